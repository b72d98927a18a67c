"""Paints a cell of the board's table.

All of it by itself: what Qt would paint asks the model for eight more things of every cell.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.board import Card
from incident_desk.ui.board.delegate import badge, hatch, text
from incident_desk.ui.board.models import CardTable, Column
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_CHOSEN = QStyle.StateFlag.State_Selected
_ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate
_CELL = 10  # room at the left of a cell, as in the header


class CellDelegate(QStyledItemDelegate):
    """The severity is colour and text; the row of a drill begins hatched."""

    def __init__(self, context: Context, cards: CardTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards = cards
        self._accent = QColor(context.theme.accent)
        self._alternate = QColor(context.theme.window)

    def _severity(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(_CELL, 6, -2, -6)
        badge(painter, option.font, box, card.severity, self._context)
        painter.restore()

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, column = self._cards.card(index.row()), index.column()
        if card is None:
            return
        chosen = bool(option.state & _CHOSEN)
        room = option.rect
        if chosen:
            painter.fillRect(room, self._accent)
        elif option.features & _ALTERNATE:
            painter.fillRect(room, self._alternate)
        if column == Column.SEVERITY:
            self._severity(painter, option, card)
            return
        ink = self._context.theme.on_accent if chosen else self._context.theme.text
        box = room.adjusted(_CELL, 0, -SPACE // 2, 0)
        text(painter, option.font, box, self._cards.text(card, column), ink)
        if card.drill and column == Column.REFERENCE:
            edge = QRect(room.left(), room.top() + 1, 6, room.height() - 2)
            hatch(painter, edge, self._context.theme)
