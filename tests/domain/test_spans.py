from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.spans import clock_time, countdown, elapsed, full_time, reader_time
from incident_desk.i18n import texts

EN, ES = texts("en"), texts("es")
MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def test_today_is_told_by_the_clock_alone_in_the_zone_of_the_reader():
    assert clock_time(datetime(2026, 11, 23, 13, 5, tzinfo=UTC), NOW, MADRID, EN) == "14:05"


def test_another_day_is_told_with_its_date_and_another_year_with_the_year():
    earlier = datetime(2026, 8, 2, 13, 5, tzinfo=UTC)
    assert clock_time(earlier, NOW, UTC, EN) == "2 Aug 13:05"
    assert clock_time(earlier, NOW, UTC, ES) == "2 ago 13:05"
    assert clock_time(earlier.replace(year=2025), NOW, UTC, ES) == "2 ago 2025 13:05"


def test_whether_it_is_today_depends_on_the_zone():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert clock_time(late, NOW, MADRID, EN) == "00:30"
    assert clock_time(late, NOW, UTC, EN) == "22 Nov 23:30"


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (UTC, "2026-11-23 20:00 UTC"),
        (MADRID, "2026-11-23 21:00 UTC+1"),
        (ZoneInfo("Asia/Kolkata"), "2026-11-24 01:30 UTC+5:30"),
        (timezone(timedelta(hours=-3, minutes=-30)), "2026-11-23 16:30 UTC-3:30"),
    ],
)
def test_a_full_time_names_its_offset(zone, told):
    assert full_time(NOW, zone, EN) == full_time(NOW, zone, ES) == told


def test_a_reader_elsewhere_is_told_the_zone_and_the_date_of_another_day():
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert reader_time(moment, NOW, MADRID, EN) == "00:30 (UTC+1)"
    assert reader_time(moment, NOW, UTC, EN) == "23:30 (UTC) on 22 November"
    assert reader_time(moment, NOW, UTC, ES) == "23:30 (UTC) del 22 de noviembre"
    assert reader_time(moment.replace(year=2025), NOW, UTC, EN).endswith("22 November 2025")


def test_no_zone_is_the_computers_own():
    assert full_time(NOW, None, EN)[:16] == f"{NOW.astimezone():%Y-%m-%d %H:%M}"


def test_the_ends_of_the_calendar_are_told_in_utc():
    assert full_time(datetime.max.replace(tzinfo=UTC), MADRID, EN) == "9999-12-31 23:59 UTC"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-5, "0 s"),
        (40, "40 s"),
        (185, "3 min"),
        (3599, "59 min"),
        (7500, "2 h 05 min"),
        (3 * 86400 + 4 * 3600 + 59, "3 d 4 h"),
    ],
)
def test_what_has_passed_is_told_in_its_two_greatest_units(seconds, told):
    assert elapsed(seconds, EN) == elapsed(seconds, ES) == told


def test_a_countdown_shows_seconds_under_an_hour_and_then_how_late_it_is():
    assert countdown(4320, EN) == "1 h 12 min"
    assert countdown(3599.9, EN) == "59:59"
    assert countdown(725, EN) == "12:05"
    assert countdown(0, EN) == "00:00"
    assert countdown(-180, EN) == "late by 3 min"
    assert countdown(-180, ES) == "con 3 min de retraso"
