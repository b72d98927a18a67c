"""A quiet bar above the log line: the order of this incident whose time is up."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.deadlines import ORDER, Due, dues
from incident_desk.domain.spans import elapsed
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.order_buttons import OrderButtons
from incident_desk.ui.parts import line_label, plain_label
from incident_desk.ui.signs import SignMark
from incident_desk.ui.theme import SPACE

_NAME = 24  # characters of a name
_TEXT = 160


class DueOrders(QWidget):
    """One at a time, the one that has waited longest; the others are counted."""

    settled = Signal()  # what was due is dealt with, and nothing else is

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due_orders")
        self.setAccessibleName(context.texts("due.title"))
        self._context = context
        self._incident_id = incident_id
        self._dues: tuple[Due, ...] = ()
        self._shown: Due | None = None
        self._room = True
        self._buttons = OrderButtons(context, self._order, "here", self._on_buttons_done)
        mark = SignMark(context.theme, self)
        mark.show_sign(ORDER)
        self._time = plain_label("", "danger")
        self._what = ElidedLabel("")
        self._more = line_label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(mark)
        row.addLayout(self._words(), 1)
        row.addWidget(self._more)
        for made in self._buttons.all:
            row.addWidget(made)
        self.hide()
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self.tick)
        self.read()

    def read(self) -> None:
        incident = self._context.desk.incident(self._incident_id)
        self._dues = tuple(due for due in dues(incident) if due.kind == ORDER)
        self.tick()

    def tick(self) -> None:
        now, texts = self._context.now, self._context.texts
        up = [due for due in self._dues if due.at <= now]
        self._shown = up[0] if up else None
        self.setVisible(self._room and bool(up))
        if self._shown is None:
            return
        person, late = self._shown.person[:_NAME], (now - self._shown.at).total_seconds()
        self._time.setText(texts("due.order", person=person, time=elapsed(late, texts)))
        self._what.setText(self._shown.text[:_TEXT])
        self._more.setText(texts.count("due.more_orders", len(up) - 1) if up[1:] else "")
        self._more.setVisible(len(up) > 1)
        self._buttons.tell(f"{person}, {self._shown.text[:_TEXT]}")

    def _words(self) -> QVBoxLayout:
        """Two lines, as high as the buttons beside them."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._time)
        column.addWidget(self._what)
        return column

    def give_room(self, room: bool) -> None:
        """Without it the bar waits, whatever is due."""
        if room != self._room:
            self._room = room
            self.tick()

    def _order(self) -> tuple[UUID, UUID]:
        assert self._shown is not None
        assert self._shown.ref is not None
        return self._incident_id, self._shown.ref

    def _on_buttons_done(self) -> None:
        if self._shown is None:
            self.settled.emit()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if not changes.touch(self._incident_id, Area.SITUATION, Area.HEADER):
            return
        try:
            self.read()
        except DeskError as error:
            self._context.notices.fail(error)
