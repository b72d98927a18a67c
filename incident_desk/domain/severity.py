"""The severity model: questions, what their answers weigh, floors and levels, read from a file.

The rules are this project's own. They follow what published models agree on: danger to people and
loss of data come first (PagerDuty, Atlassian, GitLab), share of users times hours sets a minimum
(CCN-STIC-817), and in doubt the graver level is taken (PagerDuty).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incident_desk.errors import InputError

UNKNOWN = "unknown"
LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Answer:
    """`rank` counts from the mildest, 0; not knowing has its own place among the others."""

    value: str
    text: Mapping[str, str]
    rank: int
    points: float
    times: float


@dataclass(frozen=True, slots=True)
class Question:
    """`answers` stand as the keys do: 1, 2, 3... from the mildest, and not knowing (0) last.

    `find_out` is what to ask somebody when nobody here knows.
    """

    id: str
    name: Mapping[str, str]
    text: Mapping[str, str]
    why: Mapping[str, str]
    find_out: Mapping[str, str]
    page: int
    core: bool
    answers: tuple[Answer, ...]
    at_worst: Answer

    @property
    def known(self) -> tuple[Answer, ...]:
        return self.answers[:-1]

    @property
    def unknown(self) -> Answer:
        return self.answers[-1]

    def answer(self, value: str) -> Answer:
        """Raises InputError for an answer the model does not hold."""
        for answer in self.answers:
            if answer.value == value:
                return answer
        raise InputError("severity.no_such_answer", question=self.id, answer=value)


@dataclass(frozen=True, slots=True)
class Level:
    """1 is the gravest. `update_minutes`: how often news are promised while it is held.

    `first_minutes`: until when customers hear the first word, 0 where they need none. `tell` names
    the audiences that must hear of it.
    """

    number: int
    from_score: int
    update_minutes: int
    first_minutes: int
    tell: tuple[str, ...]
    meaning: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Floor:
    """Holds when each question of `ranks` is answered at that rank or graver."""

    id: str
    level: int
    ranks: Mapping[str, int]
    why: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Points of two answers together; a way out for everything leaves the mildest row."""

    rows: str
    columns: str
    points: Mapping[tuple[str, str], float]
    eased_question: str
    eased_answer: str
    eased_row: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """When confidence is low, and how far too many open questions raise the level."""

    levels_apart: int
    core_unknown: int
    unknown: int
    raised_at_most_to: int


@dataclass(frozen=True, slots=True)
class PeopleRule:
    """Least share of all who use the services, and least number, for each answer of `question`."""

    question: str
    nobody: str
    share: Mapping[str, float]
    number: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """Minutes from which each answer of `question` holds, the mildest first."""

    question: str
    minutes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WorkaroundRule:
    """What a workaround that is known, or a word that there is none, speaks for."""

    question: str
    known: str
    none: str


@dataclass(frozen=True, slots=True)
class FactRules:
    """Which answers the facts of an incident speak for; None where the model has no such rule."""

    people: PeopleRule | None = None
    time: TimeRule | None = None
    workaround: WorkaroundRule | None = None
    services: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What an incident may touch beside the work: it raises deadlines, never severity.

    `graver`: news come as often as this many levels higher. `ask`: what somebody in `role` is
    asked to do within `minutes`.
    """

    id: str
    name: Mapping[str, str]
    tell: tuple[str, ...]
    graver: int
    role: str
    minutes: int
    ask: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Model:
    questions: tuple[Question, ...]
    levels: tuple[Level, ...]
    floors: tuple[Floor, ...]
    scope: Scope
    doubt: Doubt
    facts: FactRules = FactRules()
    consequences: tuple[Consequence, ...] = ()

    def question(self, question_id: str) -> Question:
        """Raises InputError for a question the model does not hold."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise InputError("severity.no_such_question", question=question_id)

    def level(self, number: int) -> Level:
        return self.levels[number - 1]

    def update_minutes(self, number: int, touched: Iterable[str] = ()) -> int:
        """How often news are promised at this level, when it also touches these consequences."""
        graver = max((one.graver for one in self.consequences if one.id in touched), default=0)
        return self.level(max(LEVELS[0], number - graver)).update_minutes

    def told(self, number: int, touched: Iterable[str] = ()) -> tuple[str, ...]:
        """Who must hear of it at this level, when it also touches these consequences."""
        named = [one.tell for one in self.consequences if one.id in touched]
        return tuple(
            dict.fromkeys(who for tell in (self.level(number).tell, *named) for who in tell)
        )

    def first_minutes(self, number: int, touched: Iterable[str] = ()) -> Mapping[str, int]:
        """By audience, within how many minutes it hears the first word at this level.

        Vendors are asked rather than told, and regulators have clocks of their own.
        """
        first, named = self.level(number).first_minutes, self.told(number, touched)
        then = self.update_minutes(number, touched)
        minutes = {who: first if who == "customers" else then for who in named}
        return {who: n for who, n in minutes.items() if n and who not in ("vendor", "regulator")}

    @property
    def thresholds(self) -> tuple[tuple[int, int], ...]:
        """Least score and level, the gravest first."""
        return tuple((level.from_score, level.number) for level in self.levels)
