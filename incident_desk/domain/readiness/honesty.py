"""T01 to T06 and T09: no promise without margin, no guess as fact, no blame, no false comfort."""

from collections.abc import Iterator, Mapping

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.phrases import Match


def firm_end(case: Case) -> Iterator[Found]:
    record = case.record
    if record.expected_end_at and record.expected_end_source and record.expected_end_confidence:
        return
    for match in case.draft.matches("will_return"):
        end = _end_of_time(case, match)
        if end is None or case.negated(match, reach=6) or _has_margin(case, match.sentence):
            continue
        values = {"found": case.draft.text[match.start : end]}
        mend = case.draft.text[match.start : end] + case.mend("T01")
        yield Found(match.start, end, "reason", values, mend)


def promise(case: Case) -> Iterator[Found]:
    yield from _plain(case, "promise")


def blame(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("blame"):
        if not case.negated(match, reach=2):
            yield case.stands_in(match)


def guess(case: Case) -> Iterator[Found]:
    """Graver where it guesses at the cause or at an attack; a cautious word counts only there."""
    for name in ("guess", "weak_guess"):
        for match in case.draft.matches(name):
            grave = case.draft.has(match.sentence, "cause_or_attack")
            if case.draft.has(match.sentence, "sound_guess") or not (grave or name == "guess"):
                continue
            values = {"found": case.draft.text[match.start : match.end]}
            reason = "cause" if grave else "reason"
            yield Found(match.start, match.end, reason, values, grave=grave)


def breach(case: Case) -> Iterator[Found]:
    if case.record.data not in ("no", "delayed", "possible", "unknown"):
        return
    for match in case.draft.matches("breach"):
        if not _in_doubt(case, match):
            yield case.stands_in(match)


def reassurance(case: Case) -> Iterator[Found]:
    if case.record.data not in ("unknown", "possible"):
        return
    for match in case.draft.matches("reassurance"):
        if not case.draft.has(match.sentence, "so_far"):
            yield case.stands_in(match)


def outage(case: Case) -> Iterator[Found]:
    if case.record.degree not in ("slow", "partial", "wrong"):
        return
    for match in case.draft.matches("outage"):
        if not case.negated(match, reach=3):
            yield case.stands_in(match)


def _plain(case: Case, name: str) -> Iterator[Found]:
    for match in case.draft.matches(name):
        yield case.stands_in(match)


def _end_of_time(case: Case, match: Match) -> int | None:
    """Where the first time or length of time behind the promise ends, in its sentence.

    Without one behind it, a time before it counts: 'at 15:00 it will be back', though not 'since'.
    """
    place, sentence = match.end, match.sentence
    time = case.time_after(place, sentence)
    length = case.length_after(place, sentence)
    word = case.draft.first_after(place, sentence, "time_words", "day_words", "other_day")
    ends = (time and time.zone_end, length and length.end, word and word.end)
    found = min((end for end in ends if end), default=None)
    before = case.time_in(sentence)
    if found is None and before and case.draft.right_before(before.start, "since") == before.start:
        return match.end
    return found


def _has_margin(case: Case, sentence: int) -> bool:
    """In the sentence or in the one behind it."""
    return any(case.draft.has(number, "margin") for number in (sentence, sentence + 1))


def _in_doubt(case: Case, match: Match) -> bool:
    end = case.draft.sentences[match.sentence].end
    asked = case.draft.text[end - 1] == "?"
    return asked or case.negated(match, 6) or case.draft.has(match.sentence, "in_doubt")


CHECKS: Mapping[str, Check] = {
    "T01": firm_end,
    "T02": promise,
    "T03": blame,
    "T04": guess,
    "T05": breach,
    "T06": reassurance,
    "T09": outage,
}
