"""A severity model of one's own: what is wrong in the file is told with its key."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk import paths
from incident_desk.domain.severity_reader import load
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts


@cache
def source() -> str:
    return (paths.resources() / "severity.toml").read_text("utf-8")


SLIPS = [
    ("[[level]]\nnumber = 1", "[[level]\nnumber = 1", "not_toml", None),
    ("from_score = 45", "from_score = 70", "falls", "level.1.from_score"),
    ("number = 4", "number = 6", "not_between", "level.6.number"),
    ("number = 4", "number = 3", "twice", "level.3"),
    ("from_score = 0\n", "from_score = 5\n", "not_between", "level.5.from_score"),
    ("update_minutes = 20", 'update_minutes = "20"', "not_number", "level.1.update_minutes"),
    ("update_minutes = 20\n", "", "missing", "level.1.update_minutes"),
    ("core = true", "core = 1", "not_switch", "question.safety.core"),
    ("core = true", "cored = true", "no_such_key", "question.safety.cored"),
    ('at_worst = "possible"', 'at_worst = "no"', "unknown_outside", None),
    ('at_worst = "possible"', 'at_worst = "x"', "no_such_answer", "question.safety.at_worst"),
    ('text.es = "¿Hay', 'text.fr = "¿Hay', "no_such_key", "question.safety.text.fr"),
    ('text.es = "¿Hay alguien herido o en peligro?"', "", "missing", "question.safety.text.es"),
    ('"¿Hay alguien herido o en peligro?"', '" "', "not_text", "question.safety.text.es"),
    ('id = "data"', 'id = "safety"', "twice", "question.safety"),
    ("points = 14,", "points = 2,", "falls", "question.downtime.answers"),
    ("times = 1.1", "times = 0.1", "falls", "question.criticality.answers"),
    ("many = 12,", "many = 1,", "falls", "scope.points.slow"),
    ("some = 14,", "some = 9,", "falls", "scope.points.down"),
    ("wrong   = {", "wrung   = {", "no_such_key", "scope.points.wrung"),
    ('rows = "degree"', 'rows = "depth"', "no_such_question", "scope.rows"),
    ('row = "slow"', 'row = "partial"', "not_mildest", "scope.eased.row"),
    ('{ safety = "actual" }', "{ }", "missing", "floor.danger.when"),
    ('{ safety = "actual" }', '{ safty = "actual" }', "no_such_key", "floor.danger.when.safty"),
    ('{ safety = "actual" }', '{ safety = "x" }', "no_such_answer", "floor.danger.when.safety"),
    ('{ safety = "actual" }', "3", "not_table", "floor.danger.when"),
    ('tell = ["staff"]', 'tell = ["stuff"]', "no_such_audience", "level.5.tell"),
    ('tell = ["staff"]', 'tell = "staff"', "not_words", "level.5.tell"),
    ("some = 0.01", "some = 0.2", "falls", "facts.people.share"),
    ("lt1h = 15", "lt2h = 15", "no_such_key", "facts.time.minutes.lt2h"),
    ('known = "partial"', 'known = "maybe"', "no_such_answer", "facts.workaround.known"),
    ('id = "law"', 'id = "lore"', "no_such_consequence", "consequence.lore.id"),
    ('role = "liaison"', 'role = "lawyer"', "no_such_role", "consequence.law.role"),
    ("graver = 1", "graver = 9", "not_between", "consequence.media.graver"),
    ("low_unknown = 5", "low_unknown = 0", "not_between", "confidence.low_unknown"),
]


@pytest.mark.parametrize(("right", "wrong", "mistake", "where"), SLIPS)
def test_a_broken_file_is_named_with_its_key(
    right: str, wrong: str, mistake: str, where: str | None
) -> None:
    assert right in source()
    with pytest.raises(InputError) as refused:
        load(source().replace(right, wrong, 1), "ours.toml")
    assert refused.value.key in (f"severity.file.{mistake}", f"toml_file.{mistake}")
    assert refused.value.values["file"] == "ours.toml"
    if where:
        assert refused.value.values["where"] == where
    for language in LANGUAGES:
        told = refused.value.told(texts(language))
        assert told.startswith("ours.toml, ")
        assert "{" not in told


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("from_score = 45", "from_score = 70"),
        ('tell = ["staff"]', 'tell = ["stuff"]'),
        ("core = true", "cored = true"),
        ("points = 14, en", 'points = "x", en'),
        ("some = 14,", "some = 9,"),
        ('when = { safety = "actual" }', 'when = { safety = "x" }'),
        ("graver = 1", "graver = 9"),
    ],
)
def test_the_line_of_a_mistake_is_told(right: str, wrong: str) -> None:
    told = {"from_score = 45": "from_score = 65"}.get(right, right)  # the graver one falls
    expected = source()[: source().index(told)].count("\n") + 1
    with pytest.raises(InputError) as refused:
        load(source().replace(right, wrong, 1), "ours.toml")
    assert refused.value.values["line"] == expected


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        load("", "ours.toml")
    assert refused.value.key == "toml_file.missing"


@given(st.integers(min_value=0, max_value=10_000))
def test_a_file_cut_short_is_refused_and_never_half_read(place: int) -> None:
    with pytest.raises(InputError):
        load(source()[:place], "ours.toml")
