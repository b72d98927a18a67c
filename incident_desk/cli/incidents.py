"""Declare, list, show and log."""

import sys

import click

from incident_desk.cli.incident_data import card_data, incident_data
from incident_desk.cli.incident_words import incident_in_words, say_cards
from incident_desk.cli.options import WORDS, as_json, pass_session, reference
from incident_desk.cli.plain import say, say_json
from incident_desk.cli.session import Session
from incident_desk.domain import lifecycle, moments
from incident_desk.domain.board import Filter, card
from incident_desk.domain.log_words import becomes
from incident_desk.errors import InputError
from incident_desk.exchange import tables

_MOST_BYTES = 1_000_000  # of one entry of the log
_GRAMMAR = """\
! restarted the gateway        an action taken
? a tripped fuse               a hypothesis
> we stay on the generator     a decision
Ana: restart the gateway, 10m  an order to Ana, asked after in ten minutes
@14:05 the line is back        dated back; before or after the mark
\\! as it stands                a note, whatever it looks like"""


@click.command()
@click.argument("title", type=WORDS)
@click.option("--service", "services", multiple=True, type=WORDS, help="Affected. May be repeated.")
@click.option("--since", type=WORDS, help="When it began: '10 min ago', 14:05, 'ayer 22:30'.")
@click.option("--drill", is_flag=True, help="It is an exercise.")
@as_json
@pass_session
def declare(
    session: Session,
    title: str,
    services: tuple[str, ...],
    *,
    since: str | None,
    drill: bool,
    as_json: bool,
) -> None:
    """Declare an incident and print its reference."""
    started_at = moments.parse(since, session.now, session.clock.zone) if since else None
    with session.desk(new=True) as desk:
        language = session.texts.language
        declared = desk.declare(title, services, started_at, drill=drill, language=language)
        incident = desk.incident(declared)
    if as_json:
        say_json(card_data(card(incident)))
    else:
        say(incident.reference)


@click.command("list")
@click.option(
    "--phase",
    "phases",
    multiple=True,
    type=click.Choice(lifecycle.PHASES),
    help="Only in this phase. May be repeated.",
)
@click.option("--all", "every", is_flag=True, help="Also those that have ended.")
@click.option("--text", default="", type=WORDS, help="With these words in title or services.")
@click.option("--service", default="", type=WORDS, help="Affecting this service.")
@click.option("--limit", default=100, type=click.IntRange(min=1), show_default=True)
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for spreadsheets.")
@as_json
@pass_session
def list_incidents(
    session: Session,
    *,
    phases: tuple[str, ...],
    every: bool,
    text: str,
    service: str,
    limit: int,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List incidents, the newest first: the open ones unless told otherwise."""
    wanted = phases or (lifecycle.PHASES if every else lifecycle.OPEN_PHASES)
    with session.desk() as desk:
        found = Filter(text=text, phases=wanted, service=service)
        cards = desk.cards(desk.numbers(found, limit=limit))
        total = desk.count(found)
    if as_json:
        say_json([card_data(card) for card in cards])
        return
    if as_csv:
        click.echo(tables.as_csv(cards, session.texts, session.clock.zone), nl=False)
        return
    say_cards(cards, session)
    if total > len(cards):
        click.echo(session.texts("cli.list.more", shown=len(cards), total=total), err=True)


@click.command()
@reference
@as_json
@pass_session
def show(session: Session, reference: str, as_json: bool) -> None:
    """Show everything that is known of an incident."""
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        incident, facts = desk.incident(incident_id), desk.facts(incident_id)
    if as_json:
        say_json(incident_data(incident, facts, session))
    else:
        for part in incident_in_words(incident, facts, session):
            say(part)


@click.command(epilog="\b\n" + _GRAMMAR)
@reference
@click.argument("text", type=WORDS)
@pass_session
def log(session: Session, reference: str, text: str) -> None:
    """Write a line in the timeline, as in the log line of the window.

    Plain text is a note. A text of '-' is read from the standard input.
    """
    line = _typed_in().strip("\r\n") if text == "-" else text
    with session.desk() as desk:
        entry = desk.enter(desk.incident_id(reference), line)
    became = becomes(entry, session.now, session.clock.zone, session.texts)
    say(session.texts("cli.log.done", reference=reference.strip().upper(), entry=became))


def _typed_in() -> str:
    content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise InputError("cli.log.too_long")
    return content.decode("utf-8", "replace")
