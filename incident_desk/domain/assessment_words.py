"""An assessment in plain words, in either language."""

from collections.abc import Mapping

from incident_desk.domain.assessment import Assessment, Reason
from incident_desk.domain.reassess import Change
from incident_desk.domain.severity import UNKNOWN, Model
from incident_desk.i18n import Texts

_PARTS_TOLD = 2


def reasons_in_words(model: Model, assessment: Assessment, texts: Texts) -> tuple[str, ...]:
    """The floors that hold, the largest parts of the score, and what doubt adds."""
    floors = [reason for reason in assessment.reasons if reason.floor]
    parts = [reason for reason in assessment.reasons if not reason.floor]
    told = [_floor_in_words(model, reason, texts) for reason in floors]
    told += [_part_in_words(model, reason, texts) for reason in parts[:_PARTS_TOLD]]
    if assessment.raised:
        told.append(texts("severity.reason.raised", level=_level(assessment.severity, texts)))
    if assessment.unknown:
        names = _names(model, assessment.unknown, texts, ", ")
        told.append(texts("severity.reason.unknown", questions=names))
    return tuple(told)


def arithmetic_in_words(model: Model, assessment: Assessment, texts: Texts) -> str:
    """The whole sum in one sentence, so that the commander can follow it by hand."""
    product = assessment.points * assessment.times
    parts = [reason for reason in assessment.reasons if not reason.floor]
    told = texts(
        "severity.arithmetic" if 0 <= product <= 100 else "severity.arithmetic.limited",
        parts=_sum(model, parts, texts),
        points=_number(assessment.points, texts),
        times=_number(assessment.times, texts),
        score=assessment.score,
        band=_level(assessment.band, texts),
    )
    held = min((reason.level for reason in assessment.reasons if reason.level), default=5)
    if held < assessment.band:
        told = texts("severity.arithmetic.floor", sum=told, level=_level(held, texts))
    if assessment.raised:
        level = _level(assessment.severity, texts)
        told = texts("severity.arithmetic.raised", sum=told, level=level)
    return texts("severity.arithmetic.sentence", sum=told)


def range_in_words(assessment: Assessment, texts: Texts) -> str:
    """Between which levels the answers still missing can move it."""
    best, worst = _level(assessment.best, texts), _level(assessment.worst, texts)
    key = "severity.range.settled" if best == worst else "severity.range"
    return texts(key, best=best, worst=worst)


def ask_next_in_words(model: Model, assessment: Assessment, texts: Texts) -> str:
    """What to find out next, or that nothing more would change the level."""
    if not assessment.ask_next:
        return texts("severity.ask_next.nothing")
    asked = " ".join(model.question(asked).text[texts.language] for asked in assessment.ask_next)
    return texts("severity.ask_next", questions=asked)


def _floor_in_words(model: Model, reason: Reason, texts: Texts) -> str:
    floor = next(floor for floor in model.floors if floor.id == reason.floor)
    why, level = floor.why[texts.language], _level(floor.level, texts)
    return texts("severity.reason.floor", why=why, level=level)


def _part_in_words(model: Model, reason: Reason, texts: Texts) -> str:
    answers = dict.fromkeys(
        model.question(asked).answer(value).text[texts.language]
        for asked, value in zip(reason.questions, reason.answers, strict=True)
    )
    sign = "+" if reason.weight > 0 else ""
    return texts(
        "severity.reason.points",
        questions=_names(model, reason.questions, texts),
        answers=" / ".join(answers),
        points=sign + _number(reason.weight, texts),
    )


def _sum(model: Model, parts: list[Reason], texts: Texts) -> str:
    told = ""
    for part in parts:
        sign = "−" if part.weight < 0 else "+"
        names, weight = _names(model, part.questions, texts), _number(abs(part.weight), texts)
        told += f" {sign} {names} {weight}"
    return told.removeprefix(" + ").strip() or "0"


def _names(model: Model, questions: tuple[str, ...], texts: Texts, mark: str = " / ") -> str:
    return mark.join(model.question(asked).name[texts.language] for asked in questions)


def _level(number: int, texts: Texts) -> str:
    return texts(f"severity.{number}")


def _number(value: float, texts: Texts) -> str:
    return f"{value:.6g}".replace("-", "−").replace(".", texts("severity.decimal"))


def why_in_words(
    model: Model, result: Assessment, before: Mapping[str, str] | None, texts: Texts
) -> str:
    """Why this level, in a sentence for the record: what weighs most, or what has changed."""
    if before:
        changes = [
            Change(asked, before.get(asked, UNKNOWN), answer, "")
            for asked, answer in result.answers.items()
            if before.get(asked, UNKNOWN) != answer
        ]
        if changes:
            return "; ".join(change_in_words(model, change, texts) for change in changes)
    return " ".join(reasons_in_words(model, result, texts)[:_PARTS_TOLD])


def change_in_words(model: Model, change: Change, texts: Texts) -> str:
    """'Duration: under 1 hour → 1 to 4 hours'."""
    question = model.question(change.question)
    before, after = question.answer(change.before), question.answer(change.after)
    return texts(
        "severity.change",
        question=question.name[texts.language],
        before=before.text[texts.language],
        after=after.text[texts.language],
    )
