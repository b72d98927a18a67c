"""A line in which the commander may say why; Enter goes on with or without a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, quiet_button
from incident_desk.ui.theme import SPACE


class WhyLine(QWidget):
    """`verb` is what Enter does; Esc leaves, and what was typed is there the next time."""

    said = Signal(str)
    left = Signal()

    def __init__(
        self, context: Context, kept_at: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        texts = context.texts
        self.line = QLineEdit()
        self.line.setObjectName("why")
        self.line.setPlaceholderText(texts("why.hint"))
        self.line.setAccessibleName(f"{verb}. {texts('why.hint')}")
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.kept = KeptText(self.line, kept_at, context)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE // 2, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.line, 1)
        go_on = button(verb, self._on_line_return_pressed)
        go_on.setObjectName("why_do")
        row.addWidget(go_on)
        row.addWidget(quiet_button(texts("why.leave"), self._leave))

    def _leave(self) -> None:
        self.kept.keep()
        self.left.emit()

    def _on_line_return_pressed(self) -> None:
        self.said.emit(self.line.text())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
