"""When a commander should be relieved, and what should not be in one pair of hands."""

from datetime import datetime

from incident_desk.domain import handover
from incident_desk.domain.deadlines import COMMANDS_AT_MOST
from incident_desk.domain.incident import Incident

TOO_LONG, OPERATIONS_TOO = "too_long", "operations_too"


def warnings(incident: Incident, now: datetime) -> tuple[str, ...]:
    """Why command should be handed over; nothing once it is offered or the incident is over.

    One person may hold several roles, yet who repairs cannot see the whole any more.
    """
    command = incident.roles.get("commander")
    offered = any(one.role == "commander" for one in handover.waiting(incident.hand_overs))
    if not command or not command.value or not incident.is_open or offered:
        return ()
    found = []
    if now - command.at >= COMMANDS_AT_MOST:
        found.append(TOO_LONG)
    if command.value.casefold() == incident.person("operations").casefold():
        found.append(OPERATIONS_TOO)
    return tuple(found)
