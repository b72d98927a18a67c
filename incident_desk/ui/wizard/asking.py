"""Orders that the answers give rise to: ask the supplier, and what a consequence asks for."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Consequence, Model
from incident_desk.domain.spans import period
from incident_desk.ui.context import Context
from incident_desk.ui.tick_box import TickBox

_IN_OTHER_HANDS = ("shared", "vendor_time", "vendor_notime", "public")
_VENDOR_MINUTES = 15


class OrdersProposed(QWidget):
    """A box for each, ticked when it is first called for; those given before are left out."""

    def __init__(
        self, context: Context, incident: Incident, model: Model, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident = incident
        self._vendor = self._box("vendor", context.texts("wizard.vendor"))
        self._asked = [(one, self._box(one.id, self._in_words(one))) for one in model.consequences]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for box in (self._vendor, *(box for _one, box in self._asked)):
            column.addWidget(box)

    def show_answers(self, answers: Mapping[str, str], touched: tuple[str, ...]) -> None:
        elsewhere = answers.get("control") in _IN_OTHER_HANDS
        _propose(self._vendor, elsewhere and self._new(self._context.texts("wizard.vendor_ask")))
        for one, box in self._asked:
            _propose(box, one.id in touched and self._new(self._ask(one)))

    def wanted(self, incident_id: UUID) -> list[Callable[[], object]]:
        """The verbs of what is ticked."""
        verbs: list[Callable[[], object]] = []
        if self._vendor.ticked:
            words = self._context.texts("wizard.vendor_ask")
            verbs.append(partial(self._give, incident_id, "liaison", words, _VENDOR_MINUTES))
        verbs += [
            partial(self._give, incident_id, one.role, self._ask(one), one.minutes)
            for one, box in self._asked
            if box.ticked
        ]
        return verbs

    def _new(self, text: str) -> bool:
        return all(order.text != text for order in self._incident.orders.values())

    def _ask(self, consequence: Consequence) -> str:
        return consequence.ask[self._context.texts.language]

    def _in_words(self, one: Consequence) -> str:
        texts = self._context.texts
        return texts(
            "wizard.consequence_ask",
            name=one.name[texts.language],
            role=texts(f"role.{one.role}"),
            time=period(one.minutes, texts),
            ask=self._ask(one),
        )

    def _give(self, incident_id: UUID, role: str, text: str, minutes: int) -> None:
        """To whoever holds the role, or else to the role itself."""
        person = self._incident.person(role) or self._context.texts(f"role.{role}")
        due_at = self._context.now + timedelta(minutes=minutes)
        self._context.desk.give_order(incident_id, person, text, due_at)

    def _box(self, name: str, words: str) -> TickBox:
        made = TickBox(words, f"propose_{name}", self)
        made.hide()
        return made


def _propose(tick: TickBox, wanted: bool) -> None:
    """Show it ticked when it is first wanted; what the commander unticked stays so."""
    if wanted and tick.isHidden():
        tick.box.setChecked(True)
    if not wanted:
        tick.box.setChecked(False)
    tick.setVisible(wanted)
