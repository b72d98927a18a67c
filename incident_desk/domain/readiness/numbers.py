"""Numbers and lengths of time as people write them, in English and Spanish.

1,200 and 1.200 are read alike: a point or comma before each group of three digits parts thousands,
any other parts decimals.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w.,:/#@])(?P<digits>"
    r"\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:[ \u00a0\u202f']\d{3})+)(?:[.,]\d{1,2})?"
    r"|\d+(?:[.,]\d{1,6})?)"
    r"(?![\d:]|[.,/]\d)(?P<percent>[ \u00a0\u202f]?%)?(?P<thousand>k\b)?",
    re.ASCII,
)
_DATE = re.compile(
    r"(?<![\w.-])(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}/\d{1,2})(?![\w-]|[./]\d)"
)
_LENGTH = re.compile(
    r"(?<![\w.,:/-])(?P<number>\d{1,4})[ \t-]?"
    r"(?P<unit>min(?:ute|uto)?s?|h(?:ou)?rs?|h(?:oras?)?|d[ií]as?|days?)\b",
    re.IGNORECASE,
)
_HOURS_AND_MINUTES = re.compile(r"(?<![\w.,:/-])(?P<hours>\d)h(?P<minutes>[0-5]\d)(?!\w)")
_SPACES = str.maketrans("", "", " \u00a0\u202f'")


@dataclass(frozen=True, slots=True)
class Number:
    start: int
    end: int
    value: float
    percent: bool


@dataclass(frozen=True, slots=True)
class Length:
    """So many minutes, as '30 minutes' or '2 h'."""

    start: int
    end: int
    minutes: int


def numbers(text: str, but: Sequence[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Each number in order; not what is part of a date, a version or a word, nor within `but`."""
    taken = {place for start, end in (*but, *dates(text)) for place in range(start, end)}
    return tuple(
        Number(*match.span(), _value(match), bool(match["percent"]))
        for match in _NUMBER.finditer(text)
        if match.start() not in taken
    )


def dates(text: str) -> list[tuple[int, int]]:
    """Where a date stands in figures."""
    return [match.span() for match in _DATE.finditer(text)]


def lengths(text: str) -> tuple[Length, ...]:
    """'30 minutes', '2 h', '1h30', in order."""
    found = [
        Length(*match.span(), int(match["number"]) * _minutes(match["unit"].lower()))
        for match in _LENGTH.finditer(text)
    ]
    found += [
        Length(*match.span(), int(match["hours"]) * 60 + int(match["minutes"]))
        for match in _HOURS_AND_MINUTES.finditer(text)
    ]
    return tuple(sorted(found, key=lambda length: length.start))


def _value(match: re.Match[str]) -> float:
    value = _read(match["digits"].translate(_SPACES)[:300])
    return value * 1000 if match["thousand"] else value


def _read(digits: str) -> float:
    whole, _, rest = digits.replace(",", ".").rpartition(".")
    first = whole.split(".")[0]
    if not whole:
        return float(rest)
    if len(rest) == 3 and 1 <= len(first) <= 3 and first != "0":
        return float(whole.replace(".", "") + rest)
    return float(f"{whole.replace('.', '')}.{rest}")


def _minutes(unit: str) -> int:
    return {"m": 1, "h": 60, "d": 24 * 60}[unit[0]]
