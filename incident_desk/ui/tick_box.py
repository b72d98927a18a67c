"""A tick box whose words wrap: Qt's own cuts them off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from incident_desk.ui.parts import plain_label


class TickBox(QWidget):
    """The words belong to the box: pressing them ticks it."""

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(words)
        self._words = plain_label(words)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._padded(), 1)

    @property
    def ticked(self) -> bool:
        return self.box.isChecked()

    def say(self, words: str) -> None:
        """Other words, which the screen reader hears as well."""
        self._words.setText(words)
        self.box.setAccessibleName(words)

    def _padded(self) -> QLabel:
        """The first line of the words stands beside the box."""
        room = (self.box.sizeHint().height() - self._words.fontMetrics().height()) // 2
        self._words.setContentsMargins(0, max(0, room), 0, 0)
        return self._words

    # Qt overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.box.click()
