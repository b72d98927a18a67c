"""Orders that are open: who was asked to do what, and the time left."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain import orders
from incident_desk.domain.incident import Incident
from incident_desk.domain.orders import Order
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.incident.asked import AskedRow
from incident_desk.ui.keyed import keep_rows
from incident_desk.ui.parts import plain_label, set_property
from incident_desk.ui.theme import SPACE

_MORE_TIME = timedelta(minutes=10)


class OrderRow(AskedRow):
    def __init__(
        self, context: Context, incident_id: UUID, order: Order, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._incident_id = incident_id
        self._order = order
        texts = context.texts
        self.done = self.add_verb(texts("order.done"), "order_done", self._on_done_clicked)
        self.more = self.add_verb(texts("order.more"), "order_more", self._on_more_clicked)
        self.drop = self.add_verb(texts("order.drop"), "order_drop", self._on_drop_clicked)
        self.show_order(order)

    def show_order(self, order: Order) -> None:
        self._order = order
        self.text.setText(f"{order.person}: {order.text}")
        self.name_verbs(self.text.text())
        self.tick()

    def tick(self) -> None:
        """The time left, or how long ago it was asked where nobody asked for a time."""
        context, due = self._context, self._order.due_at
        if due is None:
            seconds = (context.now - self._order.given_at).total_seconds()
            key = "order.asked" if seconds >= 60 else "order.asked_now"
            told, tone = context.texts(key, age=elapsed(seconds, context.texts)), "muted"
        else:
            left = (due - context.now).total_seconds()
            told, tone = countdown(left, context.texts), "danger" if left < 0 else ""
        if told != self.told.text():
            self.told.setText(told)
            set_property(self.told, "tone", tone)

    def _on_done_clicked(self) -> None:
        settle, order = self._context.desk.settle_order, self._order.id
        self._context.attempt(lambda: settle(self._incident_id, order))

    def _on_more_clicked(self) -> None:
        now = self._context.now
        due_at = max(now, self._order.due_at or now) + _MORE_TIME
        move, order = self._context.desk.move_order, self._order.id
        self._context.attempt(lambda: move(self._incident_id, order, due_at))

    def _on_drop_clicked(self) -> None:
        settle, order = self._context.desk.settle_order, self._order.id

        def drop(reason: str) -> bool:
            return self._context.attempt(
                lambda: settle(self._incident_id, order, orders.DROPPED, reason)
            )

        self.ask_why(self._context.texts("order.drop"), f"drop:{order}", drop)


class OrdersList(QWidget):
    """Those with a time first, the soonest of them first; empty, it says how to give one."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.rows: dict[UUID, OrderRow] = {}
        self._title = plain_label(context.texts("order.title"), size="heading")
        self._hint = plain_label(context.texts("order.hint"), "muted", "small")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addLayout(self._column)
        column.addWidget(self._hint)
        context.bridge.ticked.connect(self._on_bridge_ticked)

    def read(self, incident: Incident) -> None:
        found = {one.id: one for one in orders.still_open(incident.orders)}
        keep_rows(
            self._column, self.rows, tuple(found), lambda one: self._row(found[one]), self._title
        )
        for order, row in self.rows.items():
            row.show_order(found[order])
        self._title.setVisible(bool(found))
        self._hint.setVisible(not found)

    def _row(self, order: Order) -> OrderRow:
        return OrderRow(self._context, self._incident_id, order, self)

    def _on_bridge_ticked(self) -> None:
        if self.isVisible():
            for row in self.rows.values():
                row.tick()
