"""The program as a whole: what it opens, keeps, and does when the disk is at fault."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.ui.frame import Location


def told(window) -> str:
    return window.context.notices.text


def test_a_first_start_shows_an_empty_board_and_makes_a_backup(start, tmp_path, qtbot):
    program = start()
    assert program.window.isVisible()
    assert program.window.findChild(QPushButton, "empty_declare").isVisible()
    qtbot.waitUntil(lambda: len(list((tmp_path / "backups").glob("*.sqlite3"))) == 1)


def test_language_and_theme_change_at_once_and_keep_the_place(start, tmp_path, qtbot):
    program = start()
    window = program.window
    incident_id = program._desk.declare("Phones are silent")
    window.frame.go(Location("incident", incident_id, "timeline"))
    from dataclasses import replace

    window.prefer(replace(window.preferences, language="es", theme="dark"))
    qtbot.waitUntil(lambda: window.context.texts.language == "es")
    assert window.context.theme.name == "dark"
    assert window.frame.location == Location("incident", incident_id, "timeline")
    assert json.loads((tmp_path / "preferences.json").read_text())["language"] == "es"


def test_the_demonstration_is_a_desk_of_its_own(start, tmp_path, qtbot):
    program = start()
    window = program.window
    qtbot.mouseClick(
        window.findChild(QPushButton, "empty_demonstration"), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: window.context.demonstration)
    assert window.context.desk.count() > 3
    window.leave_demonstration()
    qtbot.waitUntil(lambda: not window.context.demonstration)
    assert window.context.desk.count() == 0


def test_a_damaged_database_is_never_overwritten_and_a_backup_is_offered(
    start, tmp_path, clock, qtbot
):
    desk = Desk(tmp_path, clock, "Ana")
    desk.declare("Before the damage")
    desk.back_up()
    desk.close()
    garbage = b"this is no database" * 500
    paths.database(tmp_path).write_bytes(garbage)
    program = start(clock)
    assert program.window is None
    assert program.recovery.isVisible()
    assert "desk.sqlite3" in program.recovery.findChild(QLabel, "told").text()
    assert paths.database(tmp_path).read_bytes() == garbage
    qtbot.mouseClick(program.recovery.findChild(QPushButton, "restore"), Qt.MouseButton.LeftButton)
    assert program.window.isVisible()
    assert program.window.context.desk.count() == 1
    (aside,) = tmp_path.glob("*before-restore*")
    assert aside.read_bytes() == garbage
    assert aside.name in told(program.window)


def test_try_again_opens_a_desk_that_was_put_right(start, tmp_path, qtbot):
    paths.database(tmp_path).write_bytes(b"garbage" * 100)
    program = start()
    assert program.recovery.isVisible()
    paths.database(tmp_path).unlink()
    qtbot.mouseClick(program.recovery.findChild(QPushButton, "retry"), Qt.MouseButton.LeftButton)
    assert program.window.isVisible()


def test_a_backup_can_be_put_in_place_from_the_window(start, tmp_path, clock, qtbot):
    program = start(clock)
    window = program.window
    desk = program._desk
    desk.declare("Kept")
    backup = desk.back_up()
    desk.declare("After the backup")
    window.restore(backup)
    qtbot.waitUntil(lambda: "before-restore" in told(window))
    assert window.context.desk.count() == 1


def test_a_file_replaced_while_open_is_said_and_what_was_typed_stays(start, tmp_path, qtbot):
    program = start()
    window = program.window
    incident_id = program._desk.declare("Phones are silent")
    window.open_incident(incident_id)
    field = window.frame.incident.log_line.field
    qtbot.keyClicks(field, "precious")
    paths.database(tmp_path).write_bytes(b"garbage" * 4096)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "precious"
    assert "desk.sqlite3" in told(window)
    assert paths.database(tmp_path).read_bytes() == b"garbage" * 4096


def test_closing_keeps_what_is_being_typed(start, tmp_path, clock, qtbot):
    program = start(clock)
    incident_id = program._desk.declare("Phones are silent")
    program.window.open_incident(incident_id)
    qtbot.keyClicks(program.window.frame.incident.log_line.field, "half a sentence")
    program.stop()
    again = start(clock)
    again.window.open_incident(incident_id)
    assert again.window.frame.incident.log_line.field.text() == "half a sentence"
