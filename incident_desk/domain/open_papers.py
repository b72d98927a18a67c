"""Everything to go on with when the battery dies: all open incidents on paper.

A cover; of each incident how it stands (after the incident briefing ICS 201), its checklists and a
blank log (after ICS 214); and at the end whom to reach (after ICS 205A).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from incident_desk.domain import handover, orders
from incident_desk.domain.board import Card
from incident_desk.domain.brief import told
from incident_desk.domain.checklist_paper import Press, Presses, checklist_sheet, incident_head
from incident_desk.domain.document import Column, Pair
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.people import folded
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.sheets import (
    CoverRow,
    CoverSheet,
    Head,
    LinedSheet,
    Papers,
    Sheet,
    StatusSheet,
    shortened,
)
from incident_desk.domain.spans import elapsed

_TITLE, _NAME, _ABOUT = 120, 60, 80  # characters
_NUMBERS = 60  # of the steps of all incidents


@dataclass(frozen=True, slots=True)
class Subject:
    """An incident that is printed in full, and all of its facts."""

    incident: Incident
    facts: Sequence[Fact]


def open_papers(
    cards: Sequence[Card], total: int, subjects: Sequence[Subject], language: str, presses: Presses
) -> Papers:
    """`cards` are listed on the cover, of `total` that are open; the first of them are `subjects`.

    A checklist keeps its own language; all else is in `language`.
    """
    press = presses(language)
    sheets: list[Sheet] = []
    begins = []
    for subject in subjects:
        begins.append(len(sheets) + 1)  # the cover stands before
        sheets += _sheets(subject, press, presses)
    cover = _cover(cards, total, begins, press)
    contacts = _contacts(subjects, press)
    title = press.texts("paper.everything")
    return Papers(title, language, press.now, (cover, *sheets, contacts))


def _sheets(subject: Subject, press: Press, presses: Presses) -> Iterator[Sheet]:
    incident, facts = subject.incident, subject.facts
    yield _status(incident, facts, press)
    for one in incident.checklists:
        yield checklist_sheet(incident, one, facts, presses(one.language))
    yield _log(incident, press)


def _cover(cards: Sequence[Card], total: int, begins: Sequence[int], press: Press) -> CoverSheet:
    texts = press.texts
    places = (*begins, *(-1 for _ in cards[len(begins) :]))
    return CoverSheet(
        language=texts.language,
        head=_plain_head(texts("paper.cover"), texts("paper.everything"), press),
        columns=(
            Column(texts("report.severity"), 2.1),
            Column(texts("paper.incident"), 4.8),
            Column(texts("paper.since"), 2.5),
            Column(texts("paper.next_update"), 2.2),
            Column(texts("role.commander"), 2.4),
            Column(texts("paper.page"), 1),
        ),
        rows=tuple(
            CoverRow(_cells(card, press), place) for card, place in zip(cards, places, strict=True)
        ),
        remarks=tuple(_remarks(len(cards), total, len(begins), press)),
        notes=texts("paper.notes"),
    )


def _cells(card: Card, press: Press) -> tuple[str, ...]:
    texts = press.texts
    drill = f"{texts('report.drill')} · " if card.drill else ""
    age = elapsed((press.now - card.started_at).total_seconds(), texts)
    promise = press.when(card.next_update_at) if card.next_update_at else texts("paper.no_promise")
    if card.next_update_at and card.next_update_at < press.now:
        promise = texts("paper.late", at=promise)
    return (
        texts(f"severity.{card.severity or 'none'}"),
        f"{drill}{card.reference}\n{shortened(card.title, _TITLE)}",
        f"{press.when(card.started_at)}\n{age}",
        promise,
        shortened(card.commander, _NAME) or texts("paper.nobody"),
    )


def _remarks(listed: int, total: int, in_full: int, press: Press) -> Iterator[str]:
    texts = press.texts
    if not total:
        yield texts("paper.nothing_open")
    if listed > in_full:
        yield texts("paper.in_full", number=in_full)
    if total > listed:
        yield texts.count("paper.not_listed", total - listed)


def _status(incident: Incident, facts: Sequence[Fact], press: Press) -> StatusSheet:
    texts = press.texts
    head = incident_head(incident, texts("paper.status"), incident.title, facts, press)
    due = incident.next_update_at
    more = (
        Pair(texts("report.phase"), texts(f"phase.{incident.phase}")),
        Pair(texts("paper.next_update"), press.when(due) if due else texts("paper.no_promise")),
    )
    parts = told(incident, press.model, press.now, press.zone, texts)
    head = replace(head, fields=(*head.fields[1:], *more))
    return StatusSheet(texts.language, head, parts, texts("paper.notes"))


def _log(incident: Incident, press: Press) -> LinedSheet:
    texts = press.texts
    head = incident_head(incident, texts("paper.log_kind"), texts("paper.log"), (), press)
    by_hand = tuple(Pair(texts(f"paper.{name}"), "") for name in ("name", "role", "from_to"))
    return LinedSheet(
        language=texts.language,
        head=replace(head, fields=(head.fields[0], *by_hand)),
        columns=(
            Column(texts("paper.time"), 1.2),
            Column(texts("paper.who"), 1.6),
            Column(texts("paper.what"), 7),
        ),
        rows=(),
        note=texts("paper.enter_later"),
    )


def _contacts(subjects: Sequence[Subject], press: Press) -> LinedSheet:
    texts = press.texts
    return LinedSheet(
        language=texts.language,
        head=_plain_head(texts("paper.cover"), texts("paper.contacts"), press),
        columns=(
            Column(texts("paper.name"), 3),
            Column(texts("paper.what_for"), 4),
            Column(texts("paper.reach"), 3.4),
        ),
        rows=(*_people(subjects, press), *_numbers(subjects, press)),
        note="",
    )


def _people(subjects: Iterable[Subject], press: Press) -> Iterator[tuple[str, ...]]:
    """Each person once, with all that they do; how to reach them is written in by hand."""
    names: dict[str, str] = {}
    does: dict[str, list[str]] = {}
    for subject in subjects:
        for name, what in _tasks(subject.incident, press):
            names.setdefault(folded(name), name)
            does.setdefault(folded(name), []).append(f"{subject.incident.reference}: {what}")
    for person, name in names.items():
        yield shortened(name, _NAME), "\n".join(dict.fromkeys(does[person])), ""


def _tasks(incident: Incident, press: Press) -> Iterator[tuple[str, str]]:
    """Who holds a role, was offered one, or has something in hand."""
    texts = press.texts
    for role in ROLES:
        if person := incident.person(role):
            yield person, texts(f"role.{role}")
    for offer in handover.waiting(incident.hand_overs):
        yield offer.person, texts("paper.offered", role=texts(f"role.{offer.role}"))
    for order in orders.still_open(incident.orders):
        yield order.person, texts("paper.ordered")


def _numbers(subjects: Iterable[Subject], press: Press) -> Iterator[tuple[str, ...]]:
    """Those that the steps name, each once."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in subjects:
        reference = subject.incident.reference
        for checklist in subject.incident.checklists:
            for step in checklist.steps:
                for call in press.read(step).calls:
                    about = shortened(call.about, _ABOUT)
                    found.setdefault(
                        call.number, (about, f"{reference}: {checklist.title}", call.number)
                    )
    yield from list(found.values())[:_NUMBERS]


def _plain_head(kind: str, title: str, press: Press) -> Head:
    """The top of a sheet that belongs to no incident alone."""
    return Head(kind, title, "", "", "", 0, (), press.printed(()))
