"""What the clock on the wall shows, through changes of daylight saving and at midnight."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.moments import parse
from incident_desk.domain.spans import clock_time, elapsed, full_time
from incident_desk.i18n import texts

EN, ES = texts("en"), texts("es")
MADRID = ZoneInfo("Europe/Madrid")
HOUR = timedelta(hours=1)


@pytest.fixture
def computer_in_madrid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's own zone, which a zone of None means."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot be moved to another zone")
    monkeypatch.setitem(os.environ, "TZ", "Europe/Madrid")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def told(text: str, now: str, zone: tzinfo | None) -> str:
    return clock_time(datetime.fromisoformat(text), datetime.fromisoformat(now), zone, EN)


@pytest.mark.parametrize(
    ("moment", "now", "zone", "shown"),
    [
        # In Madrid the clocks go back at 03:00 (01:00 UTC): 02:30 comes twice.
        ("2026-10-25T00:30Z", "2026-10-25T03:00Z", "Europe/Madrid", "02:30 UTC+2"),
        ("2026-10-25T01:30Z", "2026-10-25T03:00Z", "Europe/Madrid", "02:30 UTC+1"),
        ("2026-10-24T23:59Z", "2026-10-25T03:00Z", "Europe/Madrid", "01:59"),
        ("2026-10-25T02:00Z", "2026-10-25T03:00Z", "Europe/Madrid", "03:00"),
        ("2026-10-24T21:59Z", "2026-10-24T22:01Z", "Europe/Madrid", "24 Oct 23:59"),
        ("2026-10-25T22:59Z", "2026-10-25T00:00Z", "Europe/Madrid", "23:59"),
        ("2026-10-25T23:00Z", "2026-10-25T22:59Z", "Europe/Madrid", "26 Oct 00:00"),
        # They go forward at 02:00 (01:00 UTC): 02:30 never comes.
        ("2026-03-29T00:59Z", "2026-03-29T03:00Z", "Europe/Madrid", "01:59"),
        ("2026-03-29T01:00Z", "2026-03-29T03:00Z", "Europe/Madrid", "03:00"),
        ("2026-03-28T22:59Z", "2026-03-29T03:00Z", "Europe/Madrid", "28 Mar 23:59"),
        # Mexico City keeps one time all the year.
        ("2026-10-25T07:30Z", "2026-10-25T08:00Z", "America/Mexico_City", "01:30"),
        ("2026-03-29T05:59Z", "2026-03-29T06:01Z", "America/Mexico_City", "28 Mar 23:59"),
        # In Kathmandu a day begins at a quarter past.
        ("2026-10-24T18:14Z", "2026-10-24T18:16Z", "Asia/Kathmandu", "24 Oct 23:59"),
        ("2026-10-24T18:15Z", "2026-10-24T18:16Z", "Asia/Kathmandu", "00:00"),
    ],
)
def test_a_time_is_told_without_doubt(moment: str, now: str, zone: str, shown: str) -> None:
    assert told(moment, now, ZoneInfo(zone)) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-10-25T00:30Z", "02:30 UTC+2"),
        ("2026-10-25T01:30Z", "02:30 UTC+1"),
        ("2026-10-25T02:30Z", "03:30"),
    ],
)
def test_the_computers_own_zone_knows_it_too(
    computer_in_madrid: None, moment: str, shown: str
) -> None:
    assert told(moment, "2026-10-25T03:00Z", None) == shown


@pytest.mark.parametrize(
    ("zone", "full"),
    [
        ("Europe/Madrid", "2026-10-25 02:30 UTC+1"),
        ("America/Mexico_City", "2026-10-24 19:30 UTC-6"),
        ("Asia/Kathmandu", "2026-10-25 07:15 UTC+5:45"),
    ],
)
def test_a_full_time_bears_its_offset(zone: str, full: str) -> None:
    moment = datetime.fromisoformat("2026-10-25T01:30Z")
    assert full_time(moment, ZoneInfo(zone), EN) == full_time(moment, ZoneInfo(zone), ES) == full


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-10-25", 25), ("2026-03-29", 23), ("2026-10-26", 24)]
)
def test_a_day_lasts_as_long_as_it_really_does(day: str, hours: int) -> None:
    now = datetime.fromisoformat(f"{day}T22:00Z") + 3 * HOUR
    begins = parse(f"{day} 00:00", now, MADRID)
    ends = parse("00:00", now, MADRID)
    assert elapsed((ends - begins).total_seconds(), EN) in (
        f"1 d {hours - 24} h",
        f"{hours} h 00 min",
    )


def test_where_the_calendar_ends_a_time_is_told_all_the_same() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    first = datetime.min.replace(tzinfo=UTC)
    for zone in (None, MADRID, ZoneInfo("Asia/Kathmandu")):
        assert clock_time(last, last, zone, EN)
        assert clock_time(first, last, zone, EN)
