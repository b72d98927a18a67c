from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import ahead, dated_back, parse, whole_day
from incident_desk.domain.spans import clock_time
from incident_desk.errors import InputError
from incident_desk.i18n import texts

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)  # a Wednesday, 16:00 in Madrid


def local(day, hour, minute, month=11, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("now", NOW),
        ("Ahora", NOW),
        ("10 min ago", NOW - timedelta(minutes=10)),
        ("hace 10 min", NOW - timedelta(minutes=10)),
        ("-12m", NOW - timedelta(minutes=12)),
        ("2h ago", NOW - timedelta(hours=2)),
        ("hace 2 horas", NOW - timedelta(hours=2)),
        ("1 h 30 min ago", NOW - timedelta(minutes=90)),
        ("hace 3 días", NOW - timedelta(days=3)),
        ("14:05", local(25, 14, 5)),
        ("14.05", local(25, 14, 5)),
        ("@14:05", local(25, 14, 5)),
        ("9am", local(25, 9, 0)),
        ("9pm", local(24, 21, 0)),
        ("12 am", local(25, 0, 0)),
        ("16:01", local(24, 16, 1)),
        ("16:00", local(25, 16, 0)),
        ("yesterday 22:30", local(24, 22, 30)),
        ("ayer a las 22:30", local(24, 22, 30)),
        ("anteayer", local(23, 16, 0)),
        ("2026-11-23 14:05", local(23, 14, 5)),
        ("2026-11-23T14:05", local(23, 14, 5)),
        ("23/11 14:05", local(23, 14, 5)),
        ("03/04/2025 14:05", local(3, 14, 5, month=4, year=2025)),
        ("23 nov 14:05", local(23, 14, 5)),
        ("23 de noviembre de 2025 9 pm", local(23, 21, 0, year=2025)),
        ("26 nov 14:05", local(26, 14, 5, year=2025)),
        ("lunes 8:00", local(23, 8, 0)),
        ("Monday 8:00", local(23, 8, 0)),
        ("miércoles 18:00", local(18, 18, 0)),
        ("29 feb 8:00", local(29, 8, 0, month=2, year=2024)),
    ],
)
def test_both_languages_are_read_leaning_to_the_past(text, moment):
    assert parse(text, NOW, MADRID) == moment
    assert parse(text, NOW, MADRID).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["", "soon", "25:00", "14", "31/02 10:00", "23:61", "13pm", "-", "ago", "0000-01-01 1:00"],
)
def test_what_is_no_time_is_refused_with_examples(text):
    with pytest.raises(InputError) as refused:
        parse(text, NOW, MADRID)
    assert "hace 10 min" in refused.value.told(texts("es"))
    assert "10 min ago" in refused.value.told(texts("en"))


def test_a_long_text_is_cut_in_the_message():
    with pytest.raises(InputError) as refused:
        parse("x" * 5000, NOW, MADRID)
    assert refused.value.values["text"] == "x" * 60


def test_without_a_zone_the_computers_own_clock_is_meant():
    assert parse("2026-07-01 12:00", NOW, None) == datetime(2026, 7, 1, 12).astimezone()


def test_a_time_that_comes_twice_is_the_first_and_one_that_is_skipped_moves_on():
    assert parse("2026-10-25 02:30", NOW, MADRID) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert parse("2026-03-29 02:30", NOW, MADRID) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment", "rest"),
    [
        ("@14:05 called the provider", local(25, 14, 5), "called the provider"),
        ("@yesterday 22:30 first alarm", local(24, 22, 30), "first alarm"),
        ("@ayer 22:30 primera alarma", local(24, 22, 30), "primera alarma"),
        ("-12m restarted  db\nand web", NOW - timedelta(minutes=12), "restarted  db\nand web"),
    ],
)
def test_a_line_may_begin_with_its_own_time(line, moment, rest):
    assert dated_back(line, NOW, MADRID) == (moment, rest)


@pytest.mark.parametrize(
    "line",
    [
        "@ana please call",
        "@mar llame a soporte",
        "-12 degrees in the hall",
        "- 5 m of cable",
        "@25:99 what",
        "@14:05",
        "@",
        "-",
        "",
        "14:05 no at sign",
        "--",
    ],
)
def test_any_other_line_is_plain_text(line):
    assert dated_back(line, NOW, MADRID) == (None, line)


def test_a_line_cannot_be_dated_in_the_future():
    with pytest.raises(InputError, match="not_yet"):
        dated_back("@2026-11-25 16:01 not yet", NOW, MADRID)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("30", NOW + timedelta(minutes=30)),
        ("30 min", NOW + timedelta(minutes=30)),
        ("in 30 min", NOW + timedelta(minutes=30)),
        ("en 30 min", NOW + timedelta(minutes=30)),
        ("1h", NOW + timedelta(hours=1)),
        ("1 h 30 min", NOW + timedelta(minutes=90)),
        ("18:05", local(25, 18, 5)),
        ("14:05", local(26, 14, 5)),
        ("mañana 9:00", local(26, 9, 0)),
        ("lunes 8:00", local(30, 8, 0)),
        ("3 dic 8:00", local(3, 8, 0, month=12)),
    ],
)
def test_a_promise_is_read_leaning_to_the_future(text, moment):
    assert ahead(text, NOW, MADRID) == moment


@pytest.mark.parametrize("text", ["", "0", "soon", "yesterday 22:30", "2025-01-01 10:00", "-5"])
def test_a_promise_cannot_be_past(text):
    with pytest.raises(InputError, match="ahead_not_understood"):
        ahead(text, NOW, MADRID)


WORDS = (
    "@",
    "-",
    "hace",
    "ago",
    "in",
    "12",
    "9pm",
    "23/11",
    "ayer",
    "lunes",
    "14:05",
    "nov",
    "99999 d",
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_no_text_does_worse_than_be_refused(text):
    for read in (parse, ahead, dated_back):
        for zone in (MADRID, None):
            with suppress(InputError):
                read(text, NOW, zone)


@given(st.integers(0, 30_000_000))
def test_a_date_with_a_clock_time_comes_back(minutes):
    written = NOW - timedelta(minutes=minutes)
    assert parse(f"{written:%Y-%m-%d %H:%M}", NOW, UTC) == written


@given(st.times())
def test_a_clock_time_is_always_within_the_last_day(clock):
    moment = parse(f"{clock:%H:%M}", NOW, MADRID)
    assert NOW - timedelta(days=1) < moment <= NOW
    assert f"{moment.astimezone(MADRID):%H:%M}" == f"{clock:%H:%M}"


@pytest.mark.parametrize(
    ("text", "first", "hours"),
    [
        ("today", "2026-10-25T00:00+02:00", 25),
        ("ayer", "2026-10-24T00:00+02:00", 24),
        ("26 oct 2025", "2025-10-26T00:00+02:00", 25),
        ("2026-03-29", "2026-03-29T00:00+01:00", 23),
        ("lunes", "2026-10-19T00:00+02:00", 24),
    ],
)
def test_a_whole_day_is_as_long_as_the_clocks_make_it(text, first, hours):
    now = datetime(2026, 10, 25, 12, tzinfo=UTC)
    begins, ends = whole_day(text, now, MADRID)
    assert begins == datetime.fromisoformat(first)
    assert ends - begins == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "14:05", "whenever", "31 feb", "9999-12-31", "99999999999"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(InputError, match="no_day"):
        whole_day(text, datetime(2026, 10, 25, 12, tzinfo=UTC), UTC)


BACK = datetime(2026, 10, 25, 1, 45, tzinfo=UTC)  # 02:45 in Madrid, for the second time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("02:30", "2026-10-25T00:30Z"),
        ("02:30 UTC+2", "2026-10-25T00:30Z"),
        ("02:30 UTC+1", "2026-10-25T01:30Z"),
        ("@02:30 utc+1", "2026-10-25T01:30Z"),
        ("01:15 UTC", "2026-10-25T01:15Z"),
        ("2026-10-24 20:00 UTC+2", "2026-10-24T18:00Z"),
        ("ayer 22:30 UTC+5:45", "2026-10-24T16:45Z"),
        ("20:00 UTC-6", "2026-10-24T02:00Z"),
    ],
)
def test_an_offset_says_which_of_two_equal_times_is_meant(text, moment):
    assert parse(text, BACK, MADRID) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("text", ["UTC", "UTC+1", "02:30 UTC+99", "02:30 UTC+1:99:9", "now UTC+1"])
def test_an_offset_alone_or_none_that_there_is_is_refused(text):
    with pytest.raises(InputError):
        parse(text, BACK, MADRID)


@given(st.integers(0, 4 * 60))
def test_what_is_promised_through_the_change_of_clocks_reads_back_as_promised(minutes):
    now = datetime(2026, 10, 24, 23, 0, tzinfo=UTC) + timedelta(minutes=minutes)
    promised = now + timedelta(minutes=30)
    assert ahead(clock_time(promised, now, MADRID, texts("es")), now, MADRID) == promised


def test_a_line_of_the_log_is_dated_back_by_its_offset():
    moment, rest = dated_back("@02:30 UTC+1 Power is back", BACK, MADRID)
    assert (moment, rest) == (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Power is back")
