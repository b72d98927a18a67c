"""Checklists: a playbook's steps at work in one incident."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid5

from incident_desk.domain.checklist_facts import (
    PictureAttached,
    StepAdded,
    StepAssigned,
    StepBlocked,
    StepMoved,
    StepNoted,
    StepReopened,
    StepSetAside,
    StepTicked,
    StepTimed,
)
from incident_desk.domain.fact import Body
from incident_desk.domain.pictures import digest, see
from incident_desk.domain.playbook import Step
from incident_desk.errors import InputError, RuleError

OPEN, DONE, SET_ASIDE, BLOCKED = "open", "done", "na", "blocked"
SETTLED = (DONE, SET_ASIDE)
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """How a step stands, and who made it so when."""

    state: str
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who does a step; nobody, if `person` is empty."""

    person: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Timer:
    """`due_at` is None where nobody should look. `by_hand`: not by the step's own minutes."""

    due_at: datetime | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """`form` is png or jpeg; `size` is in bytes."""

    sha256: str
    form: str
    size: int
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Finished:
    """`left`: the critical steps that stayed open, and why."""

    by: str
    at: datetime
    left: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checklist:
    """`added` are the steps that its playbook did not have; `late` those that did not apply when
    it was attached; `seen` is the digest of the playbook that it was last compared with."""

    id: UUID
    playbook: str
    language: str
    title: str
    steps: tuple[Step, ...]
    version: int = 1
    marks: Mapping[str, Mark] = field(default_factory=lambda: _NOTHING)
    people: Mapping[str, Assigned] = field(default_factory=lambda: _NOTHING)
    timers: Mapping[str, Timer] = field(default_factory=lambda: _NOTHING)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=lambda: _NOTHING)
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=lambda: _NOTHING)
    added: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    seen: str = ""
    finished: Finished | None = None

    def state(self, step_id: str) -> str:
        mark = self.marks.get(step_id)
        return mark.state if mark else OPEN

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    def person(self, step_id: str) -> str:
        assigned = self.people.get(step_id)
        return assigned.person if assigned else ""

    def due_at(self, step_id: str) -> datetime | None:
        timer = self.timers.get(step_id)
        return timer.due_at if timer else None

    def ref(self, step_id: str) -> UUID:
        """Names a step of this list among all that is due."""
        return uuid5(self.id, step_id)


Rule = Callable[[Checklist], tuple[Body, ...]]


def tick(checklist: Checklist, step_id: str, note: str = "") -> tuple[Body, ...]:
    """Done, with what was seen. Already ticked gives no tick. Raises RuleError: no such step."""
    _known(checklist, step_id)
    noted = (StepNoted(checklist.id, step_id, note.strip()),) if note.strip() else ()
    done = checklist.state(step_id) == DONE
    return noted if done else (*noted, StepTicked(checklist.id, step_id))


def reopen(checklist: Checklist, step_id: str) -> tuple[Body, ...]:
    """Take back a tick, a 'not applicable' or a 'blocked'."""
    _known(checklist, step_id)
    still_open = checklist.state(step_id) == OPEN
    return () if still_open else (StepReopened(checklist.id, step_id),)


def set_aside(checklist: Checklist, step_id: str, reason: str) -> tuple[Body, ...]:
    """Mark a step as not applicable. Raises RuleError without a reason."""
    _known(checklist, step_id)
    if not reason.strip():
        raise RuleError("checklist.reason_needed")
    return (StepSetAside(checklist.id, step_id, reason.strip()),)


def block(checklist: Checklist, step_id: str, reason: str) -> tuple[Body, ...]:
    """Say that a step cannot be done now. Raises RuleError without a reason."""
    _known(checklist, step_id)
    if not reason.strip():
        raise RuleError("checklist.block_reason_needed")
    return (StepBlocked(checklist.id, step_id, reason.strip()),)


def assign(checklist: Checklist, step_id: str, person: str) -> tuple[Body, ...]:
    """Give the step to somebody, or to nobody. The same person again gives no fact."""
    _known(checklist, step_id)
    name = " ".join(person.split())
    same = checklist.person(step_id) == name
    return () if same else (StepAssigned(checklist.id, step_id, name),)


def time(
    checklist: Checklist, step_id: str, due_at: datetime | None, now: datetime
) -> tuple[Body, ...]:
    """Look after it then; None stops the timer. Raises RuleError for a time that is past."""
    _known(checklist, step_id)
    if due_at is not None and due_at <= now:
        raise RuleError("checklist.time_past")
    same = checklist.due_at(step_id) == due_at
    return () if same else (StepTimed(checklist.id, step_id, due_at),)


def note(checklist: Checklist, step_id: str, text: str) -> tuple[Body, ...]:
    """Write down what was seen. Raises InputError without a text."""
    _known(checklist, step_id)
    if not text.strip():
        raise InputError("checklist.note_empty")
    return (StepNoted(checklist.id, step_id, text.strip()),)


def attach(checklist: Checklist, step_id: str, data: bytes, name: str = "") -> tuple[Body, ...]:
    """A picture for a step; the same one again gives no fact. Raises InputError: see `see`."""
    _known(checklist, step_id)
    seen, sha256 = see(data, name), digest(data)
    if any(one.sha256 == sha256 for one in checklist.pictures.get(step_id, ())):
        return ()
    told = " ".join(name.split())
    return (PictureAttached(checklist.id, step_id, sha256, seen.form, len(data), told),)


def add(checklist: Checklist, step: Step, after: str = "") -> tuple[Body, ...]:
    """A step more; one that is on the list gives no fact. Raises InputError without a text."""
    if not step.text.strip():
        raise InputError("checklist.text_needed")
    if after:
        _known(checklist, after)
    return () if checklist.step(step.id) else (StepAdded(checklist.id, step, after),)


def move(checklist: Checklist, step_id: str, after: str) -> tuple[Body, ...]:
    """Put a step, with its parts, behind one of its like, or first of them.

    Where it stands already it gives no fact. Raises RuleError for one that is not of its like.
    """
    step = _known(checklist, step_id)
    if after == step_id or (after and _known(checklist, after).under != step.under):
        raise RuleError("checklist.not_there")
    same = after == before(checklist.steps, step)
    return () if same else (StepMoved(checklist.id, step_id, after),)


def before(steps: Iterable[Step], step: Step) -> str:
    """The id of the one of its like that a step stands behind; empty for the first."""
    last = ""
    for one in steps:
        if one.id == step.id:
            return last
        if one.under == step.under:
            last = one.id
    return last


def _known(checklist: Checklist, step_id: str) -> Step:
    found = checklist.step(step_id)
    if found is None:
        raise RuleError("checklist.no_such_step", step=step_id)
    return found
