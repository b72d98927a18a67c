"""In which line of a TOML text a key stands."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from incident_desk import paths
from incident_desk.domain.toml_lines import line_of, lines

TEXT = """\
title = "x"  # one

[desk]
"quoted" = 1
deep.down = 2

[[level]]
number = 1

[[level]]
number = 2
answers = [
  { value = "a" },
  { value = "b" },
]

[level.points]
slow = 3
"""


def test_each_key_is_in_its_line():
    known = lines(TEXT)
    assert known["title",] == 1
    assert known["desk", "quoted"] == 4
    assert known["desk", "deep", "down"] == 5
    assert known["level", 0, "number"] == 8
    assert known["level", 1, "number"] == 11
    assert known["level", 1, "answers", 1] == 14
    assert known["level", 1, "points", "slow"] == 18


def test_what_is_not_told_apart_is_in_the_line_around_it():
    known = lines(TEXT)
    assert line_of(("level", 1, "answers", 0, "value"), known) == 13
    assert line_of(("level", 1, "nothing"), known) == 10
    assert line_of(("nothing",), known) == 1


def test_every_key_of_our_own_files_is_found():
    def walk(value, spot):
        yield spot
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(inner, (*spot, key))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for place, inner in enumerate(value):
                yield from walk(inner, (*spot, place))

    text = (paths.resources() / "severity.toml").read_text("utf-8")
    known, rows = lines(text), text.split("\n")
    named = [spot for spot in walk(tomllib.loads(text), ()) if spot and isinstance(spot[-1], str)]
    found = [spot for spot in named if spot in known]
    assert len(found) > 100
    assert [spot for spot in found if spot[-1] not in rows[known[spot] - 1]] == []


@given(st.text())
def test_any_text_is_read_without_failing(text):
    assert line_of(("x", 3, "y"), lines(text)) >= 1
