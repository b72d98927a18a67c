"""What happened to a checklist, as values for the words of the timeline."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any
from uuid import UUID

from incident_desk.domain import facts
from incident_desk.domain.fact import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import full_time
from incident_desk.i18n import Texts

Values = dict[str, Any]


def of_step(body: Body, incident: Incident, texts: Texts, zone: tzinfo | None) -> str:
    """What happened, told below the step that it happened to: 'Blocked: no key'."""
    values = VALUES[type(body)](body, incident, texts, zone)
    key = values.pop("key", f"timeline.{facts.NAMES[type(body)]}")
    return texts(f"of_step.{key.partition('.')[2]}", **values)


def is_of(body: Body, checklist_id: UUID, step_id: str) -> bool:
    """Whether it happened to this step."""
    if getattr(body, "checklist", None) != checklist_id:
        return False
    match body:
        case facts.StepAdded(step=step):
            return step.id == step_id
        case facts.ChecklistFinished(left=left):
            return step_id in left
        case facts.PlaybookTakenOver(steps=steps):
            return any(one.step.id == step_id for one in steps)
    return getattr(body, "step", None) == step_id


def _step(body: Any, incident: Incident, texts: Texts, _zone: tzinfo | None) -> Values:
    return {
        "step": _named(incident, body, body.step, texts),
        "list": _list(body, incident),
        "reason": getattr(body, "reason", ""),
        "text": getattr(body, "text", ""),
    }


def _assigned(
    body: facts.StepAssigned, incident: Incident, texts: Texts, zone: tzinfo | None
) -> Values:
    key = "timeline.step_assigned" if body.person else "timeline.step_left"
    return {"key": key, "person": body.person, **_step(body, incident, texts, zone)}


def _timed(body: facts.StepTimed, incident: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    values = _step(body, incident, texts, zone)
    if body.due_at is None:
        return {"key": "timeline.step_timer_stopped", **values}
    return {"at": full_time(body.due_at, zone, texts), **values}


def _moved(body: facts.StepMoved, incident: Incident, texts: Texts, zone: tzinfo | None) -> Values:
    values = _step(body, incident, texts, zone)
    if not body.after:
        return {"key": "timeline.step_moved_first", **values}
    return {"after": _named(incident, body, body.after, texts), **values}


def _added(body: facts.StepAdded, incident: Incident, _texts: Texts, _z: tzinfo | None) -> Values:
    return {"step": body.step.text, "list": _list(body, incident)}


def _picture(
    body: facts.PictureAttached, incident: Incident, texts: Texts, _zone: tzinfo | None
) -> Values:
    values = {"step": _named(incident, body, body.step, texts), "digest": body.sha256[:12]}
    if not body.name:
        return {"key": "timeline.picture_pasted", **values}
    return {"name": body.name, **values}


def _finished(
    body: facts.ChecklistFinished, incident: Incident, texts: Texts, _zone: tzinfo | None
) -> Values:
    left = "; ".join(
        texts("timeline.left_open", step=_named(incident, body, step, texts), reason=reason)
        for step, reason in body.left.items()
    )
    key = "timeline.checklist_finished_left" if left else "timeline.checklist_finished"
    return {"key": key, "list": _list(body, incident), "left": left}


def _taken_over(
    body: facts.PlaybookTakenOver, incident: Incident, _texts: Texts, _zone: tzinfo | None
) -> Values:
    values: Values = {"list": _list(body, incident), "version": body.playbook_version}
    if not body.steps:
        return {"key": "timeline.playbook_kept", **values}
    return {"steps": "; ".join(one.step.text for one in body.steps), **values}


def _reopened(body: Any, incident: Incident, _texts: Texts, _zone: tzinfo | None) -> Values:
    return {"list": _list(body, incident)}


def _named(incident: Incident, body: Any, step_id: str, texts: Texts) -> str:
    checklist = incident.checklist(body.checklist)
    step = checklist.step(step_id) if checklist else None
    return step.text if step else texts("timeline.step_gone")


def _list(body: Any, incident: Incident) -> str:
    checklist = incident.checklist(body.checklist)
    return checklist.title if checklist else ""


VALUES: Mapping[type[Body], Callable[[Any, Incident, Texts, tzinfo | None], Values]] = {
    facts.StepTicked: _step,
    facts.StepReopened: _step,
    facts.StepSetAside: _step,
    facts.StepBlocked: _step,
    facts.StepNoted: _step,
    facts.StepAssigned: _assigned,
    facts.StepTimed: _timed,
    facts.StepMoved: _moved,
    facts.StepAdded: _added,
    facts.PictureAttached: _picture,
    facts.ChecklistFinished: _finished,
    facts.ChecklistReopened: _reopened,
    facts.PlaybookTakenOver: _taken_over,
}
