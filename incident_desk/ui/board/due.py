"""Needs you now: what is due or late across all incidents, each with its one click."""

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.deadlines import ASSESS, DRAFT, HAND_OVER, ORDER, RELIEF, UPDATE, Need
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.order_buttons import OrderButtons
from incident_desk.ui.parts import button, empty, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN = 3
_NAME = 24  # characters of a name
_NARROW = 720  # device-independent pixels
# The tab on which each is dealt with.
_TABS = {
    UPDATE: "messages",
    DRAFT: "messages",
    HAND_OVER: "situation",
    RELIEF: "situation",
}


class NeedsYouNow(QFrame):
    """At most three rows; the rest is counted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(context.texts("due.title"))
        self._context = context
        self._timed: list[tuple[Need, QLabel]] = []
        self._made: list[QPushButton] = []
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)

    def read(self) -> None:
        needs = self._context.desk.needs(_SHOWN + 97)
        held = self._held()
        self._timed, self._made = [], []
        empty(self._grid)
        self.setVisible(bool(needs))
        if not needs:
            return
        title = self._context.texts.count("due.count", len(needs))
        self._grid.addWidget(line_label(title, size="heading"), 0, 0, 1, 3)
        for row, need in enumerate(needs[:_SHOWN], 1):
            self._add(row, need)
        if held:
            self._hold(held)

    def tick(self) -> None:
        for need, label in self._timed:
            self._show_time(need, label)

    def _held(self) -> str:
        """The name of the button that has the keyboard; empty if none here has."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused and self.isAncestorOf(focused) else ""

    def _hold(self, name: str) -> None:
        """The rows were made anew: the keyboard stays where it was, or near it."""
        near = (made for made in self._made if made.objectName() == name)
        made = next(near, self._made[0])
        made.show()  # a layout shows what is new only later, and what is hidden gets no keyboard
        made.setFocus()

    def _add(self, row: int, need: Need) -> None:
        texts, reference = self._context.texts, need.card.reference
        words = texts(f"due.{need.kind}") if need.at is None else ""
        why = plain_label(words) if self._narrow else line_label(words)
        if need.at is not None:
            self._timed.append((need, why))
            self._show_time(need, why)
        what = need.text if need.kind == ORDER else need.card.title
        about = ElidedLabel(f"{reference}  {what[:160]}")
        if self._narrow:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(why)
            column.addWidget(about)
            self._grid.addLayout(column, row, 0, 1, 2)
        else:
            self._grid.addWidget(why, row, 0)
            self._grid.addWidget(about, row, 1)
        self._grid.addLayout(self._buttons(need), row, 2)

    def _buttons(self, need: Need) -> QHBoxLayout:
        side = QHBoxLayout()
        side.setSpacing(SPACE)
        side.addStretch(1)
        for made in self._buttons_of(need):
            self._made.append(made)
            side.addWidget(made)
        return side

    def _buttons_of(self, need: Need) -> tuple[QPushButton, ...]:
        texts, reference = self._context.texts, need.card.reference
        if need.kind == ORDER:
            order = OrderButtons(self._context, lambda: _order(need), reference)
            order.tell(f"{reference}, {need.person[:_NAME]}, {need.text[:160]}")
            return order.all
        go = button(texts(f"due.{need.kind}_do"), lambda: self._open(need))
        go.setObjectName(f"due_{need.kind}_{reference}")
        go.setAccessibleName(f"{texts(f'due.{need.kind}_do')}: {reference}")
        return (go,)

    def _show_time(self, need: Need, label: QLabel) -> None:
        assert need.at is not None
        texts, late = self._context.texts, (self._context.now - need.at).total_seconds()
        set_property(label, "tone", "danger" if late > 0 and need.kind != RELIEF else "warning")
        told = countdown(-late, texts)
        if need.kind in (ORDER, RELIEF):
            told = elapsed(self._commanded(late) if need.kind == RELIEF else late, texts)
        label.setText(texts(f"due.{need.kind}", time=told, person=need.person[:_NAME]))

    def _commanded(self, late: float) -> float:
        return late + self._context.desk.commands_at_most.total_seconds()

    def _open(self, need: Need) -> None:
        if need.kind == ASSESS:
            self._context.shell.assess(need.card.id)
        else:
            self._context.shell.open_incident(need.card.id, _TABS[need.kind])

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what it is about stands below its time."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.read()


def _order(need: Need) -> tuple[UUID, UUID]:
    assert need.ref is not None
    return need.card.id, need.ref
