"""A fact in words, and the kinds by which a timeline is filtered."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from incident_desk.domain import checklist_words, facts, hypotheses
from incident_desk.domain.facts import NAMES, Body, Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import full_time
from incident_desk.i18n import Texts

# What the filter of the timeline offers, and the kinds of fact that each shows.
GROUPS: Mapping[str, frozenset[type[Body]]] = {
    "notes": frozenset({facts.NoteLogged, facts.UpdatePublished}),
    "actions": frozenset({facts.ActionTaken}),
    "decisions": frozenset({facts.DecisionMade}),
    "hypotheses": frozenset({facts.HypothesisRaised, facts.HypothesisSettled}),
    "orders": frozenset({facts.OrderGiven, facts.OrderMoved, facts.OrderSettled}),
    "roles": frozenset(
        {
            facts.RoleAssigned,
            facts.HandOverOffered,
            facts.HandOverAccepted,
            facts.HandOverWithdrawn,
        }
    ),
    "messages": frozenset(
        {
            facts.MessageDrafted,
            facts.DraftEdited,
            facts.DraftDiscarded,
            facts.MessageApproved,
            facts.MessageSent,
            facts.LanguageConfirmed,
            facts.ReviewerNamed,
            facts.PromiseSet,
        }
    ),
    "steps": frozenset({facts.ChecklistAttached, *checklist_words.VALUES}),
    "severity": frozenset(
        {facts.SeverityAssessed, facts.SeveritySet, facts.SeverityKept, facts.ConsequencesSet}
    ),
    "drill": frozenset(
        {
            facts.DrillStarted,
            facts.DrillPaused,
            facts.DrillResumed,
            facts.DrillEnded,
            facts.InjectBrought,
            facts.InjectNoted,
            facts.InjectJudged,
        }
    ),
}
# Facts that say nothing to a reader of the report: their outcome is told by a later fact.
QUIET: frozenset[type[Body]] = frozenset({facts.DraftEdited, facts.LanguageConfirmed})


def said(fact: Fact, incident: Incident, texts: Texts, zone: tzinfo | None) -> str:
    """The fact in the language of `texts`; what people wrote stays as they wrote it."""
    values = _VALUES.get(type(fact.body), _fields)(fact.body, incident, texts, zone)
    key = values.pop("key", f"timeline.{NAMES[type(fact.body)]}")
    return texts(key, **values)


Values = dict[str, Any]


def _fields(body: Any, _incident: Incident, _texts: Texts, _zone: tzinfo | None) -> Values:
    return {name: getattr(body, name) for name in body.__dataclass_fields__}


def _declared(
    body: facts.IncidentDeclared, _incident: Incident, texts: Texts, zone: tzinfo | None
) -> Values:
    key = "timeline.drill_declared" if body.drill else "timeline.incident_declared"
    key = "timeline.imported" if body.origin else key
    return {"key": key, "title": body.title, "started": full_time(body.started_at, zone, texts)}


def _services(body: facts.ServicesSet, _i: Incident, texts: Texts, _z: tzinfo | None) -> Values:
    return {"services": ", ".join(body.services) or texts("timeline.none")}


def _start(body: facts.StartCorrected, _i: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    return {"started": full_time(body.started_at, zone, texts)}


def _phase(body: facts.PhaseChanged, _i: Incident, texts: Texts, _z: tzinfo | None) -> Values:
    key = "timeline.phase_changed_why" if body.reason else "timeline.phase_changed"
    return {"key": key, "phase": texts(f"phase.{body.phase}"), "reason": body.reason}


def _assessed(
    body: facts.SeverityAssessed, _i: Incident, texts: Texts, _z: tzinfo | None
) -> Values:
    return {
        "severity": texts(f"severity.{body.severity}"),
        "answered": sum(answer != "unknown" for answer in body.answers.values()),
    }


def _severity(body: facts.SeveritySet, _i: Incident, texts: Texts, _z: tzinfo | None) -> Values:
    key = "timeline.severity_set_why" if body.reason else "timeline.severity_set"
    severity = texts(f"severity.{body.severity}")
    return {"key": key, "severity": severity, "reason": body.reason}


def _role(body: facts.RoleAssigned, _i: Incident, texts: Texts, _z: tzinfo | None) -> Values:
    key = "timeline.role_assigned" if body.person else "timeline.role_left"
    return {"key": key, "role": texts(f"role.{body.role}"), "person": body.person}


def _situation(
    body: facts.SituationChanged, _i: Incident, texts: Texts, _z: tzinfo | None
) -> Values:
    key = "timeline.situation_changed" if body.value else "timeline.situation_unknown"
    key = "timeline.situation_not_known" if body.unknown else key
    return {"key": key, "field": texts(f"situation.{body.field}"), "value": body.value}


def _message(body: Any, incident: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    message = incident.messages.get(body.message)
    language = getattr(body, "language", "")
    named = (language,) if language else message.languages if message else ()
    values: Values = {
        "audience": texts(f"audience.{message.audience if message else 'customers'}"),
        "stage": texts(f"stage.{message.stage if message else 'acknowledged'}"),
        "language": ", ".join(texts(f"language.{one}") for one in named) or texts("timeline.none"),
        "reviewer": getattr(body, "reviewer", ""),
        "reason": getattr(body, "reason", ""),
    }
    if isinstance(body, facts.MessageSent):
        values |= {"channel": texts(f"channel.{body.channel}"), "digest": body.sha256[:12]}
        values |= {"group": body.group, "way": texts(f"way.{body.way or 'posted'}")}
        if body.group:
            values["key"] = "timeline.message_sent_to"
    if isinstance(body, facts.MessageApproved):
        values |= _approval(body, texts, zone)
    return values


def _approval(body: facts.MessageApproved, texts: Texts, zone: tzinfo | None) -> Values:
    key = "timeline.message_approved"
    values: Values = {"approver": body.approver or texts("timeline.none")}
    if body.next_update_at:
        key += "_promise"
        values["promise"] = full_time(body.next_update_at, zone, texts)
    if body.overridden:
        key += "_over"
        values["rules"] = ", ".join(body.overridden)
    return {**values, "key": key}


def _promise_set(body: facts.PromiseSet, _i: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    promise = full_time(body.due_at, zone, texts) if body.due_at else ""
    kind = "dropped" if not body.due_at else "set" if body.reason else "first"
    return {
        "key": f"timeline.promise_{kind}",
        "audience": texts(f"audience.{body.audience}"),
        "promise": promise,
        "reason": body.reason or texts("timeline.none"),
    }


def _supposed(
    body: facts.HypothesisRaised, incident: Incident, texts: Texts, _z: tzinfo | None
) -> Values:
    """Told with the state it is in by now: a reader should not have to look for it below."""
    found = incident.hypotheses.get(body.hypothesis)
    state = found.state if found else hypotheses.OPEN
    return {"state": texts(f"hypothesis.{state}"), "text": body.text}


def _hypothesis(body: Any, incident: Incident, texts: Texts, _zone: tzinfo | None) -> Values:
    found = incident.hypotheses.get(body.hypothesis)
    why = "_why" if body.reason else ""
    return {
        "key": f"timeline.hypothesis_settled{why}",
        "text": found.text if found else texts("timeline.hypothesis_gone"),
        "outcome": texts(f"hypothesis.{body.outcome}"),
        "reason": body.reason,
    }


def _order(body: Any, incident: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    found = incident.orders.get(body.order)
    given = body if isinstance(body, facts.OrderGiven) else found
    values: Values = {
        "person": given.person if given else "",
        "text": given.text if given else texts("timeline.order_gone"),
        "reason": getattr(body, "reason", ""),
    }
    if at := getattr(body, "due_at", None):
        values["at"] = full_time(at, zone, texts)
        if isinstance(body, facts.OrderGiven):
            values["key"] = "timeline.order_given_timed"
    if isinstance(body, facts.OrderSettled):
        values["key"] = f"timeline.order_{body.outcome}{'_why' if body.reason else ''}"
    return values


def _hand_over(body: Any, incident: Incident, texts: Texts, _zone: tzinfo | None) -> Values:
    found = incident.hand_overs.get(body.hand_over)
    role = found.role if found else "commander"
    return {
        "role": texts(f"role.{role}"),
        "person": getattr(body, "person", "") or (found.person if found else ""),
        "brief": getattr(body, "brief", ""),
    }


def _consequences(
    body: facts.ConsequencesSet, _i: Incident, texts: Texts, _z: tzinfo | None
) -> Values:
    named = ", ".join(texts(f"consequence.{kind}") for kind in body.kinds)
    return {"kinds": named or texts("timeline.none")}


def _kept(body: facts.SeverityKept, _i: Incident, texts: Texts, _z: tzinfo | None) -> Values:
    return {
        "key": f"timeline.severity_kept{'_why' if body.reason else ''}",
        "severity": texts(f"severity.{body.severity}"),
        "proposed": texts(f"severity.{body.proposed}"),
        "reason": body.reason,
    }


def _drill(body: facts.DrillStarted, _i: Incident, _t: Texts, _z: tzinfo | None) -> Values:
    """Not what will come: that is nobody's to read beforehand."""
    return {"title": body.title, "number": len(body.injects), "minutes": body.minutes}


def _inject(body: Any, incident: Incident, texts: Texts, _zone: tzinfo | None) -> Values:
    found = incident.run.injects.get(body.inject) if incident.run else None
    values: Values = {
        "who": found.who if found else "",
        "text": found.text if found else texts("timeline.inject_gone"),
    }
    if isinstance(body, facts.InjectJudged):
        values["key"] = f"timeline.inject_{'answered' if body.answered else 'not_answered'}"
    return values


def _published(
    body: facts.UpdatePublished, _i: Incident, texts: Texts, _z: tzinfo | None
) -> Values:
    key = "timeline.update_published_phase" if body.phase else "timeline.update_published"
    phase = texts(f"phase.{body.phase}") if body.phase else ""
    return {"key": key, "phase": phase, "text": body.text}


_VALUES: Mapping[type[Body], Callable[[Any, Incident, Texts, tzinfo | None], Values]] = {
    facts.IncidentDeclared: _declared,
    facts.ServicesSet: _services,
    facts.StartCorrected: _start,
    facts.PhaseChanged: _phase,
    facts.SeverityAssessed: _assessed,
    facts.SeveritySet: _severity,
    facts.RoleAssigned: _role,
    facts.SituationChanged: _situation,
    facts.MessageDrafted: _message,
    facts.DraftEdited: _message,
    facts.DraftDiscarded: _message,
    facts.MessageApproved: _message,
    facts.MessageSent: _message,
    facts.LanguageConfirmed: _message,
    facts.ReviewerNamed: _message,
    facts.PromiseSet: _promise_set,
    facts.UpdatePublished: _published,
    facts.HypothesisRaised: _supposed,
    facts.HypothesisSettled: _hypothesis,
    facts.OrderGiven: _order,
    facts.OrderMoved: _order,
    facts.OrderSettled: _order,
    facts.HandOverOffered: _hand_over,
    facts.HandOverAccepted: _hand_over,
    facts.HandOverWithdrawn: _hand_over,
    facts.ConsequencesSet: _consequences,
    facts.SeverityKept: _kept,
    facts.DrillStarted: _drill,
    facts.InjectBrought: _inject,
    facts.InjectJudged: _inject,
    **checklist_words.VALUES,
}
