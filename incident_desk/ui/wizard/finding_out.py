"""Questions that are to be found out, as steps of a checklist."""

from incident_desk.domain.incident import Incident


def step_of(question_id: str) -> str:
    """The id of the step that asks a question of the severity model."""
    return f"find-out-{question_id}"


def is_listed(incident: Incident, question_id: str) -> bool:
    return any(one.step(step_of(question_id)) for one in incident.checklists)
