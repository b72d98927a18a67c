"""Two languages as one message: side by side, one behind the other, each with its own facts."""

import pytest
from message_editor import BOTH, Editor
from PySide6.QtCore import Qt

from incident_desk.domain.message import APPROVED, DRAFT
from incident_desk.domain.message_text import Text
from incident_desk.ui.messages.chips import CHANGED, FOUND, LAPSED, OPEN, SAME, Chip, chips


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards & cash <b>fail</b>")


@pytest.fixture
def show(context, host, qtbot, incident_id):
    return lambda other=None: Editor(other or context, host, qtbot, incident_id)


def test_the_first_notice_is_one_message_in_both_languages(show, in_language):
    editor = show(in_language("es"))
    assert editor.seen("message_body_es") is None
    editor.press("message_first")
    (message,) = editor.messages
    assert (message.audience, message.stage) == ("customers", "acknowledged")
    assert message.languages == ("en", "es")
    english, spanish = editor.body("en"), editor.body("es")
    assert (
        spanish.mapTo(editor.panel, spanish.rect().topLeft()).x()
        < english.mapTo(editor.panel, english.rect().topLeft()).x()
    )
    assert spanish.height() == english.height()
    assert editor.keyboard == "message_subject_es"


def test_editing_one_language_puts_the_other_behind_until_it_is_confirmed(show, desk, incident_id):
    desk.draft(incident_id, "customers", "acknowledged", BOTH)
    editor = show()
    assert editor.seen("message_confirm_es") is None
    editor.go_to("message_body_en")
    editor.type("Sorry. ")
    editor.sees("message_promise").setFocus()
    assert editor.message.behind == ("es",)
    assert editor.seen("message_behind_es").text() == "To be read over"
    assert editor.seen("message_confirm_en") is None
    editor.press("message_approve")
    assert editor.message.state == DRAFT
    assert editor.said == editor.context.texts("messages.behind")
    editor.press("message_confirm_es")
    assert editor.message.behind == ()
    assert editor.seen("message_behind_es") is None
    editor.press("message_approve")
    assert editor.message.state == APPROVED


def test_what_is_typed_in_the_language_that_is_behind_goes_with_its_confirmation(
    show, desk, incident_id
):
    desk.draft(incident_id, "customers", "acknowledged", BOTH, {}, ("es",))
    editor = show()
    editor.go_to("message_body_es")
    editor.type("Perdón. ")
    editor.press("message_confirm_es")
    assert editor.message.behind == ()
    assert editor.message.texts["es"].body.startswith("Perdón. ")


def test_a_message_in_one_language_has_no_marks_of_the_other(show, desk, incident_id):
    desk.draft(incident_id, "customers", "acknowledged", {"en": BOTH["en"]})
    editor = show()
    editor.go_to("message_body_en")
    editor.type("Sorry. ")
    editor.sees("message_promise").setFocus()
    assert editor.message.behind == ()
    assert editor.seen("message_confirm_en") is None
    assert editor.seen("message_language") is None


def test_an_unknown_fact_is_red_and_leads_to_its_field(show, context, incident_id):
    editor = show()
    editor.press("message_first")
    chip = editor.sees("field_impact")
    assert chip.text() == "What it means for them: not known"
    assert chip.palette().buttonText().color().name() == context.theme.danger
    assert editor.seen("field_next_update") is None
    editor.press("field_impact")
    ((verb, which, tab, place),) = context.shell.calls
    assert (verb, which, tab, place.of) == ("open_incident", incident_id, "situation", ("impact",))


def test_what_is_known_by_now_is_filled_in_in_every_language(show, desk, incident_id):
    editor = show()
    editor.press("message_first")
    desk.set_situation(incident_id, "impact", "No cards & no cash")
    assert "fill in" in editor.sees("field_impact").text()
    editor.press("field_impact")
    for language in ("en", "es"):
        assert "No cards & no cash" in editor.body(language).toPlainText()
        assert editor.message.fields[language]["impact"] == "No cards & no cash"
    assert editor.sees("field_impact").text().endswith("✓")
    editor.go_to("message_body_en")
    editor.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "{impact}" in editor.body().toPlainText()
    assert "fill in" in editor.sees("field_impact").text()


def test_a_changed_fact_is_amber_and_is_taken_in_each_languages_own_form(
    show, context, desk, incident_id
):
    desk.set_situation(incident_id, "people_affected", "~300")
    desk.set_situation(incident_id, "impact", "No cards")
    message_id = desk.draft_from_template(incident_id, "customers", "known_scope", ["en", "es"])
    editor = show()
    editor.panel.look_at(message_id)
    desk.set_situation(incident_id, "people_affected", "1200")
    chip = editor.sees("field_people_affected")
    assert chip.text() == "People affected: about 300 people → 1,200 people"
    assert chip.palette().buttonText().color().name() == context.theme.warning
    editor.press("field_people_affected")
    assert "1,200 people" in editor.body("en").toPlainText()
    assert "1.200 personas" in editor.body("es").toPlainText()
    assert "300" not in editor.body("es").toPlainText()
    assert editor.sees("field_people_affected").text() == "People affected ✓"
    editor.go_to("message_body_en")
    editor.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "about 300 people" in editor.body("en").toPlainText()
    assert editor.sees("field_people_affected").text().startswith("People affected: about 300")


def test_a_chip_keeps_the_keyboard_when_the_chips_are_made_anew(show, desk, incident_id):
    editor = show()
    editor.press("message_first")
    desk.set_situation(incident_id, "impact", "No cards")
    editor.sees("field_impact").setFocus()
    assert editor.keyboard == "field_impact"
    editor.key(Qt.Key.Key_Space)
    assert "No cards" in editor.body().toPlainText()
    assert editor.keyboard == "field_impact"


@pytest.mark.parametrize(
    ("text", "known", "used", "shown"),
    [
        (Text("{impact}"), {}, {}, Chip("impact", OPEN)),
        (Text("a", "{impact}"), {"impact": "All"}, {}, Chip("impact", FOUND, "All")),
        (
            Text("Ana says"),
            {"commander": "Luis"},
            {"commander": "Ana"},
            Chip("commander", CHANGED, "Luis", "Ana"),
        ),
        (
            Text("Anabel says"),
            {"commander": "Luis"},
            {"commander": "Ana"},
            Chip("commander", SAME, "Luis"),
        ),
        (
            Text("Over at 04:00"),
            {},
            {"expected_end": "04:00"},
            Chip("expected_end", LAPSED, "", "04:00"),
        ),
        (
            Text("1,300 people"),
            {"people_affected": "1,300 people"},
            {"people_affected": "300 people"},
            Chip("people_affected", SAME, "1,300 people"),
        ),
    ],
)
def test_each_fact_of_a_text_is_told_as_it_is(text, known, used, shown):
    assert chips(text, known, used, {}) == [shown]


def test_a_value_that_is_itself_a_field_is_not_filled_in_for_ever(show, desk, incident_id):
    desk.draft(incident_id, "customers", "update", {"en": Text("{impact}")})
    desk.set_situation(incident_id, "impact", "{impact} {cause}")
    editor = show()
    editor.press("field_impact")
    assert editor.body().toPlainText() == "{impact} {cause}"
