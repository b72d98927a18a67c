"""Words of several styles in one line, written as light Markdown that reads back as the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\x00-\x1f]+", re.IGNORECASE)
# A star with blanks on both sides marks nothing, nor does a line inside a word or a lone backslash.
_MARK = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])|\](?=\()")
_IN_LINK = re.compile(rf"{_MARK.pattern}|[\[\]]")
_ESCAPED = r"\\\g<0>"
_BLANKS = re.compile(" {2,}")
_IN_TARGET = {ord("("): "%28", ord(")"): "%29", ord("\\"): "%5C"}


@dataclass(frozen=True, slots=True)
class Style:
    bold: bool = False
    italic: bool = False
    target: str = ""

    @property
    def key(self) -> object:
        """Equal for words that are written together: a link is whole, whatever is bold in it."""
        return self.target or self


PLAIN = Style()
Run = tuple[str, Style]


def marked(runs: Sequence[Run]) -> str:
    """The line of these runs, without blanks at its ends.

    Letters in the middle of a word cannot be bold everywhere in Markdown, and so never are.
    """
    if len(runs) == 1 and runs[0][1] == PLAIN:
        return _escaped(_BLANKS.sub(" ", runs[0][0].strip()), "")
    parts = _parts(runs)
    written: list[str] = []
    was_marked = False
    for place, (words, style) in enumerate(parts):
        before = parts[place - 1][0][-1:] if place else ""
        after = parts[place + 1][0][:1] if place + 1 < len(parts) else ""
        may_be_marked = not was_marked and _is_edge(before) and _is_edge(after)
        stars = "*" * (2 * style.bold + style.italic) * may_be_marked
        written.append(f"{stars}{_linked(words, style.target, after)}{stars}")
        was_marked = bool(stars)
    return "".join(written).strip()


def _parts(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one style as one, and no blank at the ends of what is marked."""
    joined = (
        (_BLANKS.sub(" ", "".join(words for words, _ in group)), style)
        for style, group in groupby(_loose(runs), key=lambda run: run[1])
    )
    return [(words, style) for words, style in joined if words]


def _loose(runs: Sequence[Run]) -> Iterator[Run]:
    for _, same in groupby(runs, key=lambda run: run[1].key):
        group = list(same)
        words = "".join(each for each, _ in group)
        core = words.strip()
        style = _common(style for _, style in group) if core else PLAIN
        start = len(words) - len(words.lstrip())
        yield words[:start], PLAIN
        yield core, style
        yield words[start + len(core) :], PLAIN


def _common(styles: Iterable[Style]) -> Style:
    """A link that is bold only in part is not bold."""
    every = list(styles)
    bold, italic = all(each.bold for each in every), all(each.italic for each in every)
    return Style(bold, italic, every[0].target)


def _linked(words: str, target: str, after: str) -> str:
    target = target.strip().translate(_IN_TARGET)
    if not words or not _TARGET.fullmatch(target):
        return _escaped(words, after)
    if words in (target, target.removeprefix("mailto:").removeprefix("tel:")):
        return _escaped(words, after)
    return f"[{_IN_LINK.sub(_ESCAPED, words)}]({target})"


def _escaped(words: str, after: str) -> str:
    """`after` is what follows: a bracket closed at the end may become a link with it."""
    escaped = _MARK.sub(_ESCAPED, words)
    return f"{escaped[:-1]}\\]" if after == "(" and escaped.endswith("]") else escaped


def _is_edge(character: str) -> bool:
    return not character.strip() or unicodedata.category(character) in _PUNCTUATION


_PUNCTUATION = ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po")
