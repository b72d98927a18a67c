"""Verbs of command: orders, hypotheses, decisions, and handing over a role."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.door import Door
from incident_desk.domain import facts, handover, hypotheses, orders
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import CONSEQUENCES, Incident
from incident_desk.domain.playbook import ROLES
from incident_desk.errors import InputError, RuleError


class CommandVerbs(Door):
    def take_action(
        self, incident_id: UUID, text: str, happened_at: datetime | None = None
    ) -> None:
        """Write down what was done. Raises InputError when empty."""
        body = facts.ActionTaken(_said(text))
        self._write(incident_id, lambda _incident: (body,), happened_at=happened_at)

    def decide(self, incident_id: UUID, text: str, happened_at: datetime | None = None) -> None:
        """Write down a decision. Raises InputError when empty."""
        body = facts.DecisionMade(_said(text))
        self._write(incident_id, lambda _incident: (body,), happened_at=happened_at)

    def raise_hypothesis(
        self, incident_id: UUID, text: str, happened_at: datetime | None = None
    ) -> UUID:
        """Write down what may be the cause. Raises InputError when empty."""
        hypothesis_id = self.new_id()
        self._write(
            incident_id,
            lambda _incident: hypotheses.raise_one(hypothesis_id, text),
            Area.SITUATION,
            happened_at=happened_at,
        )
        return hypothesis_id

    def settle_hypothesis(
        self, incident_id: UUID, hypothesis_id: UUID, state: str, reason: str = ""
    ) -> None:
        """Confirmed, eliminated, or open again. Raises RuleError."""

        def rule(incident: Incident) -> tuple[Body, ...]:
            found = incident.hypotheses.get(hypothesis_id)
            if found is None:
                raise RuleError("hypotheses.no_such_hypothesis")
            return hypotheses.settle(found, state, reason)

        self._write(incident_id, rule, Area.SITUATION)

    def give_order(
        self,
        incident_id: UUID,
        person: str,
        text: str,
        due_at: datetime | None = None,
        happened_at: datetime | None = None,
    ) -> UUID:
        """Ask a person to do something; `due_at` is when to ask after it. Raises InputError."""
        order_id = self.new_id()
        self._write(
            incident_id,
            lambda _incident: orders.give(order_id, person, text, due_at),
            Area.SITUATION,
            Area.HEADER,
            happened_at=happened_at,
        )
        return order_id

    def move_order(self, incident_id: UUID, order_id: UUID, due_at: datetime) -> None:
        now = self.clock.now()
        self._on_order(incident_id, order_id, lambda one: orders.move(one, due_at, now))

    def settle_order(
        self, incident_id: UUID, order_id: UUID, outcome: str = orders.DONE, reason: str = ""
    ) -> None:
        self._on_order(incident_id, order_id, lambda one: orders.settle(one, outcome, reason))

    def offer_hand_over(self, incident_id: UUID, role: str, person: str, brief: str) -> UUID:
        """Offer a role to someone, with a brief; nothing changes until they say yes.

        Raises InputError, RuleError.
        """
        if role not in ROLES:
            raise RuleError("desk.no_such_role", role=role)
        hand_over_id = self.new_id()
        self._write(
            incident_id,
            lambda incident: handover.offer(
                incident.hand_overs, hand_over_id, role, person, brief, incident.person(role)
            ),
            Area.SITUATION,
            Area.HEADER,
        )
        return hand_over_id

    def accept_hand_over(self, incident_id: UUID, hand_over_id: UUID, person: str) -> None:
        """The one it was offered to says yes, by name; the role is theirs at this moment."""
        self._on_hand_over(incident_id, hand_over_id, lambda one: handover.accept(one, person))

    def withdraw_hand_over(self, incident_id: UUID, hand_over_id: UUID) -> None:
        self._on_hand_over(incident_id, hand_over_id, handover.withdraw)

    def set_consequences(self, incident_id: UUID, kinds: Iterable[str]) -> None:
        """What it touches beside the work. Raises RuleError for a kind that is none."""
        wanted = set(kinds)
        if unknown := wanted.difference(CONSEQUENCES):
            raise RuleError("consequences.no_such_kind", kind=unknown.pop())
        ordered = tuple(kind for kind in CONSEQUENCES if kind in wanted)
        self._write(
            incident_id,
            lambda incident: (
                () if incident.consequences == ordered else (facts.ConsequencesSet(ordered),)
            ),
            Area.SITUATION,
            Area.SEVERITY,
        )

    def _on_order(self, incident_id: UUID, order_id: UUID, rule: orders.Rule) -> None:
        def on_incident(incident: Incident) -> tuple[Body, ...]:
            found = incident.orders.get(order_id)
            if found is None:
                raise RuleError("orders.no_such_order")
            return rule(found)

        self._write(incident_id, on_incident, Area.SITUATION, Area.HEADER)

    def _on_hand_over(self, incident_id: UUID, hand_over_id: UUID, rule: handover.Rule) -> None:
        def on_incident(incident: Incident) -> tuple[Body, ...]:
            found = incident.hand_overs.get(hand_over_id)
            if found is None:
                raise RuleError("handover.not_offered")
            return rule(found)

        self._write(incident_id, on_incident, Area.SITUATION, Area.HEADER)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise InputError("log.empty")
    return said
