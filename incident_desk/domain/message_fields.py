"""What is known of an incident as a message tells it: in its language, its numbers and its dates.

What people typed and nobody understands stays the text it was, but for the full stop at its end:
templates set their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo

from incident_desk.domain import amounts, expected, lifecycle, situation
from incident_desk.domain.hypotheses import ELIMINATED
from incident_desk.domain.incident import CONSEQUENCES, NEVER, Incident
from incident_desk.domain.situation import Known
from incident_desk.domain.spans import elapsed, local_time, reader_day, reader_time
from incident_desk.i18n import Texts, texts

# What the assessment says of data, where no person has to word it. That it is possible or certain
# that data is lost or exposed is for somebody to write who knows what that means.
_DATA = ("no", "delayed")
_AS_TYPED = frozenset(situation.FIELDS) - {"people_affected", "expected_end", "went_well"}


def values(
    incident: Incident,
    language: str,
    now: datetime,
    zone: tzinfo | None,
    *,
    severity_means: str = "",
) -> Mapping[str, str]:
    """The fields that are known, by name.

    `severity_means` is what the level that is held means, in words of the severity model.
    """
    told = _Told(incident, texts(language), now, zone)
    named = (*told.typed(), *told.incident(), *told.times(), *told.judged(severity_means))
    return {name: value for name, value in named if value.strip()}


def field_word(name: str, words: Texts) -> str:
    """What a field is called."""
    return words(f"situation.{name}" if name in situation.FIELDS else f"field.{name}")


def people(typed: str, words: Texts) -> str:
    """How many are affected: 'about 300 people' for '~300'; what tells more stays as typed."""
    amount = amounts.parse(typed, alone=True)
    return amounts.said(amount, words) if amount else _phrase(typed)


def ending(known: Known, now: datetime, zone: tzinfo | None, words: Texts) -> str:
    """When it is expected to end, never more exactly than 'around'; '' once that time has passed.

    A promise of the minute is one that nobody can keep.
    """
    end = expected.parse(known.value, known.at, zone)
    if end is None:
        return _phrase(known.value)
    if expected.is_late(end, now) or (end.high is None and end.low <= now):
        return ""
    low = reader_time(end.low, now, zone, words)
    if end.high is None:
        return words("message_value.end_after", low=low)
    if end.low == end.high:
        return words("message_value.end_around", low=low)
    starts, ends = local_time(end.low, zone), local_time(end.high, zone)
    if (f"{starts:%H:%M}", f"{ends:%H:%M}") == ("00:00", "23:59"):
        return words("message_value.end_that_day", day=reader_day(end.low, now, zone, words))
    if starts.date() == ends.date():
        low = f"{starts:%H:%M}"
    return words("message_value.end_between", low=low, high=reader_time(end.high, now, zone, words))


def joined(names: Iterable[str], words: Texts) -> str:
    """'A, B and C'. In Spanish 'y' is 'e' before the sound of an i."""
    *before, last = names
    if not before:
        return last
    sound = last.strip().casefold().removeprefix("h")
    like_i = sound.startswith(("i", "í")) and not sound.startswith(("ia", "ie", "io"))
    key = "message_value.and_before_i" if like_i else "message_value.and"
    return words(key, names=", ".join(before), last=last)


def working_since(incident: Incident) -> datetime | None:
    """When it began to work again: since then it was watched, or is over."""
    since = None
    for held in reversed(incident.phases):
        if held.value in (lifecycle.INVESTIGATING, lifecycle.IDENTIFIED, lifecycle.CANCELLED):
            break
        since = held.at
    return since


class _Told:
    """The fields in groups, each with its value or ''."""

    def __init__(
        self, incident: Incident, words: Texts, now: datetime, zone: tzinfo | None
    ) -> None:
        self._incident = incident
        self._words = words
        self._now = now
        self._zone = zone

    def typed(self) -> Iterator[tuple[str, str]]:
        for name, known in self._incident.situation.items():
            if known.unknown or not known.value.strip():
                continue
            if name == "people_affected":
                yield name, people(known.value, self._words)
            elif name == "expected_end":
                yield name, ending(known, self._now, self._zone, self._words)
            elif name in _AS_TYPED:
                yield name, _phrase(known.value)

    def incident(self) -> Iterator[tuple[str, str]]:
        incident = self._incident
        communications = incident.person("communications")
        yield "title", _phrase(incident.title)
        yield "reference", incident.reference
        yield "services", joined(incident.services, self._words) if incident.services else ""
        yield "commander", incident.commander
        yield "contact", communications or incident.commander
        yield "liaison", incident.person("liaison") or communications or incident.commander

    def times(self) -> Iterator[tuple[str, str]]:
        incident = self._incident
        started, ended = incident.started_at, incident.ended_at
        yield "started", self._time(started)
        yield "declared", self._time(incident.declared_at)
        yield "working_since", self._time(working_since(incident))
        yield "ended", self._time(ended)
        if ended and started != NEVER:
            yield "lasted", elapsed((ended - started).total_seconds(), self._words)

    def judged(self, severity_means: str) -> Iterator[tuple[str, str]]:
        incident, words = self._incident, self._words
        if incident.severity is not None:
            yield "severity", words(f"severity.{incident.severity}")
            yield "severity_means", _phrase(severity_means)
        data = incident.assessments[-1].answers.get("data", "") if incident.assessments else ""
        yield "data", words(f"message_value.data_{data}") if data in _DATA else ""
        risks = [
            words(f"message_value.risk_{one}")
            for one in CONSEQUENCES
            if one in incident.consequences
        ]
        yield "risks", joined(risks, words) if risks else ""
        out = (one.text for one in incident.hypotheses.values() if one.state == ELIMINATED)
        yield "ruled_out", "; ".join(_phrase(text) for text in out)

    def _time(self, moment: datetime | None) -> str:
        if moment is None or moment == NEVER:
            return ""
        return reader_time(moment, self._now, self._zone, self._words)


def _phrase(typed: str) -> str:
    """Without the full stop at its end."""
    text = typed.strip()
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text
