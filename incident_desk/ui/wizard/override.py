"""Hold another severity than the answers give; it needs a reason."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE


class Override(QWidget):
    done = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = context.texts
        self._context = context
        self._incident_id = incident_id
        self.level = QComboBox()
        self.level.setObjectName("override_level")
        self.level.setAccessibleName(texts("wizard.override"))
        for number in range(1, 6):
            self.level.addItem(texts(f"severity.{number}"), number)
        self.reason = QLineEdit()
        self.reason.setObjectName("override_reason")
        self.reason.setPlaceholderText(texts("wizard.override_reason"))
        self.reason.setAccessibleName(texts("wizard.override_reason"))
        self._kept = KeptText(self.reason, f"override:{incident_id}", context)
        self.hold = button(texts("wizard.override_do"), self._on_hold_pressed)
        self.hold.setObjectName("override_do")
        self.hold.setEnabled(bool(self.reason.text().strip()))
        self.reason.textChanged.connect(self._on_reason_text_changed)
        row = FlowLayout(SPACE)
        row.addWidget(self.level)
        row.addWidget(self.hold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(texts("wizard.override"), size="heading"))
        column.addWidget(self.reason)
        column.addLayout(row)

    def _on_reason_text_changed(self, text: str) -> None:
        self.hold.setEnabled(bool(text.strip()))

    def _on_hold_pressed(self) -> None:
        desk, level, reason = self._context.desk, self.level.currentData(), self.reason.text()
        if self._context.attempt(lambda: desk.set_severity(self._incident_id, level, reason)):
            self._kept.let_go()
            self.done.emit()
