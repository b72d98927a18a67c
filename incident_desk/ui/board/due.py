"""Needs you now: what is due or late across all incidents, each with its one click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from incident_desk.domain.deadlines import ASSESS, DRAFT, HAND_OVER, ORDER, RELIEF, UPDATE, Need
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, empty, line_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN = 3
_NAME = 24  # characters of a name
# The tab on which each is dealt with.
_TABS = {
    UPDATE: "messages",
    DRAFT: "messages",
    ORDER: "situation",
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)

    def read(self) -> None:
        needs = self._context.desk.needs(_SHOWN + 97)
        self._timed = []
        empty(self._grid)
        self.setVisible(bool(needs))
        if not needs:
            return
        title = self._context.texts.count("due.count", len(needs))
        self._grid.addWidget(line_label(title, size="heading"), 0, 0, 1, 4)
        for row, need in enumerate(needs[:_SHOWN], 1):
            self._add(row, need)

    def tick(self) -> None:
        for need, label in self._timed:
            self._show_time(need, label)

    def _add(self, row: int, need: Need) -> None:
        texts, reference = self._context.texts, need.card.reference
        why = line_label(texts(f"due.{need.kind}") if need.at is None else "")
        if need.at is not None:
            self._timed.append((need, why))
            self._show_time(need, why)
        what = need.text if need.kind == ORDER else need.card.title
        go = button(texts(f"due.{need.kind}_do"), lambda: self._open(need))
        go.setObjectName(f"due_{need.kind}_{reference}")
        go.setAccessibleName(f"{texts(f'due.{need.kind}_do')}: {reference}")
        self._grid.addWidget(why, row, 0)
        self._grid.addWidget(ElidedLabel(f"{reference}  {what[:160]}"), row, 1)
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
            self._context.shell.open_incident(need.card.id, _TABS[need.kind])

    def _settle(self, need: Need) -> None:
        desk, order = self._context.desk, need.ref
        assert order is not None
        self._context.attempt(lambda: desk.settle_order(need.card.id, order))
