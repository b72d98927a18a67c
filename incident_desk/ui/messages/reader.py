"""A message that was sent, as it went out: it can be read and copied, and never changes."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.message import Message
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 560


class ReadMessage(QWidget):
    def __init__(self, context: Context, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        parts = tuple((self._part(message, one), 1) for one in message.languages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sides(parts, _NARROW))

    def _part(self, message: Message, language: str) -> QWidget:
        texts, part = self._context.texts, QWidget(self)
        text = message.text(language)
        shown = QPlainTextEdit("\n\n".join(filter(None, text.parts)))
        shown.setObjectName(f"message_as_sent_{language}")
        shown.setAccessibleName(texts(f"language.{language}"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(26 * SPACE)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(texts(f"language.{language}"), size="heading"))
        column.addWidget(shown, 1)
        return part
