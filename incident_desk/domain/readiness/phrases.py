"""Phrases, as an organisation writes them into its word lists, and where a text holds them.

    outage                  this word, in capitals or not, with its accents or without
    investigat*             any word that begins so; *ing: any that ends so
    will be (back|up)       one of several words; each may end in *
    [our] team              the word may be left out; [our|the] team, one of several or none
    cannot .. log in        up to three words may stand between
    does not *              any word
    # customers             a number
    !as soon as             not meant: what it covers is left alone

Names (of products, vendors, customers) are taken as they are written, with none of these signs. A
phrase never reaches over the end of a sentence. All lists of a language are looked for in one pass
over the words of a text, so that their number costs next to nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

_GAP, _MOST_BETWEEN = "..", 3
_MOST_WAYS = 2_000
_PIECE = re.compile(r"(?:^|(?<=\s))(?:\.\.|#|\[[^\[\]()]+\]|\([^\[\]()]+\)|[^\s\[\]()|]+)(?!\S)")
_FOLDED = str.maketrans("áàâäãéèêëíìîïóòôöõúùûü’‘", "aaaaaeeeeiiiiooooouuuu''")
# A number is one word with its points and colons, '50 %' too; 'e-mail' is two words, "can't" one.
WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:[ \u00a0]?%|[^\W_]*)|[^\W_]+(?:'[^\W_]+)*")


def key_of(word: str) -> str:
    return word.replace(" ", "").replace("\u00a0", "") if word[-1] == "%" else word


def fold(text: str) -> str:
    """In small letters and without accents (ñ is a letter of its own); never longer or shorter."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; `key` is folded, `sentence` counts from 0."""

    start: int
    end: int
    key: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands: `start` and `end` in the text, `first` and `last` among its words."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    phrase: "Phrase"


@dataclass(frozen=True, slots=True)
class _One:
    """One word of a phrase: written out, or by its beginning or its end."""

    words: frozenset[str]
    stems: tuple[str, ...]
    ends: tuple[str, ...] = ()
    number: bool = False

    def holds(self, key: str) -> bool:
        if key in self.words or (self.number and key[0].isdigit()):
            return True
        if key.startswith(self.stems) or key.endswith(self.ends):
            return True
        return key.endswith("'s") and key[:-2] in self.words


@dataclass(frozen=True)
class Phrase:
    """`stand_in` is what to write instead: None where nobody has said so."""

    text: str
    stand_in: str | None = None
    name: bool = False

    @property
    def excepted(self) -> bool:
        return self.text.startswith("!") and not self.name

    @cached_property
    def variants(self) -> tuple[tuple[_One | None, ...], ...]:
        """Every way to write it, with the words that may be left out and without; None is a gap.

        Raises ValueError when it is not a phrase.
        """
        folded = fold(self.text)
        if self.name:
            return (_name(folded),)
        folded = folded.removeprefix("!")
        if _PIECE.sub("", folded).strip():
            raise ValueError(self.text)
        choices = [tuple(_choices(piece)) for piece in _PIECE.findall(folded)]
        if prod(map(len, choices)) > _MOST_WAYS:
            raise ValueError(self.text)
        variants = tuple(
            tuple(one for part in chosen for one in part) for chosen in product(*choices)
        )
        for variant in variants:
            ends = (variant[:1], variant[-1:])
            if (None,) in ends or () in ends or not _can_begin(variant[0]):
                raise ValueError(self.text)
        return variants


class PhraseBook:
    """Every list of one language, by the first words of its phrases."""

    def __init__(self, lists: Mapping[str, Iterable[Phrase]]) -> None:
        self._words: dict[str, _Fork] = {}
        self._stems: dict[str, _Fork] = {}
        self._numbers = _Fork()
        for name, phrases in lists.items():
            for phrase in phrases:
                for variant in phrase.variants:
                    self._enter(_Way(name, phrase, variant))
        self._lengths = sorted({len(stem) for stem in self._stems})

    def found(self, words: Sequence[Word]) -> dict[str, list[Match]]:
        """The matches of each list in order; of several that overlap, the longest."""
        found: dict[str, list[Match]] = {}
        for place, word in enumerate(words):
            behind = words[place + 1].key if place + 1 < len(words) else ""
            longest: dict[str, Match] = {}
            for way in self._beginning(word.key, behind):
                last = _last(way.ones, words, place)
                if last is None:
                    continue
                # Of two of one length, what is not meant wins.
                held = longest.get(way.name)
                if held is None or (last, way.phrase.excepted) > (held.last, held.phrase.excepted):
                    longest[way.name] = _match(words, place, last, way)
            for name, match in longest.items():
                _keep_longest(found.setdefault(name, []), match)
        return {
            name: [match for match in matches if not match.phrase.excepted]
            for name, matches in found.items()
        }

    def _enter(self, way: "_Way") -> None:
        first = way.ones[0]
        assert first is not None
        for word in first.words:
            self._words.setdefault(word, _Fork()).enter(way)
        for stem in first.stems:
            self._stems.setdefault(stem, _Fork()).enter(way)
        if first.number:
            self._numbers.enter(way)

    def _beginning(self, key: str, behind: str) -> "Iterator[_Way]":
        """The ways that this word and the one behind it may begin."""
        for word in (key, key[:-2]) if key.endswith("'s") else (key,):
            if word in self._words:
                yield from self._words[word].ways(behind)
        for length in self._lengths:
            if length > len(key):
                break
            if (stem := key[:length]) in self._stems:
                yield from self._stems[stem].ways(behind)
        if key[0].isdigit():
            yield from self._numbers.ways(behind)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to write a phrase of the list `name`."""

    name: str
    phrase: Phrase
    ones: tuple[_One | None, ...]


class _Fork:
    """The ways that begin with one word, told apart by the word behind it."""

    def __init__(self) -> None:
        self._others: list[_Way] = []
        self._by_second: dict[str, list[_Way]] = {}

    def enter(self, way: _Way) -> None:
        second = way.ones[1] if len(way.ones) > 1 else None
        if second is None or second.stems or second.ends or second.number:
            self._others.append(way)
        else:
            for word in second.words:
                self._by_second.setdefault(word, []).append(way)

    def ways(self, behind: str) -> Iterator[_Way]:
        yield from self._others
        yield from self._by_second.get(behind, ())
        if behind.endswith("'s"):
            yield from self._by_second.get(behind[:-2], ())


def _keep_longest(held: list[Match], match: Match) -> None:
    if held and held[-1].last >= match.first:
        if held[-1].last - held[-1].first >= match.last - match.first:
            return
        held.pop()
    held.append(match)


def _match(words: Sequence[Word], first: int, last: int, way: _Way) -> Match:
    """The owner's 's is not part of a name."""
    begin, end, ending = words[first], words[last], way.ones[-1]
    owner = end.key.endswith("'s") and ending is not None and end.key not in ending.words
    return Match(begin.start, end.end - 2 * owner, first, last, begin.sentence, way.phrase)


def _last(variant: Sequence[_One | None], words: Sequence[Word], place: int) -> int | None:
    """The place of the last word of the phrase that begins at `place`, if it stands there."""
    sentence = words[place].sentence
    for number, one in enumerate(variant):
        if one is None:
            return _after_gap(variant[number + 1 :], words, place, sentence)
        if place >= len(words) or words[place].sentence != sentence:
            return None
        if not one.holds(words[place].key):
            return None
        place += 1
    return place - 1


def _after_gap(
    rest: Sequence[_One | None], words: Sequence[Word], place: int, sentence: int
) -> int | None:
    for begin in range(place, min(place + _MOST_BETWEEN + 1, len(words))):
        if words[begin].sentence != sentence:
            return None
        last = _last(rest, words, begin)
        if last is not None:
            return last
    return None


def _can_begin(one: _One | None) -> bool:
    """A phrase is found by its first word, which must say how it begins."""
    return one is not None and not one.ends and "" not in one.stems


def _name(folded: str) -> tuple[_One, ...]:
    keys = WORD.findall(folded)
    if not keys:
        raise ValueError(folded)
    return tuple(_One(frozenset([key]), ()) for key in keys)


def _choices(piece: str) -> Iterator[tuple[_One | None, ...]]:
    """The ways to write one piece of a phrase."""
    if piece == _GAP:
        yield (None,)
    elif piece[0] in "[(":
        if piece[0] == "[":
            yield ()
        yield from _alternatives(piece[1:-1].split("|"))
    else:
        yield _words(piece)


def _alternatives(texts: Sequence[str]) -> Iterator[tuple[_One, ...]]:
    """Those of one word are looked for at once; each longer one is a way of its own."""
    ways = [tuple(one for word in text.split() for one in _words(word)) for text in texts]
    if not all(ways):
        raise ValueError("|".join(texts))
    short = [way[0] for way in ways if len(way) == 1 and not way[0].number]
    if short:
        words = frozenset(word for one in short for word in one.words)
        stems = tuple(stem for one in short for stem in one.stems)
        yield (_One(words, stems, tuple(end for one in short for end in one.ends)),)
    yield from (way for way in ways if len(way) > 1 or way[0].number)


def _words(text: str) -> tuple[_One, ...]:
    """A word as it is cut in a text: 'e-mail' is two; # is any number."""
    if text == "#":
        return (_One(frozenset(), (), number=True),)
    if text == "*":
        return (_One(frozenset(), ("",)),)
    if text.startswith("*") and text[1:].isalpha():
        return (_One(frozenset(), (), (text[1:],)),)
    stem = text.endswith("*")
    keys = WORD.findall(text)
    if not keys or "*" in text[:-1]:
        raise ValueError(text)
    ones = [_One(frozenset([key]), ()) for key in keys]
    if stem:
        ones[-1] = _One(frozenset(), (keys[-1],))
    return tuple(ones)
