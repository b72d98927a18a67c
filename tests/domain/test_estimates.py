"""What each audience was told of the end, against what came true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest

from incident_desk.domain.estimates import estimates
from incident_desk.domain.incident import Held, Incident
from incident_desk.domain.message import APPROVED, SENT, Message, Sending
from incident_desk.domain.message_fields import ending
from incident_desk.domain.message_text import Text
from incident_desk.domain.situation import Known
from incident_desk.i18n import texts

NIGHT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def at(minutes):
    return NIGHT + timedelta(minutes=minutes)


def knows(*told):
    """An incident whose expected end was said (minute, words), one after the other."""
    earlier = tuple(Known(words, "Ana", at(minute)) for minute, words in told)
    *before, last = earlier
    known = MappingProxyType({"expected_end": replace(last, earlier=tuple(before))})
    return Incident(UUID(int=1), started_at=NIGHT, declared_at=NIGHT, situation=known)


def sent(number, minute, words, *, audience="customers", said_at=0, state=SENT, language="en"):
    """A message that was filled with this estimate, and went out at this minute."""
    value = ending(Known(words, "Ana", at(said_at)), at(minute), UTC, texts(language)) or words
    return Message(
        UUID(int=number),
        audience,
        "update",
        {language: Text(f"Over {value}.")},
        state,
        at(minute),
        "Ana",
        fields={language: {"expected_end": value}},
        approved_at=at(minute),
        sendings=(Sending("email", "Ana", at(minute), ""),) if state == SENT else (),
    )


def told(incident, *messages, ended=None):
    held = {one.id: one for one in messages}
    phases = (Held("resolved", at(ended), "Ana"),) if ended is not None else ()
    whole = replace(incident, messages=MappingProxyType(held), phases=phases)
    return estimates(whole, UTC)


def test_an_estimate_that_slipped_is_told_by_how_much():
    (one,) = told(knows((0, "04:00")), sent(1, 5, "04:00"), ended=80)
    assert (one.audience, one.said, one.given_at) == ("customers", "04:00", at(5))
    assert one.missed == timedelta(minutes=20)


def test_one_that_was_kept_is_told_by_how_much_it_was_sooner():
    (one,) = told(knows((0, "~2h")), sent(1, 5, "~2h"), ended=80)
    assert one.missed == timedelta(minutes=-40)


def test_of_a_range_its_end_counts():
    (one,) = told(knows((0, "04:00-05:00")), sent(1, 5, "04:00-05:00"), ended=120)
    assert one.missed == timedelta()


def test_while_it_is_not_over_nobody_can_say():
    (one,) = told(knows((0, "04:00")), sent(1, 5, "04:00"))
    assert (one.ended_at, one.missed) == (None, None)


def test_one_that_is_not_understood_is_told_without_a_number():
    (one,) = told(knows((0, "when the part comes")), sent(1, 5, "when the part comes"), ended=80)
    assert (one.said, one.expected, one.missed) == ("when the part comes", None, None)


def test_the_same_one_said_again_counts_once_and_another_counts_anew():
    incident = knows((0, "04:00"), (20, "05:00"))
    found = told(
        incident,
        sent(1, 5, "04:00"),
        sent(2, 10, "04:00"),
        sent(3, 12, "04:00", audience="staff"),
        sent(4, 25, "05:00", said_at=20),
        ended=100,
    )
    assert [(one.audience, one.said) for one in found] == [
        ("customers", "04:00"),
        ("staff", "04:00"),
        ("customers", "05:00"),
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_stands_in_the_text_counts_though_more_was_known_when_it_was_approved(language):
    incident = knows((0, "04:00"), (20, "05:00"))
    (one,) = told(incident, sent(1, 25, "04:00", language=language), ended=100)
    assert one.said == "04:00"


def test_what_was_taken_out_of_the_text_was_never_said():
    message = replace(sent(1, 5, "04:00"), texts={"en": Text("We do not know yet.")})
    assert told(knows((0, "04:00")), message) == ()


def test_what_was_not_sent_was_not_said():
    assert told(knows((0, "04:00")), sent(1, 5, "04:00", state=APPROVED)) == ()
    assert estimates(Incident(UUID(int=1)), UTC) == ()
