"""A checklist on paper, blank or as it stands: boxes to tick, room for time and initials.

Paper needs no battery. A page holds what a person with a torch needs: what to do, whose it is,
which steps are dangerous to skip, and whom to call.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from incident_desk.domain import checklist as checklists
from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.conditions import (
    FAILS,
    Given,
    Verdict,
    asked_in_words,
    given,
    reasons_in_words,
    verdicts,
)
from incident_desk.domain.document import Pair
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import ROLES, Playbook, Step
from incident_desk.domain.severity import Model
from incident_desk.domain.sheets import (
    Call,
    ChecklistSheet,
    ChecklistWords,
    Head,
    Mark,
    Papers,
    StepRow,
    Strip,
    shortened,
)
from incident_desk.domain.spans import clock_time, full_time, period
from incident_desk.i18n import Texts

_MARKS: dict[str, Mark] = {DONE: "done", OPEN: "open", SET_ASIDE: "na"}
_MOST = 1_000  # steps of one list: forty pages
_ON_STRIP = 6  # numbers
# Characters that there is room for.
_ABOUT, _PERSON, _STRIP, _TITLE, _INCIDENT = 60, 60, 90, 200, 140


@dataclass(frozen=True, slots=True)
class Readable:
    """The words of a step without their marks, and the numbers it names."""

    text: str
    detail: str
    calls: tuple[Call, ...]


Reader = Callable[[Step], Readable]


@dataclass(frozen=True, slots=True)
class Press:
    """With what a sheet is made: when, in which words, and how a step is read."""

    model: Model
    now: datetime
    zone: tzinfo | None
    texts: Texts
    read: Reader

    def printed(self, facts: Sequence[Fact]) -> str:
        """When it was printed, and which facts it holds."""
        at = full_time(self.now, self.zone, self.texts)
        if not facts:
            return self.texts("paper.printed", at=at)
        last = full_time(max(fact.recorded_at for fact in facts), self.zone, self.texts)
        return self.texts.count("paper.printed_from", len(facts), at=at, last=last)

    def when(self, moment: datetime) -> str:
        return clock_time(moment, self.now, self.zone, self.texts)


Presses = Callable[[str], Press]  # one for each language


def checklist_papers(
    incident: Incident, checklists: Sequence[Checklist], facts: Sequence[Fact], presses: Presses
) -> Papers:
    """These lists as they stand, each from a page of its own on and in its own language."""
    sheets = tuple(
        checklist_sheet(incident, one, facts, presses(one.language)) for one in checklists
    )
    titles = " · ".join((incident.reference, *(one.title for one in checklists)))
    press = presses(checklists[0].language if checklists else incident.language)
    return Papers(titles, press.texts.language, press.now, sheets)


def checklist_sheet(
    incident: Incident, checklist: Checklist, facts: Sequence[Fact], press: Press
) -> ChecklistSheet:
    """Its steps and its words must be of one language: `press` is of the checklist's."""
    texts = press.texts
    steps = checklist.steps[:_MOST]
    words = [press.read(step) for step in steps]
    people = tuple(
        Pair(texts(f"role.{role}"), shortened(incident.person(role), _PERSON)) for role in ROLES
    )
    return ChecklistSheet(
        language=texts.language,
        head=incident_head(incident, texts("paper.checklist"), checklist.title, facts, press),
        words=_words(texts),
        steps=_rows(steps, words, given(incident), press, checklist),
        strip=_strip(f"{incident.reference} · {incident.title}", people, words, texts),
        empty=texts("paper.no_steps"),
        rest=_rest(len(checklist.steps), texts),
    )


def blank_papers(playbook: Playbook, press: Press) -> Papers:
    """A playbook before there is an incident: all that differs is left to be written in."""
    texts = press.texts
    steps = playbook.steps[:_MOST]
    words = [press.read(step) for step in steps]
    people = tuple(Pair(texts(f"role.{role}"), "") for role in ROLES)
    version = texts("paper.version", id=playbook.id, version=playbook.version)
    sheet = ChecklistSheet(
        language=texts.language,
        head=Head(
            kind=texts("paper.blank"),
            title=shortened(playbook.title, _TITLE),
            reference="",
            drill="",
            badge="",
            badge_level=0,
            fields=(
                Pair(texts("paper.incident"), ""),
                Pair(texts("report.severity"), ""),
                Pair(texts("report.started"), ""),
                Pair(texts("role.commander"), ""),
            ),
            printed=f"{version} · {press.printed(())}",
        ),
        words=_words(texts),
        steps=_rows(steps, words, Given(), press),
        strip=_strip(playbook.title, people, words, texts),
        empty=texts("paper.no_steps"),
        rest=_rest(len(playbook.steps), texts),
    )
    return Papers(playbook.title, texts.language, press.now, (sheet,))


def incident_head(
    incident: Incident, kind: str, title: str, facts: Sequence[Fact], press: Press
) -> Head:
    """The top of any sheet of an incident."""
    texts, severity = press.texts, incident.severity or 0
    return Head(
        kind=kind,
        title=shortened(title, _TITLE),
        reference=incident.reference,
        drill=texts("report.drill") if incident.drill else "",
        badge=texts(f"severity.{severity or 'none'}"),
        badge_level=severity,
        fields=(
            Pair(texts("paper.incident"), shortened(incident.title, _INCIDENT)),
            Pair(texts("report.started"), full_time(incident.started_at, press.zone, texts)),
            Pair(texts("role.commander"), shortened(incident.commander, _PERSON)),
        ),
        printed=press.printed(facts),
    )


def _rows(
    steps: Sequence[Step],
    words: Iterable[Readable],
    known: Given,
    press: Press,
    checklist: Checklist | None = None,
) -> tuple[StepRow, ...]:
    """The steps; without a checklist none was ever touched."""
    judged = {verdict.step.id: verdict for verdict in verdicts(steps, known)}
    both = zip(steps, words, strict=True)
    return tuple(
        _row(number, replace(judged[step.id], step=step), read, press, checklist)
        for number, (step, read) in enumerate(both, 1)
    )


def _row(
    number: int, verdict: Verdict, words: Readable, press: Press, checklist: Checklist | None
) -> StepRow:
    step, texts = verdict.step, press.texts
    state = checklist.state(step.id) if checklist else OPEN
    mark = checklist.marks.get(step.id) if checklist else None
    is_over = state in (DONE, SET_ASIDE)
    done = mark if mark and state == DONE else None
    return StepRow(
        number=number,
        mark=_MARKS.get(state, "open"),
        critical=step.critical,
        part=bool(step.under),
        text=words.text,
        detail="" if is_over else words.detail,
        remarks=(
            *(() if is_over else _conditions(verdict, press)),
            *_standing(mark, press),
            *_noted(checklist.notes.get(step.id, ()) if checklist else (), press),
        ),
        calls=words.calls,
        who=_who(step, checklist, texts),
        within=texts("paper.within", time=period(step.minutes, texts)) if step.minutes else "",
        at=press.when(done.at) if done else "",
        by=done.by if done else "",
    )


def _conditions(verdict: Verdict, press: Press) -> tuple[str, ...]:
    """When the step is needed, in words that stay true; or why it is not, as things stand."""
    if verdict.applies:
        return asked_in_words(press.model, verdict.step.conditions, press.texts)
    fails = tuple(reason for reason in verdict.reasons if reason.state == FAILS)
    return reasons_in_words(press.model, fails, press.texts)


def _standing(mark: checklists.Mark | None, press: Press) -> tuple[str, ...]:
    """How a step stands that is not simply done, with its reason, who says so and since when."""
    if mark is None or mark.state == OPEN or (mark.state == DONE and not mark.reason):
        return ()
    key = f"checklists.state_{mark.state}"
    state = press.texts(key)
    state = mark.state if state == key else state  # a state that has no word here
    told = f"{state}: {mark.reason}" if mark.reason else state
    return (press.texts("paper.stands", state=told, who=mark.by, at=press.when(mark.at)),)


def _noted(notes: Iterable[checklists.Note], press: Press) -> tuple[str, ...]:
    return tuple(
        press.texts("paper.stands", state=one.text, who=one.by, at=press.when(one.at))
        for one in notes
    )


def _who(step: Step, checklist: Checklist | None, texts: Texts) -> str:
    """Whoever it was given to; else the role whose it is."""
    person = checklist.person(step.id) if checklist else ""
    return person or (texts(f"role.{step.role}") if step.role else "")


def _strip(title: str, people: tuple[Pair, ...], words: Iterable[Readable], texts: Texts) -> Strip:
    """Each number once, as many as there is room for."""
    numbers = {call.number: call for step in words for call in step.calls}
    kept = tuple(Call(call.number, shortened(call.about, _ABOUT)) for call in numbers.values())
    rest = len(kept) - _ON_STRIP
    more = texts.count("paper.more_numbers", rest) if rest > 0 else ""
    return Strip(shortened(title, _STRIP), people, kept[:_ON_STRIP], more)


def _rest(steps: int, texts: Texts) -> str:
    left = steps - _MOST
    return texts.count("paper.more_steps", left) if left > 0 else ""


def _words(texts: Texts) -> ChecklistWords:
    return ChecklistWords(
        step=texts("paper.step"),
        who=texts("paper.who"),
        time=texts("paper.time"),
        initials=texts("paper.initials"),
        critical=texts("paper.critical"),
        done=texts("checklists.state_done"),
        open=texts("checklists.state_open"),
        na=texts("checklists.state_na"),
        phone=texts("paper.phone"),
        notes=texts("paper.notes"),
        cut=texts("paper.cut"),
        people=texts("paper.people"),
        calls=texts("paper.calls"),
        details_critical=texts("paper.details_critical"),
        details_none=texts("paper.details_none"),
    )
