"""How many people, as they are told: '200-500', 'unos 300', '>1000', '12 %', 'nobody yet'.

English and Spanish are read at once. What is not understood is no fault: it stays the text it was.
"""

import re
from dataclasses import dataclass

from incident_desk.domain import numbers
from incident_desk.i18n import Texts

_N = numbers.PATTERN
_SHARE = r"%|per ?cent|por ciento"
_PEOPLE = (
    r"(?:people|persons?|personas?|users?|usuari[oa]s?|customers?|clients?|clientes?|members?"
    r"|staff|employees?|emplead[oa]s?|trabajador[ea]s|workers?|guests?|hu[eé]spedes|patients?"
    r"|pacientes?|students?|alumn[oa]s?|gente|afectad[oa]s?)\b"
)
_THEM = rf"\s+(?:(?:of|de)\s+)?(?:(?:the|our|los|las|nuestr[oa]s)\s+)?{_PEOPLE}\D*"
_AFTER = rf"(?:{_THEM})?"
_MORE = re.compile(rf"{_PEOPLE}(?P<rest>.*)$")
_ONE = re.compile(rf"(?P<low>{_N})\s*(?P<share>{_SHARE})?(?P<more>\s*\+)?{_AFTER}")
_RANGE = re.compile(
    rf"(?:between\s+|entre\s+|from\s+|de\s+)?(?P<low>{_N})\s*(?:{_SHARE})?\s*"
    rf"(?:-|–|—|\bto\b|\ba\b|\band\b|\by\b|\bor\b|\bo\b|\bu\b)\s*"
    rf"(?P<high>{_N})\s*(?P<share>{_SHARE})?{_AFTER}"
)
_ABOUT = re.compile(
    r"(?:~|≈|±|\babout\b|\baround\b|\broughly\b|\bapprox(?:imately|\.)?|\bnearly\b|\balmost\b"
    r"|\bsome\b|\bunos\b|\bunas\b|\baprox(?:imadamente|\.)?|\balrededor de\b|\bcerca de\b|\bcasi\b"
    r"|\bm[aá]s o menos\b|\bor so\b)"
)
_AT_LEAST = re.compile(
    r"^(?:>=?|≥|more than|over|at least|m[aá]s de|al menos|por lo menos|como m[ií]nimo)\s*"
    r"|\s*(?:or more|and more|o m[aá]s|y m[aá]s|como m[ií]nimo)$"
)
_AT_MOST = re.compile(
    r"^(?:<=?|≤|less than|fewer than|under|at most|up to|hasta|menos de|como mucho"
    r"|como m[aá]ximo)\s*|\s*(?:or less|or fewer|o menos|como mucho|como m[aá]ximo)$"
)
_NOBODY = re.compile(
    r"(?:nobody|no[- ]one|none|nadie|ningun[oa]|ningún cliente|no customers?)"
    r"(?:\s+(?:yet|so far|a[uú]n|todav[ií]a|por ahora|de momento))?"
)
# Words for many: from, to, whether they are a share of everybody, and only about so many.
_MANY = {
    ("dozens", "decenas", "docenas"): (20, 100, False, True),
    ("hundreds", "cientos", "centenares"): (100, 1_000, False, True),
    ("thousands", "miles", "millares"): (1_000, 10_000, False, True),
    ("half", "la mitad"): (50, 50, True, True),
    ("most", "most of them", "la mayoría", "la mayoria"): (50, 100, True, True),
    ("everyone", "everybody", "all", "todos", "todas", "todo el mundo"): (100, 100, True, False),
}
_MEANT = {word: meant for words, meant in _MANY.items() for word in words}
_LONGEST = 200  # characters that are looked at
_MOST = 10**10  # people on Earth, and some to spare


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` people, or percent of them where it is a `share`.

    Without a `high` it is `low` or more; up to so many has a `low` of 0.
    """

    low: float
    high: float | None
    share: bool = False
    approximate: bool = False


def parse(text: str, *, alone: bool = False) -> Amount | None:
    """The amount that a text tells; None when it is told in words that are not understood.

    `alone`: None as well when it tells more, as in '40 staff and everyone who shops there'.
    """
    words = " ".join(text[:_LONGEST].lower().split()).rstrip(".!")
    if _NOBODY.fullmatch(words):
        return Amount(0, 0)
    words, about = _without(_ABOUT, words)
    words, least = _without(_AT_LEAST, words)
    words, most = _without(_AT_MOST, words)
    more = _MORE.search(words)
    if alone and more and more["rest"].strip(" ,;:"):
        return None
    found = _many(words) or _range(words) or _one(words)
    if found is None or not _sound(found) or (least and most):
        return None
    low, high = found.low, found.high
    if least:
        high = None
    elif most:
        low = 0
    return Amount(low, high, found.share, about or found.approximate)


def said(amount: Amount, texts: Texts) -> str:
    """The amount in plain words: '200 to 500 people', 'about 12 %', 'nobody yet'."""
    if amount.low == amount.high == 0:
        return texts("amount.nobody")
    kind = "share" if amount.share else "people"
    low, high = numbers.printed(amount.low, texts), numbers.printed(amount.high or 0, texts)
    if amount.high is None:
        told = texts(f"amount.{kind}_or_more", low=low)
    elif amount.low == 0:
        told = texts(f"amount.{kind}_up_to", high=high)
    elif amount.low != amount.high:
        told = texts(f"amount.{kind}_range", low=low, high=high)
    elif amount.share:
        told = texts("amount.share", low=low)
    else:
        told = texts.count("amount.people", int(amount.low), low=low)
    return texts("amount.about", amount=told) if amount.approximate else told


def _without(pattern: re.Pattern[str], words: str) -> tuple[str, bool]:
    shorter, times = pattern.subn("", words)
    return " ".join(shorter.split()), times > 0


def _many(words: str) -> Amount | None:
    meant = _MEANT.get(re.sub(rf"{_THEM}$", "", words))
    return Amount(*meant) if meant else None


def _range(words: str) -> Amount | None:
    found = _RANGE.fullmatch(words)
    if not found:
        return None
    (low, scale), (high, of_both) = (numbers.read_scaled(found[name]) for name in ("low", "high"))
    if low is None or high is None:
        return None
    if scale == 1 and low < high / of_both:
        low *= of_both  # '2-3 mil' counts both in thousands; '900-1k' does not
    return Amount(min(low, high), max(low, high), bool(found["share"]))


def _one(words: str) -> Amount | None:
    found = _ONE.fullmatch(words)
    value = numbers.read(found["low"]) if found else None
    if not found or value is None:
        return None
    return Amount(value, None if found["more"] else value, bool(found["share"]))


def _sound(amount: Amount) -> bool:
    """A share of at most all of them; people come whole."""
    told = [value for value in (amount.low, amount.high) if value is not None]
    if amount.share:
        return max(told) <= 100
    return max(told) <= _MOST and all(value == int(value) for value in told)
