"""Folding facts into a checklist. Applying never fails: None says that a fact cannot apply."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, TypeVar

from incident_desk.domain import checklist_facts as facts
from incident_desk.domain.checklist import (
    BLOCKED,
    DONE,
    OPEN,
    SET_ASIDE,
    Assigned,
    Checklist,
    Finished,
    Mark,
    Note,
    Picture,
    Timer,
)
from incident_desk.domain.conditions import Given, verdicts
from incident_desk.domain.fact import Body
from incident_desk.domain.facts import Fact
from incident_desk.domain.playbook import Step

V = TypeVar("V")


def attached(body: facts.ChecklistAttached, given: Given) -> Checklist:
    """A list as it begins, with what is `given` at that time."""
    late = (verdict.step.id for verdict in verdicts(body.steps, given) if not verdict.applies)
    return Checklist(
        body.checklist,
        body.playbook,
        body.language,
        body.title,
        body.steps,
        version=body.playbook_version,
        late=frozenset(late),
    )


def apply(checklist: Checklist, fact: Fact) -> Checklist | None:
    """The list after one more fact that is about it."""
    body = fact.body
    step = getattr(body, "step", None)
    if isinstance(step, str) and checklist.step(step) is None:
        return None
    return _APPLY[type(body)](checklist, fact, body)


def placed(steps: Iterable[Step], step: Step, after: str) -> tuple[Step, ...]:
    """The steps with one more, or one elsewhere: behind `after` and its parts.

    Without `after` it is the first of its like; where `after` is gone, the last. Its own parts go
    with it.
    """
    every = tuple(steps)
    taken = {step.id, *_below(every, step.id)}
    moved = (step, *(one for one in every if one.id in taken and one.id != step.id))
    rest = [one for one in every if one.id not in taken]
    if not after:
        place = _first(rest, step.under)
    else:
        stands = any(one.id == after for one in rest)
        place = _behind(rest, after if stands else step.under)
    return (*rest[:place], *moved, *rest[place:])


def _behind(steps: list[Step], step_id: str) -> int:
    """The place behind a step and all its parts; the end where there is no such step."""
    ids = [one.id for one in steps]
    if step_id not in ids:
        return len(steps)
    parts = _below(steps, step_id)
    place = ids.index(step_id) + 1
    while place < len(steps) and steps[place].id in parts:
        place += 1
    return place


def _first(steps: list[Step], under: str) -> int:
    ids = [one.id for one in steps]
    return ids.index(under) + 1 if under in ids else 0


def _below(steps: Iterable[Step], step_id: str) -> set[str]:
    """The ids of all parts of a step, and of their parts: a part follows what it is a part of."""
    found = {step_id}
    for one in steps:
        if one.under in found and one.under:
            found.add(one.id)
    return found - {step_id}


def _marked(state: str) -> Callable[[Checklist, Fact, Any], Checklist]:
    def marked(checklist: Checklist, fact: Fact, body: Any) -> Checklist:
        mark = Mark(state, fact.actor, fact.happened_at, getattr(body, "reason", ""))
        return replace(checklist, marks=_with(checklist.marks, body.step, mark))

    return marked


def _assigned(checklist: Checklist, fact: Fact, body: facts.StepAssigned) -> Checklist:
    """The step's own minutes begin when somebody takes it; a timer set by hand goes on."""
    assigned = Assigned(body.person, fact.actor, fact.happened_at)
    people = _with(checklist.people, body.step, assigned)
    timer, step = checklist.timers.get(body.step), checklist.step(body.step)
    if step is None or step.minutes is None or (timer and timer.by_hand):
        return replace(checklist, people=people)
    due_at = later(fact.happened_at, step.minutes) if body.person else None
    timers = _with(checklist.timers, body.step, Timer(due_at, by_hand=False))
    return replace(checklist, people=people, timers=timers)


def _timed(checklist: Checklist, _fact: Fact, body: facts.StepTimed) -> Checklist:
    timer = Timer(body.due_at, by_hand=True)
    return replace(checklist, timers=_with(checklist.timers, body.step, timer))


def _noted(checklist: Checklist, fact: Fact, body: facts.StepNoted) -> Checklist:
    note = Note(body.text, fact.actor, fact.happened_at)
    return replace(checklist, notes=_more(checklist.notes, body.step, note))


def _pictured(checklist: Checklist, fact: Fact, body: facts.PictureAttached) -> Checklist:
    taken = (body.sha256, body.form, body.size, body.name)
    picture = Picture(*taken, fact.actor, fact.happened_at)
    return replace(checklist, pictures=_more(checklist.pictures, body.step, picture))


def _added(checklist: Checklist, _fact: Fact, body: facts.StepAdded) -> Checklist | None:
    step = body.step
    if checklist.step(step.id):
        return None
    stands = checklist.step(body.after) if body.after else None
    steps = placed(checklist.steps, step, body.after) if stands else (*checklist.steps, step)
    return replace(checklist, steps=steps, added=checklist.added | {step.id})


def _moved(checklist: Checklist, _fact: Fact, body: facts.StepMoved) -> Checklist | None:
    step = checklist.step(body.step)
    after = checklist.step(body.after) if body.after else None
    if step is None or (body.after and (after is None or after.under != step.under)):
        return None
    if body.after == body.step:
        return None
    return replace(checklist, steps=placed(checklist.steps, step, body.after))


def _finished(checklist: Checklist, fact: Fact, body: facts.ChecklistFinished) -> Checklist:
    finished = Finished(fact.actor, fact.happened_at, body.left)
    return replace(checklist, finished=finished)


def _reopened(checklist: Checklist, _fact: Fact, _body: Body) -> Checklist:
    return replace(checklist, finished=None)


def _taken_over(checklist: Checklist, _fact: Fact, body: facts.PlaybookTakenOver) -> Checklist:
    """A step that is there gets its new words and stays where it stands."""
    steps = checklist.steps
    for one in body.steps:
        if checklist.step(one.step.id):
            steps = tuple(one.step if step.id == one.step.id else step for step in steps)
        else:
            steps = placed(steps, one.step, one.after)
    return replace(checklist, steps=steps, version=body.playbook_version, seen=body.digest)


def later(moment: datetime, minutes: int) -> datetime | None:
    """None where the calendar ends before."""
    try:
        return moment + timedelta(minutes=minutes)
    except OverflowError:
        return None


def _with(whole: Mapping[str, V], key: str, value: V) -> Mapping[str, V]:
    return MappingProxyType({**whole, key: value})


def _more(whole: Mapping[str, tuple[V, ...]], key: str, value: V) -> Mapping[str, tuple[V, ...]]:
    return _with(whole, key, (*whole.get(key, ()), value))


_APPLY: Mapping[type[Body], Callable[[Checklist, Fact, Any], Checklist | None]] = {
    facts.StepTicked: _marked(DONE),
    facts.StepReopened: _marked(OPEN),
    facts.StepSetAside: _marked(SET_ASIDE),
    facts.StepBlocked: _marked(BLOCKED),
    facts.StepAssigned: _assigned,
    facts.StepTimed: _timed,
    facts.StepNoted: _noted,
    facts.PictureAttached: _pictured,
    facts.StepAdded: _added,
    facts.StepMoved: _moved,
    facts.ChecklistFinished: _finished,
    facts.ChecklistReopened: _reopened,
    facts.PlaybookTakenOver: _taken_over,
}
ABOUT_A_LIST = tuple(_APPLY)
