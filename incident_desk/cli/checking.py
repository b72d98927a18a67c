"""Check a text before it is sent, without any incident."""

import sys
from pathlib import Path

import click

from incident_desk.cli.finding_words import as_data as finding_data
from incident_desk.cli.finding_words import counts, in_words, summary
from incident_desk.cli.group import NOT_READY
from incident_desk.cli.options import WORDS, as_json, pass_session
from incident_desk.cli.plain import say, say_json
from incident_desk.cli.session import Session
from incident_desk.desk.in_force import rules_in_force
from incident_desk.domain.readiness import (
    AUDIENCES,
    BLOCKS,
    CHANNELS,
    DATA,
    DEGREES,
    Finding,
    Record,
    Rules,
    check,
    language_of,
    stage_of,
)
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, Texts

MOST_BYTES = 200_000


@click.command("check-text")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--audience", type=click.Choice(AUDIENCES), default=AUDIENCES[0], show_default=True)
@click.option("--stage", type=WORDS, metavar="STAGE", help="For example acknowledged or update.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="The language of the text.")
@click.option("--channel", type=click.Choice(CHANNELS))
@click.option("--severity", type=click.IntRange(1, 5), help="As the record has it.")
@click.option("--data", type=click.Choice(DATA), help="Is data lost or exposed? As recorded.")
@click.option("--degree", type=click.Choice(DEGREES), help="How does it fail? As recorded.")
@click.option("--reviewer", type=WORDS, default="", metavar="NAME", help="Who has reviewed it.")
@click.option("--drill", is_flag=True, help="It belongs to a drill.")
@as_json
@pass_session
def check_text(
    session: Session,
    file: Path | None,
    audience: str,
    stage: str | None,
    language: str | None,
    channel: str | None,
    severity: int | None,
    data: str | None,
    degree: str | None,
    reviewer: str,
    drill: bool,
    as_json: bool,
) -> None:
    """Hold a text to the readiness rules: FILE, or what comes in by the pipe.

    Tells what blocks, warns or advises, where, and what to write instead. Nothing is kept. The exit
    code is 5 when something blocks.
    """
    text = _text(file)
    record = Record(
        audience=audience,
        stage=stage_of(stage) if stage else None,
        language=language or language_of(text) or session.texts.language,
        channel=channel,
        now=session.now,
        zone=session.clock.zone,
        severity=severity,
        data=data,
        degree=degree,
        reviewer=reviewer,
        drill=drill,
    )
    findings = check(text, record, _rules(session))
    if as_json:
        say_json(_data(text, record, findings, session.texts))
    else:
        for told in (*in_words(text, findings, session.texts), summary(findings, session.texts)):
            say(told)
    if any(finding.level == BLOCKS for finding in findings):
        raise click.exceptions.Exit(NOT_READY)


def _rules(session: Session) -> Rules:
    rules, problem = rules_in_force(session.folder)
    if problem:
        reason = problem.told(session.texts)
        click.echo(session.texts("readiness.file.not_in_force", reason=reason), err=True)
    return rules


def _text(file: Path | None) -> str:
    """The whole text. Raises InputError where it cannot be read or cannot be a message."""
    name = str(file) if file and str(file) != "-" else "-"
    try:
        content = _bytes(None if name == "-" else file)
    except OSError as error:
        raise InputError("cli.check.unreadable", file=name, reason=error.strerror or "") from error
    if len(content) > MOST_BYTES:
        raise InputError("cli.check.too_big", file=name, most=f"{MOST_BYTES // 1000}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise InputError("cli.check.not_utf8", file=name, line=number) from error


def _bytes(file: Path | None) -> bytes:
    """Never more than tells that it is too much."""
    if file is None:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _data(
    text: str, record: Record, findings: tuple[Finding, ...], texts: Texts
) -> dict[str, object]:
    return {
        "language": record.language,
        "audience": record.audience,
        "stage": record.stage,
        "channel": record.channel,
        **dict(counts(findings)),
        "findings": [finding_data(text, finding, texts) for finding in findings],
    }
