"""Hypotheses: what may be the cause, until it is confirmed or eliminated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from incident_desk.domain.facts import Body, Fact, HypothesisRaised, HypothesisSettled
from incident_desk.errors import InputError, RuleError

OPEN, CONFIRMED, ELIMINATED = "open", "confirmed", "eliminated"
STATES = (OPEN, CONFIRMED, ELIMINATED)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    id: UUID
    text: str
    raised_at: datetime
    raised_by: str
    state: str = OPEN
    settled_at: datetime | None = None
    reason: str = ""


Hypotheses = Mapping[UUID, Hypothesis]


def raise_one(hypothesis_id: UUID, text: str) -> tuple[Body, ...]:
    """Raises InputError without a text."""
    if not text.strip():
        raise InputError("log.empty")
    return (HypothesisRaised(hypothesis_id, text.strip()),)


def settle(hypothesis: Hypothesis, state: str, reason: str = "") -> tuple[Body, ...]:
    """Confirmed, eliminated, or open again; the state it is in gives no fact."""
    if state not in STATES:
        raise RuleError("hypotheses.no_such_state", state=state)
    if state == hypothesis.state:
        return ()
    return (HypothesisSettled(hypothesis.id, state, reason.strip()),)


def apply(hypotheses: Hypotheses, fact: Fact) -> Hypotheses | None:
    """The hypotheses after one more fact; None for one that cannot apply."""
    match fact.body:
        case HypothesisRaised(hypothesis, text) if hypothesis not in hypotheses:
            found = Hypothesis(hypothesis, text, fact.happened_at, fact.actor)
        case HypothesisSettled(hypothesis, outcome, reason) if hypothesis in hypotheses:
            found = replace(
                hypotheses[hypothesis], state=outcome, settled_at=fact.happened_at, reason=reason
            )
        case _:
            return None
    return MappingProxyType({**hypotheses, hypothesis: found})
