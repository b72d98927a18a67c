"""When it is expected to end, as people say it: '~2h', '2-3 h', '14:00-15:00', 'mañana 9:00'.

English and Spanish are read at once. A time from now counts from the moment it was said, so that
'~2h' said at 14:00 still means about 16:00 when it is read at 15:30. What is not understood is no
fault: it stays the text it was.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain import moments, numbers
from incident_desk.domain.spans import elapsed, local_time
from incident_desk.errors import InputError
from incident_desk.i18n import Texts

_LINK = re.compile(r"\s*[-–—]\s*|\s+(?:to|a|and|y|or|o|u|till|until|hasta)\s+")
_BETWEEN = re.compile(r"(?P<day>.*?)\s*\b(?:between|entre|from|de|desde)\s+(?P<rest>.+)")
_ABOUT = re.compile(
    r"^(?:~|≈|about\b|around\b|roughly\b|approx(?:imately|\.)?|hacia\b|sobre\b|unos\b|unas\b"
    r"|aprox(?:imadamente|\.)?|alrededor de\b|a eso de\b|casi\b|nearly\b|almost\b|maybe\b"
    r"|quiz[aá]s?\b)\s*|\s*(?:aprox\.?|or so|m[aá]s o menos)$"
)
_BEFORE = re.compile(
    r"^(?:<=?|≤|before|by|within|less than|under|up to|at most|antes de(?=l? )|en menos de"
    r"|menos de|como mucho|hasta|no later than)\s*"
)
_AFTER = re.compile(
    r"^(?:>=?|≥|after|not before|more than|over|at least|despu[eé]s de|no antes de|m[aá]s de"
    r"|al menos|a partir de)\s*"
)
_INTO = re.compile(r"^(?:in|en|dentro de)\s+")
_AT = re.compile(r"(?:^|(?<=\s))(?:at|a las?|las?|el|on)\s+")
_HOURS = re.compile(r"(?<=\d)\s*(?:horas|hrs?|o'clock)$")
_BARE_HOUR = re.compile(r"(\d{1,2})(?:\s*h)?")
_NAMED = {"noon": "12:00", "midday": "12:00", "mediodía": "12:00", "mediodia": "12:00"}
_NAMED |= {"midnight": "0:00", "medianoche": "0:00"}
_UNIT = r"(?P<unit>days?|d[ií]as?|d|hours?|horas?|hrs?|h|minutes?|minutos?|mins?|m)(?![a-zíñ])"
_SPAN = re.compile(rf"(?P<many>{numbers.PATTERN})\s*{_UNIT}(?P<half>\s+and a half|\s+y media)?")
_HALF = re.compile(r"(?:half an hour|half hour|media hora)")
_HOUR_AND_HALF = re.compile(r"(?:an )?hour and a half|(?:una )?hora y media")
_SHORT = re.compile(r"^(\d{1,2})h([0-5]\d)$")
_LONGEST = 120  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Expected:
    """From `low` to `high`, in UTC; the same moment twice when one was named.

    Without a `high` it is `low` or later. `approximate` where it was only said to be about then.
    """

    low: datetime
    high: datetime | None
    approximate: bool = False


def parse(text: str, said_at: datetime, zone: tzinfo | None) -> Expected | None:
    """What was said at `said_at` means; None when it is said in words that are not understood."""
    words = " ".join(text[:_LONGEST].lower().split()).rstrip(".!")
    words, about = _without(_ABOUT, words)
    after, later = _without(_AFTER, words)
    before, earlier = _without(_BEFORE, words)
    words = after if later else before
    words, about_too = _without(_ABOUT, words)
    reader = _Reader(said_at, zone)
    try:
        found = reader.one(words) or reader.several(words)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None:
        return None
    low, high = found
    if later:
        return Expected(low, None, about or about_too)
    return Expected(said_at if earlier else low, high, about or about_too)


def said(expected: Expected, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """When, and how long that is from now: 'between 15:00 and 16:00 today, in 1 h 20 min'."""
    told, left = when(expected, now, zone, texts), _left(expected, now, texts)
    return texts("expected.with_left", when=told, left=left) if left else told


def when(expected: Expected, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """In plain words: 'around 16:00 today', 'between 23:00 today and 01:00 tomorrow'."""
    low = _day_time(expected.low, now, zone, texts)
    if expected.high is None:
        return texts("expected.after", low=low)
    if expected.low == expected.high:
        return texts("expected.about" if expected.approximate else "expected.at", low=low)
    if _day(expected.low, zone) == _day(expected.high, zone):
        low = f"{local_time(expected.low, zone):%H:%M}"
    return texts("expected.between", low=low, high=_day_time(expected.high, now, zone, texts))


def is_late(expected: Expected, now: datetime) -> bool:
    return expected.high is not None and now > expected.high


def _left(expected: Expected, now: datetime, texts: Texts) -> str:
    if is_late(expected, now):
        assert expected.high is not None
        late = elapsed((now - expected.high).total_seconds(), texts)
        return texts("expected.late", span=late)
    if now < expected.low:
        return texts("expected.in", span=elapsed((expected.low - now).total_seconds(), texts))
    if expected.high is None:
        return ""
    return texts("expected.at_most", span=elapsed((expected.high - now).total_seconds(), texts))


def _day(moment: datetime, zone: tzinfo | None) -> object:
    return local_time(moment, zone).date()


def _day_time(moment: datetime, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """'15:00 today', '9:00 tomorrow', '9:00 on 26 Nov'."""
    local, today = local_time(moment, zone), local_time(now, zone).date()
    days = (local.date() - today).days
    name = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    clock = f"{local:%H:%M}"
    if name:
        return texts(f"expected.{name}", clock=clock)
    month = texts(f"moments.month_{local.month}")
    return texts("expected.on_day", clock=clock, day=local.day, month=month)


def _without(pattern: re.Pattern[str], words: str) -> tuple[str, bool]:
    shorter, times = pattern.subn("", words, count=1)
    return shorter.strip(), times > 0


class _Reader:
    """Reads moments that are still to come, counted from when they were said."""

    def __init__(self, said_at: datetime, zone: tzinfo | None) -> None:
        self._said_at = said_at
        self._zone = zone

    def one(self, words: str) -> tuple[datetime, datetime] | None:
        """A single moment, or a whole day."""
        span = _span(words)
        if span is not None:
            moment = self._said_at + span
            return moment, moment
        if day := self._whole_day(words):
            return day
        found = self._ahead(words, self._said_at)
        return (found, found) if found else None

    def several(self, words: str) -> tuple[datetime, datetime] | None:
        """From one moment to another."""
        day, rest = "", words
        if between := _BETWEEN.fullmatch(words):
            day, rest = between["day"].rstrip(" ,"), between["rest"]
        for link in _LINK.finditer(rest):
            first, second = rest[: link.start()].strip(), rest[link.end() :].strip()
            found = self._spans(first, second) or self._clocks(day, first, second)
            if found:
                return found
        return None

    def _spans(self, first: str, second: str) -> tuple[datetime, datetime] | None:
        """'2 h' and '3 h'; a first one without its unit has that of the second."""
        longest = _span(second)
        if longest is None:
            return None
        unit = _SPAN.fullmatch(_INTO.sub("", second))
        bare = numbers.read(_INTO.sub("", first)) is not None
        shortest = _span(f"{first} {unit['unit']}" if unit and bare else first)
        if shortest is None:
            return None
        both = sorted((self._said_at + shortest, self._said_at + longest))
        return both[0], both[1]

    def _clocks(self, day: str, first: str, second: str) -> tuple[datetime, datetime] | None:
        """A first clock time of today may be past: it is the last one before the second."""
        if day or self._names_day(first):
            low = self._ahead(f"{day} {first}".strip(), self._said_at)
            after = self._said_at if self._names_day(second) or low is None else low
            high = self._ahead(second, after)
            return (low, high) if low and high and low <= high else None
        high = self._ahead(second, self._said_at)
        low = self._last(first, high) if high else None
        return (low, high) if low and high else None

    def _whole_day(self, words: str) -> tuple[datetime, datetime] | None:
        """'mañana' alone is any time of that day."""
        end = self._ahead(f"{words} 23:59", self._said_at) if words else None
        start = self._last("0:00", end) if end else None
        return (max(start, self._said_at), end) if start and end else None

    def _names_day(self, words: str) -> bool:
        return " " in _clocked(words) and _span(words) is None

    def _ahead(self, words: str, after: datetime) -> datetime | None:
        clocked = _clocked(words)
        if _INTO.sub("", clocked.lstrip("+ ")).isdigit():
            return None  # '15' may be an hour or minutes
        try:
            return moments.ahead(clocked, after, self._zone)
        except InputError:
            return None

    def _last(self, words: str, before: datetime) -> datetime | None:
        try:
            return moments.parse(_clocked(words), before, self._zone)
        except InputError:
            return None


def _span(words: str) -> timedelta | None:
    """'2h', 'en 2 horas', 'half an hour', '1,5 h', '1 h 30 min', 'dos horas y media'."""
    words = _SHORT.sub(r"\1h \2 min", _INTO.sub("", words.removeprefix("+").strip()))
    if _HALF.fullmatch(words):
        return timedelta(minutes=30)
    if _HOUR_AND_HALF.fullmatch(words):
        return timedelta(minutes=90)
    found, end, whole = None, 0, timedelta()
    for found in _SPAN.finditer(words):
        between = words[end : found.start()].strip()
        many = numbers.read(found["many"])
        if between not in ("", "y", "and", ",") or many is None or many > 10_000:
            return None
        whole += _length(many, found["unit"], half=bool(found["half"]))
        end = found.end()
    return whole if found and end == len(words) else None


def _length(many: float, unit: str, *, half: bool) -> timedelta:
    of_one = {"d": timedelta(days=1), "h": timedelta(hours=1)}.get(unit[0], timedelta(minutes=1))
    return of_one * (many + (0.5 if half else 0))


def _clocked(words: str) -> str:
    """Words that `moments` reads: 'hacia las 15 h' is 15:00, 'mañana al mediodía' is noon."""
    at = _AT.search(words)
    plain = " ".join(_HOURS.sub("", _AT.sub("", words)).replace(",", " ").split())
    for name, clock in _NAMED.items():
        plain = re.sub(rf"(?:\bal? )?\b{name}\b", clock, plain)
    bare = _BARE_HOUR.fullmatch(plain)
    return f"{bare[1]}:00" if at and bare else plain
