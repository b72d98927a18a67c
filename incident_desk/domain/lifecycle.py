"""The phases of an incident, and the rules of moving between them."""

from incident_desk.domain.facts import Body, PhaseChanged
from incident_desk.errors import RuleError

INVESTIGATING, IDENTIFIED, MONITORING = "investigating", "identified", "monitoring"
RESOLVED, CLOSED, CANCELLED = "resolved", "closed", "cancelled"

OPEN_PHASES = (INVESTIGATING, IDENTIFIED, MONITORING)
STEPPER = (*OPEN_PHASES, RESOLVED, CLOSED)
PHASES = (*STEPPER, CANCELLED)


def change_phase(current: str, phase: str, reason: str = "") -> tuple[Body, ...]:
    """Any phase may follow any other: outages come back. The phase it is in gives no fact.

    Raises RuleError for a phase that is none, and for cancelling without a reason.
    """
    if phase not in PHASES:
        raise RuleError("lifecycle.no_such_phase", phase=phase)
    if phase == CANCELLED and current != CANCELLED and not reason.strip():
        raise RuleError("lifecycle.reason_needed")
    return () if phase == current else (PhaseChanged(phase, reason.strip()),)
