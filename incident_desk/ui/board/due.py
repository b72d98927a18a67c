"""Needs you now: what is due or late across all incidents, each with its one click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QPushButton, QWidget

from incident_desk.domain.deadlines import ASSESS, DRAFT, HAND_OVER, ORDER, RELIEF, UPDATE, Need
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, empty, line_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN, _ROWS = 3, 50
_MOST = 300  # that are counted
_ALL = "due_all"
_NAME = 24  # characters of a name
_LEAST = 16  # characters: a reference is never cut
# The tab on which each is dealt with.
TABS = {
    UPDATE: "messages",
    DRAFT: "messages",
    ORDER: "situation",
    HAND_OVER: "situation",
    RELIEF: "situation",
}


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
        rows = [made for made in self._buttons() if made.objectName() != _ALL]
        if rows:
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, needs: list[Need]) -> None:
        focused = QApplication.focusWidget()
        held = focused.objectName() if focused and self.isAncestorOf(focused) else ""
        self._needs, self._timed = needs, []
        empty(self._grid)
        self.setVisible(bool(needs))
        if not needs:
            return
        self._add_title(needs)
        shown = needs[: _ROWS if self._all else _SHOWN]
        for row, need in enumerate(shown, 1):
            self._add(row, need)
        if self._all and len(needs) > _ROWS:
            more = self._context.texts("due.more", number=len(needs) - _ROWS)
            self._grid.addWidget(line_label(more, "muted"), _ROWS + 1, 0, 1, 4)
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
            self._grid.addWidget(toggle, 0, 2, 1, 2, Qt.AlignmentFlag.AlignRight)

    def _give_back(self, name: str) -> None:
        """The keyboard goes to the same button, or to the most urgent one where that is gone."""
        same = [made for made in self._buttons() if made.objectName() == name]
        if same:
            same[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()

    def _buttons(self) -> list[QPushButton]:
        """Those of today's rows, the most urgent first: what was taken out goes a moment later."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
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
        why = ElidedLabel(texts(f"due.{need.kind}") if need.at is None else "")
        if need.at is not None:
            self._timed.append((need, why))
            self._show_time(need, why)
        what = need.text if need.kind == ORDER else need.card.title
        drill = f"{texts('board.drill').upper()} · " if need.card.drill else ""
        hatch = QColor(self._context.theme.warning) if need.card.drill else None
        go = button(texts(f"due.{need.kind}_do"), lambda: self._open(need))
        go.setObjectName(f"due_{need.kind}_{reference}")
        go.setAccessibleName(f"{texts(f'due.{need.kind}_do')}: {reference}")
        self._grid.addWidget(why, row, 0)
        told = ElidedLabel(f"{drill}{reference}  {what[:160]}", hatch=hatch)
        told.setMinimumWidth(_LEAST * told.fontMetrics().averageCharWidth())
        self._grid.addWidget(told, row, 1)
        if need.kind == ORDER:
            done = button(texts("due.order_settle"), lambda: self._settle(need))
            done.setObjectName(f"due_settle_{reference}")
            self._grid.addWidget(done, row, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(go, row, 3, Qt.AlignmentFlag.AlignRight)

    def _show_time(self, need: Need, label: QLabel) -> None:
        assert need.at is not None
        texts, late = self._context.texts, (self._context.now - need.at).total_seconds()
        set_property(label, "tone", "danger" if late > 0 and need.kind != RELIEF else "warning")
        told = elapsed(self._commanded(late), texts) if need.kind == RELIEF else ""
        label.setText(
            texts(
                f"due.{need.kind}",
                time=told or countdown(-late, texts),
                person=need.person[:_NAME],
            )
        )

    def _commanded(self, late: float) -> float:
        return late + self._context.desk.commands_at_most.total_seconds()

    def _open(self, need: Need) -> None:
        if need.kind == ASSESS:
            self._context.shell.assess(need.card.id)
        else:
            self._context.shell.open_incident(need.card.id, TABS[need.kind])

    def _settle(self, need: Need) -> None:
        desk, order = self._context.desk, need.ref
        assert order is not None
        self._context.attempt(lambda: desk.settle_order(need.card.id, order))
