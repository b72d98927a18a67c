"""What can happen to a checklist at work: kinds of fact, beside those of `facts`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incident_desk.domain.fact import Body
from incident_desk.domain.playbook import Step


@dataclass(frozen=True, slots=True)
class ChecklistAttached(Body):
    """A playbook's steps, frozen: a later edit of the playbook does not change this list."""

    searched = ("title", "steps")
    checklist: UUID
    playbook: str
    playbook_version: int
    language: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChecklistFinished(Body):
    """Nobody works on the list any more. `left`: critical steps that stay open, each with why."""

    searched = ("reasons",)
    checklist: UUID
    left: Mapping[str, str]

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(self.left.values())


@dataclass(frozen=True, slots=True)
class ChecklistReopened(Body):
    checklist: UUID


@dataclass(frozen=True, slots=True)
class StepTicked(Body):
    checklist: UUID
    step: str


@dataclass(frozen=True, slots=True)
class StepReopened(Body):
    checklist: UUID
    step: str


@dataclass(frozen=True, slots=True)
class StepSetAside(Body):
    """The step does not apply, and why."""

    searched = ("reason",)
    checklist: UUID
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepBlocked(Body):
    """The step cannot be done now, and why: somebody must clear the way."""

    searched = ("reason",)
    checklist: UUID
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepAssigned(Body):
    """Who does the step; nobody, if `person` is empty. The time it may take begins."""

    searched = ("person",)
    checklist: UUID
    step: str
    person: str


@dataclass(frozen=True, slots=True)
class StepTimed(Body):
    """When somebody should look after the step; never, if `due_at` is None."""

    checklist: UUID
    step: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StepNoted(Body):
    """What was seen: a value, a name, a number of a ticket."""

    searched = ("text",)
    checklist: UUID
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class PictureAttached(Body):
    """Evidence for a step: its bytes are kept by their SHA-256, of which `size` tells how many."""

    searched = ("name",)
    checklist: UUID
    step: str
    sha256: str
    form: str
    size: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class StepAdded(Body):
    """A step that the playbook did not have: behind `after`, or at the end of the list."""

    searched = ("step",)
    checklist: UUID
    step: Step
    after: str = ""


@dataclass(frozen=True, slots=True)
class StepMoved(Body):
    """The step and its parts now stand behind `after`; first of its like, if that is empty."""

    checklist: UUID
    step: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, and the one that it stands behind in its playbook; empty for the first."""

    step: Step
    after: str = ""


@dataclass(frozen=True, slots=True)
class PlaybookTakenOver(Body):
    """The playbook had changed. Of what was new or different in it, `steps` were taken over.

    None at all says that the list stays as it was. `digest` is of the playbook's steps: the same
    change is not offered again.
    """

    checklist: UUID
    playbook_version: int
    digest: str
    steps: tuple[Placed, ...] = ()
