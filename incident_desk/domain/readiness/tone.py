"""T07, T08 and T10 to T13: calm, and the reader's trouble taken seriously."""

import re
from collections.abc import Iterator, Mapping

from incident_desk.domain.channels import EMOJI
from incident_desk.domain.readiness.case import Case, Check, Found

_MARKS = re.compile(r"(?<![!?¡¿])[!?¡¿]{2,}")
_SHOUTED = re.compile(
    r"(?<![\w-])[A-ZÁÉÍÓÚÜÑ]{4,30}(?:[ \t]{1,3}[A-ZÁÉÍÓÚÜÑ]{2,30}){1,20}(?![\w-])"
)
_PICTURES = re.compile(rf"(?:{EMOJI.pattern})+")
_SMILEY = re.compile(r"(?<!\S)[:;]-?[()DPp](?!\w)")


def minimising(case: Case) -> Iterator[Found]:
    if case.record.severity in (1, 2):
        for match in case.draft.matches("minimising"):
            yield case.stands_in(match)


def alarm(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("alarm"):
        if not case.negated(match, reach=2):
            yield case.stands_in(match)
    for found in _MARKS.finditer(case.draft.text):
        if "!" in found[0] or "¡" in found[0]:
            calm = "?" if "?" in found[0] else "." if "!" in found[0] else ""
            yield Found(*found.span(), "marks", {"found": found[0][:20]}, calm)
    for found in _SHOUTED.finditer(case.draft.prose):
        shouted = [word for word in found[0].split() if len(word) > 3]
        shouted = [word for word in shouted if word not in case.rules.allowed.acronyms]
        if len(shouted) > 1 and not _is_label(case, found):
            calm = case.fitted(found.start(), found[0].lower())
            yield Found(*found.span(), "capitals", {"found": found[0]}, calm)


def formula(case: Case) -> Iterator[Found]:
    """Where regret must name what people went through: when it was grave, and when it is over."""
    over = case.stage in ("resolved", "follow_up")
    if over or case.record.severity in (1, 2):
        for match in case.draft.matches("formula"):
            yield case.stands_in(match)


def shifting(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("shifting"):
        yield case.stands_in(match)


def legal(case: Case) -> Iterator[Found]:
    """Not forbidden: someone named must have read it."""
    if not case.record.reviewer.strip():
        for match in case.draft.matches("legal"):
            yield case.stands_in(match)


def joke(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("joke"):
        yield case.stands_in(match)
    for pattern in (_PICTURES, _SMILEY):
        for found in pattern.finditer(case.draft.text):
            start, end = found.span()
            first = start - (case.draft.text[start - 1 : start] == " ")
            yield Found(start, end, "emoji", {"found": found[0]}, "", (first, end))


def _is_label(case: Case, found: re.Match[str]) -> bool:
    """[UPDATE 2] and the like."""
    text = case.draft.text
    return text[max(0, found.start() - 1) : found.start()] in ("[", "<", "{")


CHECKS: Mapping[str, Check] = {
    "T07": minimising,
    "T08": alarm,
    "T10": formula,
    "T11": shifting,
    "T12": legal,
    "T13": joke,
}
