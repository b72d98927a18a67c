"""Hand-over of a role: offered with a brief, and done when the other says yes.

Until the yes, the one who leaves stays responsible (Google's incident management asks for a clear
"you are in command now" and a firm answer).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from incident_desk.domain.facts import (
    Body,
    Fact,
    HandOverAccepted,
    HandOverOffered,
    HandOverWithdrawn,
    RoleAssigned,
)
from incident_desk.errors import InputError, RuleError

OFFERED, ACCEPTED, WITHDRAWN = "offered", "accepted", "withdrawn"


@dataclass(frozen=True, slots=True)
class HandOver:
    id: UUID
    role: str
    person: str
    brief: str
    offered_at: datetime
    offered_by: str
    state: str = OFFERED
    accepted_at: datetime | None = None


HandOvers = Mapping[UUID, HandOver]
Rule = Callable[[HandOver], tuple[Body, ...]]


def offer(
    hand_overs: HandOvers, hand_over_id: UUID, role: str, person: str, brief: str, holder: str
) -> tuple[Body, ...]:
    """Offer the role that `holder` has; an offer of it that still waits is withdrawn.

    Raises InputError without the name of the one who takes over or without a brief, RuleError when
    they hold the role already.
    """
    name = " ".join(person.split())
    if not name:
        raise InputError("handover.person_needed")
    if not brief.strip():
        raise InputError("handover.brief_needed")
    if name.casefold() == holder.casefold():
        raise RuleError("handover.holds_already", person=holder)
    earlier = (one.id for one in waiting(hand_overs) if one.role == role)
    withdrawn = tuple(HandOverWithdrawn(one) for one in earlier)
    return (*withdrawn, HandOverOffered(hand_over_id, role, name, brief.strip()))


def accept(hand_over: HandOver, person: str) -> tuple[Body, ...]:
    """The one who was named says yes, by name; the role is theirs from then on.

    Raises RuleError when it is not offered any more, InputError for another name.
    """
    _still_offered(hand_over)
    name = " ".join(person.split())
    if name.casefold() != hand_over.person.casefold():
        raise InputError("handover.another_name", person=hand_over.person)
    return (
        HandOverAccepted(hand_over.id, hand_over.person),
        RoleAssigned(hand_over.role, hand_over.person),
    )


def withdraw(hand_over: HandOver) -> tuple[Body, ...]:
    _still_offered(hand_over)
    return (HandOverWithdrawn(hand_over.id),)


def waiting(hand_overs: HandOvers) -> tuple[HandOver, ...]:
    """Those that wait for their yes, the oldest first."""
    found = (one for one in hand_overs.values() if one.state == OFFERED)
    return tuple(sorted(found, key=lambda one: one.offered_at))


def apply(hand_overs: HandOvers, fact: Fact) -> HandOvers | None:
    """The hand-overs after one more fact; None for one that cannot apply."""
    match fact.body:
        case HandOverOffered(hand_over, role, person, brief) if hand_over not in hand_overs:
            found = HandOver(hand_over, role, person, brief, fact.happened_at, fact.actor)
        case HandOverAccepted(hand_over) if hand_over in hand_overs:
            found = replace(hand_overs[hand_over], state=ACCEPTED, accepted_at=fact.happened_at)
        case HandOverWithdrawn(hand_over) if hand_over in hand_overs:
            found = replace(hand_overs[hand_over], state=WITHDRAWN)
        case _:
            return None
    return MappingProxyType({**hand_overs, hand_over: found})


def _still_offered(hand_over: HandOver) -> None:
    if hand_over.state != OFFERED:
        raise RuleError("handover.not_offered")
