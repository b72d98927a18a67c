"""The severity model: questions, what their answers weigh, floors and levels, read from a file.

The rules are this project's own. They follow what published models agree on: danger to people and
loss of data come first (PagerDuty, Atlassian, GitLab), share of users times hours sets a minimum
(CCN-STIC-817), and in doubt the graver level is taken (PagerDuty).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from incident_desk.domain.toml_file import Entry, parse
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
    """`answers` stand as the keys do: 1, 2, 3... from the mildest, and not knowing (0) last."""

    id: str
    name: Mapping[str, str]
    text: Mapping[str, str]
    why: Mapping[str, str]
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
    """1 is the gravest. `update_minutes`: how often news are promised while it is held."""

    number: int
    from_score: int
    update_minutes: int
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
class Model:
    questions: tuple[Question, ...]
    levels: tuple[Level, ...]
    floors: tuple[Floor, ...]
    scope: Scope
    doubt: Doubt

    def question(self, question_id: str) -> Question:
        """Raises InputError for a question the model does not hold."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise InputError("severity.no_such_question", question=question_id)

    def level(self, number: int) -> Level:
        return self.levels[number - 1]

    @property
    def thresholds(self) -> tuple[tuple[int, int], ...]:
        """Least score and level, the gravest first."""
        return tuple((level.from_score, level.number) for level in self.levels)


def load(text: str, name: str) -> Model:
    """The model in this TOML text. Raises InputError naming the file `name` and the key."""
    file = parse(text, name)
    file.allow(("level", "confidence", "question", "scope", "floor"))
    questions = tuple(_question(entry) for entry in file.entries("question", "id"))
    by_id = {question.id: question for question in questions}
    return Model(
        questions,
        _levels(file),
        tuple(_floor(entry, by_id) for entry in file.entries("floor", "id")),
        _scope(file.entry("scope"), by_id),
        _doubt(file.entry("confidence")),
    )


def _levels(file: Entry) -> tuple[Level, ...]:
    levels = tuple(_level(entry) for entry in file.entries("level", "number"))
    if [level.number for level in levels] != list(LEVELS):
        file.refuse("severity.file.levels", "level")
    for graver, milder in pairwise(levels):
        if graver.from_score <= milder.from_score:
            file.refuse("severity.file.falls", f"level.{graver.number}.from_score")
    if levels[-1].from_score:
        file.refuse(
            "toml_file.not_between", f"level.{levels[-1].number}.from_score", least=0, most=0
        )
    return levels


def _level(entry: Entry) -> Level:
    entry.allow(("number", "from_score", "update_minutes", "meaning"))
    return Level(
        entry.whole("number", LEVELS[0], LEVELS[-1]),
        entry.whole("from_score", 0, 100),
        entry.whole("update_minutes", 1, 7 * 24 * 60),
        entry.languages("meaning"),
    )


def _question(entry: Entry) -> Question:
    entry.allow(("id", "page", "core", "at_worst", "name", "text", "why", "answers"))
    entries = entry.entries("answers", "value")
    ordered = [_answer(rank, answer) for rank, answer in enumerate(entries)]
    for name in ("points", "times"):
        _rising(entry, "answers", [getattr(answer, name) for answer in ordered])
    known = [answer for answer in ordered if answer.value != UNKNOWN]
    unknown = [answer for answer in ordered if answer.value == UNKNOWN]
    if not unknown or not known:
        entry.refuse("toml_file.missing", f"answers.{UNKNOWN}")
    at_worst = _named(entry, "at_worst", known) if "at_worst" in entry.data else known[-1]
    if not known[0].rank < unknown[0].rank < at_worst.rank:
        entry.refuse("severity.file.unknown_outside", f"answers.{UNKNOWN}")
    return Question(
        id=entry.word("id"),
        name=entry.languages("name"),
        text=entry.languages("text"),
        why=entry.languages("why"),
        page=entry.whole("page", 1, 9),
        core=entry.switch("core"),
        answers=(*known, *unknown),
        at_worst=at_worst,
    )


def _answer(rank: int, entry: Entry) -> Answer:
    entry.allow(("value", "en", "es", "points", "times"))
    times = entry.number("times", 1)
    if times < 0:
        entry.refuse("severity.file.falls", "times")
    value = entry.word("value")
    return Answer(value, entry.languages(), rank, entry.number("points", 0), times)


def _floor(entry: Entry, by_id: Mapping[str, Question]) -> Floor:
    entry.allow(("id", "level", "when", "why"))
    when = entry.entry("when")
    when.allow(by_id)
    if not when.data:
        entry.refuse("toml_file.missing", "when")
    return Floor(
        entry.word("id"),
        entry.whole("level", LEVELS[0], LEVELS[-1]),
        {asked: _named(when, asked, by_id[asked].answers).rank for asked in when.data},
        entry.languages("why"),
    )


def _scope(entry: Entry, by_id: Mapping[str, Question]) -> Scope:
    entry.allow(("rows", "columns", "eased", "points"))
    rows, columns = _asked(entry, "rows", by_id), _asked(entry, "columns", by_id)
    eased = entry.entry("eased")
    eased.allow(("question", "answer", "row"))
    question = _asked(eased, "question", by_id)
    answer = _named(eased, "answer", question.answers)
    row = _named(eased, "row", rows.answers)
    # Only the mildest answer may ease, to the mildest row: else a worse answer could lower the sum.
    for name, chosen in (("answer", answer), ("row", row)):
        if chosen.rank:
            eased.refuse("severity.file.not_mildest", name)
    table = _table(entry.entry("points"), rows, columns)
    return Scope(rows.id, columns.id, table, question.id, answer.value, row.value)


def _table(entry: Entry, rows: Question, columns: Question) -> dict[tuple[str, str], float]:
    down, across = _values(rows), _values(columns)
    entry.allow(down)
    table = {}
    for row in down:
        cells = entry.entry(row)
        cells.allow(across)
        table.update({(row, column): cells.number(column) for column in across})
        _rising(entry, row, [table[row, column] for column in across])
    for upper, lower in pairwise(down):
        if any(table[upper, column] > table[lower, column] for column in across):
            entry.refuse("severity.file.falls", lower)
    return table


def _doubt(entry: Entry) -> Doubt:
    entry.allow(("low_levels_apart", "low_core_unknown", "low_unknown", "raised_at_most_to"))
    return Doubt(
        entry.whole("low_levels_apart", 1, 99),
        entry.whole("low_core_unknown", 1, 99),
        entry.whole("low_unknown", 1, 99),
        entry.whole("raised_at_most_to", LEVELS[0], LEVELS[-1]),
    )


def _asked(entry: Entry, name: str, by_id: Mapping[str, Question]) -> Question:
    word = entry.word(name)
    if word not in by_id:
        entry.refuse("severity.file.no_such_question", name, question=word)
    return by_id[word]


def _named(entry: Entry, name: str, answers: Iterable[Answer]) -> Answer:
    word = entry.word(name)
    found = [answer for answer in answers if answer.value == word]
    if not found:
        entry.refuse("severity.file.no_such_answer", name, answer=word)
    return found[0]


def _values(question: Question) -> list[str]:
    return [answer.value for answer in sorted(question.answers, key=lambda answer: answer.rank)]


def _rising(entry: Entry, name: str, weights: Iterable[float]) -> None:
    if any(milder > graver for milder, graver in pairwise(weights)):
        entry.refuse("severity.file.falls", name)
