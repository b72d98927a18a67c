"""The word at the caret may go on as a name, a service or a recent time; it never has to."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.log_completion import Known, completions
from incident_desk.domain.log_grammar import parse
from incident_desk.errors import InputError

NOW = datetime(2026, 11, 23, 14, 15, tzinfo=UTC)
PEOPLE = ("Ana", "María López", "Marta")
KNOWN = Known(
    PEOPLE,
    ("Internet line", "Mail", "Marble portal"),
    (("@14:10", "5 min ago"), ("@14:02", "Declared"), ("@13:58", "")),
)


def offered(text: str, caret: int | None = None) -> list[str]:
    """The whole line after each completion."""
    entry = parse(text, NOW, UTC, PEOPLE)
    found = completions(text, len(text) if caret is None else caret, entry, KNOWN)
    return [text[: one.start] + one.text + text[one.end :] for one in found]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("an", ["Ana: "]),
        ("ANA", ["Ana: "]),
        ("maria", ["María López: "]),
        ("maria lo", ["María López: "]),
        ("mar", ["María López: ", "Marta: ", "Marble portal"]),
        ("@14:05 an", ["@14:05 Ana: "]),
        ("! told an", ["! told Ana"]),
        ("! an", ["! Ana"]),
        ("told Ma", ["told Mail", "told Marble portal", "told María López", "told Marta"]),
        ("the internet l", ["the Internet line"]),
        ("the inter", ["the Internet line"]),
        ("@", ["@14:10 ", "@14:02 ", "@13:58 "]),
        ("@14:0", ["@14:02 "]),
        ("! @13", ["! @13:58 "]),
    ],
)
def test_it_goes_on_as_what_is_known(typed: str, wanted: list[str]) -> None:
    assert offered(typed) == wanted


@pytest.mark.parametrize(
    "typed", ["", "a", "Ana: ", "told Ana", "mail ", "Mail", "x@14", "@15", " ", "\\an"]
)
def test_else_nothing_is_offered(typed: str) -> None:
    assert offered(typed) == []


def test_within_a_word_nothing_is_offered() -> None:
    assert offered("maria", 3) == []
    assert offered("mar says so", 3) == [
        "María López: says so",
        "Marta: says so",
        "Marble portal says so",
    ]


@given(st.text(), st.integers(0, 40))
def test_whatever_is_typed_nothing_outside_the_word_is_touched(text: str, caret: int) -> None:
    try:
        entry = parse(text, NOW, UTC, PEOPLE)
    except InputError:
        return
    for one in completions(text, min(caret, len(text)), entry, KNOWN):
        assert 0 <= one.start <= one.end == min(caret, len(text))
