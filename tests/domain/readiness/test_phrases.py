"""The small language of the word lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.phrases import Phrase, PhraseBook, fold


def found(phrases: list[str] | dict[str, str], text: str, *, names: bool = False) -> list[str]:
    made = [Phrase(phrase, name=names) for phrase in phrases]
    draft = Draft(text, PhraseBook({"list": made}))
    return [text[match.start : match.end] for match in draft.matches("list")]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("outage", "An Outage, OUTAGES and an outage.", ["Outage", "outage"]),
        ("proxima", "La próxima, la PRÓXIMA", ["próxima", "PRÓXIMA"]),
        ("ano", "un año", []),
        ("investigat*", "Investigating the investigation", ["Investigating", "investigation"]),
        ("will be (back|up)", "It will be up; they will be down.", ["will be up"]),
        ("[our] team", "Our team; the team", ["Our team", "team"]),
        ("[our|the] team", "Our team; the team", ["Our team", "the team"]),
        (
            "no (longer available|more)",
            "no longer available, no more",
            ["no longer available", "no more"],
        ),
        ("cannot .. in", "You cannot even log in. You cannot.", ["cannot even log in"]),
        ("cannot .. in", "cannot one two three four in", []),
        ("# users", "1,200 users and some users", ["1,200 users"]),
        ("are *ing", "they are working, they are worked", ["are working"]),
        ("does not *", "it does not open", ["does not open"]),
        ("e-mail", "e-mail and e mail, not email", ["e-mail", "e mail"]),
        ("can't", "You can’t or can't", ["can’t", "can't"]),
        ("soon", "Back\nsoon. Soon", ["soon", "Soon"]),
        ("back soon", "back. Soon", []),
        ("acme", "Acme's shop", ["Acme"]),
        ("50%", "50% or 50 %", ["50%", "50 %"]),
    ],
)
def test_a_phrase_is_found(phrase, text, matches):
    assert found([phrase], text) == matches


def test_the_longest_wins_and_what_is_not_meant_is_left_alone():
    assert found(["soon", "very soon", "!as soon as"], "very soon, as soon as, soon") == [
        "very soon",
        "soon",
    ]


def test_names_are_taken_as_they_are_written():
    assert found(["AT&T", "C (one)"], "AT&T and C one", names=True) == ["AT&T", "C one"]


def test_a_phrase_of_too_many_ways_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        _ = Phrase("one " + "[two] " * 40).variants


@pytest.mark.parametrize(
    "phrase", ["", "..", "a ..", ".. a", "*", "*ing", "[a]", "a(b)", "(a", "a|b", "!", "?", "a**"]
)
def test_what_is_no_phrase_is_refused(phrase):
    with pytest.raises(ValueError):  # noqa: PT011
        _ = Phrase(phrase).variants


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
