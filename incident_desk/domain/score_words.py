"""The score sheet of a drill in words: calm, and of use for the next time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from incident_desk.domain.score_sheet import PRACTISE, UNJUDGED, Sheet, StepLine, Timed
from incident_desk.domain.spans import elapsed
from incident_desk.i18n import Texts


@dataclass(frozen=True, slots=True)
class Told:
    """One figure: what happened, what was expected, how that came out, and what may help."""

    name: str
    outcome: str
    title: str
    happened: str
    expected: str
    verdict: str
    advice: str = ""


def in_words(sheet: Sheet, texts: Texts) -> tuple[Told, ...]:
    """Every figure that was asked for, in the order of the sheet."""
    wanted = (name for name in _FIGURES if getattr(sheet, name) is not None)
    return tuple(_told(name, sheet, texts) for name in wanted)


def summary(told: Iterable[Told], outcome: str) -> tuple[str, ...]:
    """A sentence for each figure that came out so; for one to practise, with what may help."""
    return tuple(
        " ".join((f"{one.title}: {one.happened}.", one.advice)).strip()
        for one in told
        if one.outcome == outcome
    )


def begun(phrase: str) -> str:
    """A phrase that stands alone, as in a cell."""
    return phrase[:1].upper() + phrase[1:]


def after(minutes: float | None, texts: Texts) -> str:
    """How long something took; a dash where it did not happen."""
    return "–" if minutes is None else elapsed(60 * minutes, texts)


def _told(name: str, sheet: Sheet, texts: Texts) -> Told:
    happened, expected, advice = _FIGURES[name](sheet, texts)
    outcome = getattr(sheet, name).outcome
    not_yet = outcome == UNJUDGED and not sheet.over
    return Told(
        name,
        outcome,
        texts(f"score.{name}"),
        happened,
        expected,
        texts("score.not_yet" if not_yet else f"score.is_{outcome}"),
        advice if outcome == PRACTISE else "",
    )


Parts = tuple[str, str, str]


def _first_message(sheet: Sheet, texts: Texts) -> Parts:
    timed = sheet.first_message
    happened = _span(timed, "score.not_sent", texts)
    return happened, _within(timed, texts), texts("score.first_message_advice")


def _promises(sheet: Sheet, texts: Texts) -> Parts:
    promises = sheet.promises
    happened = texts("score.of", some=promises.kept, all=len(promises.due))
    none = texts("score.no_promise" if not promises.made else "score.no_promise_due")
    happened = happened if promises.due else none
    return happened, texts("score.promises_expected"), texts("score.promises_advice")


def _steps(sheet: Sheet, texts: Texts) -> Parts:
    steps = sheet.steps
    settled = len(steps.lines) - len(steps.left)
    happened = texts("score.steps_settled", some=settled, all=len(steps.lines))
    if steps.out_of_order:
        moved = texts.count("score.out_of_order", len(steps.out_of_order))
        happened = f"{happened}, {moved}"
    advice = (
        texts("score.left_advice", steps=_named(steps.left)) if steps.left else "",
        texts("score.order_advice", steps=_named(steps.out_of_order)) if steps.out_of_order else "",
    )
    return happened, texts("score.steps_expected"), " ".join(part for part in advice if part)


def _severity(sheet: Sheet, texts: Texts) -> Parts:
    severity = sheet.severity
    happened = _span(severity.set, "score.not_set", texts)
    if severity.held is not None:
        held = texts(f"severity.{severity.held}")
        key = "score.held_at_end" if severity.over else "score.held_now"
        happened = f"{happened}, {texts(key, severity=held)}"
    right = texts("score.or").join(texts(f"severity.{level}") for level in severity.right)
    # Which ones are right is the team's to find out while the drill runs.
    expected = [right] if severity.over else []
    if severity.set.within or not expected:
        expected.insert(0, _within(severity.set, texts))
    late = severity.set.outcome == PRACTISE
    advice = "score.severity_late" if late else "score.severity_wrong"
    return happened, ", ".join(expected), texts(advice)


def _decisions(sheet: Sheet, texts: Texts) -> Parts:
    decisions = sheet.decisions
    happened = texts.count("score.logged", len(decisions.logged))
    wanted = len(decisions.wanted)
    expected = texts.count("score.to_decide", wanted) if wanted else texts("score.not_asked")
    return happened, expected, texts("score.decisions_advice")


def _hand_over(sheet: Sheet, texts: Texts) -> Parts:
    assert sheet.hand_over is not None
    happened = texts("score.handed_over" if sheet.hand_over.accepted else "score.not_handed_over")
    return happened, texts("score.hand_over_expected"), texts("score.hand_over_advice")


def _injects(sheet: Sheet, texts: Texts) -> Parts:
    injects = sheet.injects
    happened = texts(
        "score.injects_happened",
        came=len(injects.lines),
        planned=injects.planned,
        noted=injects.noted,
        answered=injects.answered,
    )
    return happened, texts("score.injects_expected"), texts("score.injects_advice")


_FIGURES: Mapping[str, Callable[[Sheet, Texts], Parts]] = {
    "first_message": _first_message,
    "promises": _promises,
    "steps": _steps,
    "severity": _severity,
    "decisions": _decisions,
    "hand_over": _hand_over,
    "injects": _injects,
}


def _span(timed: Timed, not_done: str, texts: Texts) -> str:
    if timed.done_after is None:
        return texts(not_done)
    return texts("score.after", time=after(timed.done_after, texts))


def _within(timed: Timed, texts: Texts) -> str:
    if timed.within is None:
        return texts("score.not_asked")
    return texts("score.within", minutes=timed.within)


def _named(steps: Iterable[StepLine]) -> str:
    return " / ".join(step.text for step in steps)
