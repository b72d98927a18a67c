"""How severe an incident is, by the answers given so far; and what to find out next."""

from collections.abc import Mapping
from dataclasses import dataclass

from incident_desk.domain.judgement import Given, Judged, judge, scope_points
from incident_desk.domain.severity import UNKNOWN, Answer, Floor, Model, Question
from incident_desk.errors import InputError
from incident_desk.i18n import Texts

HIGH, MEDIUM, LOW = "high", "medium", "low"
ASKED_NEXT = 2
PARTS_TOLD = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """What pulls the result: a floor by its id, or else points of the score (before `times`)."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    weight: float
    floor: str = ""
    level: int | None = None

    @property
    def question(self) -> str:
        return self.questions[0]

    @property
    def answer(self) -> str:
        return self.answers[0]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result, and all that led to it. Levels count from 1, the gravest.

    `score` is `points` × `times`, rounded, from 0 to 100, and `band` the level it alone gives.
    `raised`: too much is unknown, so the level is one graver than the answers give. From `best` to
    `worst` is what the open questions leave possible.
    """

    answers: Mapping[str, str]
    severity: int
    score: int
    points: float
    times: float
    band: int
    floors: tuple[str, ...]
    raised: bool
    confidence: str
    best: int
    worst: int
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    ask_next: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """Ready for JSON, with the whole arithmetic, so that the record can be checked by hand."""
        return {
            "severity": self.severity,
            "confidence": self.confidence,
            "best": self.best,
            "worst": self.worst,
            "raised": self.raised,
            "floors": list(self.floors),
            "arithmetic": {
                "parts": [
                    {
                        "answers": dict(zip(reason.questions, reason.answers, strict=True)),
                        "points": reason.weight,
                    }
                    for reason in self.reasons
                    if not reason.floor
                ],
                "points": self.points,
                "times": self.times,
                "score": self.score,
                "band": self.band,
            },
            "answers": dict(self.answers),
            "unknown": list(self.unknown),
            "ask_next": list(self.ask_next),
        }


def assess(model: Model, answers: Mapping[str, str]) -> Assessment:
    """A question without answer counts as not known.

    Raises InputError for a question or an answer the model does not hold.
    """
    given = _given(model, answers)
    judged = judge(model, given)
    unknown = [question for question in model.questions if given[question.id].value == UNKNOWN]
    best, worst = _range(model, given, unknown)
    severity = _doubted(model, judged.level, worst, unknown)
    return Assessment(
        answers={question_id: answer.value for question_id, answer in given.items()},
        severity=severity,
        score=judged.score,
        points=judged.points,
        times=judged.times,
        band=judged.band,
        floors=tuple(floor.id for floor in judged.floors),
        raised=severity < judged.level,
        confidence=_confidence(model, best, worst, unknown),
        best=best,
        worst=worst,
        reasons=_reasons(model, given, judged),
        unknown=tuple(question.id for question in unknown),
        ask_next=_ask_next(model, given, unknown, settled=best == worst),
    )


def reasons_in_words(model: Model, assessment: Assessment, texts: Texts) -> tuple[str, ...]:
    """The floors that hold, the largest parts of the score, and what doubt adds."""
    floors = [reason for reason in assessment.reasons if reason.floor]
    parts = [reason for reason in assessment.reasons if not reason.floor]
    told = [_floor_in_words(model, reason, texts) for reason in floors]
    told += [_part_in_words(model, reason, texts) for reason in parts[:PARTS_TOLD]]
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


def _given(model: Model, answers: Mapping[str, str]) -> dict[str, Answer]:
    asked = {question.id for question in model.questions}
    for question_id, value in answers.items():
        if question_id not in asked:
            raise InputError("severity.no_such_answer", question=question_id, answer=value)
    return {
        question.id: question.answer(answers.get(question.id, UNKNOWN))
        for question in model.questions
    }


def _range(model: Model, given: Given, unknown: list[Question]) -> tuple[int, int]:
    """The mildest and the gravest level still possible.

    A model never weighs a graver answer less, so the two extremes bound all that lies between:
    two judgements instead of every combination.
    """
    mildest = {question.id: question.known[0] for question in unknown}
    gravest = {question.id: question.at_worst for question in unknown}
    return judge(model, {**given, **mildest}).level, judge(model, {**given, **gravest}).level


def _too_much_unknown(model: Model, unknown: list[Question]) -> bool:
    core = sum(question.core for question in unknown)
    return core >= model.doubt.core_unknown or len(unknown) >= model.doubt.unknown


def _doubted(model: Model, level: int, worst: int, unknown: list[Question]) -> int:
    """In doubt the graver level is taken, yet none that no answer could give any more.

    A wide range alone does not raise: a worse answer may narrow it, and would then lower the level.
    """
    if not _too_much_unknown(model, unknown):
        return level
    return min(level, max(level - 1, model.doubt.raised_at_most_to, worst))


def _confidence(model: Model, best: int, worst: int, unknown: list[Question]) -> str:
    if best == worst:
        return HIGH
    wide = best - worst >= model.doubt.levels_apart
    return LOW if wide or _too_much_unknown(model, unknown) else MEDIUM


def _reasons(model: Model, given: Given, judged: Judged) -> tuple[Reason, ...]:
    scope = model.scope
    parts = [_reason(given, (scope.rows, scope.columns), scope_points(model, given))]
    parts += [_reason(given, (asked,), answer.points) for asked, answer in given.items()]
    parts.sort(key=lambda reason: -abs(reason.weight))
    floors = [_reason(given, tuple(floor.ranks), 0, floor) for floor in judged.floors]
    return (*floors, *(reason for reason in parts if reason.weight))


def _reason(
    given: Given, questions: tuple[str, ...], weight: float, floor: Floor | None = None
) -> Reason:
    answers = tuple(given[asked].value for asked in questions)
    if floor is None:
        return Reason(questions, answers, weight)
    return Reason(questions, answers, weight, floor.id, floor.level)


def _ask_next(
    model: Model, given: Given, unknown: list[Question], *, settled: bool
) -> tuple[str, ...]:
    """The unknowns whose answers spread the level most, then the score, then as they are asked."""
    spreads = {question.id: _spread(model, given, question) for question in unknown}
    if settled or any(levels for levels, _score in spreads.values()):
        spreads = {asked: spread for asked, spread in spreads.items() if spread[0]}
    return tuple(sorted(spreads, key=lambda asked: spreads[asked], reverse=True)[:ASKED_NEXT])


def _spread(model: Model, given: Given, question: Question) -> tuple[int, int]:
    """How far apart, in levels and in score, the mildest and the gravest answer lie."""
    mildest = judge(model, {**given, question.id: question.known[0]})
    gravest = judge(model, {**given, question.id: question.known[-1]})
    return mildest.level - gravest.level, gravest.score - mildest.score
