"""D09 to D11: secrets, personal data, names of people."""

import re
from collections.abc import Callable, Iterator, Mapping

from incident_desk.domain import check_digits
from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.draft import EMAIL
from incident_desk.domain.readiness.phrases import Match

_SECRET = re.compile(
    r"\b(?:password|passwd|pwd|passphrase|passcode|pin|secret|api[ _-]?key|access[ _-]?key|token"
    r"|contraseñas?|claves?(?:[ ]de[ ](?:acceso|paso))?|c[oó]digo[ ]de[ ](?:acceso|paso))[ \t]{0,3}"
    r"(?:(?P<said>:|=|->|\bis\b|\bes\b)[ \t]{0,3})?[\"'«“`]?(?P<value>[^\s\"'«»“”`]{4,120})",
    re.IGNORECASE,
)
_SECRET_FORMS = re.compile(
    r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36,80}\b|\bglpat-[\w-]{20,40}|\bxox[abeprs]-[\w-]{10,80}"
    r"|\bAIza[\w-]{35}|\bsk[-_](?:live_|test_|ant-|proj-)?[A-Za-z0-9_-]{20,120}\b"
    r"|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|(?<![\w-])eyJ[\w-]{10,500}\.eyJ[\w-]{10,2000}"
    r"|\b(?i:bearer)[ ][\w.~+/-]{20,500}"
)
_IN_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+]{1,15}://[^\s:/@]{1,64}:(?P<value>[^\s@/]{1,128})@", re.IGNORECASE
)
_PERSONAL: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("dni", re.compile(r"\b(?:[XYZ][ -]?\d{7}|\d{8})[ -]?[A-Z]\b", re.I), check_digits.is_dni),
    ("rut", re.compile(r"(?<![\w.])\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]\b"), check_digits.is_rut),
    ("cpf", re.compile(r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}\b"), check_digits.is_cpf),
    ("curp", re.compile(r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", re.I), check_digits.is_curp),
    ("ssn", re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])", re.ASCII), check_digits.is_ssn),
    (
        "iban",
        re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b"),
        check_digits.is_iban,
    ),
    (
        "card",
        re.compile(r"(?<![\w-])(?:\d[ -]?){12,18}\d(?![\w-])", re.ASCII),
        check_digits.is_card,
    ),
)
_SPACE_OR_DASH = frozenset(" \t\u00a0")
_MOST_NAMES = 3


def secret(case: Case) -> Iterator[Found]:
    text = case.draft.text
    for found in _SECRET.finditer(text):
        value = found["value"].rstrip(".,;:)]")
        sure = found["said"] or (any(c.isdigit() for c in value) and any(map(str.isalpha, value)))
        if sure and _is_secret(value):
            start = found.start("value")
            yield Found(start, start + len(value), mend=case.mend("D09"))
    for found in _SECRET_FORMS.finditer(text):
        yield Found(*found.span(), mend=case.mend("D09"))
    for found in _IN_ADDRESS.finditer(text):
        yield Found(*found.span("value"), mend="")


def personal_data(case: Case) -> Iterator[Found]:
    text = case.draft.text
    if "@" in text:
        for found in EMAIL.finditer(text):
            if not _is_ours(case, found[0]):
                yield Found(*found.span(), "email", {"found": found[0]}, case.mend("D10_email"))
    taken = bytearray(len(text))
    for kind, pattern, holds in _PERSONAL:
        for found in pattern.finditer(text):
            start, end = found.span()
            if holds(found[0]) and not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                yield Found(start, end, kind, {"found": found[0]}, case.mend("D10_number"))


def person(case: Case) -> Iterator[Found]:
    """A trade with a name behind it ('engineer Marta Gil') or before it ('Marta Gil, engineer')."""
    for role in case.draft.matches("role"):
        last = role.last
        while last - role.last < _MOST_NAMES and _is_name(case, last, last + 1):
            last += 1
        first = _name_before(case, role)
        if last > role.last or first < role.first:
            start = case.draft.words[first].start
            start = case.draft.right_before(start, "article", "possessive")
            end = case.draft.words[last].end
            found = case.draft.text[start:end]
            yield Found(
                start, end, "reason", {"found": found}, case.fitted(start, case.mend("D11"))
            )


def _name_before(case: Case, role: Match) -> int:
    """The first word of 'Marta Gil, our engineer'; a single word at the start is no sure name."""
    words, text = case.draft.words, case.draft.text
    begin = case.draft.right_before(role.start, "article", "possessive")
    place = case.draft.word_at(begin) - 1
    if place < 0 or text[words[place].end : begin].strip() != ",":
        return role.first
    first = place
    if not _capital(case, place) or words[place].sentence != role.sentence:
        return role.first
    while place - first < _MOST_NAMES and _is_name(case, first, first - 1):
        first -= 1
    begins = case.draft.sentences[role.sentence].start
    return role.first if first == place and words[first].start == begins else first


def _is_name(case: Case, before: int, place: int) -> bool:
    """Whether both words stand side by side, and the one at `place` begins with a capital."""
    words = case.draft.words
    left, right = min(before, place), max(before, place)
    if left < 0 or right >= len(words) or words[left].sentence != words[right].sentence:
        return False
    between = case.draft.text[words[left].end : words[right].start]
    return set(between) <= _SPACE_OR_DASH and _capital(case, place)


def _capital(case: Case, place: int) -> bool:
    """Not a day, a month or another word that has a capital without being a name."""
    word = case.draft.words[place]
    written = case.draft.text[word.start : word.end]
    named = len(written) > 1 and written[0].isupper() and written[1:].islower()
    return named and place not in case.draft.covered("other_day", "no_name", "own_products")


def _is_ours(case: Case, address: str) -> bool:
    """A mailbox of a function, as 'support@', names nobody."""
    return address.lower().partition("@")[0] in case.rules.allowed.mailboxes


def _is_secret(value: str) -> bool:
    """It has a digit or a sign in it, or capitals inside: a plain word is none."""
    if value.startswith(("http", "www.")) or set(value) <= {"*", "•", "x", "X", "."}:
        return False
    return any(c.isdigit() or c in "!#$%^&@~+=" for c in value) or (
        any(c.isupper() for c in value[1:]) and any(c.islower() for c in value)
    )


CHECKS: Mapping[str, Check] = {"D09": secret, "D10": personal_data, "D11": person}
