"""Numbers as people write them, in English and Spanish at once: '1.200', '1,200', '2 mil', '1,5k'.

A separator before exactly three digits parts thousands in both languages; any other is a decimal.
"""

import re

from incident_desk.i18n import Texts

_WORDS = (
    ("zero", "cero"),
    ("one", "a", "an", "un", "uno", "una"),
    ("two", "a couple of", "a couple", "dos", "un par de", "un par"),
    ("three", "tres"),
    ("four", "cuatro"),
    ("five", "cinco"),
    ("six", "seis"),
    ("seven", "siete"),
    ("eight", "ocho"),
    ("nine", "nueve"),
    ("ten", "diez"),
    ("eleven", "once"),
    ("twelve", "a dozen", "doce", "una docena"),
)
_WORD = {word: float(value) for value, words in enumerate(_WORDS) for word in words}
_WORD |= {"twenty": 20, "veinte": 20, "thirty": 30, "treinta": 30, "fifty": 50, "cincuenta": 50}
_WORD |= {"hundred": 100, "cien": 100, "mil": 1000, "thousand": 1000, "million": 1e6, "millón": 1e6}

_SCALE = {"k": 1e3, "mil": 1e3, "thousand": 1e3, "m": 1e6, "hundred": 1e2}
_SCALE |= dict.fromkeys(("million", "millions", "millón", "millon", "millones"), 1e6)
_DIGITS = r"[1-9]\d{0,2}(?:[., ]\d{3})+(?!\d)|\d{1,12}(?:[.,]\d{1,4})?"
_SCALED = re.compile(
    rf"(?P<digits>{_DIGITS})\s*(?P<scale>{'|'.join(sorted(_SCALE, key=len, reverse=True))})?",
    re.ASCII,
)
# A number and what may follow it, for those who look for one in a longer text.
PATTERN = (
    rf"(?:(?:{_DIGITS})(?:\s*(?:{'|'.join(sorted(_SCALE, key=len, reverse=True))})\b)?"
    rf"|(?:{'|'.join(sorted(_WORD, key=len, reverse=True))})\b"
    r"(?:\s+(?:hundred|thousand|million|mil|millones|millón)\b)?)"
)


def read(words: str) -> float | None:
    """The number that `words`, in lower case, says as a whole; None for anything else."""
    value, _scale = read_scaled(words)
    return value


def read_scaled(words: str) -> tuple[float | None, float]:
    """The number and its scale: '2 mil' is 2,000 by a scale of 1,000."""
    found = _SCALED.fullmatch(words.strip())
    if found:
        scale = _SCALE[found["scale"]] if found["scale"] else 1.0
        return _digits(found["digits"]) * scale, scale
    if words in _WORD:
        return _WORD[words], 1.0
    first, _, last = words.rpartition(" ")
    if first in _WORD and last in _SCALE:
        return _WORD[first] * _SCALE[last], _SCALE[last]
    return None, 1.0


def printed(value: float, texts: Texts) -> str:
    """'1,200' and '12.5' in English, '1.200' and '12,5' in Spanish."""
    english = f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
    swapped = {",": texts("number.thousands"), ".": texts("number.decimal")}
    return "".join(swapped.get(each, each) for each in english)


def _digits(digits: str) -> float:
    if re.fullmatch(r"[1-9]\d{0,2}(?:[., ]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))
