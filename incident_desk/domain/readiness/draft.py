"""A text taken apart once, for all checks: sentences, words, phrases; and back to its own places.

Checks see the text in NFC, with quoted lines (those that begin with `>`) blanked, for what others
wrote is not the writer's. In `prose` addresses of the web and of mail, and what is marked as code,
are blanked as well, for they are no words. Neither is longer or shorter, and `place` leads back to
the text as it was given.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from incident_desk.domain.channels import BARE_URL, URL
from incident_desk.domain.readiness.phrases import WORD, Match, PhraseBook, Word, fold, key_of

EMAIL = re.compile(
    r"(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b", re.I
)
_CODE = re.compile(r"^```.*?^```|(?<!`)`[^`\n]{1,300}`(?!`)", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Each pattern looks at a place once only: a text of one kind of character must not take its time.
_BREAK = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++[\"'”’»)\]*_]{0,3}(?=\s|$))"
    r"|(?P<line>(?:\r\n|\r|\n)[ \t]*(?=(?P<next>\S?)))"
)
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|a\.m|p\.m|approx|aprox|etc|vs|mr|mrs|ms|dr|dra|sr|sra|no|nro|núm|art|inc|st|tel"
    r"|ee|uu|p\.ej|ej|pág|avda)|\b\w)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Without the space around it; `words` is the range of its words among all."""

    start: int
    end: int
    words: range


class Draft:
    """What the checks read of one text."""

    def __init__(self, text: str, book: PhraseBook) -> None:
        self.given = text
        self._starts, self._ends, normal = _normalised(text)
        self.text = _QUOTED.sub(lambda found: " " * len(found[0]), normal)
        self._book = book
        self._sentence_index: dict[str, frozenset[int]] = {}
        self._covered: dict[tuple[str, ...], frozenset[int]] = {}
        self._last_index: dict[str, dict[int, tuple[int, int]]] = {}

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in the text as it was given."""
        if self._starts is None or self._ends is None:
            return start, end
        begin = self._starts[start] if start < len(self._starts) else len(self.given)
        return begin, max(begin, self._ends[end - 1] if end else 0) if end > start else begin

    @cached_property
    def addresses(self) -> tuple[tuple[int, int], ...]:
        """Addresses of the web and of mail."""
        found = [match.span() for each in (URL, BARE_URL) for match in each.finditer(self.text)]
        if "@" in self.text:
            found.extend(match.span() for match in EMAIL.finditer(self.text))
        return tuple(sorted(found))

    @cached_property
    def prose(self) -> str:
        code = [match.span() for match in _CODE.finditer(self.text)] if "`" in self.text else []
        pieces, at = [], 0
        for start, end in sorted((*self.addresses, *code)):
            if start >= at:
                pieces += [self.text[at:start], " " * (end - start)]
                at = end
        return "".join((*pieces, self.text[at:]))

    @cached_property
    def folded(self) -> str:
        return fold(self.prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return self._read[0]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return self._read[1]

    def matches(self, *lists: str) -> list[Match]:
        """Where the phrases of these lists stand, in order."""
        found = [match for name in lists for match in self._matches.get(name, ())]
        return found if len(lists) < 2 else sorted(found, key=lambda match: match.start)

    def has(self, sentence: int, *lists: str) -> bool:
        """Whether a phrase of one of these lists stands in this sentence."""
        return any(sentence in self._by_sentence(name) for name in lists)

    def first_after(self, place: int, sentence: int, *lists: str) -> Match | None:
        """The first phrase of these lists behind this place, within the sentence."""
        found = []
        for name in lists:
            matches = self._matches.get(name, [])
            at = bisect_left(matches, place, key=lambda match: match.start)
            found += [match for match in matches[at : at + 1] if match.sentence == sentence]
        return min(found, key=lambda match: match.start, default=None)

    def near(self, match: Match, name: str, reach: int) -> Iterator[Match]:
        """The phrases of a list in the same sentence, with at most so many words between."""
        others = self._matches.get(name, [])
        begin = bisect_left(others, match.first - reach, key=lambda other: other.last)
        for other in others[begin:]:
            if other.first > match.last + reach + 1:
                return
            if other.sentence == match.sentence and (
                other.last < match.first or other.first > match.last
            ):
                yield other

    def covered(self, *lists: str) -> frozenset[int]:
        """The numbers of all words that belong to a phrase of these lists."""
        if lists not in self._covered:
            self._covered[lists] = frozenset(
                place
                for match in self.matches(*lists)
                for place in range(match.first, match.last + 1)
            )
        return self._covered[lists]

    def right_before(self, place: int, *lists: str) -> int:
        """Where a phrase of these lists begins that ends right before `place`; else `place`."""
        last = self.word_at(place) - 1
        starts = [self._by_last(name)[last] for name in lists if last in self._by_last(name)]
        begins = [start for start, end in starts if not self.prose[end:place].strip()]
        return min(begins, default=place)

    def says(self, *lists: str) -> bool:
        return any(self._matches.get(name) for name in lists)

    def key(self, place: int) -> str:
        """The folded word at this place; '' outside the text."""
        return self.words[place].key if 0 <= place < len(self.words) else ""

    def word_at(self, place: int) -> int:
        """The number of the first word that begins here or later."""
        return bisect_left(self._word_starts, place)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds this place, or of the next one."""
        return bisect_left(self._sentence_ends, place)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    def _by_sentence(self, name: str) -> frozenset[int]:
        if name not in self._sentence_index:
            sentences = frozenset(match.sentence for match in self._matches.get(name, ()))
            self._sentence_index[name] = sentences
        return self._sentence_index[name]

    def _by_last(self, name: str) -> dict[int, tuple[int, int]]:
        if name not in self._last_index:
            matches = self._matches.get(name, ())
            self._last_index[name] = {match.last: (match.start, match.end) for match in matches}
        return self._last_index[name]

    @cached_property
    def _matches(self) -> dict[str, list[Match]]:
        return self._book.found(self.words)

    @cached_property
    def _read(self) -> tuple[tuple[Sentence, ...], tuple[Word, ...]]:
        sentences: list[Sentence] = []
        words: list[Word] = []
        for start, end in _sentences(self.prose):
            first = len(words)
            number = len(sentences)
            words.extend(
                Word(found.start(), found.end(), key_of(found[0]), number)
                for found in WORD.finditer(self.folded, start, end)
            )
            sentences.append(Sentence(start, end, range(first, len(words))))
        return tuple(sentences), tuple(words)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """None is empty. A line is one, unless the next line goes on in small letters."""
    at = 0
    for found in _BREAK.finditer(text):
        if found["line"] is not None and found["next"] and _goes_on(found["next"]):
            continue
        if found["stop"] is not None and _is_short(text, found):
            continue
        yield from _trimmed(text, at, found.end())
        at = found.end()
    yield from _trimmed(text, at, len(text))


def _goes_on(character: str) -> bool:
    return character.islower() or character in "(,;"


def _is_short(text: str, found: re.Match[str]) -> bool:
    """'e.g. this': a point that ends a short form, not a sentence."""
    if found["stop"] != ".":
        return False
    after = text[found.end() : found.end() + 2].lstrip()
    return (
        bool(after)
        and after.islower()
        and bool(_SHORT.search(text, max(0, found.end() - 8), found.end()))
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        begin = start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(kept)


def _normalised(text: str) -> tuple[list[int] | None, list[int] | None, str]:
    """The text in NFC, and for each of its characters where it began and ended; None: the same."""
    if unicodedata.is_normalized("NFC", text):
        return None, None, text
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[at:end])
        pieces.append(piece)
        starts += [at] * len(piece)
        ends += [end] * len(piece)
        at = end
    return starts, ends, "".join(pieces)
