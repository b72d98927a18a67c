"""The board as a table of all incidents, sorted and narrowed by the database."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from incident_desk.domain.board import Filter, Sort
from incident_desk.domain.spans import local_time
from incident_desk.ui.board.cells import CellDelegate
from incident_desk.ui.board.models import CARD, SORT_BY, CardTable, Column
from incident_desk.ui.board.times import Times
from incident_desk.ui.context import Context

# In characters; the title grows with the window.
_WIDTHS = {
    Column.REFERENCE: 14,
    Column.SEVERITY: 14,
    Column.TITLE: 34,
    Column.PHASE: 14,
    Column.SERVICES: 16,
    Column.COMMANDER: 14,
    Column.STARTED: 14,
    Column.LASTED: 12,
    Column.NEXT_UPDATE: 14,
}


class BoardTable(QTableView):
    opened = Signal(object)  # Card

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_table")
        self.setAccessibleName(context.texts("board.table"))
        self._context = context
        self.cards = CardTable(context, self)
        self._times = Times()
        self._day = self._today()
        self.cards.modelReset.connect(self._on_cards_model_reset)
        self.setModel(self.cards)
        self.setItemDelegate(CellDelegate(context, self.cards, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._lay_out()
        self.activated.connect(self._on_activated)

    def read(self, wanted: Filter) -> None:
        """Read anew; the incident that was chosen stays so, wherever it stands now."""
        pages, place = self.cards.pages, self.verticalScrollBar().value()
        number = pages.number(self.currentIndex().row())
        self._times.forget()
        self.cards.read(wanted)
        row = pages.row(number)
        if row is not None and row != self.currentIndex().row():
            self.selectRow(row)
        self.verticalScrollBar().setValue(place)

    def sort(self, wanted: Sort) -> None:
        """Sort as a click on the heading would; an order that is not known here changes nothing."""
        columns = [column for column, by in SORT_BY.items() if by == wanted.by]
        order = Qt.SortOrder
        way = order.DescendingOrder if wanted.descending else order.AscendingOrder
        for column in columns:
            self.horizontalHeader().setSortIndicator(column, way)

    def tick(self) -> None:
        """Another second: paint the times that read otherwise than before, in the rows in sight."""
        now, today = self._context.now, self._today()
        self.cards.tick(now)
        if today != self._day:  # from midnight on it is told of which day a start was
            self._day = today
            self.viewport().update()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = range(max(0, first), (last if last >= 0 else self.cards.rowCount() - 1) + 1)
        for row, _card in self._times.moved(rows, self.cards.card, now):
            self.update(self.cards.index(row, Column.LASTED))
            self.update(self.cards.index(row, Column.NEXT_UPDATE))

    def _today(self) -> date:
        return local_time(self._context.now, self._context.zone).date()

    def _on_cards_model_reset(self) -> None:
        self._times.forget()

    def _lay_out(self) -> None:
        """Fixed sizes: measuring the contents of 100,000 rows would take seconds."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 20)
        character = self.fontMetrics().averageCharWidth()
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width * character)
        columns.setMinimumSectionSize(8 * character)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSortIndicator(Column.STARTED, Qt.SortOrder.DescendingOrder)
        columns.setSortIndicatorShown(True)
        columns.setSectionsClickable(True)
        columns.sortIndicatorChanged.connect(self._on_columns_sort_indicator_changed)

    def _on_columns_sort_indicator_changed(self, column: int, order: Qt.SortOrder) -> None:
        if Column(column) in SORT_BY:
            self.cards.sort(column, order)

    def _on_activated(self, index: QModelIndex) -> None:
        if card := index.data(CARD):
            self.opened.emit(card)

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self.horizontalHeader()
        others = columns.length() - columns.sectionSize(Column.TITLE)
        least = _WIDTHS[Column.TITLE] * self.fontMetrics().averageCharWidth()
        columns.resizeSection(Column.TITLE, max(least, self.viewport().width() - others))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)
