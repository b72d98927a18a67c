"""What has changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\S+\s*|^\s+")
_LONGEST = 600  # words: to compare takes the square of it


@dataclass(frozen=True, slots=True)
class Stretch:
    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """`before` turned into `after`: what stayed, what is gone and what is new, in order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return (Stretch(GONE, before), Stretch(NEW, after))
    return tuple(_merged(_stretches(old, new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch(SAME, "".join(new[j1:j2]))
        else:
            yield Stretch(GONE, "".join(old[i1:i2]))
            yield Stretch(NEW, "".join(new[j1:j2]))


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    return (one for one in stretches if one.text)
