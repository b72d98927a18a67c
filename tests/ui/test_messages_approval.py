"""Draft, approved, sent: by name, once to each, and never changed after."""

import pytest
from message_editor import BOTH, Editor
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from incident_desk.domain.message import APPROVED, DRAFT, SENT
from incident_desk.domain.message_text import Text, digest


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards fail")


@pytest.fixture
def show(context, host, qtbot, incident_id, desk):
    def shown(texts=BOTH, stage="acknowledged"):
        desk.draft(incident_id, "customers", stage, texts)
        return Editor(context, host, qtbot, incident_id)

    return shown


def choose(editor, name, value):
    box = editor.sees(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def approve(editor, reason="It is known"):
    """By the button, over whatever the checks hold against such a short text."""
    editor.panel.view.editor.check()
    if editor.seen("message_reason"):
        editor.go_to("message_reason")
        editor.type(reason)
    editor.press("message_approve")
    assert editor.message.state == APPROVED


def state(editor):
    return editor.sees("message_state").text()


def test_an_approval_names_who_and_fills_in_the_promise(show, clock):
    editor = show()
    editor.sees("message_approver").selectAll()
    editor.sees("message_approver").setFocus()
    editor.type("Laura")
    editor.sees("message_promise").selectAll()
    editor.sees("message_promise").setFocus()
    editor.type("45 min")
    approve(editor)
    assert editor.message.approved_by == "Laura"
    assert editor.message.texts["en"].body.endswith("Next update: 03:45 (UTC).")
    assert state(editor) == "Approved · Laura, 03:00"
    assert editor.sees("message_promise").text() == "03:45"
    assert editor.seen("message_approve") is None


def test_a_change_after_approval_voids_it_and_the_promise_is_open_again(show):
    editor = show()
    approve(editor)
    assert editor.seen("message_sent") is not None
    editor.go_to("message_body_en")
    editor.type("Sorry. ")
    assert "needs approval again" in state(editor)
    assert editor.seen("message_sent") is None
    editor.go_to("message_subject_en")
    assert editor.message.state == DRAFT
    assert editor.message.texts["es"] == BOTH["es"]
    assert editor.message.texts["en"].body.endswith("{next_update}.")


def test_another_promise_is_approved_again(show):
    editor = show()
    approve(editor)
    editor.sees("message_promise").selectAll()
    editor.sees("message_promise").setFocus()
    editor.type("04:30")
    assert editor.sees("message_approve").text() == "Approve again"
    editor.panel.view.editor.check()
    if editor.seen("message_reason"):
        editor.go_to("message_reason")
        editor.type("It is known")
    editor.press("message_approve")
    assert editor.message.texts["en"].body.endswith("Next update: 04:30 (UTC).")


def test_an_open_field_or_an_unreadable_promise_stops_approval(show, context):
    editor = show({"en": Text("{cause}")})
    editor.panel.view.editor.check()
    editor.go_to("message_reason")
    editor.type("It is known")
    editor.sees("message_promise").setText("soon")
    editor.press("message_approve")
    assert context.notices.error.key == "moments.ahead_not_understood"
    editor.sees("message_promise").setText("30")
    editor.press("message_approve")
    assert context.notices.error.key == "messages.unfilled"
    assert editor.message.state == DRAFT


def test_the_last_message_needs_no_promise(show):
    editor = show({"en": Text("It is over.", "Over")}, "resolved")
    assert editor.sees("message_promise").text() == ""
    approve(editor)
    assert editor.message.next_update_at is None


def test_what_is_copied_is_what_is_sealed(show):
    editor = show()
    approve(editor)
    choose(editor, "message_channel", "email")
    choose(editor, "message_language", "es")
    editor.press("ways_copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Fallan las tarjetas")
    editor.go_to("message_group")
    editor.type("Tiendas")
    editor.press("message_sent")
    (sending,) = editor.message.sendings
    assert (sending.language, sending.channel, sending.group) == ("es", "email", "Tiendas")
    assert (sending.way, sending.sha256) == ("copied", digest(copied))
    seal = editor.sees("message_seal").text()
    for words in ("03:00", "Ana", "Email", "Spanish", "Tiendas", "copied", sending.sha256[:12]):
        assert words in seal


def test_the_same_text_goes_to_the_same_people_twice_only_on_purpose(show):
    editor = show()
    approve(editor)
    editor.press("message_sent")
    editor.press("message_sent")
    assert len(editor.message.sendings) == 1
    assert editor.keyboard == "message_again"
    choose(editor, "message_channel", "sms")
    assert editor.seen("message_again") is None
    editor.press("message_sent")
    choose(editor, "message_channel", "status_page")
    editor.press("message_sent")
    editor.press("message_again")
    assert [(one.channel, one.again) for one in editor.message.sendings] == [
        ("status_page", False),
        ("sms", False),
        ("status_page", True),
    ]
    assert editor.seen("message_again") is None


def test_after_it_is_sent_the_next_channel_is_one_step_away(show):
    editor = show()
    approve(editor)
    choose(editor, "message_channel", "sms")
    choose(editor, "message_language", "es")
    editor.sees("message_sent").setFocus()
    editor.key(Qt.Key.Key_Space)
    assert editor.message.state == SENT
    assert editor.keyboard == "message_sent"
    assert editor.sees("message_channel").currentData() == "sms"
    assert editor.sees("message_language").currentData() == "es"


def test_what_was_sent_never_changes_and_a_correction_refers_to_it(show, desk):
    editor = show()
    approve(editor)
    editor.press("message_sent")
    sent = editor.message
    assert editor.seen("message_body_en") is None
    assert editor.sees("message_as_sent_en").isReadOnly()
    assert editor.seen("message_discard") is None
    editor.press("message_correct")
    assert editor.sees("message_audience").count() == 1
    editor.press("stage_update")
    assert editor.message.corrects == sent.id
    assert "Correction" in editor.panel.list.item(0).text()
    assert desk.incident(editor.incident_id).messages[sent.id] == sent


def test_a_message_sent_by_another_desk_is_shown_as_it_went_out(show, context, desk):
    editor = show()
    approve(editor)
    other = context.another_desk()
    other.mark_sent(editor.incident_id, editor.message.id, "en", "email")
    other.close()
    editor.go_to("message_body_en")
    editor.type("Sorry. ")
    context.bridge.look()
    assert editor.seen("message_body_en") is None
    assert editor.sees("message_as_sent_en").toPlainText().startswith("Cards fail")
    assert editor.keyboard == "message_list"
    assert editor.said == editor.context.texts("messages.sent_never_changes")
    assert editor.sees("message_typed_en").toPlainText().startswith("Sorry. We know")
    assert editor.seen("message_typed_es") is None


def test_a_new_message_is_drafted_by_keyboard_in_the_languages_that_are_ticked(show):
    editor = show()
    editor.sees("message_new").setFocus()
    editor.key(Qt.Key.Key_Space)
    assert editor.keyboard == "stage_known_scope"
    for language in ("en", "es"):
        editor.sees(f"language_{language}").setFocus()
        editor.key(Qt.Key.Key_Space)
    assert editor.seen("stage_update") is None
    editor.key(Qt.Key.Key_Space)
    editor.sees("stage_update").setFocus()
    editor.key(Qt.Key.Key_Space)
    assert editor.message.languages == ("es",)
    assert editor.message.stage == "update"
    assert editor.keyboard == "message_subject_es"


def test_leaving_a_new_message_goes_back_to_the_one_before(show):
    editor = show()
    editor.press("message_new")
    assert editor.seen("message_body_en") is None
    editor.press("message_leave")
    assert editor.body().toPlainText() == BOTH["en"].body
    assert editor.keyboard == "message_list"


def test_the_tabulator_goes_through_the_draft_to_its_approval(show):
    editor = show()
    editor.panel.view.editor.check()
    editor.go_to("message_subject_en")
    stops = []
    for _ in range(9):
        stops.append(editor.keyboard)
        editor.key(Qt.Key.Key_Tab)
    parts = ("subject", "body", "short")
    written = [f"message_{part}_{one}" for one in ("en", "es") for part in parts]
    assert stops[:8] == [*written, "message_promise", "message_approver"]


def test_the_tabulator_comes_round_to_everything_and_is_trapped_nowhere(show, desk):
    desk_texts = {"en": Text("{impact} {cause}", "Cards"), "es": Text("db-prod-01", "Tarjetas")}
    editor = show(desk_texts)
    editor.panel.view.editor.check()
    desk.set_situation(editor.incident_id, "impact", "No cards")
    editor.panel.view.editor.check()
    editor.go_to("message_subject_en")
    stops = []
    while editor.keyboard not in stops[:1] or len(stops) < 2:
        stops.append(editor.keyboard)
        assert len(stops) < 100
        editor.key(Qt.Key.Key_Tab)
    for name in ("message_list", "message_new", "message_discard", "check_mend_D02_es"):
        assert name in stops
    assert stops[-2:] == ["field_impact", "field_cause"]


def test_nothing_flashes_up_as_a_window_of_its_own(show, qapp, host):
    watch = Windows(host)
    qapp.installEventFilter(watch)
    editor = show()
    approve(editor)
    editor.press("message_sent")
    editor.press("message_new")
    editor.press("stage_update")
    editor.panel.view.editor.check()
    qapp.removeEventFilter(watch)
    assert watch.shown == [host]


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self, parent):
        super().__init__(parent)
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False
