"""Needs you now: what is due or late across all incidents, each with its one click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from incident_desk.domain.board import Card, need
from incident_desk.ui.board.words import promise
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, empty, line_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN = 3
_SOON_SECONDS = 300


class NeedsYouNow(QFrame):
    """At most three rows; the rest is counted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(context.texts("due.title"))
        self._context = context
        self._promises: list[tuple[Card, QLabel]] = []
        self._cards: list[Card] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)

    def read(self) -> None:
        self._cards = self._context.desk.due(_SHOWN + 97)
        self._promises = []
        empty(self._grid)
        self.setVisible(bool(self._cards))
        if not self._cards:
            return
        title = self._context.texts.count("due.count", len(self._cards))
        self._grid.addWidget(line_label(title, size="heading"), 0, 0, 1, 3)
        for row, card in enumerate(self._cards[:_SHOWN], 1):
            self._add(row, card)

    def tick(self) -> None:
        for card, label in self._promises:
            self._show_promise(card, label)

    def _add(self, row: int, card: Card) -> None:
        what = need(card, self._context.now, self._context.desk.soon)
        why = line_label(self._context.texts(f"due.{what}"))
        if what == "update":
            self._promises.append((card, why))
            self._show_promise(card, why)
        title = ElidedLabel(f"{card.reference}  {card.title[:160]}")
        go = button(self._context.texts(f"due.{what}_do"), lambda: self._open(card, what))
        go.setObjectName(f"due_{what}_{card.reference}")
        go.setAccessibleName(f"{self._context.texts(f'due.{what}_do')}: {card.reference}")
        self._grid.addWidget(why, row, 0)
        self._grid.addWidget(title, row, 1)
        self._grid.addWidget(go, row, 2, Qt.AlignmentFlag.AlignRight)

    def _show_promise(self, card: Card, label: QLabel) -> None:
        now = self._context.now
        assert card.next_update_at is not None
        late = card.next_update_at < now
        set_property(label, "tone", "danger" if late else "warning")
        words = self._context.texts("due.update", time=promise(card, now, self._context.texts))
        label.setText(words)

    def _open(self, card: Card, what: str) -> None:
        if what == "assess":
            self._context.shell.assess(card.id)
        else:
            self._context.shell.open_incident(card.id, "messages")
