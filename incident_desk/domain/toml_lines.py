"""In which line of a TOML text a key stands: tomllib does not tell."""

import re
from collections.abc import Mapping

Spot = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")
_INLINE = re.compile(r"\s*\{")


def lines(text: str) -> Mapping[Spot, int]:
    """The line, from 1, of each key and table by its spot: keys, and places in a list from 0.

    Of a list written over several lines, each table that begins a line is found as well. What
    stands inside a line is not told apart: `line_of` gives the line around it.
    """
    found: dict[Spot, int] = {(): 1}
    counts: dict[Spot, int] = {}
    table: Spot = ()
    listed: Spot | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.fullmatch(line):
            table = _table(_keys(header[2]), counts, many=header[1] == "[[")
            found.setdefault(table, number)
            listed = None
        elif key := _KEY.match(line):
            listed = (*table, *_keys(key[1]))
            for depth in range(len(table) + 1, len(listed) + 1):
                found.setdefault(listed[:depth], number)
        elif listed and _INLINE.match(line):
            place = counts[listed] = counts.get(listed, -1) + 1
            found.setdefault((*listed, place), number)
    return found


def line_of(spot: Spot, known: Mapping[Spot, int]) -> int:
    """The line of a spot, or of the nearest one around it."""
    while spot not in known:
        spot = spot[:-1]
    return known[spot]


def _table(keys: tuple[str, ...], counts: dict[Spot, int], *, many: bool) -> Spot:
    """The spot of a header; the tables of a list that it passes through are the last ones."""
    spot: Spot = ()
    for key in keys:
        spot = (*spot, key)
        if many and key is keys[-1]:
            counts[spot] = counts.get(spot, -1) + 1
        if spot in counts:
            spot = (*spot, counts[spot])
    return spot


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
