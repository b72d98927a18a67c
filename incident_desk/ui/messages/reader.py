"""A message that was sent, as it went out: it can be read and copied, and never changes.

What was being typed when another sent it stands below: it can be copied into a correction.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.message import Message
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 560
_HEIGHT = 26 * SPACE


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
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(plain_label(texts(f"language.{language}"), size="heading"))
        name = f"message_as_sent_{language}"
        column.addWidget(self._shown(message.text(language).parts, name, language), 1)
        places = (f"draft:{message.id}:{language}:{part}" for part in ("subject", "body", "short"))
        if typed := [text for place in places if (text := self._context.desk.typed(place))]:
            column.addWidget(plain_label(texts("messages.typed_when_sent"), "warning", "small"))
            column.addWidget(self._shown(typed, f"message_typed_{language}", language))
        return part

    def _shown(self, parts: Iterable[str], name: str, language: str) -> QPlainTextEdit:
        shown = QPlainTextEdit("\n\n".join(filter(None, parts)))
        shown.setObjectName(name)
        shown.setAccessibleName(self._context.texts(f"language.{language}"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(_HEIGHT)
        return shown
