"""Characters that are part of a text, and those that only do harm in one."""

import re
import unicodedata

_LINE_END = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Controls, the mark of an object that is not text, halves of characters, and no characters at all.
# Marks of direction and joiners stay: Arabic, Hebrew and emoji need them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufff9-\ufffc\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACES = re.compile("[\u00a0\u2007\u202f]")


def clean(text: str) -> str:
    """The text with LF line ends and composed letters (NFC), and without what is no character."""
    return unicodedata.normalize("NFC", _HARMFUL.sub("", _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """Clean, and on one line, as a subject or a name has to be."""
    return " ".join(clean(text).split())


def common_spaces(text: str) -> str:
    """Spaces that do not break become common ones: an SMS would pay for them."""
    return _SPACES.sub(" ", text)
