"""C08 and C10 to C13: does the text agree with its stage, the clock, the record, what was said?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.phrases import WORD, fold
from incident_desk.domain.readiness.times import ClockTime, moment
from incident_desk.domain.readiness.told import (
    People,
    estimates,
    people,
    people_told,
    promises,
    time_told,
)

_SEVERITY = re.compile(
    r"\b(?:sev|severity|severidad|gravedad)[ \t:-]{0,3}(?P<level>[1-5])\b", re.IGNORECASE
)
# What a text of this stage must not say.
_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("acknowledged", "known_scope", "update", "workaround"), ("fixed", "closed")),
    "watching": ("closed",),
    "resolved": ("searching",),
}
_FIGURE = re.compile(r"\d+")


def stage(case: Case) -> Iterator[Found]:
    lists = _OTHERWISE.get(case.stage or "", ())
    for match in case.draft.matches(*lists):
        if not case.negated(match, reach=6) and not case.draft.has(match.sentence, "not_yet"):
            found = case.draft.text[match.start : match.end]
            reason = "still" if case.stage == "resolved" else "reason"
            yield Found(match.start, match.end, reason, {"found": found})


def overdue_promise(case: Case) -> Iterator[Found]:
    now, zone = case.record.now, case.record.zone
    if now is None:
        return
    later = case.record.next_update_at
    for time in promises(case):
        at = moment(time, now, zone)
        if at is None or at > now or _on_another_day(case, time) or _is(case, time, later):
            continue
        mend = time_told(case, later) if later and later > now else None
        values = {"found": time.hour_and_minute}
        yield Found(time.start, time.zone_end, "reason", values, mend)


def record_conflict(case: Case) -> Iterator[Found]:
    yield from _people_conflict(case)
    yield from _time_conflict(case)
    for match in _SEVERITY.finditer(case.draft.prose):
        held = case.record.severity
        if held is not None and int(match["level"]) != held:
            values = {"found": match[0], "held": held}
            yield Found(*match.span("level"), "severity", values, str(held))


def nothing_new(case: Case) -> Iterator[Found]:
    """Equal by its words, without regard to figures: another time alone is no news."""
    last = case.record.last_text
    if last is None:
        return
    ours, theirs = _words(case.draft.text), _words(last)
    both = ours.total() + theirs.total()
    share = 200 * (ours & theirs).total() / both if both else 0
    if share > case.rules.limits.same_share:
        yield case.missing(share=int(share))


def otherwise_than_before(case: Case) -> Iterator[Found]:
    """Fewer people, or an earlier end, than this audience was told, without a word on why."""
    last = case.record.last_text
    if last is None or case.draft.says("correction"):
        return
    before = _case_of(case, last)
    told, told_before = list(people_told(case)), list(people_told(before))
    if told and told_before:
        most = max(told, key=lambda each: each.number.value)
        before_most = max(each.number.value for each in told_before)
        if most.number.value < before_most * (1 - case.rules.limits.people_tolerance / 100):
            span = (most.number.start, most.number.end)
            yield Found(
                *span, "people", {"found": _slice(case, span), "before": f"{before_most:g}"}
            )
    yield from _earlier_end(case, before)


def _earlier_end(case: Case, before: Case) -> Iterator[Found]:
    ends = list(estimates(case))
    ends_before = list(estimates(before))
    if not ends or not ends_before or ends[-1].zone.upper() != ends_before[-1].zone.upper():
        return
    earlier = ends_before[-1].minutes - ends[-1].minutes
    if 0 < earlier < 12 * 60:
        told = {"found": ends[-1].hour_and_minute, "before": ends_before[-1].hour_and_minute}
        yield Found(ends[-1].start, ends[-1].zone_end, "estimate", told)


def _people_conflict(case: Case) -> Iterator[Found]:
    record = case.record
    known = [n for n in (record.people_low, record.people_high) if n is not None]
    if not known:
        return
    told = list(people_told(case))
    agreed = {each.sentence for each in told if _agrees(case, each, known)}
    for each in told:
        if each.sentence in agreed or case.draft.has(each.sentence, "other_people"):
            continue
        span = (each.number.start, each.number.end)
        held = people(record, case.language) or "0"
        values = {"found": _slice(case, span), "held": held}
        yield Found(*span, "people", values, held)


def _agrees(case: Case, told: People, known: list[int]) -> bool:
    """Within a tenth of what is known; 'more than' may be less, 'at most' may be more."""
    slack = case.rules.limits.people_tolerance / 100
    low, high, value = min(known) * (1 - slack), max(known) * (1 + slack), told.number.value
    if told.more:
        return value <= high
    return value >= low if told.at_most else low <= value <= high


def _time_conflict(case: Case) -> Iterator[Found]:
    record, now = case.record, case.record.now
    if now is None:
        return
    starts = _beside_start(case)
    for times, held, reason in (
        (starts, record.started_at, "start"),
        (list(promises(case)), record.next_update_at, "promise"),
    ):
        if held is None:
            continue
        for time in times:
            at = moment(time, held, record.zone)
            slack = timedelta(minutes=case.rules.limits.time_tolerance_minutes)
            if at is not None and abs(at - held) > slack and not _on_another_day(case, time):
                told = time_told(case, held)
                values = {"found": time.hour_and_minute, "held": told}
                yield Found(time.start, time.zone_end, reason, values, told)


def _beside_start(case: Case) -> list[ClockTime]:
    """The time right behind 'since', in sentences about what fails, not about what works again."""
    found = []
    for match in case.draft.matches("since"):
        if case.draft.has(match.sentence, "works_again", "next_news", "so_far"):
            continue
        time = case.time_after(match.end, match.sentence)
        if time and case.draft.word_at(time.start) - match.last <= 3:
            found.append(time)
    return list(dict.fromkeys(found))


def _is(case: Case, time: ClockTime, at: datetime | None) -> bool:
    """Whether the time means this moment, when it comes."""
    if at is None or case.record.now is None or at <= case.record.now:
        return False
    means = moment(time, at, case.record.zone)
    return means is not None and abs(means - at) < timedelta(minutes=1)


def _on_another_day(case: Case, time: ClockTime) -> bool:
    sentence = case.draft.sentence_at(time.start)
    return case.draft.has(sentence, "other_day") or sentence in case.dated


def _case_of(case: Case, text: str) -> Case:
    book = case.rules.languages[case.language].book
    return Case(Draft(text, book), case.record, case.rules, case.language)


def _words(text: str) -> Counter[str]:
    return Counter(_FIGURE.sub("0", word) for word in WORD.findall(fold(text)))


def _slice(case: Case, span: tuple[int, int]) -> str:
    return case.draft.text[span[0] : span[1]]


CHECKS: Mapping[str, Check] = {
    "C08": stage,
    "C10": overdue_promise,
    "C11": record_conflict,
    "C12": nothing_new,
    "C13": otherwise_than_before,
}
