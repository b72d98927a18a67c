"""Folding facts into an incident.

Applying a fact never fails and never asks the clock. A fact that cannot apply (a tick on a step
that is gone) is kept in `conflicts`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from incident_desk.domain import (
    checklist_fold,
    drill_run,
    facts,
    handover,
    hypotheses,
    lifecycle,
    message_fold,
    orders,
)
from incident_desk.domain.conditions import given
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.incident import NEVER, Assessed, Held, Incident, Kept
from incident_desk.domain.situation import Known, after

K = TypeVar("K")
V = TypeVar("V")


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
    if incident.declared_at != NEVER:
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


def _services_set(incident: Incident, fact: Fact, body: facts.ServicesSet) -> Incident:
    return replace(incident, services=body.services, services_at=fact.happened_at)


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
    known = after(incident.roles.get(body.role), known)
    return replace(incident, roles=_with(incident.roles, body.role, known))


def _situation_changed(incident: Incident, fact: Fact, body: facts.SituationChanged) -> Incident:
    known = Known(body.value, fact.actor, fact.happened_at, body.unknown)
    known = after(incident.situation.get(body.field), known)
    return replace(incident, situation=_with(incident.situation, body.field, known))


def _attached(incident: Incident, _fact: Fact, body: facts.ChecklistAttached) -> Incident | None:
    if incident.checklist(body.checklist):
        return None
    attached = checklist_fold.attached(body, given(incident))
    return replace(incident, checklists=(*incident.checklists, attached))


def _worked(incident: Incident, fact: Fact, body: Any) -> Incident | None:
    """Something happened to one of the lists."""
    checklist = incident.checklist(body.checklist)
    changed = checklist_fold.apply(checklist, fact) if checklist else None
    if changed is None:
        return None
    lists = (changed if one.id == changed.id else one for one in incident.checklists)
    return replace(incident, checklists=tuple(lists))


def _messaged(incident: Incident, fact: Fact, _body: Body) -> Incident | None:
    changed = message_fold.apply(incident.messages, fact)
    return None if changed is None else replace(incident, messages=changed)


def _promised(incident: Incident, fact: Fact, body: facts.PromiseSet) -> Incident:
    moved = (fact.order, body.due_at)
    return replace(incident, promises_set=_with(incident.promises_set, body.audience, moved))


def _ordered(incident: Incident, fact: Fact, _body: Body) -> Incident | None:
    changed = orders.apply(incident.orders, fact)
    return None if changed is None else replace(incident, orders=changed)


def _supposed(incident: Incident, fact: Fact, _body: Body) -> Incident | None:
    changed = hypotheses.apply(incident.hypotheses, fact)
    return None if changed is None else replace(incident, hypotheses=changed)


def _handed_over(incident: Incident, fact: Fact, _body: Body) -> Incident | None:
    changed = handover.apply(incident.hand_overs, fact)
    return None if changed is None else replace(incident, hand_overs=changed)


def _practised(incident: Incident, fact: Fact, _body: Body) -> Incident | None:
    changed = drill_run.apply(incident.run, fact)
    return None if changed is None else replace(incident, run=changed)


def _consequences_set(incident: Incident, _fact: Fact, body: facts.ConsequencesSet) -> Incident:
    return replace(incident, consequences=body.kinds)


def _severity_kept(incident: Incident, fact: Fact, body: facts.SeverityKept) -> Incident:
    return replace(incident, kept=Kept(body.severity, body.proposed, fact.happened_at))


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
    facts.MessageDrafted: _messaged,
    facts.DraftEdited: _messaged,
    facts.DraftDiscarded: _messaged,
    facts.MessageApproved: _messaged,
    facts.MessageSent: _messaged,
    facts.LanguageConfirmed: _messaged,
    facts.ReviewerNamed: _messaged,
    facts.PromiseSet: _promised,
    facts.NoteLogged: _unchanged,
    facts.UpdatePublished: _unchanged,
    facts.ActionTaken: _unchanged,
    facts.DecisionMade: _unchanged,
    facts.HypothesisRaised: _supposed,
    facts.HypothesisSettled: _supposed,
    facts.OrderGiven: _ordered,
    facts.OrderMoved: _ordered,
    facts.OrderSettled: _ordered,
    facts.HandOverOffered: _handed_over,
    facts.HandOverAccepted: _handed_over,
    facts.HandOverWithdrawn: _handed_over,
    facts.ConsequencesSet: _consequences_set,
    facts.SeverityKept: _severity_kept,
    facts.DrillStarted: _practised,
    facts.DrillPaused: _practised,
    facts.DrillResumed: _practised,
    facts.DrillEnded: _practised,
    facts.InjectBrought: _practised,
    facts.InjectNoted: _practised,
    facts.InjectJudged: _practised,
    **dict.fromkeys(checklist_fold.ABOUT_A_LIST, _worked),
}
