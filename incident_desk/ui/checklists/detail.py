"""All of the step that is chosen, and what can be done with it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.playbook import Step
from incident_desk.ui.checklists.reason import ReasonLine, place
from incident_desk.ui.checklists.words import about, settled
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, panel, plain_label, set_property
from incident_desk.ui.theme import SPACE


class StepDetail(QWidget):
    tick_wanted = Signal()
    reopen_wanted = Signal()
    asked = Signal()  # the line for the reason is open
    left = Signal()  # the reason was saved or given up: back to the list

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._shown: tuple[Checklist, Step] | None = None
        self._reason: ReasonLine | None = None
        self._critical = plain_label(context.texts("checklists.critical_text"), "danger")
        self._text = plain_label("", size="heading")
        self._text.setObjectName("step_text")
        self._about = plain_label("", "muted")
        self._more = plain_label("")
        self._more.setObjectName("step_detail")
        self._settled = plain_label("", "good")
        self._settled.setObjectName("step_settled")
        frame, self._column = panel()
        for label in (self._text, self._critical, self._about, self._more, self._settled):
            self._column.addWidget(label)
        self._column.addLayout(self._verbs())
        self._column.addWidget(plain_label(context.texts("checklists.keys"), "muted", "small"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)

    def show_step(self, shown: tuple[Checklist, Step] | None) -> None:
        """An unfinished reason comes back with its step."""
        before, self._shown = _place(self._shown), shown
        moved = before != _place(shown)
        if moved:
            self._close_reason()
        self.setVisible(shown is not None)
        if shown:
            self._fill(*shown)
        if moved and shown and self._context.desk.typed(_place(shown)):
            self._open_reason()

    def ask_reason(self) -> None:
        """Open the line for the reason; a step that is set aside already has one."""
        if not self._is_set_aside():
            self._open_reason()
        if self._reason:
            self._reason.line.setFocus()
            self.asked.emit()

    def _verbs(self) -> QHBoxLayout:
        texts = self._context.texts
        self._tick = self._verb("tick", self.tick_wanted.emit)
        self._tick.setProperty("first", True)
        self._reopen = self._verb("reopen", self.reopen_wanted.emit)
        self._aside = self._verb("aside", self.ask_reason)
        self._aside.setAccessibleDescription(texts("checklists.why"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for verb in (self._tick, self._reopen, self._aside):
            row.addWidget(verb)
        row.addStretch(1)
        return row

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._context.texts(f"checklists.{name}"), pressed)
        made.setObjectName(f"step_{name}")
        return made

    def _fill(self, checklist: Checklist, step: Step) -> None:
        mark, state = checklist.marks.get(step.id), checklist.state(step.id)
        words = about(step, self._context.texts), settled(mark, self._context)
        self._text.setText(step.text)
        self._critical.setVisible(step.critical)
        for label, shown in zip(
            (self._about, self._more, self._settled), (words[0], step.detail, words[1]), strict=True
        ):
            label.setText(shown)
            label.setVisible(bool(shown))
        set_property(self._settled, "tone", "good" if state == DONE else "muted")
        self._tick.setVisible(state != DONE)
        self._reopen.setVisible(state != OPEN)
        self._aside.setVisible(state != SET_ASIDE and self._reason is None)

    def _is_set_aside(self) -> bool:
        if self._shown is None:
            return True
        checklist, step = self._shown
        return checklist.state(step.id) == SET_ASIDE

    def _open_reason(self) -> None:
        if self._reason:
            return
        self._reason = ReasonLine(self._context, _place(self._shown), self)
        self._reason.saved.connect(self._on_reason_saved)
        self._reason.left.connect(self._on_reason_left)
        self._column.addWidget(self._reason)
        self._reason.show()
        self._aside.hide()

    def _close_reason(self) -> None:
        if self._reason:
            self._reason.kept.keep()
            self._reason.hide()
            self._reason.deleteLater()
            self._reason = None

    def _on_reason_saved(self, reason: str) -> None:
        if self._shown is None or self._reason is None:
            return
        checklist, step = self._shown
        line, set_aside = self._reason, self._context.desk.set_step_aside
        if self._context.attempt(
            lambda: set_aside(self._incident_id, checklist.id, step.id, reason)
        ):
            line.line.clear()
            line.kept.let_go()
            self._on_reason_left()

    def _on_reason_left(self) -> None:
        self._close_reason()
        self._aside.setVisible(not self._is_set_aside())
        self.left.emit()


def _place(shown: tuple[Checklist, Step] | None) -> str:
    return place(shown[0].id, shown[1].id) if shown else ""
