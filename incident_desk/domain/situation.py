"""What is known of an incident, each field with its age, its author and what was said before."""

from dataclasses import dataclass, replace
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

# What people type when they do not know; a workaround that there is none of is not known either.
_UNKNOWN = frozenset(
    {
        *("?", "unknown", "not known", "not known yet", "nobody knows", "don't know", "no idea"),
        *("desconocido", "desconocida", "se desconoce", "no se sabe", "aún no se sabe"),
        *("todavía no se sabe", "nadie lo sabe", "ni idea"),
    }
)
_NO_WORKAROUND = frozenset(
    {
        *("none", "none yet", "none known", "none known yet"),
        *("ninguna", "ninguna todavía", "ninguna aún", "ninguna conocida"),
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """The value of a field, and who said so when; `unknown` where they said that nobody knows.

    `earlier` are the values before it, the oldest first.
    """

    value: str
    by: str
    at: datetime
    unknown: bool = False
    earlier: tuple["Known", ...] = ()


def after(held: Known | None, said: Known) -> Known:
    """What is known once `said` takes the place of `held`."""
    if held is None:
        return said
    return replace(said, earlier=(*held.earlier, replace(held, earlier=())))


def change(
    field: str, held: Known | None, value: str, *, unknown: bool = False
) -> tuple[Body, ...]:
    """What holds already gives no fact; an empty value says that it does not hold any more.

    Words such as 'no se sabe' say the same as `unknown`. Raises RuleError.
    """
    if field not in FIELDS:
        raise RuleError("situation.no_such_field", field=field)
    value = value.strip()
    unknown = unknown or _says_unknown(field, value)
    said = ("" if unknown else value, unknown)
    before = (held.value, held.unknown) if held else ("", False)
    return () if said == before else (SituationChanged(field, *said),)


def _says_unknown(field: str, value: str) -> bool:
    words = " ".join(value.lower().rstrip(".!").split())
    return words in _UNKNOWN or (field == "workaround" and words in _NO_WORKAROUND)
