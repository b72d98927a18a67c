"""Clock times as people write them, in English and Spanish, and the zone behind them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_HALF = r"(?:[ \t]?(?P<half>[ap])\.?[ \t]?m\b\.?|[ \t]de[ \t]la[ \t](?P<part>mañana|tarde|noche)\b)"
_FLAGS = re.IGNORECASE | re.ASCII
_FORMS = (
    # 14:30, 9:40:00, 2:30 pm, 3:30 de la tarde
    re.compile(
        rf"(?<![\w.,:/])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
        rf"(?![\d:]|[.,]\d){_HALF}?",
        _FLAGS,
    ),
    # 15h50
    re.compile(r"(?<![\w.,:/])(?P<hour>[01]\d|2[0-3])h(?P<minute>[0-5]\d)(?!\w)", _FLAGS),
    # 2 pm, 2.30 p.m.
    re.compile(rf"(?<![\w.,:/])(?P<hour>1[0-2]|0?[1-9])(?:\.(?P<minute>[0-5]\d))?{_HALF}", _FLAGS),
    # the end of 2021-05-03T11:58
    re.compile(r"(?<=\d-\d\dT)(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d(?:\.\d{1,6})?)?"),
    # by 14.30
    re.compile(
        r"\b(?:at|by|since|until)[ \t](?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)"
        r"(?![\w%]|[.,]\d)",
        _FLAGS,
    ),
    # a las 14.30, desde las 9 h
    re.compile(
        r"\b(?:a|de|desde|hasta|hacia|sobre|para)[ \t]las?[ \t](?P<hour>[01]?\d|2[0-3])"
        r"(?:\.(?P<minute>[0-5]\d)(?![\w%]|[.,]\d)|(?=[ \t]?(?:h\b|hrs\b|horas\b|[.,;()]|$)))"
        rf"{_HALF}?",
        _FLAGS,
    ),
)
_HOURS = re.compile(r"[ \t]?(?:hrs?\b\.?|h\b\.?|horas\b)", re.IGNORECASE)
_OFFSET = (
    r"(?:UTC|GMT)[ \t]?(?P<sign>[+−-])(?P<h>\d\d?)(?::?(?P<m>\d\d))?\b"
    r"|(?P<plus>\+)(?P<ph>\d\d):?(?P<pm>\d\d)\b"
)
# 'London time', 'hora de Quito': some zone, though not one that can be reckoned with.
_OTHER = r"(?-i:[A-Z])\w{1,20}(?:[ ]\w{1,20}){0,2}[ ]time\b|horas?[ ](?:de[ ])?\w{3,20}"
_SEASONS = (
    *("CET CEST", "EET EEST", "WET WEST", "EST EDT", "CST CDT", "MST MDT", "PST PDT", "GMT BST"),
    *("AEST AEDT", "CLT CLST"),
)
_OTHER_SEASON = {pair.split()[at]: pair.split()[1 - at] for pair in _SEASONS for at in (0, 1)}
_EVERYWHERE = ("UTC", "Z", "GMT")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """`minutes` from midnight. `end` is before the zone and `zone_end` behind it.

    `zone` is as it is written, '' where there is none; `offset` its minutes from UTC, if it tells.
    `local`: it has no zone, or a phrase that the organisation uses for its own.
    """

    start: int
    end: int
    minutes: int
    zone: str
    zone_end: int
    offset: int | None
    local: bool

    @property
    def hour_and_minute(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


class Zones:
    """The words that may stand behind a time: short names in capitals, and phrases."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        short = "|".join(
            re.escape(name) for name in longest_first if name.isupper() and len(name) > 2
        )
        hour_and_zone = rf"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-3])(?=[ ](?:{short or '(?!)'})\b)"
        self._forms = (*_FORMS, re.compile(hour_and_zone))  # 8 CET
        self._phrases = frozenset(name.lower() for name in longest_first if not name.isupper())
        alternatives = "|".join(re.escape(name) for name in longest_first) or "(?!)"
        self._anywhere = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
        self._behind = re.compile(
            rf"[ \t]?\(?(?:{_OFFSET}|(?P<name>{alternatives})(?!\w)|{_OTHER})", re.IGNORECASE
        )

    def knows(self, name: str) -> bool:
        return name in self._names

    def named_in(self, text: str) -> bool:
        """Whether a zone is named anywhere, as in 'all times are UTC'."""
        return any(found[0].isupper() or " " in found[0] for found in self._anywhere.finditer(text))

    def times(self, text: str) -> tuple[ClockTime, ...]:
        """Each time of day, in order."""
        found: dict[int, ClockTime] = {}
        for form in self._forms:
            for match in form.finditer(text):
                found.setdefault(match.start("hour"), self._time(text, match))
        times: list[ClockTime] = []
        for start in sorted(found):
            if not times or start >= times[-1].zone_end:  # '+05:30' is a zone
                times.append(found[start])
        return tuple(times)

    def _time(self, text: str, match: re.Match[str]) -> ClockTime:
        hours = _HOURS.match(text, match.end())
        end = hours.end() if hours else match.end()
        behind = self._behind.match(text, end)
        if behind and behind["name"] and len(behind["name"]) < 3 and not behind["name"].isupper():
            behind = None
        zone = behind[0].strip(" \t(") if behind else ""
        zone_end = behind.end() if behind else end
        offset = _offset(behind) if behind else None
        local = not zone or zone.lower() in self._phrases
        return ClockTime(match.start("hour"), end, _minutes(match), zone, zone_end, offset, local)


def moment(time: ClockTime, now: datetime, zone: tzinfo | None) -> datetime | None:
    """The moment nearest to `now` at which it is this time, in UTC; None where its zone is unknown.

    A time without a zone is in `zone`; None is the computer's own. The summer name of that zone in
    winter, or the other way round, is a slip of the pen and means the same.
    """
    local = now.astimezone(zone)
    if time.offset is not None and not _names(time.zone, local):
        local = now.astimezone(timezone(timedelta(minutes=time.offset)))
    elif not time.local and not _names(time.zone, local):
        return None
    day = local.replace(hour=time.minutes // 60, minute=time.minutes % 60, second=0, microsecond=0)
    near = (day + timedelta(days=days) for days in (-1, 0, 1))
    return min(near, key=lambda each: abs(each - local)).astimezone(UTC)


def _names(name: str, local: datetime) -> bool:
    """Whether this is the name of the zone that `local` is in, whatever the season."""
    here = local.tzname() or ""
    return name.upper() in (here, _OTHER_SEASON.get(here, here))


def _minutes(match: re.Match[str]) -> int:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]) % 24, int(groups.get("minute") or 0)
    half = (groups.get("half") or groups.get("part") or "").lower()
    if half and hour <= 12:
        late = half in ("p", "tarde", "noche") and not (half == "noche" and hour == 12)
        hour = hour % 12 + 12 * late
    return hour * 60 + minute


def _offset(behind: re.Match[str]) -> int | None:
    if behind["sign"]:
        ahead = int(behind["h"]) * 60 + int(behind["m"] or 0)
        return _sound(-ahead if behind["sign"] != "+" else ahead)
    if behind["plus"]:
        return _sound(int(behind["ph"]) * 60 + int(behind["pm"]))
    return 0 if (behind["name"] or "").upper() in _EVERYWHERE else None


def _sound(minutes: int) -> int | None:
    """An offset of a day or more is none."""
    return minutes if abs(minutes) < 24 * 60 else None
