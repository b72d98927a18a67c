"""One text with its record and the rules in force: all that a check is given, and what it gives."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.numbers import Length, Number, dates, lengths, numbers
from incident_desk.domain.readiness.own import own_places
from incident_desk.domain.readiness.phrases import Match
from incident_desk.domain.readiness.record import Record, stage_of
from incident_desk.domain.readiness.rules import Rules
from incident_desk.domain.readiness.times import ClockTime

Thing = TypeVar("Thing", ClockTime, Length)


@dataclass(frozen=True, slots=True)
class Found:
    """What a check gives: indices of `Draft.text`, which sentence tells it, and the mend.

    `mend` replaces the found stretch, or `mend_span` where that is another one.
    """

    start: int
    end: int
    reason: str = "reason"
    values: Mapping[str, object] = field(default_factory=dict)
    mend: str | None = None
    mend_span: tuple[int, int] | None = None
    grave: bool = False


class Case:
    """What is asked of a text again and again is worked out once."""

    def __init__(self, draft: Draft, record: Record, rules: Rules, language: str) -> None:
        self.draft = draft
        self.record = record
        self.rules = rules
        self.language = language
        self.stage = stage_of(record.stage) if record.stage else None

    @cached_property
    def times(self) -> tuple[ClockTime, ...]:
        return self.rules.zones.times(self.draft.prose)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return numbers(self.draft.prose, [(time.start, time.zone_end) for time in self.times])

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        return lengths(self.draft.prose)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The sentences with a day in figures."""
        return frozenset(self.draft.sentence_at(start) for start, _ in dates(self.draft.prose))

    @cached_property
    def says_we(self) -> frozenset[int]:
        """The Spanish sentences whose verb says 'we': 'contamos más a las 11:00'."""
        if self.language != "es":
            return frozenset()
        return frozenset(word.sentence for word in self.draft.words if word.key.endswith("mos"))

    def time_after(self, place: int, sentence: int) -> ClockTime | None:
        """The first time at or behind this place, within the sentence."""
        return self._after(self.times, place, sentence)

    def length_after(self, place: int, sentence: int) -> Length | None:
        return self._after(self.lengths, place, sentence)

    def time_in(self, sentence: int) -> ClockTime | None:
        """The first time in the sentence."""
        return self.time_after(self.draft.sentences[sentence].start, sentence)

    def length_in(self, sentence: int) -> Length | None:
        return self.length_after(self.draft.sentences[sentence].start, sentence)

    def _after(self, things: Sequence[Thing], place: int, sentence: int) -> Thing | None:
        at = bisect_left(things, place, key=lambda thing: thing.start)
        if at == len(things) or self.draft.sentence_at(things[at].start) != sentence:
            return None
        return things[at]

    def mend(self, name: str, **values: str) -> str:
        """The words to write instead, in the language of the text."""
        words = self.rules.languages[self.language].mends[name]
        for name_of_field, value in values.items():
            words = words.replace(f"{{{name_of_field}}}", value)
        return words

    def fitted(self, start: int, words: str) -> str:
        """With a capital where it begins a sentence that had one."""
        number = self.draft.sentence_at(start + 1)
        begins = number < len(self.draft.sentences) and self.draft.sentences[number].start == start
        if begins and words and self.draft.text[start].isupper():
            return words[0].upper() + words[1:]
        return words

    def stands_in(self, match: Match) -> Found:
        """A phrase of a list, with its stand-in if it has one."""
        words, instead = self.draft.text[match.start : match.end], match.phrase.stand_in
        if instead is None:
            return Found(match.start, match.end, values={"found": words})
        values = {"found": words, "instead": instead}
        mend = self.fitted(match.start, instead)
        return Found(match.start, match.end, "instead", values, mend)

    def missing(self, reason: str = "reason", mend: str | None = None, **values: object) -> Found:
        """Something that is not there; the mend is a sentence to put at the end."""
        end = len(self.draft.text.rstrip())
        return Found(end, end, reason, values, None if mend is None else self.appended(mend))

    def appended(self, sentence: str) -> str:
        """The sentence with what must stand before it at the end of the text."""
        text = self.draft.text.rstrip()
        if not text:
            return sentence
        stop = "" if text[-1] in ".!?…:)]»\"'”" else "."
        return f"{stop}{chr(10) if chr(10) in text else ' '}{sentence}"

    def is_own(self, start: int, end: int) -> bool:
        """Whether it lies within the organisation's own names, addresses or contact block."""
        at = bisect_right(self._own, (start, len(self.draft.text))) - 1
        return end > start and at >= 0 and self._own[at][1] >= end

    @cached_property
    def _own(self) -> list[tuple[int, int]]:
        return own_places(self.draft, self.rules.allowed)

    def negated(self, match: Match, reach: int = 4) -> bool:
        """Whether a word before it in its sentence takes it back: 'not', 'until', 'if'."""
        return self.negated_at(match.first, reach)

    def negated_at(self, first: int, reach: int) -> bool:
        """The same, of the word with this number."""
        words = self.draft.words
        for place in range(min(first, len(words)) - 1, max(-1, first - 1 - reach), -1):
            word = words[place]
            if first >= len(words) or word.sentence != words[first].sentence:
                return False
            if word.key in _TAKES_BACK or word.key.endswith("n't"):
                return True
        return False


_TAKES_BACK = frozenset(
    "not no nor never nobody without until once when if whether unless cannot"  # noqa: SIM905
    " ni nunca nadie sin hasta cuando si salvo tampoco".split()
)

Check = Callable[[Case], Iterable[Found]]
