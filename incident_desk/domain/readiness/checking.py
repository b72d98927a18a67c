"""Holding a text to the rules in force."""

from collections.abc import Iterator, Mapping

from incident_desk.domain.readiness import (
    agreement,
    clear,
    content,
    disclosure,
    honesty,
    languages,
    privacy,
    process,
    sending,
    tone,
)
from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.findings import Finding, Mend
from incident_desk.domain.readiness.phrases import WORD, Word, fold
from incident_desk.domain.readiness.record import Record, stage_of
from incident_desk.domain.readiness.rules import LEVELS, RULES, Rules

_MODULES = (
    *(content, agreement, disclosure, privacy, honesty, tone, sending, clear, languages, process),
)
CHECKS: Mapping[str, Check] = {
    rule: check for module in _MODULES for rule, check in module.CHECKS.items()
}
# What lies within one's own names is one's own to say.
_SPARED = frozenset("DTP")


def check(text: str, record: Record, rules: Rules) -> tuple[Finding, ...]:
    """What the rules hold against this text, the gravest first, then as it stands in the text.

    Pure: the same text, record and rules always give the same, and no text makes it fail. Raises
    InputError for a stage that is none.
    """
    stage = stage_of(record.stage) if record.stage else None
    language = record.language or language_of(text) or "en"
    case = Case(Draft(text, rules.languages[language].book), record, rules, language)
    findings = [
        finding
        for rule in RULES
        if (setting := rules.setting(rule, record.audience, stage))
        for finding in _findings(case, rule, setting.level)
    ]
    return tuple(sorted(findings, key=lambda each: (LEVELS.index(each.level), each.start)))


def language_of(text: str) -> str | None:
    """'en' or 'es' as its small words tell; None where they do not."""
    words = [Word(0, 0, found[0], 0) for found in WORD.finditer(fold(text))]
    return languages.guessed(words)


def _findings(case: Case, rule: str, level: str) -> Iterator[Finding]:
    for found in CHECKS[rule](case):
        if rule[0] in _SPARED and case.is_own(found.start, found.end):
            continue
        grave = case.rules.grave.get(rule, level) if found.grave else level
        yield _finding(case, rule, grave, found)


def _finding(case: Case, rule: str, level: str, found: Found) -> Finding:
    start, end = case.draft.place(found.start, found.end)
    mend = None
    if found.mend is not None:
        mend = Mend(*case.draft.place(*(found.mend_span or (found.start, found.end))), found.mend)
    key = f"readiness.{rule.lower()}.{found.reason}"
    text = case.draft.given[start:end]
    return Finding(rule, level, start, end, text, key, found.values, mend)
