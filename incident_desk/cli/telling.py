"""Draft a message of an incident, and say what the readiness checks hold against it."""

from collections.abc import Mapping, Sequence

import click

from incident_desk.cli.finding_words import as_data as finding_data
from incident_desk.cli.finding_words import in_words, summary
from incident_desk.cli.group import NOT_READY
from incident_desk.cli.options import WORDS, as_json, pass_session, reference
from incident_desk.cli.plain import say, say_json
from incident_desk.cli.session import Session
from incident_desk.domain.message import AUDIENCES
from incident_desk.domain.readiness import BLOCKS, Finding, stage_of
from incident_desk.domain.templates import Filled
from incident_desk.i18n import LANGUAGES, Texts, texts

PARTS = ("subject", "body", "short")
Found = Mapping[str, Sequence[Finding]]


@click.command()
@reference
@click.option("--audience", type=click.Choice(AUDIENCES), default=AUDIENCES[0], show_default=True)
@click.option(
    "--stage",
    type=WORDS,
    default="update",
    show_default=True,
    metavar="STAGE",
    help="acknowledged, known_scope, update, workaround, watching, resolved or follow_up.",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="The language to write in.")
@as_json
@pass_session
def message(
    session: Session,
    reference: str,
    audience: str,
    stage: str,
    language: str | None,
    as_json: bool,
) -> None:
    """Print what the incident REF has to tell an audience, and what the checks hold against it.

    It is filled from the facts, with the next update that the severity asks for. Nothing is kept.
    The exit code is 5 when something blocks.
    """
    written_in, stage = language or session.texts.language, stage_of(stage)
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        filled, found = desk.as_it_would_go(incident_id, audience, stage, written_in)
    if as_json:
        named = {"reference": reference.strip().upper(), "audience": audience, "stage": stage}
        say_json({**named, "language": written_in, **_data(filled, found, session.texts)})
    else:
        _say(filled, found, written_in, session.texts)
    if any(one.level == BLOCKS for many in found.values() for one in many):
        raise click.exceptions.Exit(NOT_READY)


def _parts(filled: Filled) -> dict[str, str]:
    return {name: getattr(filled.text, name) for name in PARTS}


def _data(filled: Filled, found: Found, words: Texts) -> dict[str, object]:
    parts = _parts(filled)
    whole = "".join(parts.values())
    return {
        **parts,
        "fields": filled.fields,
        "missing": [name for name in filled.missing if f"{{{name}}}" in whole],
        "findings": [
            {"part": part, **finding_data(parts[part], one, words)}
            for part, many in found.items()
            for one in many
        ],
    }


def _say(filled: Filled, found: Found, written_in: str, words: Texts) -> None:
    parts, headings = _parts(filled), texts(written_in)
    for name, text in parts.items():
        if text.strip():
            say(f"--- {headings(f'messages.part_{name}')}\n{text}")
    for part, many in found.items():
        if many:
            say(f"--- {words(f'messages.part_{part}')}")
        for told in in_words(parts[part], many, words):
            say(told)
    say(summary([one for many in found.values() for one in many], words))
