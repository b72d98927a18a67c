"""Findings of the readiness checks, for people and for other programs."""

from collections.abc import Iterator, Sequence

from incident_desk.cli.plain import line
from incident_desk.domain.readiness import LEVELS, Finding
from incident_desk.i18n import Texts


def in_words(text: str, findings: Sequence[Finding], texts: Texts) -> Iterator[str]:
    """Each with its place, its reason and its mend."""
    for finding in findings:
        level, (row, column) = texts(f"readiness.level.{finding.level}"), place(text, finding)
        where = texts("cli.check.place", line=row, column=column)
        found = f"  {line(finding.text)}" if finding.has_place else ""
        yield f"{finding.rule}  {level}  {where} [{finding.start}-{finding.end}]{found}"
        yield f"     {finding.name(texts)}: {finding.reason(texts)}"
        if finding.mend:
            yield f"     -> {line(finding.mend.text) or texts('cli.check.delete')}"


def summary(findings: Sequence[Finding], texts: Texts) -> str:
    counted = (f"{texts(f'readiness.level.{level}')}: {n}" for level, n in counts(findings))
    return ", ".join(counted) if findings else texts("cli.check.nothing")


def counts(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    return [(level, sum(each.level == level for each in findings)) for level in LEVELS]


def as_data(text: str, finding: Finding, texts: Texts) -> dict[str, object]:
    row, column = place(text, finding)
    return {
        "rule": finding.rule,
        "name": finding.name(texts),
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "line": row,
        "column": column,
        "text": finding.text,
        "reason": finding.reason(texts),
        "mend": finding.mend,
    }


def place(text: str, finding: Finding) -> tuple[int, int]:
    """Line and column, from 1, of where it begins."""
    begin = text.rfind("\n", 0, finding.start) + 1
    return text.count("\n", 0, finding.start) + 1, finding.start - begin + 1
