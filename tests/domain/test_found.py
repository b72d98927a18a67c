"""What the search found is told with the words around it, and where to look at it."""

from typing import Any
from uuid import UUID

import pytest
from bodies import bodies, fact
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import facts
from incident_desk.domain.facts import Body
from incident_desk.domain.found import found, snippet
from incident_desk.domain.message_text import Text
from incident_desk.domain.plain import bare, bare_in_place
from incident_desk.domain.playbook import Step

LIST, MESSAGE = UUID(int=11), UUID(int=21)
STEPS = (Step("a", "Isolate the chiller"), Step("b", "Call the provider", "Ask for a ticket"))


def attached() -> facts.ChecklistAttached:
    return facts.ChecklistAttached(LIST, "cooling", 1, "en", "Loss of cooling", STEPS)


@pytest.mark.parametrize(
    ("body", "typed", "kind", "tab", "of", "text"),
    [
        (facts.NoteLogged("Rain came in"), "rain", "note", "timeline", (), "Rain came in"),
        (attached(), "ticket prov", "step", "checklists", (LIST, "b"),
         "Call the provider Ask for a ticket"),
        (attached(), "loss", "step", "checklists", (LIST, ""), "Loss of cooling"),
        (facts.StepAdded(LIST, Step("c", "Look up")), "look", "step", "checklists", (LIST, "c"),
         "Look up"),
        (facts.MessageApproved(MESSAGE, {"en": Text("We know.")}), "know", "message", "messages",
         (MESSAGE,), "We know."),
        (facts.DraftEdited(MESSAGE, "en", Text("We guess.")), "guess", "draft", "messages",
         (MESSAGE,), "We guess."),
        (facts.SituationChanged("cause", "Rain"), "rain", "field", "situation", ("cause",), "Rain"),
        (facts.SituationChanged("root_cause", "Rain"), "rain", "field", "review", ("root_cause",),
         "Rain"),
        (facts.PhaseChanged("closed", "False alarm"), "false", "entry", "timeline", (),
         "False alarm"),
    ],
)  # fmt: skip
def test_a_fact_tells_what_it_is_and_where_to_look(
    body: Body, typed: str, kind: str, tab: str, of: tuple[Any, ...], text: str
) -> None:
    one = fact(1, body)
    hit = found(one, typed)
    assert (hit.kind, hit.text, hit.at) == (kind, text, one.happened_at)
    assert (hit.place.tab, hit.place.of, hit.place.fact) == (tab, of, one.id)


@given(bodies, st.text(max_size=20))
def test_every_kind_of_fact_can_be_found(body: Body, typed: str) -> None:
    assert "\n" not in found(fact(1, body), typed).text


LONG = (
    "At first nothing was seen at all, and the people in hall two went on with what they did, "
    "until the ventilación stopped and somebody ran to the generator, which had no fuel left in it "
    "and so on"
)


def test_a_long_text_is_cut_around_the_first_word_that_was_typed() -> None:
    assert snippet(LONG, "ventilacion") == (
        "…did, until the ventilación stopped and somebody ran to the generator, which had no fuel"
        " left in it and so on"
    )
    assert snippet(LONG, "AT FIRST").startswith("At first nothing")
    assert snippet(LONG, "nowhere").startswith("At first nothing")
    for typed in ("VENTILACIÓN", "generat", "fuel so"):
        assert bare(typed.split()[0]) in bare(snippet(LONG, typed))


def test_a_word_is_found_at_its_beginning_only() -> None:
    text = "x " * 100 + "scar " + "y " * 100 + "car"
    assert "scar" not in snippet(text, "car")


@given(st.text(), st.text(max_size=30))
def test_a_snippet_is_one_short_line_of_the_text(text: str, typed: str) -> None:
    told = snippet(text, typed)
    assert len(told) <= 142
    assert told.strip("…").strip() in " ".join(text.split())


@given(st.text())
def test_bare_letters_stand_where_their_letters_do(text: str) -> None:
    assert len(bare_in_place(text)) == len(text)


def test_accents_and_capitals_are_laid_bare() -> None:
    assert bare("Línea CAÍDA") == bare_in_place("Línea CAÍDA") == "linea caida"
