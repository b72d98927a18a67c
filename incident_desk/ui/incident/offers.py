"""A role that was offered and waits for its yes: who is responsible until then, and the brief."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain import handover
from incident_desk.domain.handover import HandOver
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import clock_time
from incident_desk.ui.context import Context
from incident_desk.ui.keyed import keep_rows
from incident_desk.ui.parts import button, plain_label, quiet_button
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 640  # below, the name stands above what is done with it


class OfferCard(QFrame):
    """The one who was named types the name and takes over; whoever offered it may withdraw it."""

    def __init__(
        self, context: Context, incident_id: UUID, offer: HandOver, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._context = context
        self._incident_id = incident_id
        self._offer = offer
        self._title = plain_label("", size="heading")
        self.state = plain_label("")
        self.state.setObjectName("offer_state")
        self.name = QLineEdit()
        self.name.setObjectName("offer_name")
        self.name.returnPressed.connect(self._on_accept_clicked)
        self.brief = plain_label(offer.brief)
        self.brief.setObjectName("offer_brief")
        self.brief.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self.state)
        column.addWidget(Sides(((self.name, 1), (self._verbs(), 0)), _NARROW, self))
        column.addWidget(self.brief)

    def show_offer(self, offer: HandOver, incident: Incident) -> None:
        self._offer = offer
        context, texts = self._context, self._context.texts
        role = texts(f"role.{offer.role}")
        self._title.setText(texts("offer.title", role=role, person=offer.person))
        at = clock_time(offer.offered_at, context.now, context.zone, texts)
        holder = incident.person(offer.role)
        key = "offer.state" if holder else "offer.state_nobody"
        values = {"by": offer.offered_by, "at": at, "holder": holder, "person": offer.person}
        self.state.setText(texts(key, **values))
        hint = texts("offer.name", person=offer.person)
        self.name.setPlaceholderText(hint)
        self.name.setAccessibleName(hint)

    def _verbs(self) -> QWidget:
        texts, verbs = self._context.texts, QWidget(self)
        row = QHBoxLayout(verbs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        accept = button(texts("offer.accept"), self._on_accept_clicked, first=True)
        self.read_brief = quiet_button(texts("offer.read"), self._on_read_clicked)
        self.read_brief.setCheckable(True)
        withdraw = quiet_button(texts("offer.withdraw"), self._on_withdraw_clicked)
        for made, name in ((accept, "accept"), (self.read_brief, "read"), (withdraw, "withdraw")):
            made.setObjectName(f"offer_{name}")
            row.addWidget(made)
        row.addStretch(1)
        return verbs

    def _on_accept_clicked(self) -> None:
        accept, offer = self._context.desk.accept_hand_over, self._offer
        if self._context.attempt(lambda: accept(self._incident_id, offer.id, self.name.text())):
            self._context.notices.say(self._accepted(offer))

    def _accepted(self, offer: HandOver) -> str:
        """The role has passed; but the desk still writes in the name of whoever sits at it."""
        texts, writer = self._context.texts, self._context.desk.actor
        role = texts(f"role.{offer.role}")
        told = texts("offer.accepted", role=role, person=offer.person)
        if writer.casefold() == offer.person.casefold():
            return told
        return f"{told} {texts('offer.still_writes', writer=writer)}"

    def _on_read_clicked(self) -> None:
        self.brief.setVisible(self.read_brief.isChecked())

    def _on_withdraw_clicked(self) -> None:
        withdraw, offer = self._context.desk.withdraw_hand_over, self._offer.id
        self._context.attempt(lambda: withdraw(self._incident_id, offer))


class Offers(QWidget):
    """All offers that wait, the oldest first; it takes no room without one."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.cards: dict[UUID, OfferCard] = {}
        self._before = QWidget(self)  # where Tab comes from
        self._before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._before.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * SPACE)

    def read(self, incident: Incident) -> None:
        found = {one.id: one for one in handover.waiting(incident.hand_overs)}
        keep_rows(
            self._column, self.cards, tuple(found), lambda one: self._card(found[one]), self._before
        )
        for one, card in self.cards.items():
            card.show_offer(found[one], incident)
        self.setVisible(bool(found))

    def _card(self, offer: HandOver) -> OfferCard:
        return OfferCard(self._context, self._incident_id, offer, self)
