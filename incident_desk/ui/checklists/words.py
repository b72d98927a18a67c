"""A step in words."""

from datetime import datetime

from incident_desk.domain.at_work import Standing
from incident_desk.domain.checklist import BLOCKED, OPEN, Mark
from incident_desk.domain.playbook import Step
from incident_desk.domain.spans import clock_time, countdown
from incident_desk.i18n import Texts
from incident_desk.ui.checklists.look import Row, Shown
from incident_desk.ui.context import Context

_PERSON, _NOTE = 40, 120  # characters


def about(step: Step, texts: Texts) -> str:
    """Whose it is, within what time, and whom to call."""
    parts = (
        texts(f"role.{step.role}") if step.role else "",
        texts("checklists.minutes", minutes=step.minutes) if step.minutes is not None else "",
        texts("checklists.phone", phone=step.phone) if step.phone else "",
    )
    return " · ".join(part for part in parts if part)


def work(row: Row, context: Context) -> str:
    """What is known of a step beside how it stands: who has it, its time, what was noted."""
    standing, texts = row.standing, context.texts
    parts = (
        texts("checklists.has", person=standing.person[:_PERSON]) if standing.person else "",
        timer(standing.due_at, context),
        about(row.step, texts) if not (standing.person or standing.due_at) else "",
        texts("checklists.noted", text=line(row.note, _NOTE)) if row.note else "",
        texts.count("checklists.pictures", standing.pictures) if standing.pictures else "",
    )
    return " · ".join(part for part in parts if part)


def timer(due_at: datetime | None, context: Context) -> str:
    """How long until somebody should look after it, or for how long that has been."""
    if due_at is None:
        return ""
    left = (due_at - context.now).total_seconds()
    key = "checklists.timer" if left >= 0 else "checklists.timer_over"
    return context.texts(key, time=countdown(left, context.texts))


def is_late(standing: Standing, context: Context) -> bool:
    return standing.due_at is not None and standing.due_at <= context.now


def settled(mark: Mark | None, context: Context) -> str:
    """How a step was settled or blocked, by whom and when; nothing of an open one."""
    if mark is None or mark.state == OPEN:
        return ""
    when = clock_time(mark.at, context.now, context.zone, context.texts)
    words = context.texts(f"checklists.settled_{mark.state}", by=mark.by, when=when)
    return f"{words}: {mark.reason}" if mark.reason else words


def spoken(row: Row, context: Context) -> str:
    """All of a row, as a screen reader says it."""
    texts = context.texts
    parts = (
        texts(f"checklists.state_{row.state}"),
        texts("checklists.critical") if row.step.critical else "",
        row.text,
        about(row.step, texts),
        work(row, context),
        settled(row.standing.mark, context),
        row.why,
    )
    return ". ".join(dict.fromkeys(part.rstrip(".") for part in parts if part))


def progress(shown: Shown, texts: Texts) -> str:
    return texts("checklists.progress", done=shown.settled, total=shown.total)


def tone(state: str) -> str:
    """The tone of a label that tells how a step stands."""
    return {OPEN: "", BLOCKED: "danger"}.get(state, "good" if state == "done" else "muted")


def line(text: str, most: int) -> str:
    """One line of what somebody wrote, cut where it is too long."""
    short = " ".join(text[: 2 * most].split())
    return short if len(short) <= most else f"{short[:most].rstrip()}…"
