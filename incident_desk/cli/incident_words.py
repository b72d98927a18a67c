"""An incident for people who read a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from textwrap import indent

from incident_desk.cli.plain import say, say_table
from incident_desk.cli.session import Session
from incident_desk.domain import conditions
from incident_desk.domain.at_work import progress, standings
from incident_desk.domain.board import Card
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import DISCARDED, Message
from incident_desk.domain.situation import FIELDS
from incident_desk.domain.spans import clock_time, countdown, full_time
from incident_desk.domain.timeline import said

_BOX = {DONE: "[x]", OPEN: "[ ]", SET_ASIDE: "[-]", BLOCKED: "[!]"}
_COLUMNS = ("reference", "severity", "phase", "started", "update", "title")


def say_cards(cards: Sequence[Card], session: Session) -> None:
    if not cards:
        say(session.texts("cli.list.none"))
        return
    titles = [session.texts(f"cli.column.{name}") for name in _COLUMNS]
    say_table(titles, [_row(card, session) for card in cards])


def incident_in_words(incident: Incident, facts: Iterable[Fact], session: Session) -> Iterator[str]:
    """One part after the other, each with its title."""
    yield "\n".join(_head(incident, session))
    for name, lines in (
        ("people", _people(incident, session)),
        ("situation", _situation(incident, session)),
        ("severity", _severities(incident, session)),
    ):
        yield from _part(name, lines, session)
    for checklist in incident.checklists:
        yield "\n" + "\n".join(_checklist(checklist, incident))
    messages = (m for m in incident.messages.values() if m.state != DISCARDED)
    yield from _part("messages", (_message(m, session) for m in messages), session)
    yield from _part("timeline", (_entry(fact, incident, session) for fact in facts), session)


def _row(card: Card, session: Session) -> tuple[str, ...]:
    now, zone, texts = session.now, session.clock.zone, session.texts
    left = card.next_update_at and countdown((card.next_update_at - now).total_seconds(), texts)
    drill = texts("cli.drill") + " " if card.drill else ""
    return (
        card.reference,
        texts(f"severity.{card.severity or 'none'}"),
        texts(f"phase.{card.phase}"),
        clock_time(card.started_at, now, zone, texts),
        left or "–",
        drill + card.title,
    )


def _part(name: str, lines: Iterable[str], session: Session) -> Iterator[str]:
    told = [indent(line, "  ") for line in lines]
    if told:
        yield "\n" + session.texts(f"cli.part.{name}")
        yield from told


def _head(incident: Incident, session: Session) -> Iterator[str]:
    texts = session.texts
    drill = texts("cli.drill") + " " if incident.drill else ""
    yield f"{incident.reference}  {drill}{incident.title}"
    severity = texts(f"severity.{incident.severity or 'none'}")
    yield f"{severity} · {texts(f'phase.{incident.phase}')}"
    yield texts("cli.show.started", at=_full(incident.started_at, session))
    if incident.ended_at:
        yield texts("cli.show.ended", at=_full(incident.ended_at, session))
    if incident.services:
        yield texts("cli.show.services", services=", ".join(incident.services))
    if promised := incident.next_update_at:
        left = countdown((promised - session.now).total_seconds(), texts)
        yield texts("cli.show.next_update", at=_full(promised, session), left=left)


def _people(incident: Incident, session: Session) -> Iterator[str]:
    for role, known in incident.roles.items():
        if known.value:
            yield f"{session.texts(f'role.{role}')}: {known.value}"


def _situation(incident: Incident, session: Session) -> Iterator[str]:
    for field in FIELDS:
        known = incident.situation.get(field)
        if known and (known.value or known.unknown):
            value = known.value or session.texts("situation.not_known")
            yield f"{session.texts(f'situation.{field}')}: {value}"


def _severities(incident: Incident, session: Session) -> Iterator[str]:
    for held in incident.severities:
        reason = f" – {held.reason}" if held.reason else ""
        level = session.texts(f"severity.{held.value}")
        yield f"{_full(held.at, session)}  {level}  {held.by}{reason}"


def _checklist(checklist: Checklist, incident: Incident) -> Iterator[str]:
    """The steps that apply, each with its reason or what was noted last."""
    found = standings(checklist, conditions.given(incident))
    settled, total = progress(found)
    yield f"{checklist.title} ({settled}/{total})"
    for one in found:
        if one.counts:
            notes = checklist.notes.get(one.step.id, ())
            told = [one.mark.reason if one.mark else "", *(note.text for note in notes[-1:])]
            why = "".join(f" – {text}" for text in told if text)
            yield f"  {'  ' * one.depth}{_BOX[one.state]} {one.step.text}{why}"


def _message(message: Message, session: Session) -> str:
    texts = session.texts
    told = []
    for language in message.languages:
        head = texts(
            "cli.show.message",
            audience=texts(f"audience.{message.audience}"),
            stage=texts(f"stage.{message.stage}"),
            language=texts(f"language.{language}"),
            state=texts(f"cli.state.{message.state}"),
        )
        whole = "\n\n".join(part for part in message.text(language).parts if part.strip())
        told.append(f"{head}\n{indent(whole, '  | ', lambda _line: True)}")
    return "\n".join(told)


def _entry(fact: Fact, incident: Incident, session: Session) -> str:
    what = said(fact, incident, session.texts, session.clock.zone)
    return f"{_full(fact.happened_at, session)}  {fact.actor}: {what}"


def _full(moment: datetime, session: Session) -> str:
    return full_time(moment, session.clock.zone, session.texts)
