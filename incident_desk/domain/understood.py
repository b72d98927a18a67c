"""What was understood of a field that people fill in their own words."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from incident_desk.domain import amounts, expected
from incident_desk.domain.situation import Known
from incident_desk.i18n import Texts

# The fields that are read as well as kept.
READ = ("people_affected", "expected_end")


@dataclass(frozen=True, slots=True)
class Understood:
    """`late` where the time that was named is past."""

    text: str
    late: bool = False


def understood(
    field: str,
    value: str,
    said_at: datetime,
    now: datetime,
    zone: tzinfo | None,
    texts: Texts,
) -> Understood | None:
    """The value in plain words, as of `now`; None for plain text, which stays as it was typed."""
    if field == "people_affected" and (amount := amounts.parse(value)):
        return Understood(amounts.said(amount, texts))
    if field == "expected_end" and (end := expected.parse(value, said_at, zone)):
        return Understood(expected.said(end, now, zone, texts), expected.is_late(end, now))
    return None


def in_short(field: str, known: Known, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """The value for who reads it later: '~2h' is the moment that was meant when it was said."""
    end = expected.parse(known.value, known.at, zone) if field == "expected_end" else None
    return expected.when(end, now, zone, texts) if end else known.value
