"""Closing an incident whose critical steps are open: it is said first, and never forbidden."""

from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.at_work import open_critical
from incident_desk.domain.lifecycle import CLOSED
from incident_desk.errors import StoreError
from incident_desk.ui.checklists.words import line
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

_NAMED, _STEP = 3, 90  # steps that are named, characters of each


class ClosingBar(QFrame):
    """Hidden until somebody closes the incident; gone when its steps are settled."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reassess")
        self._context = context
        self._incident_id = incident_id
        self._said = plain_label("", "warning")
        self._said.setObjectName("closing_said")
        self.see = button(context.texts("closing.see"), self._see, first=True)
        self.see.setObjectName("closing_see")
        self.close_anyway = button(context.texts("closing.anyway"), self._close)
        self.close_anyway.setObjectName("closing_anyway")
        self.leave = button(context.texts("closing.leave"), self.hide)
        self.leave.setObjectName("closing_leave")
        row = FlowLayout(SPACE)
        for made in (self.see, self.close_anyway, self.leave):
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._said)
        column.addLayout(row)
        context.bridge.changed.connect(self._on_bridge_changed)
        self.hide()

    def ask(self) -> bool:
        """Say which critical steps are open. False where none is, and where it was said already."""
        told = critical_in_words(self._context, self._incident_id)
        if not told or not self.isHidden():
            self.hide()
            return False
        self._said.setText(told)
        self.show()
        self.see.setFocus()
        return True

    def _see(self) -> None:
        steps = open_critical(self._context.desk.incident(self._incident_id))
        if steps:
            checklist, step = steps[0]
            self._context.shell.open_step(self._incident_id, checklist.ref(step.id))

    def _close(self) -> None:
        desk = self._context.desk
        if self._context.attempt(lambda: desk.change_phase(self._incident_id, CLOSED)):
            self.hide()

    def _on_bridge_changed(self, changes: Changes) -> None:
        """It goes when there is nothing left to say, and when the incident is closed."""
        if self.isHidden() or not changes.touch(self._incident_id, Area.HEADER):
            return
        try:
            told = critical_in_words(self._context, self._incident_id)
            closed = self._context.desk.incident(self._incident_id).phase == CLOSED
        except StoreError as error:
            self._context.notices.fail(error)
            return
        self._said.setText(told)
        self.setVisible(bool(told) and not closed)


def critical_in_words(context: Context, incident_id: UUID) -> str:
    """Which critical steps of an incident are open; empty where none is."""
    steps = open_critical(context.desk.incident(incident_id))
    if not steps:
        return ""
    named = (line(step.text, _STEP).rstrip(".") for _, step in steps[:_NAMED])
    names = [context.texts("closing.step", step=name) for name in named]
    if len(steps) > _NAMED:
        names.append("…")
    return context.texts.count("closing.open", len(steps), steps=", ".join(names))
