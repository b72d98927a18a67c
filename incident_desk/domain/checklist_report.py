"""The checklists of an incident in its report."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Literal

from incident_desk.domain import conditions
from incident_desk.domain.at_work import Standing, progress, standings
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.conditions import Given
from incident_desk.domain.document import Block, Figure, Section, StepLine, Steps, Text
from incident_desk.domain.incident import Incident
from incident_desk.domain.pictures import Seen, see
from incident_desk.domain.spans import full_time
from incident_desk.errors import InputError
from incident_desk.i18n import Texts

_MARKS: Mapping[str, Literal["done", "open", "na", "blocked"]] = {
    DONE: "done",
    OPEN: "open",
    SET_ASIDE: "na",
    BLOCKED: "blocked",
}


def checklists(
    incident: Incident, texts: Texts, zone: tzinfo | None, pictures: Mapping[str, bytes]
) -> Section:
    """Each with the steps that applied, the others are counted; then with its pictures."""
    given = conditions.given(incident)
    blocks: list[Block] = []
    for checklist in incident.checklists:
        blocks += _blocks(checklist, given, texts, zone)
        blocks += _figures(checklist, texts, zone, pictures)
    return Section(texts("report.checklists"), tuple(blocks), texts("report.no_checklists"))


def _blocks(
    checklist: Checklist, given: Given, texts: Texts, zone: tzinfo | None
) -> Iterator[Block]:
    found = standings(checklist, given)
    settled, total = progress(found)
    told = [texts("report.progress", title=checklist.title, done=settled, total=total)]
    if hidden := len(found) - total:
        told.append(texts.count("report.hidden_steps", hidden))
    if checklist.finished:
        at = _at(checklist.finished.at, texts, zone)
        told.append(texts("report.finished", who=checklist.finished.by, at=at))
    yield Text(" · ".join(told))
    lines = (_line(one, checklist, texts, zone) for one in found if one.counts)
    yield Steps(tuple(lines))


def _line(one: Standing, checklist: Checklist, texts: Texts, zone: tzinfo | None) -> StepLine:
    notes = "\n".join(_notes(one, checklist, texts, zone))
    return StepLine(_MARKS[one.state], one.step.text, "", notes, one.step.critical)


def _notes(one: Standing, checklist: Checklist, texts: Texts, zone: tzinfo | None) -> Iterator[str]:
    """A line for each thing that is known of a step."""
    mark, step_id = one.mark, one.step.id
    if one.person:
        yield texts("report.step_person", person=one.person)
    if mark and one.state != OPEN:
        who = texts("report.by_at", who=mark.by, at=_at(mark.at, texts, zone))
        yield f"{who} · {mark.reason}" if mark.reason else who
    for note in checklist.notes.get(step_id, ()):
        who = texts("report.by_at", who=note.by, at=_at(note.at, texts, zone))
        yield texts("report.step_note", who=who, text=note.text)
    if checklist.finished and (reason := checklist.finished.left.get(step_id)):
        yield texts("report.step_left", reason=reason)


def _figures(
    checklist: Checklist, texts: Texts, zone: tzinfo | None, pictures: Mapping[str, bytes]
) -> Iterator[Block]:
    for step in checklist.steps:
        for one in checklist.pictures.get(step.id, ()):
            who = texts("report.by_at", who=one.by, at=_at(one.at, texts, zone))
            named = f"{step.text} · {one.name}" if one.name else step.text
            told = f"{named}\n{who} · SHA-256 {one.sha256[:16]}"
            data = pictures.get(one.sha256)
            seen = _seen(data) if data else None
            if data and seen:
                yield Figure(data, seen.form, seen.width, seen.height, told)
            else:
                yield Text(texts("report.no_picture", about=told))


def _seen(data: bytes) -> Seen | None:
    try:
        return see(data)
    except InputError:
        return None


def _at(moment: datetime, texts: Texts, zone: tzinfo | None) -> str:
    return full_time(moment, zone, texts)
