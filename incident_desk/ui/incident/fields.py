"""One field of the situation: what is known, how old that is, and who said it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE


class Prose(QPlainTextEdit):
    """A text of several lines; Tab leaves it, and leaving it is being finished."""

    editingFinished = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("prose", True)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 26)

    # Qt overrides

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finish = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if finish and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)


class KnownField(QWidget):
    """Saved on Enter and on leaving the field; kept while it is typed."""

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        name: str,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._name = name
        label = context.texts(f"situation.{name}")
        self.editor: QLineEdit | Prose = QLineEdit() if lines == 1 else Prose(lines)
        self.editor.setObjectName(f"situation_{name}")
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(context.texts("situation.unknown"))
        self._told = plain_label("", "muted", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(label, size="heading"))
        column.addWidget(self.editor)
        column.addWidget(self._told)
        self._shown = ""
        self.read(context.desk.incident(incident_id))
        self._kept = KeptText(self.editor, f"situation:{incident_id}:{name}", context)
        self.editor.editingFinished.connect(self._on_editor_editing_finished)

    def read(self, incident: Incident) -> None:
        """Show what is known, unless the commander is writing something else just now."""
        known = incident.situation.get(self._name)
        value = known.value if known else ""
        if self._text() == self._shown:
            self._set_text(value)
        self._shown = value
        if known is None:
            self._told.setText(self._context.texts("situation.nobody_said"))
            return
        age = elapsed((self._context.now - known.at).total_seconds(), self._context.texts)
        self._told.setText(self._context.texts("situation.told", who=known.by, age=age))

    def _on_editor_editing_finished(self) -> None:
        text, desk = self._text(), self._context.desk
        if text.strip() == self._shown:
            self._kept.let_go()
        elif self._context.attempt(lambda: desk.set_situation(self._incident_id, self._name, text)):
            self._shown = text.strip()
            self._kept.let_go()

    def _text(self) -> str:
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        return self.editor.toPlainText()

    def _set_text(self, text: str) -> None:
        if text == self._text():
            return
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        else:
            self.editor.setPlainText(text)
