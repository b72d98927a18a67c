"""The severity as a button: colour and text; pressing it assesses."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE, TARGET


class SeverityBadge(QAbstractButton):
    """Where it is not `pressable` it only shows."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, pressable: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("severity")
        self._context = context
        self._severity: int | None = None
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self._pressable = pressable
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(f"{context.texts('action.assess')} (Ctrl+E)")
        policy = Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_severity(self, severity: int | None) -> None:
        self._severity = severity
        self.setText(self._context.texts(f"severity.{severity or 'none'}"))
        asks = f". {self._context.texts('action.assess')}" if self._pressable else ""
        self.setAccessibleName(self.text() + asks)
        self.updateGeometry()
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(width + 4 * SPACE, TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, ink = self._context.theme.severity(self._severity)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = QPen(QColor(self._context.theme.text), 2)
        painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
