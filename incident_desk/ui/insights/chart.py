"""Bars side by side; the same numbers stand as words beside them and in a table below."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.ui.theme import SPACE, TARGET


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float
    told: str
    colour: QColor


class BarChart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, bars: tuple[Bar, ...], told: str) -> None:
        """`told` is what a screen reader says of the picture."""
        self._bars = bars
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def _width(self, texts: list[str]) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * SPACE

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(320, TARGET * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._width([bar.label for bar in self._bars])
        room = self.width() - left - self._width([bar.told for bar in self._bars])
        most = max((bar.value for bar in self._bars), default=0) or 1
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for number, bar in enumerate(self._bars):
            line = QRectF(0, number * TARGET, self.width(), TARGET)
            long = max(2.0, room * bar.value / most)
            painter.setPen(self.palette().text().color())
            painter.drawText(line, middle, bar.label)
            painter.drawText(line.adjusted(left + long + SPACE, 0, 0, 0), middle, bar.told)
            painter.setPen(self.palette().placeholderText().color())
            painter.setBrush(bar.colour)
            painter.drawRoundedRect(QRectF(left, line.top() + 8, long, TARGET - 16), 4, 4)
