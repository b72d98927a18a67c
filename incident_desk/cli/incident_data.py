"""An incident for other programs. A key, once told, keeps its name and its meaning."""

from collections.abc import Iterable

from incident_desk.cli.session import Session
from incident_desk.domain.board import Card, card
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.facts import NAMES, Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import Message
from incident_desk.domain.timeline import said
from incident_desk.exchange.tables import KEYS

_MESSAGE = (
    *("id", "audience", "stage", "state", "texts", "behind", "drafted_by", "drafted_at"),
    *("reviewer", "approved_by", "approved_at", "overridden", "override_reason"),
    *("next_update_at", "corrects", "sendings"),
)

Data = dict[str, object]


def card_data(shown: Card) -> Data:
    return {name: getattr(shown, name) for name in KEYS}


def incident_data(incident: Incident, facts: Iterable[Fact], session: Session) -> Data:
    return {
        **card_data(card(incident)),
        "declared_at": incident.declared_at,
        "roles": incident.roles,
        "situation": incident.situation,
        "phases": incident.phases,
        "severities": incident.severities,
        "assessments": incident.assessments,
        "checklists": [_checklist(one) for one in incident.checklists],
        "messages": [_message(one) for one in incident.messages.values()],
        "timeline": [_entry(fact, incident, session) for fact in facts],
    }


def _checklist(checklist: Checklist) -> Data:
    return {
        "id": checklist.id,
        "playbook": checklist.playbook,
        "language": checklist.language,
        "title": checklist.title,
        "finished": checklist.finished,
        "steps": [
            {
                "id": step.id,
                "text": step.text,
                "critical": step.critical,
                "state": checklist.state(step.id),
                "mark": checklist.marks.get(step.id),
                "person": checklist.person(step.id),
                "due_at": checklist.due_at(step.id),
                "notes": checklist.notes.get(step.id, ()),
                "pictures": checklist.pictures.get(step.id, ()),
            }
            for step in checklist.steps
        ],
    }


def _message(message: Message) -> Data:
    return {name: getattr(message, name) for name in _MESSAGE}


def _entry(fact: Fact, incident: Incident, session: Session) -> Data:
    return {
        "id": fact.id,
        "kind": NAMES[type(fact.body)],
        "happened_at": fact.happened_at,
        "recorded_at": fact.recorded_at,
        "actor": fact.actor,
        "text": said(fact, incident, session.texts, session.clock.zone),
    }
