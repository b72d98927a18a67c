"""Paints a step: its box, its text on at most two lines, and what is known about it."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.checklist import DONE, OPEN
from incident_desk.ui.board.delegate import text, two_lines
from incident_desk.ui.checklists.model import ROW, Index, Row
from incident_desk.ui.checklists.words import about, settled
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE, TARGET

_BOX = 20
_BESIDE = TARGET + SPACE  # the column of the box; all of it takes the click
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class StepDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, box = self._context.theme, option.rect
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(box, QColor(theme.hover))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.accent))
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _box(self, painter: QPainter, where: QRect, state: str) -> None:
        theme = self._context.theme
        box = QRectF(where.left() + 14, where.top() + SPACE + 2, _BOX, _BOX)
        done = state == DONE
        painter.setPen(QPen(QColor(theme.good if done else theme.muted), 2))
        painter.setBrush(QColor(theme.good if done else theme.base))
        painter.drawRoundedRect(box, 4, 4)
        if done:
            painter.setPen(QPen(QColor(theme.base), 2.5))
            corners = (QPointF(4.5, 10.5), QPointF(8.5, 14.5), QPointF(15.5, 6))
            painter.drawPolyline(QPolygonF([box.topLeft() + corner for corner in corners]))
        elif state != OPEN:
            painter.drawLine(box.center() - QPointF(5, 0), box.center() + QPointF(5, 0))

    def _words(self, painter: QPainter, font: QFont, box: QRect, row: Row) -> None:
        theme, texts = self._context.theme, self._context.texts
        painter.setFont(font)
        painter.setPen(QColor(theme.text if row.state == OPEN else theme.muted))
        words = _shown(row, font, box.width())
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, top, words)
        line = QFontMetrics(font).height()
        below = QRect(box.left(), box.top() + line * (1 + words.count("\n")) + 4, box.width(), line)
        if row.step.critical:
            below.setLeft(below.left() + self._critical(painter, font, below))
        text(painter, font, below, about(row.step, texts), theme.muted)
        if row.state != OPEN:
            below = QRect(box.left(), below.top() + line + 2, box.width(), line)
            colour = theme.good if row.state == DONE else theme.muted
            text(painter, font, below, settled(row.mark, self._context), colour)

    def _critical(self, painter: QPainter, font: QFont, box: QRect) -> int:
        """Mark and word of a critical step; gives their width."""
        words = self._context.texts("checklists.critical")
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        colour = self._context.theme.danger
        foot = box.center().y() + 6.0
        mark = QPolygonF([QPointF(0, 0), QPointF(12, 0), QPointF(6, -11)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(mark.translated(box.left(), foot))
        text(painter, bold, box.adjusted(18, 0, 0, 0), words, colour)
        return 18 + QFontMetrics(bold).horizontalAdvance(words) + 2 * SPACE

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = index.data(ROW), option.widget
        if not isinstance(row, Row) or not isinstance(view, QAbstractItemView):
            return QSize(_BESIDE, TARGET)
        width = view.viewport().width()
        lines = 1 + _shown(row, option.font, width - _BESIDE - SPACE).count("\n")
        lines += bool(row.step.critical or about(row.step, self._context.texts))
        lines += row.state != OPEN
        height = lines * QFontMetrics(option.font).height() + 2 * SPACE + 8
        return QSize(_BESIDE, max(TARGET, height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        self._box(painter, option.rect, row.state)
        inner = option.rect.adjusted(_BESIDE, SPACE, -SPACE, -SPACE)
        self._words(painter, option.font, inner, row)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Space, or a click on the box, ticks and unticks."""
        if not _meant(event, option.rect):
            return False
        now = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        after = _UNCHECKED if now == _CHECKED else _CHECKED
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)


def _meant(event: QEvent, box: QRect) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
        return False
    beside = QRect(box.left(), box.top(), _BESIDE, box.height())
    inside = beside.contains(event.position().toPoint())
    return inside and event.type() == QEvent.Type.MouseButtonRelease


def _shown(row: Row, font: QFont, width: int) -> str:
    return two_lines(" ".join(row.step.text.split()), QFontMetrics(font), width)
