import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.templates import FIELDS, Filled, check, fill, unfilled
from incident_desk.errors import InputError

words = st.text(alphabet="abc {}?!\n")


def test_a_known_field_is_replaced_by_its_value():
    assert fill("Since {started}.", {"started": "09:40 CET"}) == Filled("Since 09:40 CET.", ())


def test_an_unknown_field_stays_in_braces_and_is_told_once():
    filled = fill("{impact} {title} {impact}", {"title": "Mail"})
    assert filled == Filled("{impact} Mail {impact}", ("impact",))


def test_a_blank_value_is_not_known():
    assert fill("{impact}", {"impact": "  "}).missing == ("impact",)


def test_a_line_that_asks_for_a_field_stays_only_if_the_field_is_known():
    template = "A\n{?workaround}Use {workaround}.\nB"
    assert fill(template, {"workaround": "cash"}).text == "A\nUse cash.\nB"
    assert fill(template, {}) == Filled("A\nB", ())


def test_a_line_for_a_field_not_known_goes_once_it_is_known():
    template = "A\n{!expected_end}There is no estimate yet.\nB"
    assert fill(template, {}).text == "A\nThere is no estimate yet.\nB"
    assert fill(template, {"expected_end": "noon"}).text == "A\nB"


def test_a_line_with_two_marks_needs_both():
    template = "{?cause}{!workaround}{cause}"
    assert fill(template, {"cause": "a cable"}).text == "a cable"
    assert fill(template, {"cause": "a cable", "workaround": "cash"}).text == ""


def test_a_value_is_never_interpreted_again():
    values = {"title": "{impact}\n{?cause}x", "impact": "none"}
    assert fill("{title}", values) == Filled("{impact}\n{?cause}x", ())


@given(words)
def test_a_value_comes_out_as_it_went_in(value):
    filled = fill("<{title}>", {"title": value})
    assert filled.text == (f"<{value}>" if value.strip() else "<{title}>")


@given(words)
def test_what_is_missing_is_still_open_in_the_text(text):
    filled = fill(text + "{cause}", {})
    assert all(f"{{{name}}}" in filled.text for name in filled.missing)


def test_unfilled_names_the_fields_left_open_and_no_other_braces():
    assert unfilled("{cause} {person} {title} {cause} {?impact}") == ("cause", "title")


def test_unfilled_knows_every_field():
    assert unfilled("".join(f"{{{name}}}" for name in FIELDS)) == FIELDS


def test_a_template_of_known_fields_is_sound():
    check("{title}\n{?cause}Cause: {cause}\n{!cause}None yet.", "a.txt")


@pytest.mark.parametrize("mistake", ["{caus}", "{?caus}x", "{!caus}x"])
def test_an_unknown_field_is_told_with_its_file_and_line(mistake):
    with pytest.raises(InputError) as told:
        check(f"{{title}}\n{mistake}", "a.txt")
    assert told.value.key == "messages.unknown_field"
    assert told.value.values == {"file": "a.txt", "line": 2, "field": "caus"}
