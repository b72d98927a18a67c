"""The board in columns: one for each phase. To move a card to another column changes its phase."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.lifecycle import CLOSED, RESOLVED, STEPPER
from incident_desk.ui.board.cards import Cards
from incident_desk.ui.context import Context
from incident_desk.ui.incident.closing_bar import critical_in_words
from incident_desk.ui.parts import plain_label, scrolled
from incident_desk.ui.theme import SPACE

_SEE_STEPS = "see_critical_steps"  # offered where an incident was closed with some open
_LATELY = timedelta(days=7)  # how long an incident that ended stays in its column


class BoardColumns(QWidget):
    """Cancelling asks for a reason, so it is done on the incident: there is no column for it."""

    opened = Signal(object)  # Card

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._closed: UUID | None = None
        context.notices.acted.connect(self._on_notices_acted)
        self.lists = {phase: Cards(context, context.texts(f"phase.{phase}")) for phase in STEPPER}
        self._heads = {phase: plain_label("", size="heading") for phase in STEPPER}
        for head in self._heads.values():
            head.setIndent(SPACE // 2)  # as the cards below it
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
        """Read anew. The keyboard goes with its card to another column, so that it can go on."""
        before = next((cards for cards in self.lists.values() if cards.hasFocus()), None)
        held = before.current if before else None
        self._read(wanted)
        if before and held and (before.current is None or before.current.id != held.id):
            self._follow(held)

    def _read(self, wanted: Filter) -> None:
        ended_from = self._context.now - _LATELY
        for phase, cards in self.lists.items():
            ended = phase in (RESOLVED, CLOSED)
            cards.read(
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
            cards.tick()

    def _column(self, phase: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(self._heads[phase])
        cards = self.lists[phase]
        cards.setObjectName(f"column_{phase}")
        column.addWidget(cards, 1)
        cards.opened.connect(self.opened)
        cards.moved.connect(self._on_cards_moved)
        cards.dropped.connect(lambda incident_id: self._move(incident_id, phase))
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

    def _move(self, incident_id: UUID, phase: str) -> None:
        desk = self._context.desk
        changed = self._context.attempt(lambda: desk.change_phase(incident_id, phase))
        if changed and phase == CLOSED and (told := critical_in_words(self._context, incident_id)):
            self._closed = incident_id
            see = self._context.texts("closing.see")
            self._context.notices.say(told, _SEE_STEPS, see)

    def _on_notices_acted(self, action: str) -> None:
        if action == _SEE_STEPS and self._closed:
            self._context.shell.open_incident(self._closed, "checklists")

    def _follow(self, card: Card) -> None:
        for cards in self.lists.values():
            if cards.choose(card.id):
                cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cards_moved(self, card: Card, way: int) -> None:
        place = STEPPER.index(card.phase) + way
        if 0 <= place < len(STEPPER):
            self._move(card.id, STEPPER[place])
