"""All of the step that is chosen, and what can be done with it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.spans import clock_time
from incident_desk.ui.checklists.asking import ASIDE, ASSIGN, BLOCK, NOTE, TIME
from incident_desk.ui.checklists.body import StepBody, is_brief
from incident_desk.ui.checklists.history import StepHistory
from incident_desk.ui.checklists.look import Row, Shown
from incident_desk.ui.checklists.pictures import StepPictures
from incident_desk.ui.checklists.words import about, is_late, settled, timer, tone
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, panel, plain_label, set_property
from incident_desk.ui.theme import SPACE

_TICK, _REOPEN, _PICTURE, _PASTE = "tick", "reopen", "picture", "paste"
_KEYS = {ASIDE: "N", BLOCK: "B", ASSIGN: "A", TIME: "T", NOTE: "Enter", _REOPEN: "U"}
_KEYS |= {_TICK: "Space", _PASTE: "Ctrl+V"}


class StepDetail(QWidget):
    verb_wanted = Signal(str)  # the name of a verb

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: Row | None = None
        self._above = plain_label(context.texts("checklists.is_next"), "muted", "small")
        self._text = plain_label("", size="heading")
        self._text.setObjectName("step_text")
        self._critical = plain_label(context.texts("checklists.critical_text"), "danger")
        self._about = plain_label("", "muted")
        self._why = plain_label("", "muted")
        self._why.setObjectName("step_why")
        self._body = StepBody(context)
        self._settled = plain_label("", "good")
        self._settled.setObjectName("step_settled")
        self._who = plain_label("")
        self._who.setObjectName("step_who")
        self._time = plain_label("")
        self._time.setObjectName("step_time")
        self._notes = plain_label("")
        self._notes.setObjectName("step_notes")
        self.pictures = StepPictures(context)
        self.history = StepHistory(context, incident_id)
        self._buttons = {name: self._verb(name) for name in (_TICK, _REOPEN, *_VERBS)}
        self._buttons[_TICK].setProperty("first", True)
        self._lay_out()

    def show_step(self, shown: Shown | None, row: Row | None) -> None:
        """What stands above it already, as the next step, is not said twice."""
        self._row = row
        self.setVisible(row is not None)
        if shown is None or row is None:
            return
        checklist, step, state = shown.checklist, row.step, row.state
        is_next = shown.next is not None and shown.next.step.id == step.id
        self._above.setVisible(is_next)
        _tell(self._text, "" if is_next else row.text)
        self._body.show_step(step)
        self._body.setVisible(not (is_next and is_brief(step)) and self._body.says_more)
        self._critical.setVisible(step.critical and not is_next)
        _tell(self._about, "" if is_next else about(step, self._context.texts))
        _tell(self._why, "" if is_next else row.why)
        _tell(self._settled, settled(row.standing.mark, self._context))
        set_property(self._settled, "tone", tone(state))
        _tell(self._who, self._assigned(checklist, step.id))
        _tell(self._notes, self._noted(checklist, step.id))
        self.pictures.show_pictures(checklist.pictures.get(step.id, ()))
        self.history.show_step(checklist.id, step.id)
        self._fit_verbs(state, is_next=is_next)
        self.tell_time()

    def tell_time(self) -> None:
        """How much of its time is left."""
        standing = self._row.standing if self._row else None
        _tell(self._time, timer(standing.due_at, self._context) if standing else "")
        late = standing is not None and is_late(standing, self._context)
        set_property(self._time, "tone", "danger" if late else "")

    def _fit_verbs(self, state: str, *, is_next: bool) -> None:
        self._buttons[_TICK].setVisible(state != DONE and not is_next)
        self._buttons[_REOPEN].setVisible(state != OPEN)
        self._buttons[ASIDE].setVisible(state != SET_ASIDE)
        self._buttons[BLOCK].setVisible(state in (OPEN, BLOCKED))

    def _assigned(self, checklist: Checklist, step_id: str) -> str:
        assigned, context = checklist.people.get(step_id), self._context
        if assigned is None or not assigned.person:
            return ""
        when = clock_time(assigned.at, context.now, context.zone, context.texts)
        return context.texts("checklists.has_since", person=assigned.person, when=when)

    def _noted(self, checklist: Checklist, step_id: str) -> str:
        context, lines = self._context, []
        for note in checklist.notes.get(step_id, ()):
            when = clock_time(note.at, context.now, context.zone, context.texts)
            lines.append(
                context.texts("checklists.noted_by", text=note.text, by=note.by, when=when)
            )
        return "\n".join(lines)

    def _verb(self, name: str) -> QPushButton:
        made = button(self._context.texts(f"checklists.{name}"), _emitting(self, name))
        made.setObjectName(f"step_{name}")
        made.setToolTip(_KEYS.get(name, ""))
        return made

    def _lay_out(self) -> None:
        frame, column = panel()
        verbs = FlowLayout(SPACE)
        for made in self._buttons.values():
            verbs.addWidget(made)
        said = (self._above, self._text, self._critical, self._about, self._why, self._body)
        known = (self._who, self._time, self._notes, self.pictures, self.history)
        for part in (*said, self._settled):
            column.addWidget(part)
        column.addLayout(verbs)
        for told in known:
            column.addWidget(told)
        column.addWidget(plain_label(self._context.texts("checklists.keys"), "muted", "small"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)


_VERBS = (NOTE, ASSIGN, TIME, BLOCK, ASIDE, _PICTURE, _PASTE)


def _emitting(detail: StepDetail, name: str) -> Callable[[], object]:
    return lambda: detail.verb_wanted.emit(name)


def _tell(label: QLabel, text: str) -> None:
    """Nothing to say takes no room."""
    label.setText(text)
    label.setVisible(bool(text))
