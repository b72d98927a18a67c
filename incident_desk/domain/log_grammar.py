"""What a line of the log means: a note, an action, a hypothesis, a decision or an order.

    the lights went out                    a note; plain text always is
    ! restarted the gateway                an action taken
    ? a tripped fuse                       a hypothesis
    > we stay on the generator             a decision
    @14:05 …  -12m …                       dated back; before or after the mark
    Ana: restart the gateway, 10m          an order to Ana, asked after in ten minutes
    \\! …  or a space first                 a note, whatever it looks like

Much of what is written has a colon in it: 'Note: the cable is cut', 'Error 14:05: x', 'http://x'.
So a name and a colon make an order only if the incident knows the name, or if it looks like a
name and the line ends in a comma and a time. All else stays a note.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from incident_desk.domain.due_words import SOON, Timed, after_comma, within_sentence
from incident_desk.domain.facts import (
    ActionTaken,
    Body,
    DecisionMade,
    HypothesisRaised,
    NoteLogged,
    OrderGiven,
)
from incident_desk.domain.headings import HEADINGS
from incident_desk.domain.moments import dated_back
from incident_desk.domain.people import folded
from incident_desk.errors import InputError

NOTE, ACTION, HYPOTHESIS, DECISION, ORDER = "note", "action", "hypothesis", "decision", "order"
MARKS = {"!": ACTION, "?": HYPOTHESIS, ">": DECISION}
TIME, MARK, PERSON, DUE = "time", "mark", "person", "due"

# '!!', '?!', '>>>' and '!=' are said in anger or in code, and mark nothing.
_NO_MARK_BEFORE = frozenset("!?>=<")
_HEAD = 80  # characters in which the colon after a name must stand
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the line something was understood: `what` is TIME, MARK, PERSON or DUE."""

    what: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the line becomes. Times are UTC.

    `asks` names whom the note would be an order to, if it ended in a comma and a time; `literal`
    is a note by its backslash or space.
    """

    kind: str
    text: str
    happened_at: datetime | None = None
    person: str = ""
    due_at: datetime | None = None
    asks: str = ""
    literal: bool = False
    spans: tuple[Span, ...] = ()


def parse(
    text: str,
    now: datetime,
    zone: tzinfo | None,
    people: Iterable[str] = (),
    things: Iterable[str] = (),
) -> Entry:
    """The line as it is meant. `people` are known by name; `things` (services) are nobody.

    A `zone` of None is the computer's own. An order that is dated back has its time counted from
    then. Raises InputError (`moments.not_yet`) where the line is dated to a moment still to come;
    any other text has its meaning, if only that of a note.
    """
    return Grammar(now, zone, people, things).read(text)


class Grammar:
    """Reads lines as of `now`, for the people and things of one incident: see `parse`."""

    def __init__(
        self,
        now: datetime,
        zone: tzinfo | None,
        people: Iterable[str] = (),
        things: Iterable[str] = (),
    ) -> None:
        self._now = now
        self._zone = zone
        self._people = {folded(name): " ".join(name.split()) for name in people}
        self._things = frozenset(map(folded, things))

    def read(self, text: str) -> Entry:
        """Raises InputError: see `parse`."""
        if text[:1].isspace():
            return Entry(NOTE, text, literal=True)
        at, start = self._stamp(text, 0)
        entry = self._undated(text[start:], at)
        times = (Span(TIME, 0, start),) if at else ()
        return replace(entry, spans=(*times, *_moved(entry.spans, start)))

    def line(self, body: Body, given_at: datetime) -> str:
        """A fact as the line that would write it again; empty for one that no line writes."""
        match body:
            case NoteLogged(text):
                return f"\\{text}" if self._means_more(text) else text
            case ActionTaken(text):
                return self._line("!", text)
            case HypothesisRaised(_, text):
                return self._line("?", text)
            case DecisionMade(text):
                return self._line(">", text)
            case OrderGiven(_, person, text, due_at):
                minutes = round((due_at - given_at).total_seconds() / 60) if due_at else 0
                return f"{person}: {text}" + (f", {minutes} min" if minutes > 0 else "")
        return ""

    def _line(self, mark: str, text: str) -> str:
        return f"{mark} \\{text}" if self._is_dated(text.lstrip("\\")) else f"{mark} {text}"

    def _undated(self, rest: str, at: datetime | None) -> Entry:
        """What follows the time, if there is one."""
        bare = rest.lstrip("\\")
        if bare != rest and self._means_more(bare, dated=at is not None):
            return Entry(NOTE, rest[1:], at, literal=True, spans=(Span(MARK, 0, 1),))
        return self._marked(rest, at) or self._order(rest, at) or self._note(rest, at)

    def _means_more(self, text: str, *, dated: bool = False) -> bool:
        """Whether the text, as it stands, is anything but a plain note of itself."""
        if text[:1] == "\\":
            entry = self._undated(text, None)
            return entry.literal
        if not dated and self._is_dated(text):
            return True
        try:
            return bool(self._marked(text, None) or self._order(text, None))
        except InputError:  # it names a moment that is still to come
            return True

    def _is_dated(self, text: str) -> bool:
        try:
            return self._stamp(text, 0)[0] is not None
        except InputError:
            return True

    def _stamp(self, text: str, start: int) -> tuple[datetime | None, int]:
        """The moment that stands at `start`, and where what follows it begins."""
        at, rest = dated_back(text[start:], self._now, self._zone)
        return at, (start if at is None else len(text.rstrip()) - len(rest))

    def _marked(self, rest: str, at: datetime | None) -> Entry | None:
        kind = MARKS.get(rest[:1])
        if kind is None or rest[1:2] in _NO_MARK_BEFORE or not rest[1:].strip():
            return None
        spans = [Span(MARK, 0, 1)]
        start = len(rest) - len(rest[1:].lstrip())
        if at is None:
            begin = start
            at, start = self._stamp(rest, begin)
            if at:
                spans.append(Span(TIME, begin, start))
            elif rest[start] == "\\" and self._is_dated(rest[start:].lstrip("\\")):
                start += 1
        return Entry(kind, rest[start:].strip(), at, spans=tuple(spans))

    def _order(self, rest: str, at: datetime | None) -> Entry | None:
        name, said = _addressed(rest)
        known = self._people.get(folded(name)) if name else None
        if not known and not self._may_be_a_name(name):
            return None
        timed = self._timed(said, at or self._now, known=known is not None)
        if not said or not (known or timed):
            return None
        person = known or self._whole_name(name)
        spans = [Span(PERSON, 0, len(name))]
        if timed is None:
            return Entry(ORDER, said, at, person, spans=tuple(spans))
        end = len(rest.rstrip())
        spans.append(Span(DUE, end - len(said) + timed.begins, end))
        return Entry(ORDER, timed.what, at, person, timed.due_at, spans=tuple(spans))

    def _note(self, rest: str, at: datetime | None) -> Entry:
        name, _said = _addressed(rest)
        known = self._people.get(folded(name), "") if name else ""
        asks = known or (name if self._may_be_a_name(name) else "")
        return Entry(NOTE, rest, at, asks=" ".join(asks.split()))

    def _timed(self, said: str, since: datetime, *, known: bool) -> Timed | None:
        """Someone known may be told the time within a sentence; of others a comma is asked.

        'London: back up, 14:05', written at 14:10, tells what was, and not to ask tomorrow.
        """
        found = after_comma(said, since, self._zone)
        if known:
            return found or within_sentence(said, since, self._zone)
        if found and ":" in said[found.begins :] and found.due_at - since > SOON:
            return None
        return found

    def _may_be_a_name(self, name: str) -> bool:
        """One or two words with a capital, none of which is a heading, an acronym or a service."""
        words = unicodedata.normalize("NFC", name).split()
        return (
            1 <= len(words) <= 2
            and all(map(_is_capitalised, words))
            and folded(name) not in self._things
            and not any(folded(word) in HEADINGS for word in words)
        )

    def _whole_name(self, name: str) -> str:
        """The one person known by this first name, or the name as it was written."""
        first = f"{folded(name)} "
        whole = [known for key, known in self._people.items() if key.startswith(first)]
        return whole[0] if len(whole) == 1 else " ".join(name.split())


def _addressed(rest: str) -> tuple[str, str]:
    """The words before the first colon, which may be a name, and what is said after it."""
    name, colon, _ = rest[:_HEAD].partition(":")
    if not colon or not name.strip() or "\n" in name or "\r" in name:
        return "", ""
    return name, rest[len(name) + 1 :].strip()


def _is_capitalised(word: str) -> bool:
    if not _NAME.fullmatch(word) or word[0] != word[0].upper():
        return False
    return not (word.isupper() and sum(map(str.isalpha, word)) > 1)


def _moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.what, span.start + by, span.end + by) for span in spans)
