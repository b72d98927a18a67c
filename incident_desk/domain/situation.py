"""What is known of an incident, each field with its age and author."""

from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.facts import Body, SituationChanged
from incident_desk.errors import RuleError

KNOWN = (
    "what_failed",
    "people_affected",
    "impact",
    "expected_end",
    "cause",
    "workaround",
    "next_step",
)
REVIEW = (
    "verified",
    "can_return",
    "root_cause",
    "went_well",
    "will_change",
    "tell_customers",
)
FIELDS = (*KNOWN, *REVIEW)


@dataclass(frozen=True, slots=True)
class Known:
    """The value of a field, and who said so when."""

    value: str
    by: str
    at: datetime


def change(field: str, old: str, value: str) -> tuple[Body, ...]:
    """The same value gives no fact; an empty value says that it is not known any more."""
    if field not in FIELDS:
        raise RuleError("situation.no_such_field", field=field)
    value = value.strip()
    return () if value == old else (SituationChanged(field, value),)
