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

from incident_desk.domain.checklist import BLOCKED, DONE, OPEN
from incident_desk.ui.board.delegate import text, two_lines
from incident_desk.ui.checklists.look import Row
from incident_desk.ui.checklists.model import ROW, Index
from incident_desk.ui.checklists.words import is_late, line, settled, work
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE, TARGET

_BOX = 20
_BESIDE = TARGET + SPACE  # the column of the box; all of it takes the click
_DEEPER, _DEEPEST = 3 * SPACE, 4  # how far a part stands in
_TEXT = 400  # characters: more does not fit on two lines
_REMEMBERED = 4000  # measured texts
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class StepDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._measured: dict[tuple[str, int], str] = {}

    def _lines(self, row: Row, font: QFont, width: int) -> str:
        """The text on at most two lines. Qt asks for the height of every row, again and again."""
        key = (row.text[:_TEXT], width)
        if key not in self._measured:
            if len(self._measured) > _REMEMBERED:
                self._measured.clear()
            short = line(row.text, _TEXT)
            self._measured[key] = two_lines(short, QFontMetrics(font), width)
        return self._measured[key]

    def _about(self, row: Row) -> tuple[str, str]:
        """What stands below the text, and its colour."""
        theme, mark = self._context.theme, row.standing.mark
        if row.state == OPEN:
            told = " · ".join(part for part in (work(row, self._context), row.why) if part)
            return told, theme.danger if is_late(row.standing, self._context) else theme.muted
        colours = {DONE: theme.good, BLOCKED: theme.danger}
        told = settled(mark, self._context)
        if row.note:
            told = f"{told} · {self._context.texts('checklists.noted', text=row.note)}"
        return line(told, _TEXT), colours.get(row.state, theme.muted)

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
        done, blocked = state == DONE, state == BLOCKED
        edge = theme.good if done else theme.danger if blocked else theme.muted
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(theme.good if done else theme.base))
        painter.drawRoundedRect(box, 4, 4)
        if done:
            painter.setPen(QPen(QColor(theme.base), 2.5))
            corners = (QPointF(4.5, 10.5), QPointF(8.5, 14.5), QPointF(15.5, 6))
            painter.drawPolyline(QPolygonF([box.topLeft() + corner for corner in corners]))
        elif blocked:
            middle = box.center()
            painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 1))
            painter.drawPoint(middle + QPointF(0, 5))
        elif state != OPEN:
            painter.drawLine(box.center() - QPointF(5, 0), box.center() + QPointF(5, 0))

    def _words(self, painter: QPainter, font: QFont, box: QRect, row: Row) -> None:
        theme = self._context.theme
        painter.setFont(font)
        stands = row.standing.counts and not row.standing.is_settled
        painter.setPen(QColor(theme.text if stands else theme.muted))
        words = self._lines(row, font, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        height = QFontMetrics(font).height()
        top = box.top() + height * (1 + words.count("\n")) + 4
        below = QRect(box.left(), top, box.width(), height)
        if row.step.critical:
            below.setLeft(below.left() + self._critical(painter, font, below))
        told, colour = self._about(row)
        text(painter, font, below, told, colour)

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
        width = view.viewport().width() - _left(row) - SPACE
        lines = 1 + self._lines(row, option.font, width).count("\n")
        lines += bool(row.step.critical or self._about(row)[0])
        return QSize(_BESIDE, max(TARGET, lines * option.fontMetrics.height() + 2 * SPACE + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        left = _left(row)
        self._box(painter, option.rect.adjusted(left - _BESIDE, 0, 0, 0), row.state)
        inner = option.rect.adjusted(left, SPACE, -SPACE, -SPACE)
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
        row = index.data(ROW)
        if not isinstance(row, Row) or not _meant(event, option.rect, _left(row)):
            return False
        after = _UNCHECKED if row.state == DONE else _CHECKED
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)


def _left(row: Row) -> int:
    """Where the words of a row begin."""
    return _BESIDE + _DEEPER * min(row.standing.depth, _DEEPEST)


def _meant(event: QEvent, box: QRect, left: int) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
        return False
    beside = QRect(box.left(), box.top(), left, box.height())
    inside = beside.contains(event.position().toPoint())
    return inside and event.type() == QEvent.Type.MouseButtonRelease
