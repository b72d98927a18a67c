"""The incidents of the board as Qt models: a list for each column, and a table."""

from collections.abc import Callable
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.ui.board.pages import CardPages
from incident_desk.ui.board.words import card_in_words, ended_or_elapsed, promise
from incident_desk.ui.context import Context

CARD = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def show(
    model: QAbstractListModel | QAbstractTableModel,
    columns: int,
    pages: CardPages,
    wanted: Filter,
    sort: Sort,
) -> None:
    """Read anew what fits. Where the same incidents are listed the view keeps its place."""
    numbers = pages.asked(wanted, sort)
    if numbers and numbers == pages.numbers:
        pages.show(numbers)
        model.dataChanged.emit(model.index(0, 0), model.index(len(numbers) - 1, columns - 1))
        return
    model.beginResetModel()
    pages.show(numbers)
    model.endResetModel()


class CardList(QAbstractListModel):
    """One column of cards."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.pages = CardPages(context.desk)

    def read(self, wanted: Filter, sort: Sort) -> None:
        show(self, 1, self.pages, wanted, sort)

    # Qt overrides

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pages.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.pages.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.reference} {card.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card_in_words(card, self._context.now, self._context.texts)
        return None


class Column(IntEnum):
    REFERENCE = 0
    SEVERITY = 1
    TITLE = 2
    PHASE = 3
    NEXT_UPDATE = 4
    COMMANDER = 5
    STARTED = 6
    LASTED = 7
    SERVICES = 8


# What the SQL sorts by when a header is clicked; the others do not sort.
SORT_BY = {
    Column.REFERENCE: "reference",
    Column.SEVERITY: "severity",
    Column.TITLE: "title",
    Column.PHASE: "phase",
    Column.COMMANDER: "commander",
    Column.STARTED: "started_at",
    Column.NEXT_UPDATE: "next_update_at",
}


class CardTable(QAbstractTableModel):
    """All incidents that fit, sorted by the database."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.pages = CardPages(context.desk)
        self._wanted = Filter()
        self._sort = Sort()
        self._now = context.now
        self._cells: tuple[Callable[[Card], str], ...] = tuple(
            getattr(self, f"_{column.name.lower()}") for column in Column
        )

    @property
    def sort_shown(self) -> Sort:
        return self._sort

    def read(self, wanted: Filter) -> None:
        self._wanted = wanted
        self._now = self._context.now
        show(self, len(Column), self.pages, wanted, self._sort)

    def card(self, row: int) -> Card | None:
        return self.pages.card(row) if 0 <= row < len(self.pages.numbers) else None

    def text(self, card: Card, column: int) -> str:
        """What stands in a cell. Painting asks this, which is far quicker than asking by index."""
        return self._cells[column](card)

    def tick(self, now: datetime) -> None:
        """Another second: what is told of the time is read again when painted."""
        self._now = now

    def _reference(self, card: Card) -> str:
        return card.reference

    def _severity(self, card: Card) -> str:
        return self._context.texts(f"severity.{card.severity or 'none'}")

    def _title(self, card: Card) -> str:
        drill = f"{self._context.texts('board.drill')} · " if card.drill else ""
        return f"{drill}{card.title[:300]}"

    def _phase(self, card: Card) -> str:
        return self._context.texts(f"phase.{card.phase}")

    def _next_update(self, card: Card) -> str:
        return promise(card, self._now, self._context.texts)

    def _commander(self, card: Card) -> str:
        return card.commander

    def _started(self, card: Card) -> str:
        return clock_time(card.started_at, self._now, self._context.zone, self._context.texts)

    def _lasted(self, card: Card) -> str:
        return elapsed(ended_or_elapsed(card, self._now), self._context.texts)

    def _services(self, card: Card) -> str:
        return ", ".join(card.services)[:200]

    # Qt overrides

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pages.numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._context.texts(f"board.column_{Column(section).name.lower()}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self.pages.card(index.row())
        if card is None:
            return None
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(card, index.column())
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if by := SORT_BY.get(Column(column)):
            self._sort = Sort(by, order == Qt.SortOrder.DescendingOrder)
            self.read(self._wanted)
