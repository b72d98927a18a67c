"""C01 to C07 and C09: what a message must say at its stage, and what was left open in it."""

import re
from collections.abc import Iterator, Mapping

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.times import ClockTime, moment
from incident_desk.domain.readiness.told import people, time_told

_UPPER = "A-ZÁÉÍÓÚÜÑ"
_TAGS = r"(?!/?(?:BR|B|I|P|A|UL|OL|LI|HR|TD|TR|H[1-6]|DIV|SPAN|EM|STRONG|TABLE)\b)"
_ASKS = (
    r"insert|enter|your|add|name|time|date|inserte|insertar|escriba|escribir|nombre|hora|fecha|su"
)
_OPEN = re.compile(
    # {next_update}, {{name}}, ${name}
    r"\$?\{{1,3}[\w .!?-]{1,60}\}{1,3}"
    # <SOME/ALL>, <insert time>, [SERVICE NAME], [insert time]
    rf"|<{_TAGS}[{_UPPER}][{_UPPER}0-9 /_.&-]{{1,60}}>|<(?i:{_ASKS})\b[^<>\n]{{0,60}}>"
    rf"|(?<!\])\[[{_UPPER}][{_UPPER} /_.&-]{{2,60}}\](?![\[(:])"
    rf"|\[(?i:{_ASKS})\b[^\[\]\n]{{0,60}}\](?!\()"
    # XX:XX, HH:MM, xxx, ___, ???
    r"|\b(?:XX?[:h]XX|xx?[:h]xx|HH:MM|hh:mm|X{3,20}|x{3,20})\b|(?<=\S[ \t])_{3,20}|\?{3,20}"
    r"|\b(?:TBD|TBC|FIXME|TODO:)(?!\w)|(?i:\blorem ipsum\b)"
)
_WORDS = re.compile(r"[^\W\d_]+")


def _says(case: Case, name: str) -> bool:
    return case.draft.says(name)


def impact(case: Case) -> Iterator[Found]:
    if not _says(case, "impact"):
        yield case.missing()


def scope(case: Case) -> Iterator[Found]:
    if _says(case, "scope") or any(number.percent for number in case.numbers):
        return
    affected = people(case.record, case.language)
    yield case.missing(mend=case.mend("C02", people=affected) if affected else None)


def next_update(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("next_news"):
        sentence = match.sentence
        if case.time_in(sentence) or case.length_in(sentence):
            return
        if case.draft.has(sentence, "time_words"):
            return
    at = case.record.next_update_at
    if any(_is_promise(case, time) for time in case.times):
        return
    yield case.missing(mend=case.mend("C03", time=time_told(case, at)) if at else None)


def _is_promise(case: Case, time: ClockTime) -> bool:
    """The time that is promised, or one to come in a sentence that speaks of us or of news.

    Nobody can list every way to say 'you will hear from us'; the clock knows what is to come.
    """
    now, promised, zone = case.record.now, case.record.next_update_at, case.record.zone
    if promised and moment(time, promised, zone) == promised.replace(second=0, microsecond=0):
        return True
    at = moment(time, now, zone) if now else None
    if now is None or at is None or at <= now:
        return False
    sentence = case.draft.sentence_at(time.start)
    if case.draft.has(sentence, "will_return", "since"):
        return False
    return case.draft.has(sentence, "we") or sentence in case.says_we


def start_time(case: Case) -> Iterator[Found]:
    if any(case.time_in(match.sentence) for match in case.draft.matches("start")):
        return
    at = case.record.started_at
    yield case.missing(mend=case.mend("C04", time=time_told(case, at)) if at else None)


def action(case: Case) -> Iterator[Found]:
    if not _says(case, "action"):
        yield case.missing(mend=case.mend("C05"))


def alternative(case: Case) -> Iterator[Found]:
    """Asked for whatever the record knows: 'there is no other way yet' can always be said."""
    if _says(case, "alternative"):
        return
    known = case.record.workaround
    if known is None:
        yield case.missing()
    elif known.strip():
        told = known.strip()
        yield case.missing("known", case.mend("C06", workaround=told), workaround=told)
    else:
        yield case.missing("none", case.mend("C06_none"))


def resolution(case: Case) -> Iterator[Found]:
    """One finding for each part that is missing, so that each goes when it is written."""
    at = case.record.ended_at
    if not case.times:
        yield case.missing("time", case.mend("C07_time", time=time_told(case, at)) if at else None)
    if not _says(case, "works_again"):
        yield case.missing("works")
    if not _says(case, "consequence"):
        safe = case.record.data == "no"
        yield case.missing("data", case.mend("C07_data") if safe else None)


def placeholders(case: Case) -> Iterator[Found]:
    labels = case.rules.allowed.labels
    for match in _OPEN.finditer(case.draft.prose):
        words = [word.lower() for word in _WORDS.findall(match[0])]
        if not words or words[0] not in labels:
            yield Found(*match.span(), values={"found": match[0]})


CHECKS: Mapping[str, Check] = {
    "C01": impact,
    "C02": scope,
    "C03": next_update,
    "C04": start_time,
    "C05": action,
    "C06": alternative,
    "C07": resolution,
    "C09": placeholders,
}
