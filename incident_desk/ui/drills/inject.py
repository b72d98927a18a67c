"""An inject that has come: who says what, and the one button that says it was heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.deadlines import Due
from incident_desk.domain.spans import elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, line_label, plain_label
from incident_desk.ui.theme import SPACE

_NARROW = 480  # device-independent pixels: below, the button stands under the words


class InjectRow(QWidget):
    noted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._who = plain_label("", "warning")
        self._who.setObjectName("inject_who")
        self._said = plain_label("", size="heading")
        self._said.setObjectName("inject_text")
        self._more = line_label("", "muted")
        self._button = button(context.texts("drill.noted"), self.noted.emit, first=True)
        self._button.setObjectName("inject_noted")
        self._button.setToolTip("Ctrl+J")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._who)
        words.addWidget(self._said)
        side = QHBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self._more)
        side.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * SPACE)
        self._row.addLayout(words, 1)
        self._row.addLayout(side)

    @property
    def has_keyboard(self) -> bool:
        return self._button.hasFocus()

    def take_keyboard(self) -> None:
        self._button.setFocus()

    def show_due(self, due: Due | None, more: int) -> None:
        """`more` is how many wait behind it."""
        self.setVisible(due is not None)
        if due is None:
            return
        texts = self._context.texts
        ago = elapsed((self._context.now - due.at).total_seconds(), texts)
        self._who.setText(texts("drill.inject", who=due.person, time=ago))
        self._said.setText(due.text)
        self._more.setText(texts.count("drill.more", more))
        self._more.setVisible(more > 0)
        self._button.setAccessibleName(f"{self._button.text()}: {due.person}, {due.text}")

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
