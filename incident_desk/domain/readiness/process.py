"""A01 to A04: approval, the promise of news, drills, review."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.phrases import fold
from incident_desk.domain.readiness.told import time_told


def approval(case: Case) -> Iterator[Found]:
    approved = case.record.approved_sha256
    text = case.draft.given.encode("utf-8", "surrogatepass")
    if approved is not None and hashlib.sha256(text).hexdigest() != approved.lower():
        yield case.missing()


def cadence(case: Case) -> Iterator[Found]:
    """A promise that was made counts before any table."""
    record = case.record
    if record.now is None:
        return
    if record.promised_at is not None:
        if record.now > record.promised_at:
            yield case.missing("promised", promised=time_told(case, record.promised_at))
        return
    minutes = _limit(case)
    if minutes is None or record.last_sent_at is None:
        return
    passed = record.now - record.last_sent_at
    if passed > timedelta(minutes=minutes):
        yield case.missing(minutes=int(passed.total_seconds() // 60), most=minutes)


def drill(case: Case) -> Iterator[Found]:
    if not case.record.drill:
        return
    text = case.draft.given
    begin = fold(text.lstrip()[:200])
    marks = [language.mends["A03"] for language in case.rules.languages.values()]
    if not any(begin.startswith(fold(mark)) for mark in marks):
        at = len(text) - len(text.lstrip())
        yield Found(at, at, mend=f"{case.mend('A03')} ")


def review(case: Case) -> Iterator[Found]:
    if case.record.reviewer.strip():
        return
    if case.record.audience == "regulator":
        yield case.missing("regulator")
    elif case.record.data in ("possible", "contained", "confirmed"):
        yield case.missing()


def _limit(case: Case) -> int | None:
    """Minutes between messages to this audience, at this stage and severity."""
    stages = case.rules.cadence.get(case.record.audience, {})
    by_severity = stages.get(case.stage or "", stages.get("any", ()))
    severity = case.record.severity
    return by_severity[severity - 1] if severity and severity <= len(by_severity) else None


CHECKS: Mapping[str, Check] = {"A01": approval, "A02": cadence, "A03": drill, "A04": review}
