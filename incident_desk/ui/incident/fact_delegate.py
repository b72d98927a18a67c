"""Paints a fact in two lines: when and who, then what; beside them the sign of its kind."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.facts import Fact
from incident_desk.domain.spans import clock_time
from incident_desk.ui.board.delegate import text
from incident_desk.ui.context import Context
from incident_desk.ui.signs import SIDE, paint_sign
from incident_desk.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
FACT = Qt.ItemDataRole.UserRole
SIGN = Qt.ItemDataRole.UserRole + 1
_BACK = 60  # seconds: written later than this after it happened, it was dated back


class FactDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fact = index.data(FACT)
        if not isinstance(fact, Fact):
            return
        theme, line = self._context.theme, option.fontMetrics.height()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.hover))
            edge = QRect(option.rect.left(), option.rect.top(), 4, option.rect.height())
            painter.fillRect(edge, QColor(theme.accent))
        inner = option.rect.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        if sign := index.data(SIGN):
            middle = option.rect.top() + (option.rect.height() - SIDE) / 2
            paint_sign(painter, QRectF(inner.left(), middle, SIDE, SIDE), sign, theme)
        inner.setLeft(inner.left() + SIDE + SPACE + SPACE // 2)
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        text(painter, option.font, first, self._when_and_who(fact), theme.muted)
        second = first.translated(0, line)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        text(painter, option.font, second, str(words), theme.text)
        painter.restore()

    def _when_and_who(self, fact: Fact) -> str:
        context = self._context
        at = clock_time(fact.happened_at, context.now, context.zone, context.texts)
        parts = [at, fact.actor]
        if (fact.recorded_at - fact.happened_at).total_seconds() > _BACK:
            written = clock_time(fact.recorded_at, context.now, context.zone, context.texts)
            parts.append(context.texts("report.written", at=written))
        return "  ·  ".join(part for part in parts if part)
