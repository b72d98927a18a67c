"""What can be done about an order whose time is up, the same on the board and in its incident."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from incident_desk.ui.context import Context
from incident_desk.ui.parts import button

_MORE = timedelta(minutes=10)


class OrderButtons:
    """Done, ten more minutes, and the way to it.

    `order` names incident and order at the moment of the press; `done` is called after the first
    two, if they could be done. `name` tells these buttons from those of another order.
    """

    def __init__(
        self,
        context: Context,
        order: Callable[[], tuple[UUID, UUID]],
        name: str,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        self._context = context
        self._order = order
        self._done = done
        self.all = tuple(
            self._button(key, name, pressed)
            for key, pressed in (
                ("settle", self._settle),
                ("more", self._give_time),
                ("open", self._open),
            )
        )

    def tell(self, about: str) -> None:
        """Whose order it is, for who cannot see what stands beside the buttons."""
        for made in self.all:
            made.setAccessibleName(f"{made.text()}: {about}")

    def _button(self, key: str, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._context.texts(f"due.order_{key}"), pressed)
        made.setObjectName(f"order_{key}_{name}")
        return made

    def _settle(self) -> None:
        incident_id, order_id = self._order()
        if self._context.attempt(lambda: self._context.desk.settle_order(incident_id, order_id)):
            self._done()

    def _give_time(self) -> None:
        incident_id, order_id = self._order()
        desk, later = self._context.desk, self._context.now + _MORE
        if self._context.attempt(lambda: desk.move_order(incident_id, order_id, later)):
            self._done()

    def _open(self) -> None:
        incident_id, _order_id = self._order()
        self._context.shell.open_incident(incident_id, "situation")
