"""Every kind of fact: what can happen, in the past tense.

A fact is an envelope (`Fact`) around a body. The kinds only grow: a body that must change its form
gets a new version, and the codec a reader for the old one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from incident_desk.domain.body import Body
from incident_desk.domain.checklist_facts import (
    ChecklistAttached,
    ChecklistFinished,
    ChecklistReopened,
    PictureAttached,
    PlaybookTakenOver,
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

# Told by other modules, and asked for here: whoever writes a fact finds every kind in one place.
__all__ = [
    "Body",
    "ChecklistAttached",
    "ChecklistFinished",
    "ChecklistReopened",
    "PictureAttached",
    "PlaybookTakenOver",
    "StepAdded",
    "StepAssigned",
    "StepBlocked",
    "StepMoved",
    "StepNoted",
    "StepReopened",
    "StepSetAside",
    "StepTicked",
    "StepTimed",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the log. `seq` is gapless for each desk; `hash` covers all of it and `prev`.

    `hlc` is a hybrid logical clock: milliseconds since 1970 times 65,536 and a counter, so that
    the order of facts holds even when the laptop's clock runs backwards.
    """

    n: int
    id: UUID
    incident_id: UUID
    happened_at: datetime
    recorded_at: datetime
    actor: str
    desk: str
    seq: int
    hlc: int
    body: Body
    prev: bytes
    hash: bytes

    @property
    def order(self) -> tuple[int, str, int]:
        """The order in which facts fold, the same on every desk."""
        return (self.hlc, self.desk, self.seq)


@dataclass(frozen=True, slots=True)
class IncidentDeclared(Body):
    searched = ("reference", "title", "services")
    reference: str
    title: str
    services: tuple[str, ...]
    started_at: datetime
    drill: bool = False
    language: str = "en"
    origin: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Retitled(Body):
    searched = ("title",)
    title: str


@dataclass(frozen=True, slots=True)
class ServicesSet(Body):
    searched = ("services",)
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartCorrected(Body):
    started_at: datetime


@dataclass(frozen=True, slots=True)
class PhaseChanged(Body):
    searched = ("reason",)
    phase: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SeverityAssessed(Body):
    """One run of the wizard: its answers, and the whole result with the arithmetic."""

    answers: Mapping[str, str]
    severity: int
    result: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeveritySet(Body):
    searched = ("reason",)
    severity: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RoleAssigned(Body):
    searched = ("person",)
    role: str
    person: str


@dataclass(frozen=True, slots=True)
class SituationChanged(Body):
    """`unknown` says that it was asked, and that nobody knows; the value is empty then."""

    searched = ("value",)
    field: str
    value: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class MessageDrafted(Body):
    message: UUID
    audience: str
    stage: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftEdited(Body):
    message: UUID
    text: str


@dataclass(frozen=True, slots=True)
class DraftDiscarded(Body):
    message: UUID


@dataclass(frozen=True, slots=True)
class MessageApproved(Body):
    """The text as approved. The promise of the next update begins here."""

    searched = ("text",)
    message: UUID
    text: str
    next_update_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageSent(Body):
    """Sent as approved; `sha256` is of the approved text in UTF-8."""

    message: UUID
    channel: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NoteLogged(Body):
    searched = ("text",)
    text: str


@dataclass(frozen=True, slots=True)
class UpdatePublished(Body):
    """An update that a status page had published, taken in with its history."""

    searched = ("text",)
    text: str
    phase: str = ""


@dataclass(frozen=True, slots=True)
class ActionTaken(Body):
    searched = ("text",)
    text: str


@dataclass(frozen=True, slots=True)
class DecisionMade(Body):
    searched = ("text",)
    text: str


@dataclass(frozen=True, slots=True)
class HypothesisRaised(Body):
    searched = ("text",)
    hypothesis: UUID
    text: str


@dataclass(frozen=True, slots=True)
class HypothesisSettled(Body):
    """It was confirmed or eliminated; or it is open again."""

    searched = ("reason",)
    hypothesis: UUID
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderGiven(Body):
    """What one person is asked to do, and when to ask after it."""

    searched = ("person", "text")
    order: UUID
    person: str
    text: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderMoved(Body):
    """More time for an order."""

    order: UUID
    due_at: datetime


@dataclass(frozen=True, slots=True)
class OrderSettled(Body):
    """The order was done or dropped."""

    searched = ("reason",)
    order: UUID
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandOverOffered(Body):
    """Until it is accepted, the one who leaves stays in the role."""

    searched = ("person", "brief")
    hand_over: UUID
    role: str
    person: str
    brief: str


@dataclass(frozen=True, slots=True)
class HandOverAccepted(Body):
    """The role changes at this moment; `person` is who said yes."""

    hand_over: UUID
    person: str


@dataclass(frozen=True, slots=True)
class HandOverWithdrawn(Body):
    hand_over: UUID


@dataclass(frozen=True, slots=True)
class ConsequencesSet(Body):
    """What the incident touches beside the work: money, law, media."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeverityKept(Body):
    """The facts spoke for `proposed`, and the commander kept what was held."""

    searched = ("reason",)
    severity: int
    proposed: int
    reason: str = ""


KINDS: dict[str, type[Body]] = {
    "incident_declared": IncidentDeclared,
    "retitled": Retitled,
    "services_set": ServicesSet,
    "start_corrected": StartCorrected,
    "phase_changed": PhaseChanged,
    "severity_assessed": SeverityAssessed,
    "severity_set": SeveritySet,
    "role_assigned": RoleAssigned,
    "situation_changed": SituationChanged,
    "checklist_attached": ChecklistAttached,
    "step_ticked": StepTicked,
    "step_reopened": StepReopened,
    "step_set_aside": StepSetAside,
    "message_drafted": MessageDrafted,
    "draft_edited": DraftEdited,
    "draft_discarded": DraftDiscarded,
    "message_approved": MessageApproved,
    "message_sent": MessageSent,
    "note_logged": NoteLogged,
    "update_published": UpdatePublished,
    "action_taken": ActionTaken,
    "decision_made": DecisionMade,
    "hypothesis_raised": HypothesisRaised,
    "hypothesis_settled": HypothesisSettled,
    "order_given": OrderGiven,
    "order_moved": OrderMoved,
    "order_settled": OrderSettled,
    "hand_over_offered": HandOverOffered,
    "hand_over_accepted": HandOverAccepted,
    "hand_over_withdrawn": HandOverWithdrawn,
    "consequences_set": ConsequencesSet,
    "severity_kept": SeverityKept,
    "step_added": StepAdded,
    "step_blocked": StepBlocked,
    "step_assigned": StepAssigned,
    "step_timed": StepTimed,
    "step_noted": StepNoted,
    "step_moved": StepMoved,
    "picture_attached": PictureAttached,
    "checklist_finished": ChecklistFinished,
    "checklist_reopened": ChecklistReopened,
    "playbook_taken_over": PlaybookTakenOver,
}
NAMES: dict[type[Body], str] = {body: name for name, body in KINDS.items()}


def searched_text(body: Body) -> str:
    """The words of a body that the search should find."""
    words: list[str] = []
    for name in body.searched:
        value = getattr(body, name)
        words.extend(value if isinstance(value, tuple) else (value,))
    return " ".join(word for word in words if word)
