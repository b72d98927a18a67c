"""The line in which the commander says why a step does not apply."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE


def place(checklist_id: UUID, step_id: str) -> str:
    """Where an unfinished reason is kept."""
    return f"aside:{checklist_id}:{step_id}"


class ReasonLine(QWidget):
    """Enter saves, Esc leaves; what was typed is still there when it is opened again."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, context: Context, kept_at: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = context.texts
        self.line = QLineEdit()
        self.line.setObjectName("step_reason")
        self.line.setAccessibleName(texts("checklists.why"))
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.kept = KeptText(self.line, kept_at, context)
        save = button(texts("checklists.save_reason"), self._on_line_return_pressed, first=True)
        save.setObjectName("step_reason_save")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(save)
        row.addWidget(button(texts("checklists.leave"), self.left.emit))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(plain_label(texts("checklists.why")))
        column.addWidget(self.line)
        column.addLayout(row)

    def _on_line_return_pressed(self) -> None:
        self.saved.emit(self.line.text())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
