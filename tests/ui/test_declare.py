"""Declaring: one small dialog, Enter declares, nothing typed is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from incident_desk import paths
from incident_desk.ui.declare import DeclareDialog


@pytest.fixture
def opened(context, host, qtbot):
    host.show()

    def open_dialog(with_context=context):
        dialog = DeclareDialog(with_context, host)
        dialog.declared.connect(declared.append)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    declared = []
    open_dialog.declared = declared
    return open_dialog


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def retype(qtbot, editor, text):
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_enter_declares_from_any_field(opened, desk, clock, qtbot):
    dialog = opened()
    qtbot.keyClicks(dialog.title, "Phones are silent")
    qtbot.keyClicks(dialog.services, " telephony, front desk ,, telephony")
    retype(qtbot, dialog.since, "10 min ago")
    qtbot.keyClick(dialog.since, Qt.Key.Key_Return)
    (incident_id,) = opened.declared
    incident = desk.incident(incident_id)
    assert incident.title == "Phones are silent"
    assert incident.services == ("telephony", "front desk")
    assert incident.started_at == clock.now() - timedelta(minutes=10)
    assert not incident.drill
    assert desk.typed("declare") is None


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [("en", "02:30", 30), ("en", "yesterday 22:30", 270), ("es", "ayer 22:30", 270)],
)
def test_human_times_are_understood_while_they_are_typed(
    opened, in_language, desk, clock, qtbot, language, text, minutes
):
    dialog = opened(in_language(language))
    qtbot.keyClicks(dialog.title, "x")
    retype(qtbot, dialog.since, text)
    assert "02:30" in said(dialog) or "22:30" in said(dialog)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    started_at = desk.incident(opened.declared[0]).started_at
    assert started_at == clock.now() - timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["banana", "tomorrow 9:00", "2030-01-01 10:00"])
def test_a_start_that_cannot_be_is_said_beneath_and_nothing_is_lost(opened, desk, qtbot, text):
    dialog = opened()
    qtbot.keyClicks(dialog.title, "Phones are silent")
    retype(qtbot, dialog.since, text)
    qtbot.keyClick(dialog.since, Qt.Key.Key_Return)
    assert opened.declared == []
    assert dialog.isVisible()
    assert (dialog.title.text(), dialog.since.text()) == ("Phones are silent", text)
    assert desk.count() == 0


def test_an_empty_title_is_said_and_gets_the_keyboard(opened, context, qtbot):
    dialog = opened()
    qtbot.keyClick(dialog.services, Qt.Key.Key_Return)
    assert opened.declared == []
    assert context.texts("declare.title_needed") in said(dialog)
    assert dialog.title.hasFocus()


def test_escape_keeps_what_was_typed_and_it_is_offered_again(opened, context, desk, qtbot):
    dialog = opened()
    qtbot.keyClicks(dialog.title, "Half a tit")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.count() == 0
    again = opened()
    assert again.title.text() == "Half a tit"
    assert context.texts("declare.offered") in said(again)
    qtbot.mouseClick(again.findChild(QPushButton, "declare_clear"), Qt.MouseButton.LeftButton)
    assert again.title.text() == ""
    assert desk.typed("declare") is None


def test_a_drill_is_declared_as_one(opened, desk, qtbot):
    dialog = opened()
    qtbot.keyClicks(dialog.title, "Practice")
    qtbot.keyClick(dialog.drill, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.findChild(QPushButton, "declare_accept"), Qt.MouseButton.LeftButton)
    assert desk.incident(opened.declared[0]).drill


def test_a_title_of_ten_thousand_characters_is_declared_whole(opened, desk, qtbot):
    dialog = opened()
    title = "<b>" + "x" * 10_000
    dialog.title.setText(title)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert desk.incident(opened.declared[0]).title == title


def test_a_failing_disk_is_said_in_the_dialog_and_nothing_is_lost(opened, desk, qtbot):
    dialog = opened()
    qtbot.keyClicks(dialog.title, "Phones are silent")
    paths.database(desk.folder).unlink()
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert opened.declared == []
    assert dialog.title.text() == "Phones are silent"
    assert "desk.sqlite3" in said(dialog)


def test_a_known_service_completes_the_one_being_typed(opened, desk, qtbot):
    desk.declare("Before", ["Card payments", "Post"])
    dialog = opened()
    qtbot.keyClicks(dialog.services, "Post, pay")
    completer = dialog.services._completer
    assert completer.completionCount() == 1
    completer.activated.emit(completer.currentCompletion())
    assert dialog.services.text() == "Post, Card payments"


def test_what_was_seen_before_is_shown_with_what_helped_and_can_be_opened(
    opened, context, desk, qtbot
):
    before = desk.declare("Phones are silent in the north", ["telephony"])
    desk.set_situation(before, "root_cause", "A <b>loose</b> plug")
    desk.change_phase(before, "resolved")
    reference = desk.incident(before).reference
    dialog = opened()
    qtbot.keyClicks(dialog.title, "phones are dead")
    qtbot.waitUntil(lambda: "A <b>loose</b> plug" in said(dialog))
    qtbot.mouseClick(
        dialog.findChild(QPushButton, f"similar_{reference}"), Qt.MouseButton.LeftButton
    )
    assert context.shell.calls[-1] == ("open_incident", before, "")
    assert desk.typed("declare") == "phones are dead"
