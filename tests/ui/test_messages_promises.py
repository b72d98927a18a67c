"""What is promised, what was said last time, and what became of the estimates."""

from datetime import timedelta

import pytest
from clocks import NIGHT
from message_editor import BOTH, Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.domain.message_text import Text

SOON = NIGHT + timedelta(minutes=30)


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards fail")


@pytest.fixture
def show(context, host, qtbot, incident_id):
    return lambda: Editor(context, host, qtbot, incident_id)


@pytest.fixture
def promised(desk, incident_id):
    """Customers and staff are to hear at half past three."""
    for audience in ("customers", "staff"):
        message = desk.draft(incident_id, audience, "acknowledged", BOTH)
        desk.approve(incident_id, message, SOON, "Ana", "It is known")


def labels(editor):
    return [one.text() for one in editor.panel.promises.findChildren(QLabel) if one.isVisible()]


def test_the_proposed_promise_moves_with_the_clock_until_one_is_typed(
    show, context, desk, incident_id, clock
):
    desk.draft(incident_id, "customers", "acknowledged", BOTH)
    editor = show()
    promise = editor.sees("message_promise")
    assert promise.text() == "03:30"
    clock.forward(10)
    context.bridge.ticked.emit()
    assert promise.text() == "03:40"
    promise.selectAll()
    promise.setFocus()
    editor.type("04:00")
    clock.forward(10)
    context.bridge.ticked.emit()
    assert promise.text() == "04:00"


def test_each_audience_has_a_clock_that_ticks(show, context, promised, clock):
    editor = show()
    assert labels(editor) == ["Customers: next 30:00", "Staff: next 30:00"]
    clock.forward(26)
    context.bridge.ticked.emit()
    assert labels(editor)[0] == "Customers: next 04:00"
    assert editor.panel.promises.findChild(QLabel).property("tone") == "warning"
    clock.forward(5)
    context.bridge.ticked.emit()
    assert "late" in labels(editor)[0]


def test_a_promise_is_moved_by_keyboard_with_a_reason(show, context, desk, incident_id, promised):
    editor = show()
    editor.sees("promise_move_staff").setFocus()
    editor.key(Qt.Key.Key_Space)
    assert editor.keyboard == "promise_time"
    editor.type("1 h")
    editor.key(Qt.Key.Key_Return)
    assert context.notices.error.key == "messages.reason_needed"
    editor.key(Qt.Key.Key_Tab)
    editor.type("The provider asks for time")
    editor.key(Qt.Key.Key_Return)
    assert desk.incident(incident_id).promises["staff"] == NIGHT + timedelta(hours=1)
    assert editor.seen("promise_time") is None
    assert editor.keyboard == "promise_move_staff"
    assert desk.typed(f"promise-move:{incident_id}:staff") is None


def test_what_is_typed_stays_while_another_promise_is_given(show, desk, incident_id, promised):
    editor = show()
    editor.press("promise_move_staff")
    editor.type("1 h")
    editor.key(Qt.Key.Key_Tab)
    editor.type("The provider")
    desk.move_promise(incident_id, "customers", SOON + timedelta(hours=1), "They ask")
    assert editor.sees("promise_time").text() == "1 h"
    assert editor.sees("promise_reason").text() == "The provider"
    assert editor.keyboard == "promise_reason"
    editor.press("promise_move_customers")
    assert desk.typed(f"promise-move:{incident_id}:staff") == "The provider"


def send(desk, incident_id, text, stage="update"):
    message = desk.draft(incident_id, "customers", stage, {"en": Text(text)})
    desk.approve(incident_id, message, SOON, "Ana", "It is known")
    desk.mark_sent(incident_id, message, "en", "email")


def test_last_time_shows_what_is_new_and_what_is_gone(show, desk, incident_id, clock):
    send(desk, incident_id, "Cards fail in the north.")
    clock.forward(5)
    desk.draft(incident_id, "customers", "update", {"en": Text("Cards fail in the south.")})
    editor = show()
    tabs = editor.panel.view.tabs
    tabs.setCurrentWidget(editor.panel.view.last_time)
    text = editor.sees("message_last_time")
    assert text.toPlainText() == "Cards fail in the north.south."
    cursor = text.textCursor()
    cursor.setPosition(len("Cards fail in the nor"))
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(len("Cards fail in the north.so"))
    assert cursor.charFormat().fontUnderline()


def test_last_time_follows_what_is_typed(show, desk, incident_id, clock):
    send(desk, incident_id, "Cards fail.")
    clock.forward(5)
    desk.draft(incident_id, "customers", "update", {"en": Text("Cards fail.")})
    editor = show()
    editor.panel.view.tabs.setCurrentWidget(editor.panel.view.last_time)
    editor.go_to("message_body_en")
    editor.type("All ")
    editor.waits_for(lambda: "All" in editor.seen("message_last_time").toPlainText())


def test_those_who_heard_nothing_yet_are_told_so(show, desk, incident_id):
    desk.draft(incident_id, "customers", "update", {"en": Text("Cards fail.")})
    editor = show()
    editor.panel.view.tabs.setCurrentWidget(editor.panel.view.last_time)
    told = [one.text() for one in editor.panel.view.last_time.findChildren(QLabel)]
    assert editor.context.texts("messages.first_word") in told
    assert editor.seen("message_last_time") is None


def test_every_estimate_stands_against_what_came_true(show, desk, incident_id, clock):
    for minutes, end in ((0, "03:30"), (20, "04:30")):
        clock.moment = NIGHT + timedelta(minutes=minutes)
        desk.set_situation(incident_id, "expected_end", end)
        message = desk.draft_from_template(incident_id, "customers", "update", ["en"])
        desk.edit_draft(incident_id, message, "en", with_fields_filled(desk, incident_id, message))
        promise = clock.now() + timedelta(minutes=20)
        desk.approve(incident_id, message, promise, "Ana", "It is known")
        desk.mark_sent(incident_id, message, "en", "email")
    clock.forward(80)
    desk.change_phase(incident_id, "resolved")
    editor = show()
    editor.panel.view.tabs.setCurrentWidget(editor.panel.view.last_time)
    first, second = editor.sees("message_estimates").text().splitlines()
    assert first == "03:00: we said “03:30”. It ended at 04:40, 1 h 10 min later."
    assert second == "03:20: we said “04:30”. It ended at 04:40, 10 min later."


def with_fields_filled(desk, incident_id, message):
    text = desk.incident(incident_id).messages[message].texts["en"]
    for field in ("impact", "people_affected", "workaround", "what_failed"):
        text = text.filled(field, "cards")
    return text
