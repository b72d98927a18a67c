"""Human times, read in English and Spanish at once. (Printing them is `spans`.)

A `zone` of None is the computer's own, with its daylight saving. A local time that comes twice on
the night the clocks go back is the first of the two, and one that is skipped in spring counts from
the offset before (`fold` of 0, PEP 495): 02:30 becomes the moment an hour after 01:30. An offset
names the second of the two, as `spans` prints it: '02:30 UTC+1'.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from incident_desk.domain.spans import local_time
from incident_desk.errors import InputError

_NOW = ("now", "ahora", "ahora mismo", "just now")
_DAYS = {"today": 0, "hoy": 0, "yesterday": 1, "ayer": 1, "anteayer": 2, "antier": 2}
_DAYS |= {"tomorrow": -1, "mañana": -1, "manana": -1}
_WEEKDAYS = (
    ("monday", "mon", "lunes", "lun"),
    ("tuesday", "tue", "martes", "mar"),
    ("wednesday", "wed", "miércoles", "miercoles", "mié", "mie"),
    ("thursday", "thu", "jueves", "jue"),
    ("friday", "fri", "viernes", "vie"),
    ("saturday", "sat", "sábado", "sabado", "sáb", "sab"),
    ("sunday", "sun", "domingo", "dom"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTHS = (
    ("january", "enero", "jan", "ene"),
    ("february", "febrero", "feb"),
    ("march", "marzo", "mar"),
    ("april", "abril", "apr", "abr"),
    ("may", "mayo"),
    ("june", "junio", "jun"),
    ("july", "julio", "jul"),
    ("august", "agosto", "aug", "ago"),
    ("september", "septiembre", "setiembre", "sept", "sep", "set"),
    ("october", "octubre", "oct"),
    ("november", "noviembre", "nov"),
    ("december", "diciembre", "dec", "dic"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_SPAN = (
    r"(?:(?P<days>\d{1,4})\s*(?:d|days?|d[ií]as?))?\s*"
    r"(?:(?P<hours>\d{1,4})\s*(?:h|hrs?|hours?|horas?))?\s*"
    r"(?:(?P<minutes>\d{1,5})\s*(?:m|min|mins|minutes?|minutos?)?)?"
)
_AGO = tuple(
    re.compile(form, re.ASCII)
    for form in (rf"-\s*{_SPAN}", rf"{_SPAN}\s+ago", rf"{_SPAN}ago", rf"hace\s+{_SPAN}")
)
_AHEAD = re.compile(rf"(?:in\s+|en\s+|\+\s*)?{_SPAN}", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h)?", re.ASCII)
_UTC = re.compile(
    r"(?P<rest>.*\d.*?)\s+utc(?:(?P<sign>[+-])(?P<hours>\d{1,2})(?::(?P<minutes>\d{2}))?)?",
    re.ASCII,
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_NUMBER_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?", re.ASCII)
_NAMED_DAY = re.compile(
    r"(?P<day>\d{1,2})\s+(?:de\s+|of\s+)?(?P<name>[a-z]{3,10})\.?(?:\s+(?:de\s+)?(?P<year>\d{4}))?",
    re.ASCII,
)
_BARE_DAYS = (*_DAYS, *_WEEKDAY)


def parse(text: str, now: datetime, zone: tzinfo | None) -> datetime:
    """When something happened, in UTC: '14:05', '10 min ago', 'ayer 22:30', '23 nov 14:05'.

    Leans to the past: a clock time later than now is yesterday's, a date without a year the last
    such date, a day of the week the last such day. A date with its year is taken as written. Raises
    InputError.
    """
    words = _words(text)
    try:
        found = now if words in _NOW else _ago(words, now) or _dated(words, now, zone)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None:
        raise InputError("moments.not_understood", text=_cut(text))
    return found.astimezone(UTC)


def dated_back(text: str, now: datetime, zone: tzinfo | None) -> tuple[datetime | None, str]:
    """A line of the log that begins with its own time, '@14:05 …' or '-12m …', and its rest.

    Any other line is plain text, with None. Raises InputError for a moment that is still to come.
    """
    words = text.split(maxsplit=4)
    if not text.startswith(("@", "-")):
        return None, text
    for many in range(min(4, len(words) - 1), 0, -1):
        stamp = " ".join(words[:many])
        if not _is_stamp(stamp):
            continue
        try:
            moment = parse(stamp, now, zone)
        except InputError:
            continue
        if moment > now:
            raise InputError("moments.not_yet", text=_cut(stamp))
        return moment, text.split(maxsplit=many)[many].rstrip()
    return None, text


def ahead(text: str, now: datetime, zone: tzinfo | None) -> datetime:
    """When something is promised for, in UTC: '30' (minutes), 'en 30 min', '1h', the next '14:05'.

    Raises InputError for what cannot be read, and for a date that is past.
    """
    words = _words(text)
    try:
        found = _in(words, now) or _next(words, now, zone)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None or found <= now:
        raise InputError("moments.ahead_not_understood", text=_cut(text))
    return found.astimezone(UTC)


def whole_day(text: str, now: datetime, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """When a day begins and when the next one does, in UTC: 'today', 'lunes', '23 nov', ISO dates.

    The day on which the clocks change is 23 or 25 hours long. Raises InputError.
    """
    try:
        day = _day(_words(text), local_time(now, zone).date())
        begins, ends = (_moment(day + timedelta(days=n), time(), zone) for n in (0, 1))
    except (ValueError, OverflowError, OSError) as error:
        raise InputError("moments.no_day", text=_cut(text)) from error
    return begins, ends


def _is_stamp(words: str) -> bool:
    """A minus needs its unit, for '-12 degrees' is no time; a name may be a person's, '@mar'."""
    if words.startswith("-"):
        return words[1:2].isdigit() and words[-1:].isalpha()
    rest = _words(words)
    return rest in (*_NOW, *_DAYS) or any(letter.isdigit() for letter in rest)


def _words(text: str) -> str:
    return " ".join(text[:200].lower().removeprefix("@").split())


def _cut(text: str) -> str:
    return " ".join(text[:200].split())[:60]


def _ago(words: str, now: datetime) -> datetime | None:
    for form in _AGO:
        span = _span(form.fullmatch(words))
        if span is not None:
            return now - span
    return None


def _in(words: str, now: datetime) -> datetime | None:
    span = _span(_AHEAD.fullmatch(words))
    return None if span is None else now + span


def _span(found: re.Match[str] | None) -> timedelta | None:
    parts = (
        {name: int(number) for name, number in found.groupdict().items() if number} if found else {}
    )
    return timedelta(**parts) if parts else None


def _dated(words: str, now: datetime, zone: tzinfo | None) -> datetime | None:
    """A day, if one is named, and its clock time."""
    words, zone = _offset(words, zone)
    today = local_time(now, zone).date()
    clock = _clock(words)
    if clock is not None:
        moment = _moment(today, clock, zone)
        return moment if moment <= now else _moment(today - timedelta(days=1), clock, zone)
    if words in _BARE_DAYS:
        return _moment(_day(words, today), now.astimezone(zone).time(), zone)
    day_words, clock = _day_and_clock(words)
    if clock is None:
        return None
    day = _day(day_words, today)
    moment = _moment(day, clock, zone)
    if day_words in _WEEKDAY and moment > now:
        return _moment(day - timedelta(days=7), clock, zone)
    return moment


def _offset(words: str, zone: tzinfo | None) -> tuple[str, tzinfo | None]:
    """What is left of '02:30 utc+1', and that offset as a zone. Raises ValueError for none such."""
    found = _UTC.fullmatch(words)
    if not found:
        return words, zone
    away = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    return found["rest"], timezone(-away if found["sign"] == "-" else away)


def _next(words: str, now: datetime, zone: tzinfo | None) -> datetime | None:
    """The next such time: what is past today is read again as of tomorrow, a week or a year on."""
    named = words.partition(" ")[0] in _DAYS
    found = None
    for days in (0,) if named else (0, 1, 7, 365):
        found = _dated(words, now + timedelta(days=days), zone)
        if found is None or found > now:
            break
    return found


def _day_and_clock(words: str) -> tuple[str, time | None]:
    """'23 nov a las 14:05' is a day and a clock; the clock may be of two words ('9 pm')."""
    parts = words.replace("t", " ", 1).split() if _ISO_DAY.match(words) else words.split()
    for size in (2, 1):
        clock = _clock(" ".join(parts[-size:])) if len(parts) > size else None
        if clock is not None:
            day = " ".join(parts[:-size])
            for link in (" a las", " a la", " at", ","):
                day = day.removesuffix(link)
            return day.strip(), clock
    return "", None


def _clock(words: str) -> time | None:
    """'14:05', '14.05', '14h05', '9pm'; a bare number is no time."""
    found = _CLOCK.fullmatch(words)
    if not found or (found[2] is None and found[3] is None):
        return None
    hour, half = int(found[1]), (found[3] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(found[2] or 0))


def _day(words: str, today: date) -> date:
    """Raises ValueError for words that name no day."""
    if words in _DAYS:
        return today - timedelta(days=_DAYS[words])
    if words in _WEEKDAY:
        return today - timedelta(days=(today.weekday() - _WEEKDAY[words]) % 7)
    for form in (_ISO_DAY, _NUMBER_DAY, _NAMED_DAY):
        found = form.fullmatch(words)
        if found:
            return _calendar_day(found.groupdict(), today)
    raise ValueError(words)


def _calendar_day(parts: dict[str, str | None], today: date) -> date:
    month = _MONTH.get(parts.get("name") or "", 0) or int(parts.get("month") or 0)
    day, year = int(parts["day"] or 0), parts.get("year")
    if year:
        return date(int(year), month, day)
    for earlier in range(5):  # the 29th of February may be years ago
        try:
            found = date(today.year - earlier, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError(parts)


def _moment(day: date, clock: time, zone: tzinfo | None) -> datetime:
    local = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    return (local.replace(tzinfo=zone) if zone else local).astimezone(UTC)
