"""How severe an incident is, by the answers given so far; and what to find out next."""

from collections.abc import Mapping
from dataclasses import dataclass

from incident_desk.domain.judgement import Given, Judged, judge, scope_points
from incident_desk.domain.severity import UNKNOWN, Answer, Floor, Model, Question
from incident_desk.errors import InputError

HIGH, MEDIUM, LOW = "high", "medium", "low"
ASKED_NEXT = 2


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
            "score": self.score,
            "confidence": self.confidence,
            "range": [self.best, self.worst],
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
