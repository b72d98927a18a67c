"""How easily a text reads: Flesch for English, INFLESZ for Spanish. More is easier.

Flesch (1948): 206.835 - 84.6 syllables/words - 1.015 words/sentences. INFLESZ (Barrio Cantalejo,
2008): 206.835 - 62.3 syllables/words - words/sentences; 55 to 65 is normal.
"""

import re
from collections.abc import Sequence

_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+|(?<=[aeo])y$")
_STRONG = re.compile(r"[aeoáéíóú]")
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_SOUNDED = ("le", "ted", "ded", "ses", "zes", "xes", "ches", "shes", "ges", "ces", "ee", "ies")


def score(words: Sequence[str], sentences: int, language: str) -> float:
    """Of words in small letters, with their accents. Unstable below some 40 words."""
    if not words:
        return 100
    count = _spanish if language == "es" else _english
    syllables = sum(count(word) for word in words) / len(words)
    length = len(words) / max(1, sentences)
    if language == "es":
        return 206.835 - 62.3 * syllables - length
    return 206.835 - 84.6 * syllables - 1.015 * length


def _english(word: str) -> int:
    """Groups of vowels, without the e's at the end that are not sounded. A figure counts as one."""
    count = len(_ENGLISH_VOWELS.findall(word))
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(_SOUNDED)
    return max(1, count - silent)


def _spanish(word: str) -> int:
    """Each strong vowel is a syllable; weak ones join it unless an accent parts them."""
    groups = _SPANISH_VOWELS.findall(_SILENT_U.sub("", word))
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups if group != "y"))
