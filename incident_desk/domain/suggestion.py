"""Which playbooks to put to work on a fresh incident, the best first, and why."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain import conditions
from incident_desk.domain.conditions import HOLDS, Given, Reason
from incident_desk.domain.playbook import DECLARED, Condition, Playbook
from incident_desk.domain.severity import Model
from incident_desk.i18n import Texts

_WORD = re.compile(r"\w+|\|")
_BETWEEN = " | "  # no phrase reaches over it
# What each piece of evidence weighs; another severity than the playbook is for counts against it.
_ALWAYS, _OWN_WORD, _SHARED_WORD, _ANSWER, _OTHER_SEVERITY = 16, 4, 1, 1, 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A playbook that something speaks for. `fits`: clearly, so that it may be ticked beforehand.

    `words` were said in the title or a service, `answers` given in the wizard.
    """

    playbook: Playbook
    fits: bool
    weight: int
    words: tuple[str, ...] = ()
    answers: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a title, each as it was written and as it is compared."""

    written: tuple[str, ...]
    plain: tuple[str, ...]

    def text(self, span: Span) -> str:
        return " ".join(self.written[slice(*span)])

    def same(self, span: Span) -> tuple[str, ...]:
        return self.plain[slice(*span)]


def suggest(
    playbooks: Iterable[Playbook],
    texts: Iterable[str],
    given: Given,
    others: Iterable[Playbook] = (),
) -> tuple[Suggestion, ...]:
    """Those that something speaks for, the best first.

    `texts` are the title and the services. A word that only one playbook knows speaks clearly for
    it; one that several know only proposes them. `others` are the same playbooks in other
    languages: their words count too. Playbooks for another moment are never suggested.
    """
    candidates = [playbook for playbook in playbooks if playbook.opens == DECLARED]
    said = _said(_BETWEEN.join(texts))
    spans = {playbook.id: _spans(playbook.words, said) for playbook in candidates}
    for other in others:
        if other.id in spans:
            spans[other.id] |= _spans(other.words, said)
    _drop_covered(spans)
    found = (_weighed(playbook, spans, said, given) for playbook in candidates)
    spoken_for = (one for one in found if one.words or one.answers)
    return tuple(sorted(spoken_for, key=lambda one: (one.fits, one.weight), reverse=True))


def why_in_words(model: Model, suggestion: Suggestion, texts: Texts) -> tuple[str, ...]:
    """A sentence for each thing that speaks for it."""
    said = tuple(texts("suggestion.word", word=word) for word in suggestion.words)
    return said + conditions.reasons_in_words(model, suggestion.answers, texts)


def _weighed(
    playbook: Playbook, spans: Mapping[str, set[Span]], said: _Said, given: Given
) -> Suggestion:
    own: list[str] = []
    shared: list[str] = []
    for span in _once(spans[playbook.id], said):
        (own if _knowing(span, spans, said) == 1 else shared).append(said.text(span))
    always, hints = _holding(playbook.always, given), _holding(playbook.when, given)
    is_for = given.severity is None or given.severity in (playbook.severities or (given.severity,))
    weight = (
        _ALWAYS * len(always)
        + _OWN_WORD * len(own)
        + _SHARED_WORD * len(shared)
        + _ANSWER * len(hints)
        - (0 if is_for else _OTHER_SEVERITY)
    )
    fits = bool(always) or (bool(own) and is_for)
    return Suggestion(playbook, fits, weight, (*own, *shared), (*always, *hints))


def _once(spans: set[Span], said: _Said) -> list[Span]:
    """Each thing that was said, where it was said first."""
    return sorted({said.same(span): span for span in sorted(spans, reverse=True)}.values())


def _knowing(span: Span, spans: Mapping[str, set[Span]], said: _Said) -> int:
    """How many playbooks know what was said there."""
    same = said.same(span)
    return sum(any(said.same(one) == same for one in found) for found in spans.values())


def _holding(asked: Iterable[Condition], given: Given) -> tuple[Reason, ...]:
    reasons = (conditions.reason(condition, given) for condition in asked)
    return tuple(reason for reason in reasons if reason.state == HOLDS)


def _said(text: str) -> _Said:
    written = tuple(_WORD.findall(text))
    return _Said(written, tuple(_plain(word) for word in written))


def _spans(words: Iterable[str], said: _Said) -> set[Span]:
    """Where one of these words, or several in a row, was said."""
    found = set()
    for word in words:
        asked = [_plain(part) for part in _WORD.findall(word)]
        for start in range(len(said.plain) - len(asked) + 1 if asked else 0):
            end = start + len(asked)
            if _are(said.plain[start:end], asked, begins=word.endswith("*")):
                found.add((start, end))
    return found


def _are(said: Sequence[str], asked: Sequence[str], *, begins: bool) -> bool:
    last = said[-1].startswith(asked[-1]) if begins else said[-1] == asked[-1]
    return last and list(said[:-1]) == list(asked[:-1])


def _drop_covered(spans: Mapping[str, set[Span]]) -> None:
    """Whoever says 'power supply' does not speak of 'power'."""
    every = set().union(*spans.values())
    for found in spans.values():
        found -= {
            one for one in found if any(o[0] <= one[0] and one[1] <= o[1] for o in every - {one})
        }


def _plain(word: str) -> str:
    """Without case or accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))
