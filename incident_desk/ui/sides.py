"""Parts beside each other, or one below the other where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from incident_desk.ui.theme import SPACE


class Sides(QWidget):
    """Holds (part, its share of the width); below `least` pixels they stand in one column."""

    def __init__(
        self, parts: tuple[tuple[QWidget, int], ...], least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * SPACE)
        for part, share in parts:
            self._row.addWidget(part, share)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self._least
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        super().resizeEvent(event)
