"""P01 to P05 and P10: plain language, and times that mean the same to every reader."""

import re
from collections.abc import Iterator, Mapping

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.phrases import Match
from incident_desk.domain.readiness.readability import score
from incident_desk.domain.readiness.told import time_told

_ACRONYM = re.compile(r"(?<![\w.@/#&-])[A-Z][A-Z0-9]{1,5}(?=s?(?![\w@&/]|-\w|\.\w))")


def long_sentence(case: Case) -> Iterator[Found]:
    most = case.rules.limits.sentence_words
    for sentence in case.draft.sentences:
        count = len(sentence.words)
        if count > most:
            yield Found(sentence.start, sentence.end, values={"count": count, "most": most})


def jargon(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("jargon"):
        if not _is_part_of_name(case, match):
            yield case.stands_in(match)


def acronym(case: Case) -> Iterator[Found]:
    """Once for each; what stands in brackets, or has brackets behind it, is explained.

    What another rule flags as a name or as jargon is not flagged twice; what is part of a longer
    name is left alone.
    """
    text, draft = case.draft.prose, case.draft
    known = set(case.rules.allowed.acronyms)
    flagged = draft.covered("jargon", "component", "vendor_names", "product_names")
    for found in _ACRONYM.finditer(text):
        start, end = found.span()
        place = draft.word_at(start)
        if found[0] in known or _is_roman(found[0]) or place in flagged:
            continue
        if _has_name_beside(case, place, place):
            continue
        known.add(found[0])
        explained = text[max(0, start - 1) : start] == "(" or text[end : end + 2].strip("s ") == "("
        if not explained and not _is_shouted(text, start, end):
            yield Found(start, end, values={"found": found[0]})


def vague_time(case: Case) -> Iterator[Found]:
    """Beside a clear time, it does no harm."""
    at = case.record.next_update_at
    for match in case.draft.matches("vague_time"):
        if case.time_in(match.sentence) or case.length_in(match.sentence):
            continue
        promised = at is not None and case.draft.has(match.sentence, "next_news")
        found = case.draft.text[match.start : match.end]
        mend = case.mend("P04", time=time_told(case, at)) if at and promised else None
        fitted = None if mend is None else case.fitted(match.start, mend)
        yield Found(match.start, match.end, "reason", {"found": found}, fitted)


def zone(case: Case) -> Iterator[Found]:
    """One zone said once is enough for all times of a text."""
    if not case.times or any(time.zone for time in case.times):
        return
    if case.rules.zones.named_in(case.draft.prose):
        return
    first, record = case.times[0], case.record
    told = None
    if record.now is not None:
        told = time_told(case, record.now).partition(" ")[2]
    written = case.draft.text[first.start : first.end]
    mend = f"{written} {told}" if told else None
    reason = "zones" if record.many_zones else "reason"
    values = {"found": written}
    yield Found(first.start, first.end, reason, values, mend, grave=record.many_zones)


def hard_to_read(case: Case) -> Iterator[Found]:
    """Shown at the sentence that reads hardest."""
    limits = case.rules.limits
    least = limits.inflesz if case.language == "es" else limits.flesch
    draft = case.draft
    if len(draft.words) < limits.readable_from_words:
        return
    small = [draft.prose[word.start : word.end].lower() for word in draft.words]
    reached = score(small, len(draft.sentences), case.language)
    if reached >= least:
        return
    hardest = min(
        draft.sentences,
        key=lambda sentence: score(
            small[sentence.words.start : sentence.words.stop], 1, case.language
        ),
    )
    values = {"score": round(reached), "least": least}
    yield Found(hardest.start, hardest.end, values=values)


def _is_part_of_name(case: Case, match: Match) -> bool:
    """'Azure Container Instances', 'a-cluster-tool': what is named cannot be said otherwise."""
    text = case.draft.prose
    if text[match.start - 1 : match.start] == "-" == text[match.end : match.end + 1]:
        return True
    titled = text[match.start : match.start + 2].istitle()
    return titled and _has_name_beside(case, match.first, match.last)


def _has_name_beside(case: Case, first: int, last: int) -> bool:
    """Whether right before or behind these words another begins with a capital as names do."""
    words, text = case.draft.words, case.draft.prose
    for place, edge in ((first - 1, first), (last + 1, last)):
        if not 0 <= place < len(words) or words[place].sentence != words[first].sentence:
            continue
        left, right = words[min(place, edge)], words[max(place, edge)]
        begins = words[place].start == case.draft.sentences[words[place].sentence].start
        named = text[words[place].start : words[place].start + 2].istitle() and not begins
        if named and text[left.end : right.start] == " ":
            return place not in case.draft.covered("other_day")
    return False


def _is_roman(text: str) -> bool:
    return set(text) <= set("IVX")


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Part of a stretch in capitals, which another rule flags as a whole."""
    before = text[max(0, start - 30) : start].split()
    after = text[end : end + 30].split()
    beside = [word for word in (*before[-1:], *after[:1]) if len(word) > 3]
    return any(word.isupper() and word.isalpha() for word in beside)


CHECKS: Mapping[str, Check] = {
    "P01": long_sentence,
    "P02": jargon,
    "P03": acronym,
    "P04": vague_time,
    "P05": zone,
    "P10": hard_to_read,
}
