"""How the word at the caret of the log line may go on: people, services, recent times."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain.facts import Fact
from incident_desk.domain.log_grammar import MARK, Entry
from incident_desk.domain.people import folded
from incident_desk.domain.spans import local_time

_MOST = 6
_LETTERS = 2  # from which a name is guessed
_WORDS = 4  # of a service's name that may be typed already
_AGO = (5, 10, 15, 30)  # minutes
_DAY = timedelta(hours=23)  # a clock time is of the last day
_TIME = re.compile(r"(?:[!?>]\s*)?(@\S{0,5})")
_BEGIN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Completion:
    """Put `text` in the place of what stands from `start` to `end`; `about` says more of it."""

    start: int
    end: int
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named in a line: `times` are written as in a line ('@14:05'), with their why."""

    people: Sequence[str] = ()
    services: Sequence[str] = ()
    times: Sequence[tuple[str, str]] = ()


def completions(text: str, caret: int, entry: Entry, known: Known) -> tuple[Completion, ...]:
    """`entry` is what the whole line means. Within a word nothing is offered."""
    before, after = text[:caret], text[caret : caret + 1]
    if after and not after.isspace():
        return ()
    gap = "" if after else " "
    if found := _TIME.fullmatch(before):
        stamp = found[1]
        return tuple(
            Completion(found.start(1), caret, f"{time}{gap}", about)
            for time, about in known.times
            if time.startswith(stamp)
        )[:_MOST]
    once: dict[str, Completion] = {}
    for one in _named(before, entry, known, f":{gap}"):
        once.setdefault(one.text.strip(" :"), one)
    return tuple(once.values())[:_MOST]


def _named(before: str, entry: Entry, known: Known, colon: str) -> Iterator[Completion]:
    begin = max((span.end for span in entry.spans), default=0)
    marked = entry.literal or any(span.what == MARK for span in entry.spans)
    for start in _beginnings(before):
        typed = before[start:]
        if start == begin and not marked:
            yield from _fitting(typed, start, known.people, colon)
        names = (*known.services, *known.people)
        yield from _fitting(typed, start, names, "")


def _beginnings(before: str) -> list[int]:
    """Where the last words begin, the longest stretch first."""
    if before[-1:].isspace():
        return []
    return [found.start() for found in _BEGIN.finditer(before, max(0, len(before) - 80))][-_WORDS:]


def _fitting(typed: str, start: int, names: Iterable[str], tail: str) -> Iterator[Completion]:
    wanted = folded(typed)
    if len(wanted) < _LETTERS:
        return
    for name in names:
        key = folded(name)
        if key.startswith(wanted) and (key != wanted or tail):
            yield Completion(start, start + len(typed), f"{name}{tail}")


def recent_times(
    facts: Sequence[Fact],
    now: datetime,
    zone: tzinfo | None,
    told: Callable[[Fact], str],
    ago: Callable[[int], str],
) -> list[tuple[str, str]]:
    """Times of today that may be meant, the latest first: when something happened, or a while ago.

    `told` and `ago` (minutes) say it in words. `facts` in the order of the timeline.
    """
    times: dict[str, tuple[datetime, str]] = {}
    for fact in reversed(facts):
        if now - _DAY < fact.happened_at < now - timedelta(minutes=1) and len(times) < _MOST:
            written = stamp(fact.happened_at, zone)
            if written not in times:
                times[written] = (fact.happened_at, told(fact))
    for minutes in _AGO:
        at = now - timedelta(minutes=minutes)
        times.setdefault(stamp(at, zone), (at, ago(minutes)))
    latest = sorted(times.items(), key=lambda item: item[1][0], reverse=True)
    return [(written, why) for written, (_at, why) in latest]


def stamp(moment: datetime, zone: tzinfo | None) -> str:
    """A time of today as it is written in a line."""
    return f"@{local_time(moment, zone):%H:%M}"
