"""Every kind of fact: what can happen, in the past tense.

A fact is an envelope (`Fact`) around a body. The kinds only grow: a body that must change its form
gets a new version, and the codec a reader for the old one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from incident_desk.domain.checklist_facts import ChecklistAttached as ChecklistAttached
from incident_desk.domain.checklist_facts import ChecklistFinished as ChecklistFinished
from incident_desk.domain.checklist_facts import ChecklistReopened as ChecklistReopened
from incident_desk.domain.checklist_facts import PictureAttached as PictureAttached
from incident_desk.domain.checklist_facts import PlaybookTakenOver as PlaybookTakenOver
from incident_desk.domain.checklist_facts import StepAdded as StepAdded
from incident_desk.domain.checklist_facts import StepAssigned as StepAssigned
from incident_desk.domain.checklist_facts import StepBlocked as StepBlocked
from incident_desk.domain.checklist_facts import StepMoved as StepMoved
from incident_desk.domain.checklist_facts import StepNoted as StepNoted
from incident_desk.domain.checklist_facts import StepReopened as StepReopened
from incident_desk.domain.checklist_facts import StepSetAside as StepSetAside
from incident_desk.domain.checklist_facts import StepTicked as StepTicked
from incident_desk.domain.checklist_facts import StepTimed as StepTimed
from incident_desk.domain.drill_facts import DrillEnded as DrillEnded
from incident_desk.domain.drill_facts import DrillPaused as DrillPaused
from incident_desk.domain.drill_facts import DrillResumed as DrillResumed
from incident_desk.domain.drill_facts import DrillStarted as DrillStarted
from incident_desk.domain.drill_facts import InjectBrought as InjectBrought
from incident_desk.domain.drill_facts import InjectJudged as InjectJudged
from incident_desk.domain.drill_facts import InjectNoted as InjectNoted
from incident_desk.domain.fact import Body as Body
from incident_desk.domain.fact import Fact as Fact
from incident_desk.domain.message_facts import DraftDiscarded as DraftDiscarded
from incident_desk.domain.message_facts import DraftEdited as DraftEdited
from incident_desk.domain.message_facts import LanguageConfirmed as LanguageConfirmed
from incident_desk.domain.message_facts import MessageApproved as MessageApproved
from incident_desk.domain.message_facts import MessageDrafted as MessageDrafted
from incident_desk.domain.message_facts import MessageSent as MessageSent
from incident_desk.domain.message_facts import PromiseSet as PromiseSet
from incident_desk.domain.message_facts import ReviewerNamed as ReviewerNamed
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import Step


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
    "language_confirmed": LanguageConfirmed,
    "reviewer_named": ReviewerNamed,
    "promise_set": PromiseSet,
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
    "drill_started": DrillStarted,
    "drill_paused": DrillPaused,
    "drill_resumed": DrillResumed,
    "drill_ended": DrillEnded,
    "inject_brought": InjectBrought,
    "inject_noted": InjectNoted,
    "inject_judged": InjectJudged,
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
    return " ".join(word for name in body.searched for word in _words(getattr(body, name)) if word)


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Text():
            yield from value.parts
        case Step(text=text, detail=detail):
            yield from (text, detail)
        case tuple():
            for inner in value:
                yield from _words(inner)
        case Mapping():
            yield from _words(tuple(value.values()))
