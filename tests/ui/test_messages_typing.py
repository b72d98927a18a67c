"""Nothing that is typed is ever lost, and what others write comes in."""

import pytest
from message_editor import BOTH, CONTROL, Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabWidget

from incident_desk.domain.message import APPROVED, DISCARDED
from incident_desk.domain.message_text import Text
from incident_desk.ui.kept import keep_all
from incident_desk.ui.messages.ways.clipboard import copy

ODD = Text("a\u00a0b\r\nc\x00 e\u0301", "two  spaces\nand lines ", "x\u202fy")


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards & cash <b>fail</b>")


@pytest.fixture
def message_id(desk, incident_id):
    return desk.draft(incident_id, "customers", "acknowledged", BOTH)


@pytest.fixture
def show(context, host, qtbot, incident_id):
    return lambda other=None: Editor(other or context, host, qtbot, incident_id)


def typed(desk, message_id):
    places = [(one, part) for one in ("en", "es") for part in ("subject", "body", "short")]
    found = {place: desk.typed(f"draft:{message_id}:{':'.join(place)}") for place in places}
    return {":".join(place): text for place, text in found.items() if text is not None}


def test_what_is_typed_is_saved_when_the_field_is_left(show, desk, message_id):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Hello. ")
    assert editor.message.texts == BOTH
    editor.go_to("message_subject_es")
    assert editor.message.texts["en"].body == "Hello. " + BOTH["en"].body
    editor.type("Hola: ")
    editor.go_to("message_short_en")
    assert editor.message.texts["es"].subject == "Hola: Fallan las tarjetas"
    assert typed(desk, message_id) == {}


def test_a_draft_that_nobody_touches_leaves_nothing_typed(show, desk, host, message_id):
    editor = show()
    editor.panel.view.editor.check()
    desk.edit_draft(editor.incident_id, message_id, "en", Text("From elsewhere"))
    assert editor.body().toPlainText() == "From elsewhere"
    keep_all(host)
    assert typed(desk, message_id) == {}


def test_what_is_typed_is_saved_when_another_tab_is_shown(show, desk, message_id, qtbot):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    editor = show()
    tabs.addTab(editor.panel, "messages")
    tabs.addTab(QLineEdit(), "timeline")
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    editor.go_to("message_body_en")
    editor.type("Hello. ")
    tabs.setCurrentIndex(1)
    assert editor.message.texts["en"].body.startswith("Hello. ")


def test_closing_the_window_keeps_what_is_typed_and_it_is_offered_again(
    show, desk, host, message_id
):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Hello. ")
    editor.go_to("message_short_es")  # saved
    editor.type("Hola. ")
    keep_all(host)
    host.close()
    assert editor.message.texts["es"] == BOTH["es"]
    assert typed(desk, message_id) == {"es:short": "Hola. " + BOTH["es"].short}
    again = show()
    assert again.sees("message_short_es").toPlainText() == "Hola. " + BOTH["es"].short
    assert again.body("en").toPlainText().startswith("Hello. ")


def test_text_that_was_typed_and_taken_back_is_not_offered_again(show, desk, host, message_id):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Hello. ")
    keep_all(host)
    assert typed(desk, message_id) != {}
    for _ in range(7):
        editor.key(Qt.Key.Key_Backspace)
    keep_all(host)
    editor.go_to("message_promise")
    assert typed(desk, message_id) == {}
    assert editor.message.texts == BOTH


def test_two_drafts_typed_in_turn_lose_nothing(show, desk, incident_id, message_id):
    other = desk.draft(incident_id, "staff", "update", {"en": Text("For staff")})
    editor = show()
    for turn in ("1", "2", "3"):
        for one in (message_id, other):
            editor.panel.list.choose(one)
            assert editor.message.id == one
            editor.go_to("message_body_en")
            editor.type(turn)
    editor.panel.list.choose(message_id)
    messages = desk.incident(incident_id).messages
    assert messages[message_id].texts["en"].body.startswith("321We know")
    assert messages[other].texts["en"].body == "321For staff"


def test_undo_goes_on_after_the_field_was_left_and_saved(show, message_id):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Hello. ")
    editor.go_to("message_subject_en")
    assert editor.message.texts["en"].body.startswith("Hello. ")
    editor.sees("message_body_en").setFocus()
    editor.key(Qt.Key.Key_Z, CONTROL)
    assert editor.body().toPlainText() == BOTH["en"].body
    editor.go_to("message_subject_en")
    assert editor.message.texts["en"] == BOTH["en"]


def test_what_another_writes_comes_in_where_nobody_types(
    show, context, desk, incident_id, message_id
):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Mine. ")
    other = context.another_desk()
    other.edit_draft(incident_id, message_id, "es", Text("De otra mesa"))
    other.edit_draft(incident_id, message_id, "en", Text("From another desk", "Cards"))
    other.draft(incident_id, "staff", "update", {"en": Text("For staff")})
    other.close()
    context.bridge.look()
    assert editor.body("es").toPlainText() == "De otra mesa"
    assert editor.body("en").toPlainText() == "Mine. " + BOTH["en"].body
    assert editor.panel.list.count() == 2
    assert editor.keyboard == "message_body_en"


def test_what_comes_in_does_not_move_the_cursor(show, desk, incident_id):
    desk.draft(incident_id, "customers", "update", {"en": Text("\U0001f525 {impact}\nEnd")})
    desk.set_situation(incident_id, "impact", "No cards")
    editor = show()
    body = editor.go_to("message_body_en")
    editor.key(Qt.Key.Key_End, CONTROL)
    editor.press("field_impact")
    body.setFocus()
    editor.type("!")
    assert body.toPlainText() == "\U0001f525 No cards\nEnd!"


def test_characters_that_only_harm_are_no_change_of_the_text(show, desk, incident_id):
    message_id = desk.draft(incident_id, "customers", "update", {"en": ODD})
    desk.approve(incident_id, message_id, None, "Ana", "It is known")
    editor = show()
    assert not editor.panel.view.editor.is_changed
    editor.go_to("message_body_en")
    editor.go_to("message_subject_en")
    editor.panel.ask_new()
    assert desk.incident(incident_id).messages[message_id].state == APPROVED
    assert desk.incident(incident_id).messages[message_id].texts["en"] == ODD


def paste(editor, text, html=""):
    copy(text, html)
    editor.key(Qt.Key.Key_V, CONTROL)


def test_what_is_pasted_from_a_word_processor_becomes_light_markdown(show, message_id):
    editor = show()
    editor.go_to("message_body_en")
    paste(editor, "It is safe", "<p>It is <b>safe</b></p><ul><li>wait<li>call</ul>")
    assert editor.body().toPlainText().startswith("It is **safe**\n\n- wait\n- call")


def test_any_characters_are_pasted_saved_and_settle(show, desk, message_id):
    editor = show()
    editor.go_to("message_body_en")
    paste(editor, "\U0001f525 مرحبا \x00\x07\ufeffok\r\n")
    editor.go_to("message_subject_en")
    paste(editor, "one\ntwo\x00 \U0001f525 ")
    editor.go_to("message_promise")
    text = editor.message.texts["en"]
    assert text.body == "\U0001f525 مرحبا ok\n" + BOTH["en"].body
    assert text.subject == "one two \U0001f525 Cards fail"
    assert not editor.panel.view.editor.is_changed
    assert typed(desk, message_id) == {}


def test_a_megabyte_is_pasted_typed_in_checked_in_part_and_saved(show, message_id):
    editor = show()
    editor.go_to("message_body_en")
    paste(editor, "The cards fail in every shop.\n" * 35_000)
    editor.type("abc")
    editor.waits_for(lambda: editor.seen("message_checks_cut") is not None)
    assert "30,000" in editor.seen("message_checks_cut").text()
    editor.go_to("message_subject_en")
    assert len(editor.message.texts["en"].body) > 1_000_000


def test_a_discarded_draft_leaves_nothing_typed(show, desk, message_id):
    editor = show()
    editor.go_to("message_body_en")
    editor.type("x")
    editor.press("message_discard")
    editor.press("message_discard_no")
    assert editor.keyboard == "message_discard"
    editor.press("message_discard")
    editor.press("message_discard_yes")
    assert [one.state for one in editor.messages] == [DISCARDED]
    assert typed(desk, message_id) == {}
    assert editor.keyboard == "message_first"
