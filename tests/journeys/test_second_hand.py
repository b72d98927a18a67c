"""Others at the same desk: the command line, a status page's history, another language."""

import subprocess
import sys
from pathlib import Path

from commander import ALT, CONTROL, LEFT, Commander
from PySide6.QtWidgets import QRadioButton

SAMPLES = Path(__file__).parent.parent / "exchange" / "samples"


def incident_desk(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "incident_desk", "--data-dir", folder, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )


def test_what_the_command_line_writes_is_seen_in_the_open_window(start, qtbot, tmp_path):
    commander = Commander(start(), qtbot)
    desk = commander.window.context.desk
    incident_id = desk.declare("Phones are silent")
    commander.window.open_incident(incident_id)
    commander.press("4", ALT)
    reference = desk.incident(incident_id).reference
    incident_desk(tmp_path, "log", reference, "Told by the command line")
    model = commander.sees("timeline").model()
    qtbot.waitUntil(
        lambda: "Told by the command line" in str(model.index(model.rowCount() - 1, 0).data()),
        timeout=1000,
    )
    incident_desk(tmp_path, "declare", "Declared elsewhere", "--service", "Post")
    commander.press("1", CONTROL)
    column = commander.sees("column_investigating").model()
    qtbot.waitUntil(lambda: column.rowCount() == 2, timeout=1000)


def test_a_history_is_taken_in_found_sorted_and_opened(start, qtbot):
    commander = Commander(start(), qtbot)
    commander.click("empty_import")
    commander.go_to("history_path")
    commander.type(str(SAMPLES))
    commander.click("history_import")
    commander.click("history_board")
    commander.has_no_dialog()
    commander.click("view_table")
    table = commander.sees("board_table")
    assert table.model().rowCount() == len(list(SAMPLES.glob("*.md")))
    commander.go_to("filter_text")
    commander.type("card pay")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    commander.go_to("board_table")
    commander.press("Return")
    commander.press("4", ALT)
    assert commander.sees("timeline").model().rowCount() > 1


def test_another_language_keeps_everything(start, qtbot):
    commander = Commander(start(), qtbot)
    commander.window.context.desk.declare("Phones are silent")
    commander.press("5", CONTROL)
    spanish = next(
        button
        for button in commander.window.frame.page.findChildren(QRadioButton)
        if button.text() == "Español"
    )
    qtbot.mouseClick(spanish, LEFT)
    qtbot.waitUntil(lambda: commander.window.context.texts.language == "es")
    assert commander.window.frame.location.page == "settings"
    commander.window.activateWindow()
    commander.press("1", CONTROL)
    assert commander.sees("column_investigating").model().rowCount() == 1
    assert "Investigando" in commander.sees("column_investigating").accessibleName()
