"""An incident: what folding its facts gives.

Applying a fact never fails and never asks the clock. A fact that cannot apply (a tick on a step
that is gone) is kept in `conflicts`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from incident_desk.domain import facts, lifecycle, messages
from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE, Checklist, Mark
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.messages import APPROVED, DISCARDED, DRAFT, SENT, Message, Sending
from incident_desk.domain.situation import Known

K = TypeVar("K")
V = TypeVar("V")
_NEVER = datetime.fromtimestamp(0, UTC)
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Held:
    """A phase or a severity from `at` until the next one."""

    value: str
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """One run of the severity wizard."""

    answers: Mapping[str, str]
    severity: int
    result: Mapping[str, object]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Incident:
    id: UUID
    reference: str = ""
    title: str = ""
    services: tuple[str, ...] = ()
    started_at: datetime = _NEVER
    declared_at: datetime = _NEVER
    drill: bool = False
    language: str = "en"
    origin: str = ""
    digest: str = ""
    phases: tuple[Held, ...] = ()
    severities: tuple[Held, ...] = ()
    assessments: tuple[Assessed, ...] = ()
    roles: Mapping[str, Known] = field(default_factory=lambda: _NOTHING)
    situation: Mapping[str, Known] = field(default_factory=lambda: _NOTHING)
    checklists: tuple[Checklist, ...] = ()
    messages: Mapping[UUID, Message] = field(default_factory=lambda: _NOTHING)
    conflicts: tuple[UUID, ...] = ()

    @property
    def phase(self) -> str:
        return self.phases[-1].value if self.phases else lifecycle.INVESTIGATING

    @property
    def is_open(self) -> bool:
        return self.phase in lifecycle.OPEN_PHASES

    @property
    def ended_at(self) -> datetime | None:
        """When it was resolved, closed or cancelled; None while it is open."""
        ended = None
        for held in reversed(self.phases):
            if held.value in lifecycle.OPEN_PHASES:
                break
            ended = held.at
        return ended

    @property
    def severity(self) -> int | None:
        """1 (worst) to 5; None while it is not assessed."""
        return int(self.severities[-1].value) if self.severities else None

    @property
    def commander(self) -> str:
        return self.person("commander")

    @property
    def next_update_at(self) -> datetime | None:
        """When the next update is promised; closing or cancelling ends the promise."""
        if self.phase in (lifecycle.CLOSED, lifecycle.CANCELLED):
            return None
        return messages.promised_at(self.messages)

    @property
    def steps_total(self) -> int:
        return sum(len(checklist.steps) for checklist in self.checklists)

    @property
    def steps_settled(self) -> int:
        return sum(checklist.settled for checklist in self.checklists)

    @property
    def drafts_waiting(self) -> int:
        return sum(message.state == DRAFT for message in self.messages.values())

    def person(self, role: str) -> str:
        known = self.roles.get(role)
        return known.value if known else ""

    def known(self, name: str) -> str:
        known = self.situation.get(name)
        return known.value if known else ""

    def checklist(self, checklist_id: UUID) -> Checklist | None:
        return next((one for one in self.checklists if one.id == checklist_id), None)


def fold(incident_id: UUID, history: Iterable[Fact]) -> Incident:
    """The incident that these facts give, whatever the order they came in."""
    incident = Incident(incident_id)
    for fact in sorted(history, key=lambda fact: fact.order):
        incident = apply(incident, fact)
    return incident


def apply(incident: Incident, fact: Fact) -> Incident:
    """The incident after one more fact."""
    changed = _APPLY[type(fact.body)](incident, fact, fact.body)
    if changed is None:
        return replace(incident, conflicts=(*incident.conflicts, fact.id))
    return changed


def _declared(incident: Incident, fact: Fact, body: facts.IncidentDeclared) -> Incident | None:
    if incident.declared_at != _NEVER:
        return None
    begun = Held(lifecycle.INVESTIGATING, body.started_at, fact.actor)
    return replace(
        incident,
        reference=body.reference,
        title=body.title,
        services=body.services,
        started_at=body.started_at,
        declared_at=fact.recorded_at,
        drill=body.drill,
        language=body.language,
        origin=body.origin,
        digest=body.digest,
        phases=(begun, *incident.phases),
    )


def _retitled(incident: Incident, _fact: Fact, body: facts.Retitled) -> Incident:
    return replace(incident, title=body.title)


def _services_set(incident: Incident, _fact: Fact, body: facts.ServicesSet) -> Incident:
    return replace(incident, services=body.services)


def _start_corrected(incident: Incident, _fact: Fact, body: facts.StartCorrected) -> Incident:
    return replace(incident, started_at=body.started_at)


def _phase_changed(incident: Incident, fact: Fact, body: facts.PhaseChanged) -> Incident:
    held = Held(body.phase, fact.happened_at, fact.actor, body.reason)
    return replace(incident, phases=(*incident.phases, held))


def _assessed(incident: Incident, fact: Fact, body: facts.SeverityAssessed) -> Incident:
    run = Assessed(body.answers, body.severity, body.result, fact.happened_at, fact.actor)
    return replace(incident, assessments=(*incident.assessments, run))


def _severity_set(incident: Incident, fact: Fact, body: facts.SeveritySet) -> Incident:
    held = Held(str(body.severity), fact.happened_at, fact.actor, body.reason)
    return replace(incident, severities=(*incident.severities, held))


def _role_assigned(incident: Incident, fact: Fact, body: facts.RoleAssigned) -> Incident:
    known = Known(body.person, fact.actor, fact.happened_at)
    return replace(incident, roles=_with(incident.roles, body.role, known))


def _situation_changed(incident: Incident, fact: Fact, body: facts.SituationChanged) -> Incident:
    known = Known(body.value, fact.actor, fact.happened_at)
    return replace(incident, situation=_with(incident.situation, body.field, known))


def _attached(incident: Incident, _fact: Fact, body: facts.ChecklistAttached) -> Incident | None:
    if incident.checklist(body.checklist):
        return None
    attached = Checklist(body.checklist, body.playbook, body.language, body.title, body.steps)
    return replace(incident, checklists=(*incident.checklists, attached))


def _ticked(incident: Incident, fact: Fact, body: facts.StepTicked) -> Incident | None:
    return _marked(incident, body.checklist, body.step, Mark(DONE, fact.actor, fact.happened_at))


def _reopened(incident: Incident, fact: Fact, body: facts.StepReopened) -> Incident | None:
    return _marked(incident, body.checklist, body.step, Mark(OPEN, fact.actor, fact.happened_at))


def _set_aside(incident: Incident, fact: Fact, body: facts.StepSetAside) -> Incident | None:
    mark = Mark(SET_ASIDE, fact.actor, fact.happened_at, body.reason)
    return _marked(incident, body.checklist, body.step, mark)


def _marked(incident: Incident, checklist_id: UUID, step: str, mark: Mark) -> Incident | None:
    checklist = incident.checklist(checklist_id)
    if checklist is None or checklist.step(step) is None:
        return None
    changed = replace(checklist, marks=_with(checklist.marks, step, mark))
    lists = (changed if one.id == checklist_id else one for one in incident.checklists)
    return replace(incident, checklists=tuple(lists))


def _drafted(incident: Incident, fact: Fact, body: facts.MessageDrafted) -> Incident | None:
    if body.message in incident.messages:
        return None
    message = Message(
        id=body.message,
        audience=body.audience,
        stage=body.stage,
        language=body.language,
        text=body.text,
        state=DRAFT,
        drafted_at=fact.happened_at,
        drafted_by=fact.actor,
    )
    return replace(incident, messages=_with(incident.messages, message.id, message))


def _edited(incident: Incident, _fact: Fact, body: facts.DraftEdited) -> Incident | None:
    def edited(message: Message) -> Message | None:
        if message.state not in (DRAFT, APPROVED):
            return None
        return replace(
            message,
            text=body.text,
            state=DRAFT,
            approved_by="",
            approved_at=None,
            next_update_at=None,
        )

    return _message(incident, body.message, edited)


def _discarded(incident: Incident, _fact: Fact, body: facts.DraftDiscarded) -> Incident | None:
    def discarded(message: Message) -> Message | None:
        return None if message.state == SENT else replace(message, state=DISCARDED)

    return _message(incident, body.message, discarded)


def _approved(incident: Incident, fact: Fact, body: facts.MessageApproved) -> Incident | None:
    def approved(message: Message) -> Message | None:
        if message.state not in (DRAFT, APPROVED):
            return None
        return replace(
            message,
            text=body.text,
            state=APPROVED,
            approved_by=fact.actor,
            approved_at=fact.happened_at,
            next_update_at=body.next_update_at,
        )

    return _message(incident, body.message, approved)


def _sent(incident: Incident, fact: Fact, body: facts.MessageSent) -> Incident | None:
    def sent(message: Message) -> Message | None:
        if message.state not in (APPROVED, SENT):
            return None
        sending = Sending(body.channel, fact.actor, fact.happened_at, body.sha256)
        return replace(message, state=SENT, sendings=(*message.sendings, sending))

    return _message(incident, body.message, sent)


def _message(
    incident: Incident, message_id: UUID, change: Callable[[Message], Message | None]
) -> Incident | None:
    message = incident.messages.get(message_id)
    changed = change(message) if message else None
    if changed is None:
        return None
    return replace(incident, messages=_with(incident.messages, message_id, changed))


def _unchanged(incident: Incident, _fact: Fact, _body: Body) -> Incident:
    return incident


def _with(whole: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**whole, key: value})


_APPLY: Mapping[type[Body], Callable[[Incident, Fact, Any], Incident | None]] = {
    facts.IncidentDeclared: _declared,
    facts.Retitled: _retitled,
    facts.ServicesSet: _services_set,
    facts.StartCorrected: _start_corrected,
    facts.PhaseChanged: _phase_changed,
    facts.SeverityAssessed: _assessed,
    facts.SeveritySet: _severity_set,
    facts.RoleAssigned: _role_assigned,
    facts.SituationChanged: _situation_changed,
    facts.ChecklistAttached: _attached,
    facts.StepTicked: _ticked,
    facts.StepReopened: _reopened,
    facts.StepSetAside: _set_aside,
    facts.MessageDrafted: _drafted,
    facts.DraftEdited: _edited,
    facts.DraftDiscarded: _discarded,
    facts.MessageApproved: _approved,
    facts.MessageSent: _sent,
    facts.NoteLogged: _unchanged,
    facts.UpdatePublished: _unchanged,
}
