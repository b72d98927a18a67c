"""A label of one line that ends in an ellipsis where it does not fit; a drill's is hatched."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_BAND = 8  # device-independent pixels


class ElidedLabel(QLabel):
    def __init__(
        self, text: str, parent: QWidget | None = None, hatch: QColor | None = None
    ) -> None:
        super().__init__(text, parent)
        self._hatch = hatch
        self.setTextFormat(Qt.TextFormat.PlainText)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        if self._hatch:
            band = QRect(room.left(), room.top(), _BAND, room.height())
            painter.fillRect(band, QBrush(self._hatch, Qt.BrushStyle.BDiagPattern))
            room.setLeft(band.right() + _BAND)
        line = " ".join(self.text().split())
        cut = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
        painter.end()
