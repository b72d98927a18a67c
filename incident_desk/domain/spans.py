"""Human times, printed. (Reading them is `moments`.)

A `zone` of None is the computer's own, with its daylight saving.
"""

from datetime import UTC, datetime, timedelta, tzinfo

from incident_desk.i18n import Texts


def clock_time(moment: datetime, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """As short as can be told without doubt today: '14:05', or '23 Nov 14:05' of another day.

    A clock time that comes twice, on the night the clocks go back, is told with its offset.
    """
    local, today = local_time(moment, zone), local_time(now, zone)
    clock = f"{local:%H:%M}"
    if _comes_twice(local, zone):
        clock = f"{clock} {_offset(local)}"
    if local.date() == today.date():
        return clock
    month = texts(f"moments.month_{local.month}")
    if local.year == today.year:
        return texts("moments.this_year", day=local.day, month=month, clock=clock)
    return texts("moments.other_year", day=local.day, month=month, year=local.year, clock=clock)


def full_time(moment: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """The same for every reader, whenever and wherever: '2026-11-23 14:05 UTC+1'."""
    local = local_time(moment, zone)
    date = f"{local.year:04}-{local:%m-%d}"
    return texts("moments.full", date=date, clock=f"{local:%H:%M}", offset=_offset(local))


def reader_time(moment: datetime, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """For a reader elsewhere: '14:05 (UTC+1)' of today, '14:05 (UTC+1) on 23 November' else."""
    local = local_time(moment, zone)
    clock = texts("moments.with_zone", clock=f"{local:%H:%M}", offset=_offset(local))
    if local.date() == local_time(now, zone).date():
        return clock
    return texts("moments.on_day", clock=clock, day=reader_day(moment, now, zone, texts))


def reader_day(moment: datetime, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """'23 November', with its year where that is another one than today's."""
    local = local_time(moment, zone)
    month = texts(f"moments.long_month_{local.month}")
    if local.year == local_time(now, zone).year:
        return texts("moments.day", day=local.day, month=month)
    return texts("moments.day_of_year", day=local.day, month=month, year=local.year)


def elapsed(seconds: float, texts: Texts) -> str:
    """The two greatest units, rounded down: '40 s', '3 min', '2 h 05 min', '3 d 4 h'.

    Less than no time is none: the clocks of two computers may differ.
    """
    whole = max(0, int(seconds))
    minutes, hours, days = whole // 60, whole // 3600, whole // 86400
    if days:
        return texts("moments.days", days=days, hours=hours % 24)
    if hours:
        return texts("moments.hours", hours=hours, minutes=minutes % 60)
    if minutes:
        return texts("moments.minutes", minutes=minutes)
    return texts("moments.seconds", seconds=whole)


def period(minutes: int, texts: Texts) -> str:
    """How often, or for how long: '20 min', '4 h', '1 h 30 min'."""
    if minutes >= 60 and minutes % 60 == 0:
        return texts("moments.whole_hours", hours=minutes // 60)
    return elapsed(60 * minutes, texts)


def countdown(seconds: float, texts: Texts) -> str:
    """The time left: '12:05' (minutes and seconds), from an hour on '1 h 12 min'; or how late."""
    if seconds < 0:
        return texts("moments.late", span=elapsed(-seconds, texts))
    if seconds >= 3600:
        return elapsed(seconds, texts)
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:02}:{rest:02}"


def local_time(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment as the clock on the wall tells it; in UTC where the calendar ends."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return moment.astimezone(UTC)


def _comes_twice(local: datetime, zone: tzinfo | None) -> bool:
    """Whether the clock on the wall shows this time twice (`fold` of 0 and of 1, PEP 495)."""
    try:
        first, second = (_away(local.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    except (OverflowError, ValueError, OSError):
        return False  # where the calendar ends
    return first != second


def _away(local: datetime) -> timedelta | None:
    """How far from UTC a local time is; without a zone it is one of this computer."""
    return (local if local.tzinfo else local.astimezone()).utcoffset()


def _offset(local: datetime) -> str:
    away = local.utcoffset() or timedelta()
    minutes = abs(away) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    sign = "-" if away < timedelta() else "+"
    tail = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{sign}{minutes // 60}{tail}"
