"""What is due in an incident: everything with a time that somebody waits for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from incident_desk.domain import drill_run, handover, lifecycle, orders
from incident_desk.domain.at_work import waiting
from incident_desk.domain.board import Card
from incident_desk.domain.checklist import BLOCKED
from incident_desk.domain.incident import Incident

UPDATE, ORDER, HAND_OVER, RELIEF = "update", "order", "hand_over", "relief"
INJECT = "inject"
ASSESS, DRAFT = "assess", "draft"
STEP_BLOCKED, STEP_TIME = "step_blocked", "step_time"
# Tiredness makes bad decisions: after this long in command somebody else should take over.
COMMANDS_AT_MOST = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Due:
    """`ref` is what is due (an order's id, say), and `text` says what it is about."""

    kind: str
    at: datetime
    ref: UUID | None = None
    text: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What an incident needs from someone now. Some needs have no time: `at` is None then."""

    card: Card
    kind: str
    at: datetime | None = None
    ref: UUID | None = None
    text: str = ""
    person: str = ""


def dues(incident: Incident) -> tuple[Due, ...]:
    """In the order of their times. An incident that is over waits for its promise alone, and a
    drill for its injects until it is ended or closed."""
    found = [*_promised(incident), *_injected(incident)]
    if incident.is_open and not incident.origin:
        found += [*_ordered(incident), *_handed_over(incident), *_relieved(incident)]
        found += _steps(incident)
    return tuple(sorted(found, key=lambda due: due.at))


def _promised(incident: Incident) -> Iterator[Due]:
    for audience, due_at in incident.promises.items():
        yield Due(UPDATE, due_at, text=audience)


def _injected(incident: Incident) -> Iterator[Due]:
    """An inject waits from the moment it comes until it is noted."""
    run, over = incident.run, incident.phase in (lifecycle.CLOSED, lifecycle.CANCELLED)
    if run is None or over or run.state == drill_run.ENDED:
        return
    for inject_id, inject in run.injects.items():
        at = run.comes_at(inject_id)
        if at is not None and inject_id not in run.noted:
            yield Due(INJECT, at, inject_id, inject.text, inject.who)


def _ordered(incident: Incident) -> Iterator[Due]:
    for order in incident.orders.values():
        if order.state == orders.OPEN and order.due_at is not None:
            yield Due(ORDER, order.due_at, order.id, order.text, order.person)


def _handed_over(incident: Incident) -> Iterator[Due]:
    """An offer waits for its yes from the moment it is made."""
    for offered in incident.hand_overs.values():
        if offered.state == handover.OFFERED:
            yield Due(HAND_OVER, offered.offered_at, offered.id, offered.role, offered.person)


def _relieved(incident: Incident) -> Iterator[Due]:
    commander = incident.roles.get("commander")
    if commander and commander.value:
        yield Due(RELIEF, commander.at + COMMANDS_AT_MOST, person=commander.value)


def _steps(incident: Incident) -> Iterator[Due]:
    """A blocked step waits from the moment it is blocked; `ref` is `Checklist.ref`."""
    for checklist, one in waiting(incident):
        ref, text = checklist.ref(one.step.id), one.step.text
        if one.state == BLOCKED and one.mark:
            yield Due(STEP_BLOCKED, one.mark.at, ref, text, one.person)
        elif one.due_at:
            yield Due(STEP_TIME, one.due_at, ref, text, one.person)
