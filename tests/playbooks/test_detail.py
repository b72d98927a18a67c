import pytest
from drawn_playbooks import blocks
from hypothesis import given

from incident_desk.domain.playbook import Step
from incident_desk.domain.sheets import Call
from incident_desk.playbooks.detail import Phone, Piece, phones, pieces, printed, readable


def test_a_detail_falls_into_words_notes_and_code_in_their_order():
    detail = (
        "Look first.\n\n- twice\n\n  ```sh now\n  uptime\n\n  date\n  ```\n\n"
        "> Never on a live desk.\n> Ask before.\n\nThen wait.\n"
    )
    assert pieces(detail) == (
        Piece("text", "Look first.\n\n- twice"),
        Piece("code", "uptime\n\ndate", "sh"),
        Piece("note", "Never on a live desk.\nAsk before."),
        Piece("text", "Then wait."),
    )


def test_indented_code_is_code_too():
    assert pieces("Type:\n\n    uptime") == (Piece("text", "Type:"), Piece("code", "uptime"))


def test_no_detail_has_no_pieces():
    assert pieces("") == ()


def letters(text):
    return [character for character in text if character.isalnum()]


@given(blocks)
def test_no_word_of_a_detail_is_lost(detail):
    shown = "".join(piece.language + piece.text for piece in pieces(detail))
    assert letters(shown) == letters(detail)


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (Step("a", "Call"), ()),
        (Step("a", "Call", phone="112"), (Phone("112"),)),
        (
            Step("a", "Call [the *utility*](tel:+44%2020)", "Or [them](TEL:112), [it](http://a)"),
            (Phone("+44 20", "the utility"), Phone("112", "them")),
        ),
        (Step("a", "Call [us](tel:112)", "[again](tel:112)", phone="112"), (Phone("112"),)),
    ],
)
def test_phones_are_the_number_of_the_step_and_those_it_links_to(step, found):
    assert phones(step) == found


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("", ""),
        ("Ask *twice*,\nthen `wait`.", "Ask twice, then wait."),
        ("One.\n\nTwo.", "One.\nTwo."),
        ("- lamp\n- hour", "– lamp\n– hour"),
        ("1. lamp\n2. hour", "1. lamp\n2. hour"),
        ("Type:\n\n```sh\nuptime\ndate\n```", "Type:\nuptime\ndate"),
        ("> Never *alone*.", "Never alone."),
        ("![the lamp](lamp.png) is <b>red</b>", "the lamp is <b>red</b>"),
    ],
)
def test_on_paper_a_detail_is_its_words_alone(detail, told):
    assert printed(detail) == told


def test_on_paper_a_step_has_its_numbers_and_a_text_without_links():
    step = Step("a", "Call [the *night* desk](tel:123)", detail="Or [Ana](tel:456).", phone="789")
    read = readable(step)
    assert read.text == "Call the night desk"
    assert read.detail == "Or Ana."
    assert read.calls == (
        Call("789", "Call the night desk"),
        Call("123", "the night desk"),
        Call("456", "Ana"),
    )


def test_what_looks_like_markup_in_a_text_without_links_stays():
    assert readable(Step("a", "1. Delete *.log in a_b_c")).text == "1. Delete *.log in a_b_c"
