"""Every estimate that was given to an audience, against what came true."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain import expected
from incident_desk.domain.expected import Expected
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import SENT, Message
from incident_desk.domain.message_fields import ending
from incident_desk.domain.situation import Known
from incident_desk.i18n import texts

_FIELD = "expected_end"


@dataclass(frozen=True, slots=True)
class Estimate:
    """`missed` is how much later than said it ended; negative when it was sooner.

    It is None while it is not over, or where nobody can say: the estimate was not understood.
    """

    audience: str
    given_at: datetime
    said: str
    expected: Expected | None
    ended_at: datetime | None
    missed: timedelta | None


def estimates(incident: Incident, zone: tzinfo | None) -> tuple[Estimate, ...]:
    """In the order in which they were given; the same one to the same audience counts once."""
    found: list[Estimate] = []
    last: dict[str, str] = {}
    sent = [one for one in incident.messages.values() if one.state == SENT]
    for message in sorted(sent, key=lambda one: one.sendings[0].at):
        known = _told(incident, message, zone)
        if known and last.get(message.audience) != known.value:
            last[message.audience] = known.value
            found.append(_estimate(incident, message, known, zone))
    return tuple(found)


def _estimate(incident: Incident, message: Message, known: Known, zone: tzinfo | None) -> Estimate:
    meant = expected.parse(known.value, known.at, zone)
    until = (meant.high or meant.low) if meant else None
    ended = incident.ended_at
    missed = ended - until if ended and until else None
    at = message.sendings[0].at
    return Estimate(message.audience, at, known.value, meant, ended, missed)


def _told(incident: Incident, message: Message, zone: tzinfo | None) -> Known | None:
    """The estimate that stands in the text: what is known has often changed since it was drafted.

    Where none gives the words that stand there, it is what was known when it was approved.
    """
    said = {
        language: fields[_FIELD]
        for language, fields in message.fields.items()
        if _FIELD in fields and message.text(language).says(fields[_FIELD])
    }
    approved_at = message.approved_at or message.drafted_at
    known = [one for one in _all(incident.situation.get(_FIELD)) if one.at <= approved_at]
    if not said or not known:
        return None
    for one in reversed(known):
        moments = (one.at, message.drafted_at, approved_at)
        for language, words in said.items():
            if words in (ending(one, moment, zone, texts(language)) for moment in moments):
                return one
    return known[-1] if known[-1].value else None


def _all(known: Known | None) -> Iterator[Known]:
    if known:
        yield from known.earlier
        yield known
