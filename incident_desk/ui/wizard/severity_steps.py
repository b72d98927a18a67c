"""The severity of an incident drawn as steps over time."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.incident import Held
from incident_desk.domain.spans import clock_time
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE

_LABEL = 46  # pixels for the names of the levels
_ROW = 20


class SeveritySteps(QWidget):
    """Time goes to the right; a row for each level, the gravest on top."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._held: Sequence[Held] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.bridge.changed.connect(self._on_bridge_changed)
        self.read()

    def read(self) -> None:
        self._held = self._context.desk.incident(self._incident_id).severities
        self.setAccessibleName(self.in_words())
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def in_words(self) -> str:
        texts = self._context.texts
        if not self._held:
            return texts("wizard.no_severity")
        return "; ".join(
            texts(
                "wizard.held",
                severity=texts(f"severity.{held.value}"),
                time=self._time(held),
                who=held.by,
            )
            for held in self._held
        )

    def _time(self, held: Held) -> str:
        context = self._context
        return clock_time(held.at, context.now, context.zone, context.texts)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SEVERITY):
            self.read()

    def _places(self, width: float) -> list[float]:
        """Where each level begins, and where the last one stands now."""
        incident = self._context.desk.incident(self._incident_id)
        first = self._held[0].at
        last = max(incident.ended_at or self._context.now, self._held[-1].at)
        whole = max((last - first).total_seconds(), 1.0)
        starts = [(held.at - first).total_seconds() / whole for held in self._held]
        return [_LABEL + (width - _LABEL) * start for start in (*starts, 1.0)]

    def _paint_rows(self, painter: QPainter) -> None:
        for level in range(1, 6):
            top = (level - 1) * _ROW
            box = QRectF(0, top, _LABEL, _ROW)
            name = self._context.texts(f"severity.{level}")
            painter.setPen(QColor(self._context.theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(QPen(QColor(self._context.theme.border), 1, Qt.PenStyle.DotLine))
            painter.drawLine(_LABEL, top + _ROW // 2, self.width(), top + _ROW // 2)
        foot = QRectF(_LABEL, 5 * _ROW, self.width() - _LABEL, _ROW)
        painter.setPen(QColor(self._context.theme.muted))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._time(self._held[0]))
        now = self._context.texts("wizard.now")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, now)

    def _paint_steps(self, painter: QPainter) -> None:
        places = self._places(self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        for held, (left, right) in zip(self._held, pairwise(places), strict=True):
            ground, _ink = self._context.theme.severity(int(held.value))
            top = (int(held.value) - 1) * _ROW + _ROW / 2 - 4
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(left, top, max(right - left, 6), 8), 3, 3)

    # Qt overrides

    def sizeHint(self) -> QSize:
        rows = 6 if self._held else 1
        return QSize(200, rows * _ROW + SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._context.theme.muted))
        if not self._held:
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap,
                self._context.texts("wizard.no_severity"),
            )
        else:
            self._paint_rows(painter)
            self._paint_steps(painter)
        painter.end()
