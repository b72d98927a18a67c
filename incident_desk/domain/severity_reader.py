"""Reading the severity model from a file: each mistake is told with its file and its key."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from incident_desk.domain.incident import CONSEQUENCES
from incident_desk.domain.message import AUDIENCES
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.severity import (
    LEVELS,
    UNKNOWN,
    Answer,
    Consequence,
    Doubt,
    FactRules,
    Floor,
    Level,
    Model,
    PeopleRule,
    Question,
    Scope,
    TimeRule,
    WorkaroundRule,
)
from incident_desk.domain.toml_file import Entry, parse


def load(text: str, name: str) -> Model:
    """The model in this TOML text. Raises InputError naming the file `name` and the key."""
    file = parse(text, name)
    file.allow(("level", "confidence", "question", "scope", "floor", "facts", "consequence"))
    questions = tuple(_question(entry) for entry in file.entries("question", "id"))
    by_id = {question.id: question for question in questions}
    return Model(
        questions,
        _levels(file),
        tuple(_floor(entry, by_id) for entry in file.entries("floor", "id")),
        _scope(file.entry("scope"), by_id),
        _doubt(file.entry("confidence")),
        _facts(file.entry("facts"), by_id) if "facts" in file.data else FactRules(),
        _consequences(file),
    )


def _levels(file: Entry) -> tuple[Level, ...]:
    entries = file.entries("level", "number")
    levels = tuple(_level(entry) for entry in entries)
    if [level.number for level in levels] != list(LEVELS):
        file.refuse("severity.file.levels", "level")
    for entry, (graver, milder) in zip(entries, pairwise(levels), strict=False):
        if graver.from_score <= milder.from_score:
            entry.refuse("severity.file.falls", "from_score")
    if levels[-1].from_score:
        entries[-1].refuse("toml_file.not_between", "from_score", least=0, most=0)
    return levels


def _level(entry: Entry) -> Level:
    entry.allow(("number", "from_score", "update_minutes", "first_minutes", "tell", "meaning"))
    return Level(
        entry.whole("number", LEVELS[0], LEVELS[-1]),
        entry.whole("from_score", 0, 100),
        entry.whole("update_minutes", 1, 7 * 24 * 60),
        entry.whole("first_minutes", 0, 7 * 24 * 60) if "first_minutes" in entry.data else 0,
        _audiences(entry),
        entry.languages("meaning"),
    )


def _question(entry: Entry) -> Question:
    entry.allow(("id", "page", "core", "at_worst", "name", "text", "why", "find_out", "answers"))
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
        find_out=entry.languages("find_out" if "find_out" in entry.data else "text"),
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


def _audiences(entry: Entry) -> tuple[str, ...]:
    if "tell" not in entry.data:
        return ()
    told = entry.words("tell")
    for audience in told:
        if audience not in AUDIENCES:
            entry.refuse("severity.file.no_such_audience", "tell", audience=audience)
    return told


def _facts(entry: Entry, by_id: Mapping[str, Question]) -> FactRules:
    entry.allow(("people", "time", "workaround", "services"))
    has = entry.data
    services = _asked(_only_question(entry), "question", by_id).id if "services" in has else ""
    return FactRules(
        _people(entry.entry("people"), by_id) if "people" in has else None,
        _time(entry.entry("time"), by_id) if "time" in has else None,
        _workaround(entry.entry("workaround"), by_id) if "workaround" in has else None,
        services,
    )


def _only_question(entry: Entry) -> Entry:
    services = entry.entry("services")
    services.allow(("question",))
    return services


def _people(entry: Entry, by_id: Mapping[str, Question]) -> PeopleRule:
    entry.allow(("question", "nobody", "share", "number"))
    question = _asked(entry, "question", by_id)
    number = _limits(entry, "number", question) if "number" in entry.data else {}
    nobody = _named(entry, "nobody", question.known).value
    return PeopleRule(question.id, nobody, _limits(entry, "share", question), number)


def _time(entry: Entry, by_id: Mapping[str, Question]) -> TimeRule:
    entry.allow(("question", "minutes"))
    question = _asked(entry, "question", by_id)
    return TimeRule(question.id, _limits(entry, "minutes", question))


def _workaround(entry: Entry, by_id: Mapping[str, Question]) -> WorkaroundRule:
    entry.allow(("question", "known", "none"))
    question = _asked(entry, "question", by_id)
    known = _named(entry, "known", question.known).value
    return WorkaroundRule(question.id, known, _named(entry, "none", question.known).value)


def _limits(entry: Entry, name: str, question: Question) -> dict[str, float]:
    """A least value for each answer named; a graver answer never begins before a milder one."""
    limits = entry.entry(name)
    limits.allow([answer.value for answer in question.known])
    ordered = {
        answer.value: limits.number(answer.value)
        for answer in question.known
        if answer.value in limits.data
    }
    if not ordered or any(value < 0 for value in ordered.values()):
        entry.refuse("toml_file.missing" if not ordered else "falls", name)
    _rising(entry, name, list(ordered.values()))
    return ordered


def _consequences(file: Entry) -> tuple[Consequence, ...]:
    if "consequence" not in file.data:
        return ()
    return tuple(_consequence(entry) for entry in file.entries("consequence", "id"))


def _consequence(entry: Entry) -> Consequence:
    entry.allow(("id", "tell", "graver", "role", "minutes", "name", "ask"))
    if entry.word("id") not in CONSEQUENCES:
        entry.refuse("severity.file.no_such_consequence", "id", consequence=entry.word("id"))
    if entry.word("role") not in ROLES:
        entry.refuse("severity.file.no_such_role", "role", role=entry.word("role"))
    return Consequence(
        entry.word("id"),
        entry.languages("name"),
        _audiences(entry),
        entry.whole("graver", 0, LEVELS[-1] - 1),
        entry.word("role"),
        entry.whole("minutes", 1, 7 * 24 * 60),
        entry.languages("ask"),
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
