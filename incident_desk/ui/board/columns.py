"""The board in columns: one for each phase."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.lifecycle import CLOSED, RESOLVED, STEPPER
from incident_desk.ui.board.delegate import CardDelegate
from incident_desk.ui.board.models import CARD, CardList
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label, scrolled
from incident_desk.ui.theme import SPACE

_LATELY = timedelta(days=7)  # how long an incident that ended stays in its column


class Cards(QListView):
    """One column. Enter opens; Alt+Left and Alt+Right move the card to another phase."""

    opened = Signal(object)  # Card
    moved = Signal(object, int)  # Card, -1 or 1
    left = Signal(int)  # -1 or 1: to the column beside this one

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardList(context, self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(context, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.viewport().setBackgroundRole(self.backgroundRole().Window)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)

    @property
    def current(self) -> Card | None:
        card = self.currentIndex().data(CARD)
        return card if isinstance(card, Card) else None

    def _on_activated(self, index: QModelIndex) -> None:
        if card := index.data(CARD):
            self.opened.emit(card)

    # Qt overrides

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


class BoardColumns(QWidget):
    opened = Signal(object)  # Card

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lists = {phase: Cards(context, context.texts(f"phase.{phase}")) for phase in STEPPER}
        self._heads = {phase: plain_label("", size="heading") for phase in STEPPER}
        row = QHBoxLayout()
        row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        row.setSpacing(SPACE)
        for phase in STEPPER:
            row.addLayout(self._column(phase), 1)
        inner = QWidget()
        inner.setLayout(row)
        inner.setMinimumWidth(5 * 190)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def read(self, wanted: Filter) -> None:
        ended_from = self._context.now - _LATELY
        for phase, cards in self.lists.items():
            ended = phase in (RESOLVED, CLOSED)
            cards.cards.read(
                replace(wanted, phases=(phase,), ended_from=ended_from if ended else None),
                Sort() if ended else Sort("severity", descending=False),
            )
            count = cards.cards.rowCount()
            key = "board.column_lately" if ended else "board.column"
            name = self._context.texts(f"phase.{phase}")
            self._heads[phase].setText(self._context.texts(key, phase=name, count=count))

    @property
    def first(self) -> Cards:
        """The first column that holds a card."""
        held = (cards for cards in self.lists.values() if cards.cards.rowCount())
        return next(held, self.lists[STEPPER[0]])

    def tick(self) -> None:
        for cards in self.lists.values():
            cards.viewport().update()

    def _column(self, phase: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(self._heads[phase])
        cards = self.lists[phase]
        cards.setObjectName(f"column_{phase}")
        column.addWidget(cards, 1)
        cards.opened.connect(self.opened)
        cards.moved.connect(self._on_cards_moved)
        cards.left.connect(lambda way: self._go(phase, way))
        return column

    def _go(self, phase: str, way: int) -> None:
        """To the next column that way which is not empty."""
        place = STEPPER.index(phase) + way
        while 0 <= place < len(STEPPER):
            cards = self.lists[STEPPER[place]]
            if cards.cards.rowCount():
                cards.setFocus(Qt.FocusReason.TabFocusReason)
                return
            place += way

    def _on_cards_moved(self, card: Card, way: int) -> None:
        place = STEPPER.index(card.phase) + way
        if 0 <= place < len(STEPPER):
            phase, desk = STEPPER[place], self._context.desk
            self._context.attempt(lambda: desk.change_phase(card.id, phase))
