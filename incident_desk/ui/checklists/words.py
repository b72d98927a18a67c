"""A step in words."""

from incident_desk.domain.checklist import OPEN, SETTLED, Checklist, Mark
from incident_desk.domain.playbook import Step
from incident_desk.domain.spans import clock_time
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context


def about(step: Step, texts: Texts) -> str:
    """Whose it is, within what time, and whom to call."""
    parts = (
        texts(f"role.{step.role}") if step.role else "",
        texts("checklists.minutes", minutes=step.minutes) if step.minutes is not None else "",
        texts("checklists.phone", phone=step.phone) if step.phone else "",
    )
    return " · ".join(part for part in parts if part)


def settled(mark: Mark | None, context: Context) -> str:
    """How a step was settled, by whom and when; nothing of an open one."""
    if mark is None or mark.state == OPEN:
        return ""
    when = clock_time(mark.at, context.now, context.zone, context.texts)
    words = context.texts(f"checklists.settled_{mark.state}", by=mark.by, when=when)
    return f"{words}: {mark.reason}" if mark.reason else words


def spoken(checklist: Checklist, step: Step, context: Context) -> str:
    """All of a row, as a screen reader says it."""
    texts = context.texts
    parts = (
        texts(f"checklists.state_{checklist.state(step.id)}"),
        texts("checklists.critical") if step.critical else "",
        step.text,
        about(step, texts),
        settled(checklist.marks.get(step.id), context),
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def progress(checklist: Checklist, texts: Texts) -> str:
    done = settled_number(checklist)
    return texts("checklists.progress", done=done, total=len(checklist.steps))


def settled_number(checklist: Checklist) -> int:
    return sum(checklist.state(step.id) in SETTLED for step in checklist.steps)
