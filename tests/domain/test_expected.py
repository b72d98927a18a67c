"""When it is expected to end, read in English and Spanish at once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.expected import Expected, is_late, parse, said
from incident_desk.i18n import texts

MADRID = ZoneInfo("Europe/Madrid")
SAID = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)  # a Wednesday, 14:00 in Madrid
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def local(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("~2h", SAID + 2 * HOUR, SAID + 2 * HOUR),
        ("unas 2 horas", SAID + 2 * HOUR, SAID + 2 * HOUR),
        ("en 2 horas", SAID + 2 * HOUR, SAID + 2 * HOUR),
        ("half an hour", SAID + 30 * MINUTE, SAID + 30 * MINUTE),
        ("media hora", SAID + 30 * MINUTE, SAID + 30 * MINUTE),
        ("una hora y media", SAID + 90 * MINUTE, SAID + 90 * MINUTE),
        ("2 horas y media", SAID + 150 * MINUTE, SAID + 150 * MINUTE),
        ("1,5 h", SAID + 90 * MINUTE, SAID + 90 * MINUTE),
        ("1 h 30 min", SAID + 90 * MINUTE, SAID + 90 * MINUTE),
        ("un par de horas", SAID + 2 * HOUR, SAID + 2 * HOUR),
        ("2-3 h", SAID + 2 * HOUR, SAID + 3 * HOUR),
        ("1h30-2h", SAID + 90 * MINUTE, SAID + 2 * HOUR),
        ("dos o tres horas", SAID + 2 * HOUR, SAID + 3 * HOUR),
        ("between 2 and 3 hours", SAID + 2 * HOUR, SAID + 3 * HOUR),
        ("30-45 min", SAID + 30 * MINUTE, SAID + 45 * MINUTE),
        ("within 2 h", SAID, SAID + 2 * HOUR),
        ("en menos de 1 hora", SAID, SAID + HOUR),
        ("more than 4 h", SAID + 4 * HOUR, None),
        ("14:00-15:00", local(25, 14), local(25, 15)),
        ("13:00-15:00", local(25, 13), local(25, 15)),
        ("23:00-01:00", local(25, 23), local(26, 1)),
        ("entre las 15 y las 16", local(25, 15), local(25, 16)),
        ("between 3pm and 4pm", local(25, 15), local(25, 16)),
        ("15:00 - mañana 9:00", local(25, 15), local(26, 9)),
        ("hacia las 15:00", local(25, 15), local(25, 15)),
        ("a las 15", local(25, 15), local(25, 15)),
        ("15:00 h", local(25, 15), local(25, 15)),
        ("13:00", local(26, 13), local(26, 13)),
        ("mañana 9:00", local(26, 9), local(26, 9)),
        ("mañana al mediodía", local(26, 12), local(26, 12)),
        ("tomorrow between 9:00 and 11:00", local(26, 9), local(26, 11)),
        ("mañana 9:00-11:00", local(26, 9), local(26, 11)),
        ("mañana", local(26, 0), local(26, 23, 59)),
        ("hoy", SAID, local(25, 23, 59)),
        ("Monday at 9:00", local(30, 9), local(30, 9)),
        ("by 15:00", SAID, local(25, 15)),
        ("después de las 16:00", local(25, 16), None),
    ],
)
def test_an_end_is_read_as_people_say_it(text, low, high):
    found = parse(text, SAID, MADRID)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    ["", "desconocido", "unknown", "the vendor will call", "30", "en 2", "2-3", "-2h", "25:00"],
)
def test_what_is_not_understood_stays_text(text):
    assert parse(text, SAID, MADRID) is None


def test_a_time_from_now_counts_from_when_it_was_said():
    end = parse("~2h", SAID, MADRID)
    assert end is not None
    later = SAID + 90 * MINUTE
    assert said(end, later, MADRID, texts("en")) == "around 16:00 today, in 30 min"
    assert said(end, later, MADRID, texts("es")) == "hacia las 16:00 de hoy, dentro de 30 min"


@pytest.mark.parametrize(
    ("text", "after", "told"),
    [
        ("15:00-16:00", 0, "between 15:00 and 16:00 today, in 1 h 00 min"),
        ("15:00-16:00", 90, "between 15:00 and 16:00 today, 30 min left at most"),
        ("15:00-16:00", 140, "between 15:00 and 16:00 today, late by 20 min"),
        ("23:00-01:00", 0, "between 23:00 today and 01:00 tomorrow, in 9 h 00 min"),
        ("15:00", 13 * 60, "at 15:00 yesterday, late by 12 h 00 min"),
        ("lunes 9:00", 0, "at 09:00 on 30 Nov, in 4 d 19 h"),
        ("after 15:00", 120, "after 15:00 today"),
    ],
)
def test_it_is_told_with_what_is_left(text, after, told):
    end = parse(text, SAID, MADRID)
    assert end is not None
    assert said(end, SAID + after * MINUTE, MADRID, texts("en")) == told


def test_it_is_late_once_the_last_moment_is_past():
    assert is_late(Expected(SAID, SAID), SAID + MINUTE)
    assert not is_late(Expected(SAID, SAID + HOUR), SAID + MINUTE)
    assert not is_late(Expected(SAID, None), SAID + HOUR)


@given(
    st.text(alphabet="0123456789:- hminañ~<>ytoad", max_size=30) | st.text(max_size=40),
    st.integers(0, 50_000_000).map(lambda minutes: SAID + minutes * MINUTE),
)
def test_no_text_is_a_fault(text, said_at):
    end = parse(text, said_at, MADRID)
    if end is not None and end.high is not None:
        assert end.low <= end.high
        assert said(end, said_at, MADRID, texts("es"))
