"""Clock times, lengths and numbers, as people write them in two languages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.readiness.numbers import lengths, numbers
from incident_desk.domain.readiness.times import Zones, moment

ZONES = Zones(["UTC", "GMT", "CET", "CEST", "EST", "PT", "hora peninsular", "local time"])
MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 1, 15, 14, 45, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("at 09:40 CET", [("09:40", "CET")]),
        ("since 9:40", [("09:40", "")]),
        ("by 5 pm PT", [("17:00", "PT")]),
        ("at 2.30 p.m.", [("14:30", "")]),
        ("at 12 am and 12 pm", [("00:00", ""), ("12:00", "")]),
        ("at 15h50 UTC", [("15:50", "UTC")]),
        ("by 14.30", [("14:30", "")]),
        ("8 CET", [("08:00", "CET")]),
        ("2021-05-03T11:58:00", [("11:58", "")]),
        ("from 09:40–11:50 CET", [("09:40", ""), ("11:50", "CET")]),
        ("09:40 (hora peninsular)", [("09:40", "hora peninsular")]),
        ("a las 9 h y a las 10.15", [("09:00", ""), ("10:15", "")]),
        ("a las 3 de la tarde", [("15:00", "")]),
        ("a las 12 de la noche", [("00:00", "")]),
        ("a las 7:15 p. m.", [("19:15", "")]),
        ("10:00 UTC+2, 11:00 +05:30", [("10:00", "UTC+2"), ("11:00", "+05:30")]),
        ("5 pm London time", [("17:00", "London time")]),
        ("a las 12 tiendas", []),
        ("it took 1h30, or 3.30 km, 16:9, 24/7, 10:20:30:40, v1.20.5", []),
        ("at 5 of them", []),
    ],
)
def test_clock_times(text, told):
    found = ZONES.times(text)
    assert [(time.hour_and_minute, time.zone) for time in found] == told


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("14:30", (15, 13, 30)),
        ("14:30 CET", (15, 13, 30)),
        ("14:30 CEST", (15, 13, 30)),
        ("14:30 UTC", (15, 14, 30)),
        ("14:30 UTC+2", (15, 12, 30)),
        ("14:30 hora peninsular", (15, 13, 30)),
        ("00:20", (15, 23, 20)),
        ("03:00", (15, 2, 0)),
    ],
)
def test_a_time_means_the_nearest_moment(text, utc):
    (time,) = ZONES.times(text)
    assert moment(time, NOW, MADRID) == datetime(2026, 1, *utc, tzinfo=UTC)


@pytest.mark.parametrize("text", ["14:30 EST", "14:30 London time"])
def test_a_zone_that_cannot_be_reckoned_with_leaves_doubt(text):
    (time,) = ZONES.times(text)
    assert moment(time, NOW, MADRID) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 and 1.200 and 1 200", [1200, 1200, 1200]),
        ("1.5 or 1,5 or 0.125", [1.5, 1.5, 0.125]),
        ("1.234.567", [1234567]),
        ("40 % and 3k", [40, 3000]),
        ("on 12.10.2025, 2025-10-12 or 12/10", []),
        ("version 14.2.1, 10.0.0.1, 24/7, a1", []),
    ],
)
def test_numbers(text, values):
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30 minutes, 2 h 10 min, 1h30", [30, 120, 10, 90]),
        ("media hora, 3 horas, 2 días", [180, 2880]),
        ("30-minute", [30]),
        ("at 14:30 hours", []),
    ],
)
def test_lengths(text, minutes):
    assert [length.minutes for length in lengths(text)] == minutes
