"""Times and counts of people: as a mend writes them, and as a text tells them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.readiness.case import Case
from incident_desk.domain.readiness.numbers import Number
from incident_desk.domain.readiness.record import Record
from incident_desk.domain.readiness.times import ClockTime

_FARTHEST = 3  # words between a number and those it counts: '1,200 of our customers'


@dataclass(frozen=True, slots=True)
class People:
    """So many people, as the text has it: about as many, more than, or at most."""

    number: Number
    sentence: int
    more: bool
    at_most: bool


def time_told(case: Case, at: datetime) -> str:
    """The local time with its zone, and its date where it is not today's."""
    local = at.astimezone(case.record.zone)
    now = case.record.now
    names = case.rules.languages[case.language].zone_names
    name = names.get(getattr(case.record.zone, "key", "")) or _zone_name(case, local)
    zone = f"({name})" if " " in name else name
    same_day = now is None or now.astimezone(case.record.zone).date() == local.date()
    return f"{local:%H:%M} {zone}" if same_day else f"{local:%H:%M} {zone}, {local:%Y-%m-%d}"


def _zone_name(case: Case, local: datetime) -> str:
    """'CET'; where the short name is not one that people know, 'UTC+01:00'."""
    name = local.tzname() or ""
    if case.rules.zones.knows(name):
        return name
    minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def people(record: Record, language: str) -> str:
    """'1,200', '300–500', or '' where the record does not say."""
    ends = [n for n in (record.people_low, record.people_high) if n is not None]
    comma = {"en": ",", "es": "."}.get(language, ",")
    told = [f"{number:,}".replace(",", comma) for number in dict.fromkeys(sorted(ends))]
    return "–".join(told) if any(ends) else ""


def people_told(case: Case) -> Iterator[People]:
    """Every number of people in the text."""
    draft = case.draft
    nouns = {match.first for match in draft.matches("people")}
    more = {match.last for match in draft.matches("more_than")}
    most = {match.last for match in draft.matches("at_most")}
    for number in case.numbers:
        first = draft.word_at(number.start)
        after = draft.word_at(number.end)
        if number.percent or first >= len(draft.words):
            continue
        sentence = draft.words[first].sentence
        for place in range(after, min(after + _FARTHEST + 1, len(draft.words))):
            word = draft.words[place]
            if word.sentence != sentence or word.key[0].isdigit():
                break
            if place in nouns:
                yield People(number, sentence, first - 1 in more, first - 1 in most)
                break


def promises(case: Case) -> Iterator[ClockTime]:
    """Each time at which the text promises to speak again."""
    yield from _beside(case, "next_news")


def estimates(case: Case) -> Iterator[ClockTime]:
    """Each time for which the text lets people hope."""
    yield from _beside(case, "will_return")


def _beside(case: Case, name: str) -> Iterator[ClockTime]:
    """The first time behind each phrase of the list; before it, where none is behind."""
    told = set()
    for match in case.draft.matches(name):
        time = case.time_after(match.start, match.sentence) or case.time_in(match.sentence)
        if time and time.start not in told:
            told.add(time.start)
            yield time
