"""The time at the end of an order, in English and Spanish: '…, 10m', '… hasta las 14:30'."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain.moments import ahead
from incident_desk.errors import InputError

SOON = timedelta(hours=12)  # a time that is not set off as one is only meant if it is near
_TAIL = 60  # characters in which it must stand
# A time to come has its unit or its colon: a bare number at the end is a number.
_TIMED = re.compile(r"\d\s*[a-zñ:]")
_AT = r"(?:(?:at|las?|a\s+las?)\s+)?"
_FIRST = re.compile(
    rf"(?:(?:in|within|by|until|till|before|en|dentro\s+de|hasta|antes\s+de|para)\s+)?{_AT}"
)
_WITHIN = re.compile(
    rf"\s(?:(?:in|within|by|until|till|before|en|dentro\s+de|hasta|antes\s+de)\s+{_AT}"
    r"|para\s+las?\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timed:
    """What is to be done, when to ask after it, and where in the words the time begins."""

    what: str
    due_at: datetime
    begins: int


def after_comma(said: str, since: datetime, zone: tzinfo | None) -> Timed | None:
    """'restart it, 10m': the time is no part of what is to be done."""
    comma = max(said.rfind(","), said.rfind(";"))
    if comma < max(0, len(said) - _TAIL) or _in_a_number(said, comma):
        return None
    what, due_at = said[:comma].rstrip(" ,;"), _when(said[comma + 1 :], since, zone)
    return Timed(what, due_at, comma) if what and due_at else None


def within_sentence(said: str, since: datetime, zone: tzinfo | None) -> Timed | None:
    """'watch it until 14:30': the words stay as they are."""
    before = max(0, len(said) - _TAIL)
    for found in _WITHIN.finditer(said, before):
        due_at = _when(said[found.end() :], since, zone)
        if due_at and due_at - since <= SOON:
            return Timed(said, due_at, found.start() + 1)
    return None


def _when(words: str, since: datetime, zone: tzinfo | None) -> datetime | None:
    plain = " ".join(words.lower().split())
    for form in (plain, plain.rstrip(" .!")):
        found = _FIRST.match(form)
        bare = form[found.end() :] if found else form
        if not _TIMED.search(bare):
            continue
        try:
            return ahead(bare, since, zone)
        except InputError:
            continue
    return None


def _in_a_number(said: str, comma: int) -> bool:
    """'10,5 m' is a length with its decimals, not a time."""
    return said[:comma][-1:].isdigit() and said[comma + 1 : comma + 2].isdigit()
