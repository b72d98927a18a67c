"""The readiness checks as one types: underlined, told, shown, mended; and approval over them."""

import pytest
from message_editor import CONTROL, Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from incident_desk.domain.message import APPROVED, DRAFT
from incident_desk.domain.message_text import Text

HOST = Text(
    "\U0001f525 We know. {next_update} is the next update. The server db-prod-01 is down.",
    "Cards",
    "\U0001f525 db-prod-01 fails. Next update: {next_update}",
)


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards fail")


@pytest.fixture
def show(context, host, qtbot, incident_id, desk):
    def shown(text=HOST, *others):
        texts = {"en": text, **dict(others)}
        desk.draft(incident_id, "customers", "update", texts)
        return Editor(context, host, qtbot, incident_id)

    return shown


def checked(editor):
    """The texts as they are now were held to the rules."""
    editor.panel.view.editor.check()


def underlined(edit):
    return {one.cursor.selectedText() for one in edit.extraSelections()}


def labels(root):
    return [one.text() for one in root.findChildren(QLabel) if not one.isHidden()]


def test_what_is_held_against_a_text_is_underlined_where_it_stands_after_emoji(show):
    editor = show()
    editor.waits_for(lambda: "db-prod-01" in underlined(editor.body()))
    assert "db-prod-01" in underlined(editor.sees("message_short_en"))
    assert editor.seen("message_checks_summary").text().startswith("2 hold it up")


def test_a_row_tells_its_level_its_name_and_why(show):
    editor = show(Text("The server db-prod-01 is down.", "Cards"))
    checked(editor)
    rows = labels(editor.sees("message_checks"))
    assert "Holds it up · Name of a machine" in rows
    assert rows[rows.index("Holds it up · Name of a machine") + 1].endswith(".")
    assert editor.sees("check_show_D02_en").accessibleName().startswith("Show: ")


def test_show_selects_the_place_and_mend_puts_it_right_and_can_be_undone(show):
    text = Text("\U0001f525 The server db-prod-01 is down. Next: {next_update}", "Cards")
    editor = show(text)
    checked(editor)
    editor.press("check_show_D02_en")
    assert editor.body().textCursor().selectedText() == "db-prod-01"
    assert editor.body().hasFocus()
    editor.press("check_mend_D02_en")
    assert "db-prod-01" not in editor.body().toPlainText()
    assert "db-prod-01" not in editor.message.texts["en"].body
    assert editor.body().toPlainText().endswith("Next: {next_update}")
    assert editor.seen("check_mend_D02_en") is None
    editor.body().setFocus()
    editor.key(Qt.Key.Key_Z, CONTROL)
    assert editor.body().toPlainText() == text.body
    editor.waits_for(lambda: editor.seen("check_mend_D02_en") is not None)


def test_a_place_in_the_subject_is_shown_after_emoji(show):
    editor = show(Text("We know.", "\U0001f525\U0001f525 db-prod-01 is down"))
    checked(editor)
    editor.press("check_show_D02_en")
    assert editor.sees("message_subject_en").selectedText() == "db-prod-01"


def test_a_row_of_a_text_that_went_on_is_mended_where_it_stands_now(show):
    editor = show(Text("The server db-prod-01 is down.", "Cards"))
    checked(editor)
    editor.go_to("message_body_en")
    editor.type("So sorry! ")
    editor.press("check_mend_D02_en")
    assert editor.body().toPlainText().startswith("So sorry! ")
    assert "db-prod-01" not in editor.body().toPlainText()


def test_rows_name_their_language_where_there_are_two(show):
    editor = show(HOST, ("es", Text("El servidor db-prod-01 no responde.", "Tarjetas")))
    checked(editor)
    assert editor.sees("check_show_D02_es")
    assert any("Spanish" in row for row in labels(editor.sees("message_checks")))
    editor.press("check_show_D02_es")
    assert editor.body("es").textCursor().selectedText() == "db-prod-01"


def test_what_is_typed_is_checked_when_the_fingers_rest(show):
    editor = show(Text("We know.", "Cards"))
    checked(editor)
    assert editor.seen("check_show_D04_en") is None
    editor.go_to("message_body_en")
    editor.type("CVE-2024-3094 ")
    editor.sees("check_show_D04_en")
    assert "CVE-2024-3094" in underlined(editor.body())


def test_mending_by_keyboard_does_not_lose_the_keyboard(show):
    editor = show(Text("The servers db-prod-01 and db-prod-02 are down.", "Cards"))
    checked(editor)
    mends = [
        one
        for one in editor.seen("message_checks").findChildren(QPushButton, "check_mend_D02_en")
        if not one.isHidden()
    ]
    mends[0].setFocus()
    editor.key(Qt.Key.Key_Space)
    assert editor.keyboard == "check_mend_D02_en"
    editor.key(Qt.Key.Key_Space)
    assert "db-prod" not in editor.body().toPlainText()
    assert editor.keyboard != ""


def test_over_what_blocks_it_is_approved_only_with_a_reason(show, desk, incident_id):
    editor = show()
    checked(editor)
    assert not editor.sees("message_approve").isEnabled()
    editor.go_to("message_body_en")
    editor.key(Qt.Key.Key_Return, CONTROL)
    assert editor.keyboard == "message_reason"
    assert editor.message.state == DRAFT
    editor.type("The host is public already")
    editor.key(Qt.Key.Key_Return, CONTROL)
    assert editor.message.state == APPROVED
    assert "D02" in editor.message.overridden
    assert editor.message.override_reason == "The host is public already"
    assert desk.typed(f"approve:{editor.message.id}") is None


def test_a_reason_half_typed_is_kept(show, desk, incident_id):
    editor = show()
    checked(editor)
    editor.go_to("message_reason")
    editor.type("The host is")
    message = editor.message
    editor.press("message_new")
    assert desk.typed(f"approve:{message.id}") == "The host is"
    editor.press("message_leave")
    checked(editor)
    assert editor.sees("message_reason").text() == "The host is"


def test_the_name_of_a_reviewer_is_asked_for_where_the_law_is_spoken_of(show):
    editor = show(Text("We are liable for this negligence and accept the legal claims.", "Cards"))
    checked(editor)
    editor.go_to("message_reviewer")
    editor.type("Marta Soler")
    editor.go_to("message_approver")
    assert editor.message.reviewer == "Marta Soler"
    checked(editor)
    assert editor.seen("message_reviewer").text() == "Marta Soler"
