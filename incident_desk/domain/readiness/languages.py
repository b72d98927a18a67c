"""P06 to P09: one way to address the reader, Spanish marks, the right language, two alike."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.phrases import Word

_ENGLISH = frozenset(
    "the and of to in is are was were be been we you our your this that with for on by from"  # noqa: SIM905
    " have has not will can cannot at it as an or if they there some all but".split()
)
_SPANISH = frozenset(
    "el la los las de del que en y un una es son fue se lo al por para con su sus nuestro nuestra"  # noqa: SIM905
    " estamos esta este ha han hemos como mas pero desde hasta algunos les le ya muy sin".split()
)
_FEWEST_WORDS = 6
_OPENING = {"?": "¿", "!": "¡"}


def guessed(words: Sequence[Word]) -> str | None:
    """The language of a text by its small words; None where they do not tell."""
    english = sum(word.key in _ENGLISH for word in words)
    spanish = sum(word.key in _SPANISH for word in words)
    if max(english, spanish) < 2 or len(words) < 4:
        return None
    return "en" if english > 2 * spanish else "es" if spanish > 2 * english else None


def mixed_address(case: Case) -> Iterator[Found]:
    """Both in one text: the house says usted, so the familiar words are those to mend."""
    if case.language != "es":
        return
    words = case.draft.words
    familiar = [word for word in words if word.key in case.rules.tu]
    formal = [word for word in words if word.key in case.rules.usted]
    if not familiar or not formal:
        return
    for word in familiar:
        written = case.draft.text[word.start : word.end]
        instead = case.rules.tu[word.key]
        mend = (instead[:1].upper() + instead[1:]) if written[0].isupper() else instead
        yield Found(word.start, word.end, values={"found": written, "instead": instead}, mend=mend)


def opening_mark(case: Case) -> Iterator[Found]:
    if case.language != "es":
        return
    text = case.draft.prose
    for sentence in case.draft.sentences:
        ending = text[sentence.start : sentence.end].rstrip("\"'»”)*_")
        mark = ending[-1:]
        if mark in _OPENING and _OPENING[mark] not in ending and len(sentence.words):
            start, end = case.draft.words[sentence.words[0]].start, sentence.start + len(ending)
            asked = case.draft.text[start:end]
            mend = _OPENING[mark] + asked
            yield Found(start, end, values={"mark": _OPENING[mark]}, mend=mend)


def wrong_language(case: Case) -> Iterator[Found]:
    if case.record.language is None or len(case.draft.words) < _FEWEST_WORDS:
        return
    guess = guessed(case.draft.words)
    if guess and guess != case.record.language:
        first, last = case.draft.sentences[0], case.draft.sentences[-1]
        yield Found(first.start, last.end)


def pair_differs(case: Case) -> Iterator[Found]:
    """Numbers and times that stand in one of the two versions only."""
    other_text = case.record.other_text
    if other_text is None:
        return
    book = case.rules.languages[case.language].book
    other = Case(Draft(other_text, book), case.record, case.rules, case.language)
    theirs = Counter(told for told, _, _ in _figures(other))
    for told, start, end in _figures(case):
        if theirs[told]:
            theirs[told] -= 1
        else:
            yield Found(start, end, values={"found": case.draft.text[start:end]})
    if left := list(dict.fromkeys(theirs.elements())):
        yield case.missing("only_there", found=", ".join(left[:5]))


def _figures(case: Case) -> Iterator[tuple[str, int, int]]:
    for time in case.times:
        yield time.hour_and_minute, time.start, time.end
    for number in case.numbers:
        yield f"{number.value:g}", number.start, number.end


CHECKS: Mapping[str, Check] = {
    "P06": mixed_address,
    "P07": opening_mark,
    "P08": wrong_language,
    "P09": pair_differs,
}
