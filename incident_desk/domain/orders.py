"""Orders: who was asked to do what, and when to ask after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from incident_desk.domain.facts import Body, Fact, OrderGiven, OrderMoved, OrderSettled
from incident_desk.errors import InputError, RuleError

OPEN, DONE, DROPPED = "open", "done", "dropped"
OUTCOMES = (DONE, DROPPED)


@dataclass(frozen=True, slots=True)
class Order:
    """`due_at` is None where nobody asked for a time."""

    id: UUID
    person: str
    text: str
    given_at: datetime
    given_by: str
    due_at: datetime | None = None
    state: str = OPEN
    settled_at: datetime | None = None
    reason: str = ""


Orders = Mapping[UUID, Order]
Rule = Callable[[Order], tuple[Body, ...]]


def give(order_id: UUID, person: str, text: str, due_at: datetime | None) -> tuple[Body, ...]:
    """Raises InputError without a person or without a text."""
    name, what = " ".join(person.split()), text.strip()
    if not name or not what:
        raise InputError("orders.incomplete")
    return (OrderGiven(order_id, name, what, due_at),)


def move(order: Order, due_at: datetime, now: datetime) -> tuple[Body, ...]:
    """Raises RuleError once it is settled, and for a time that is past."""
    _still_open(order)
    if due_at <= now:
        raise RuleError("orders.time_past")
    return () if due_at == order.due_at else (OrderMoved(order.id, due_at),)


def settle(order: Order, outcome: str, reason: str = "") -> tuple[Body, ...]:
    """Done or dropped. Raises RuleError once it is settled."""
    _still_open(order)
    if outcome not in OUTCOMES:
        raise RuleError("orders.no_such_outcome", outcome=outcome)
    return (OrderSettled(order.id, outcome, reason.strip()),)


def still_open(orders: Orders) -> tuple[Order, ...]:
    """Those with a time first, the soonest of them first; the others as they were given."""
    found = (one for one in orders.values() if one.state == OPEN)
    return tuple(sorted(found, key=lambda one: (one.due_at is None, one.due_at or one.given_at)))


def apply(orders: Orders, fact: Fact) -> Orders | None:
    """The orders after one more fact; None for one that cannot apply."""
    match fact.body:
        case OrderGiven(order, person, text, due_at) if order not in orders:
            given = Order(order, person, text, fact.happened_at, fact.actor, due_at)
        case OrderMoved(order, due_at) if order in orders:
            given = replace(orders[order], due_at=due_at)
        case OrderSettled(order, outcome, reason) if order in orders:
            given = replace(
                orders[order], state=outcome, settled_at=fact.happened_at, reason=reason
            )
        case _:
            return None
    return MappingProxyType({**orders, order: given})


def _still_open(order: Order) -> None:
    if order.state != OPEN:
        raise RuleError("orders.settled")
