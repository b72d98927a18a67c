"""One-line facts of the incident itself, beside its situation: title, services, start, roles."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE


class FactField(QWidget):
    """A line that shows `shown(incident)` and does `save(text)` on Enter and on leaving it."""

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        name: str,
        label: str,
        shown: Callable[[Incident], str],
        save: Callable[[str], object],
        parent: QWidget | None = None,
        nothing: str = "",
    ) -> None:
        """`nothing` is what an empty line says."""
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._shown = shown
        self._save = save
        self._last = ""
        self._kept: KeptText | None = None
        self.editor = QLineEdit()
        self.editor.setObjectName(f"fact_{name}")
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(nothing or context.texts("situation.unknown"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(label, "muted", "small"))
        column.addWidget(self.editor)
        self.read(context.desk.incident(incident_id))
        self._kept = KeptText(self.editor, f"fact:{incident_id}:{name}", context)
        self.editor.editingFinished.connect(self._on_editor_editing_finished)

    def read(self, incident: Incident) -> None:
        value = self._shown(incident)
        if self.editor.text() == self._last and value != self._last:
            self.editor.setText(value)
            self.editor.setCursorPosition(0)
            self._let_go()  # it was not typed here
        self._last = value

    def _on_editor_editing_finished(self) -> None:
        text = self.editor.text()
        if text == self._last:
            self._let_go()
        elif self._context.attempt(lambda: self._save(text)):
            # What was written may have been tidied: show it as it is kept.
            self._last = text
            self._let_go()
            self.read(self._context.desk.incident(self._incident_id))

    def _let_go(self) -> None:
        if self._kept:
            self._kept.let_go()
