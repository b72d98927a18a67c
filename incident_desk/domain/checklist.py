"""Checklists: a playbook's steps at work in one incident."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from incident_desk.domain.facts import Body, StepAdded, StepReopened, StepSetAside, StepTicked
from incident_desk.domain.playbook import Step
from incident_desk.errors import InputError, RuleError

OPEN, DONE, SET_ASIDE = "open", "done", "na"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a step stands, and who made it so when."""

    state: str
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    id: UUID
    playbook: str
    language: str
    title: str
    steps: tuple[Step, ...]
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))

    def state(self, step_id: str) -> str:
        mark = self.marks.get(step_id)
        return mark.state if mark else OPEN

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def settled(self) -> int:
        """Steps done or not applicable."""
        return sum(mark.state != OPEN for mark in self.marks.values())


def tick(checklist: Checklist, step_id: str) -> tuple[Body, ...]:
    """Already ticked gives no fact. Raises RuleError for a step that is not on the list."""
    _known(checklist, step_id)
    done = checklist.state(step_id) == DONE
    return () if done else (StepTicked(checklist.id, step_id),)


def reopen(checklist: Checklist, step_id: str) -> tuple[Body, ...]:
    """Take back a tick or a 'not applicable'."""
    _known(checklist, step_id)
    still_open = checklist.state(step_id) == OPEN
    return () if still_open else (StepReopened(checklist.id, step_id),)


def set_aside(checklist: Checklist, step_id: str, reason: str) -> tuple[Body, ...]:
    """Mark a step as not applicable. Raises RuleError without a reason."""
    _known(checklist, step_id)
    if not reason.strip():
        raise RuleError("checklist.reason_needed")
    return (StepSetAside(checklist.id, step_id, reason.strip()),)


def add(checklist: Checklist, step: Step) -> tuple[Body, ...]:
    """A step more; one that is on the list gives no fact. Raises InputError without a text."""
    if not step.text.strip():
        raise InputError("checklist.text_needed")
    return () if checklist.step(step.id) else (StepAdded(checklist.id, step),)


def _known(checklist: Checklist, step_id: str) -> None:
    if checklist.step(step_id) is None:
        raise RuleError("checklist.no_such_step", step=step_id)
