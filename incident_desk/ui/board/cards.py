"""One column of the board: its cards are opened, moved by key, and dragged to another column."""

from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.ui.board.delegate import CardDelegate
from incident_desk.ui.board.models import CARD, CardList
from incident_desk.ui.board.times import Times
from incident_desk.ui.context import Context

_DRAGGED = "application/x-incident-desk-card"  # the id of an incident, for this program alone


class Cards(QListView):
    """Enter opens; Alt+Left and Alt+Right move the card to another phase."""

    opened = Signal(object)  # Card
    moved = Signal(object, int)  # Card, -1 or 1
    dropped = Signal(object)  # the id of an incident dragged here from another column
    left = Signal(int)  # -1 or 1: to the column beside this one

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardList(context, self)
        self.setModel(self.cards)
        self._context = context
        self._delegate = CardDelegate(context, self)
        self._times = Times()
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self._dragged_from = False
        self._show_target(False)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)

    @property
    def current(self) -> Card | None:
        card = self.currentIndex().data(CARD)
        return card if isinstance(card, Card) else None

    def read(self, wanted: Filter, sort: Sort) -> None:
        """Read anew; the card that was current stays so, wherever it stands now."""
        pages, place = self.cards.pages, self.verticalScrollBar().value()
        number = pages.number(self.currentIndex().row())
        self._times.forget()
        self.cards.read(wanted, sort)
        row = pages.row(number)
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self.cards.index(row))
        self.verticalScrollBar().setValue(place)

    def tick(self) -> None:
        """Another second: paint the times that read otherwise than before."""
        viewport = self.viewport()
        rows = range(self._row_at(0), self._row_at(viewport.height() - 1) + 1)
        for row, card in self._times.moved(rows, self.cards.pages.card, self._context.now):
            item = self.visualRect(self.cards.index(row))
            viewport.update(self._delegate.moving(item, self.font(), card))

    def _row_at(self, height: int) -> int:
        """The row at this height of what is in sight, or the last one."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, height))
        return index.row() if index.isValid() else self.cards.rowCount() - 1

    def choose(self, incident_id: UUID) -> bool:
        """Make this incident's card the current one; False where it is not in this column."""
        for row in range(self.cards.rowCount()):
            card = self.cards.pages.card(row)
            if card and card.id == incident_id:
                self.setCurrentIndex(self.cards.index(row))
                return True
        return False

    def _show_target(self, over: bool) -> None:
        role = QPalette.ColorRole
        self.viewport().setBackgroundRole(role.Midlight if over else role.Window)

    def _fits(self, event: QDropEvent) -> bool:
        """Only what comes from another column: the order within one is not the commander's."""
        return event.mimeData().hasFormat(_DRAGGED) and not self._dragged_from

    def _on_activated(self, index: QModelIndex) -> None:
        if card := index.data(CARD):
            self.opened.emit(card)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.region = event.region()
        super().paintEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        card, index = self.current, self.currentIndex()
        if card is None:
            return
        data = QMimeData()
        data.setData(_DRAGGED, card.id.bytes)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.setHotSpot(
            QPoint(self.visualRect(index).width() // 2, 2 * self.fontMetrics().height())
        )
        self._dragged_from = True
        drag.exec(Qt.DropAction.MoveAction)
        self._dragged_from = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._fits(event):
            self._show_target(True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._fits(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        if not self._fits(event):
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(UUID(bytes=bytes(event.mimeData().data(_DRAGGED).data())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by the keyboard, there is always a card that Enter opens."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if card := self.current:
                self.moved.emit(card, way)
        else:
            self.left.emit(way)
