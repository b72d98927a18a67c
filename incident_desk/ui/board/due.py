"""Needs you now: what is due or late across all incidents, each with its one click."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
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

from incident_desk.domain.deadlines import (
    ASSESS,
    DRAFT,
    HAND_OVER,
    INJECT,
    ORDER,
    RELIEF,
    STEP_BLOCKED,
    STEP_TIME,
    UPDATE,
    Need,
)
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.order_buttons import OrderButtons
from incident_desk.ui.parts import button, empty, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN, _ROWS = 3, 50
_MOST = 300  # that are counted
_ALL = "due_all"
_NAME = 24  # characters of a name
_WHO = 40  # of who says an inject: 'The provider's status page'
_NARROW = 720  # device-independent pixels
_LEAST = 16  # characters: a reference is never cut
# The tab on which each is dealt with.
TABS = {
    UPDATE: "messages",
    DRAFT: "messages",
    HAND_OVER: "situation",
    RELIEF: "situation",
    INJECT: "situation",
    STEP_BLOCKED: "checklists",
    STEP_TIME: "checklists",
}
_STEPS = (STEP_BLOCKED, STEP_TIME)
# Of these it is told how long it has been, of all others how much time is left.
_SINCE = (ORDER, RELIEF, INJECT, *_STEPS)


class NeedsYouNow(QFrame):
    """Three rows, or all of them when asked; the rest is counted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(context.texts("due.title"))
        self._context = context
        self._needs: list[Need] | None = None  # nothing was read yet
        self._all = False
        self._timed: list[tuple[Need, QLabel]] = []
        self._rows: list[QHBoxLayout] = []
        self._switch: QPushButton | None = None
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)

    def read(self) -> None:
        """Read anew. Rows that are the same stay, with the keyboard in them."""
        needs = self._context.desk.needs(_MOST)
        if needs == self._needs:
            self.tick()
        else:
            self._show(needs)

    def go_to_first(self) -> None:
        """Read anew, and give the keyboard to the most urgent one."""
        self.read()
        self._focus_first()

    def _focus_first(self) -> None:
        if rows := self._buttons():
            rows[0].show()
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, needs: list[Need]) -> None:
        focused = QApplication.focusWidget()
        held = focused.objectName() if focused and self.isAncestorOf(focused) else ""
        self._needs = needs
        self.setVisible(bool(needs))  # first: it may be given a width that shows the rows anew
        self._timed, self._rows, self._switch = [], [], None
        empty(self._grid)
        if not needs:
            return
        self._add_title(needs)
        shown = needs[: _ROWS if self._all else _SHOWN]
        for row, need in enumerate(shown, 1):
            self._add(row, need)
        if self._all and len(needs) > _ROWS:
            more = self._context.texts("due.more", number=len(needs) - _ROWS)
            self._grid.addWidget(line_label(more, "muted"), _ROWS + 1, 0, 1, 3)
        if held:
            self._give_back(held)

    def _add_title(self, needs: list[Need]) -> None:
        texts = self._context.texts
        many = len(needs) == _MOST
        title = texts("due.many", number=_MOST) if many else texts.count("due.count", len(needs))
        self._grid.addWidget(line_label(title, size="heading"), 0, 0, 1, 2)
        if len(needs) > _SHOWN:
            words = texts("due.fewer") if self._all else texts("due.all", number=len(needs))
            toggle = button(words, self._toggle)
            toggle.setObjectName(_ALL)
            self._switch = toggle
            self._grid.addWidget(toggle, 0, 2, Qt.AlignmentFlag.AlignRight)

    def _give_back(self, name: str) -> None:
        """The keyboard goes to the same button, or to the most urgent one where that is gone."""
        shown = (*self._buttons(), *((self._switch,) if self._switch else ()))
        same = [made for made in shown if made.objectName() == name]
        if same:
            same[0].show()  # a layout shows what is new later, and what is hidden gets no keyboard
            same[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()

    def _buttons(self) -> list[QPushButton]:
        """Those of today's rows, the most urgent first: what was taken out goes a moment later."""
        items = (side.itemAt(place) for side in self._rows for place in range(side.count()))
        widgets = (item.widget() for item in items if item)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _toggle(self) -> None:
        self._all = not self._all
        self._show(self._needs or [])

    def tick(self) -> None:
        for need, label in self._timed:
            self._show_time(need, label)

    def _add(self, row: int, need: Need) -> None:
        texts, reference = self._context.texts, need.card.reference
        words = texts(f"due.{need.kind}") if need.at is None else ""
        why = plain_label(words) if self._narrow else line_label(words)
        if need.at is not None:
            self._timed.append((need, why))
            self._show_time(need, why)
        what = need.text if need.kind in (ORDER, INJECT, *_STEPS) else need.card.title
        drill = f"{texts('board.drill').upper()} · " if need.card.drill else ""
        hatch = QColor(self._context.theme.warning) if need.card.drill else None
        about = ElidedLabel(f"{drill}{reference}  {what[:160]}", hatch=hatch)
        about.setMinimumWidth(_LEAST * about.fontMetrics().averageCharWidth())
        if self._narrow:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(why)
            column.addWidget(about)
            self._grid.addLayout(column, row, 0, 1, 2)
        else:
            self._grid.addWidget(why, row, 0)
            self._grid.addWidget(about, row, 1)
        side = self._side(need)
        self._rows.append(side)
        self._grid.addLayout(side, row, 2)

    def _side(self, need: Need) -> QHBoxLayout:
        """What can be done about it at once."""
        texts, reference = self._context.texts, need.card.reference
        side = QHBoxLayout()
        side.setSpacing(SPACE)
        side.addStretch(1)
        if need.kind == ORDER:
            order = OrderButtons(self._context, lambda: _order(need), reference)
            order.tell(f"{reference}, {need.person[:_NAME]}, {need.text[:160]}")
            for made in order.all:
                side.addWidget(made)
            return side
        if need.kind == INJECT:
            noted = button(texts("drill.noted"), lambda: self._note(need))
            noted.setObjectName(f"inject_noted_{reference}")
            noted.setAccessibleName(f"{noted.text()}: {need.person}, {need.text}")
            side.addWidget(noted)
        go = button(texts(f"due.{need.kind}_do"), lambda: self._open(need))
        go.setObjectName(f"due_{need.kind}_{reference}")
        about = f"{reference}, {need.text[:160]}" if need.kind in _STEPS else reference
        go.setAccessibleName(f"{go.text()}: {about}")
        side.addWidget(go)
        return side

    def _show_time(self, need: Need, label: QLabel) -> None:
        assert need.at is not None
        texts, late = self._context.texts, (self._context.now - need.at).total_seconds()
        calm = late <= 0 or need.kind in (RELIEF, INJECT)
        set_property(label, "tone", "warning" if calm else "danger")
        told = countdown(-late, texts)
        if need.kind in _SINCE:
            told = elapsed(self._commanded(late) if need.kind == RELIEF else late, texts)
        name = need.person[: _WHO if need.kind == INJECT else _NAME]
        label.setText(texts(f"due.{need.kind}", time=told, person=name))

    def _commanded(self, late: float) -> float:
        return late + self._context.desk.commands_at_most.total_seconds()

    def _note(self, need: Need) -> None:
        inject_id, note = need.ref, self._context.desk.note_inject
        assert inject_id is not None
        self._context.attempt(lambda: note(need.card.id, inject_id))

    def _open(self, need: Need) -> None:
        if need.kind == ASSESS:
            self._context.shell.assess(need.card.id)
        elif need.kind in _STEPS and need.ref:
            self._context.shell.open_step(need.card.id, need.ref)
        else:
            self._context.shell.open_incident(need.card.id, TABS[need.kind])

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what it is about stands below its time."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._show(self._needs or [])


def _order(need: Need) -> tuple[UUID, UUID]:
    assert need.ref is not None
    return need.card.id, need.ref
