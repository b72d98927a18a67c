"""Killed in mid-sentence, what was typed is offered back."""

import os
import signal
import subprocess
import sys
import textwrap

from clocks import TestClock
from commander import CONTROL, Commander

from incident_desk.desk import Desk
from incident_desk.domain.message_text import Text

CHILD = textwrap.dedent(
    """
    import sys
    from pathlib import Path

    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from incident_desk.app.program import Program
    from incident_desk.clock import SystemClock
    from incident_desk.domain.board import Filter

    folder, tab, name, text = sys.argv[1:]
    application = QApplication([])
    program = Program(application, Path(folder), SystemClock())
    program.start()
    desk = program.window.context.desk
    (card,) = desk.cards(desk.numbers(Filter()))
    program.window.open_incident(card.id, tab)
    field = program.window.frame.incident.findChild(QWidget, name) if name else None
    QTest.keyClicks(field or program.window.frame.incident.log_line.field, text)

    # Two seconds after the last key the promise ends: then, and no sooner, say that it is time.
    QTimer.singleShot(2000, lambda: print("two seconds", flush=True))
    application.exec()
    """
)


def type_and_be_killed(folder, tab, name, text):
    """Type into the field of this name, or into the log line, and die two seconds later."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), tab, name, text],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "two seconds\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def test_a_sentence_half_typed_outlives_kill_nine(tmp_path):
    clock = TestClock()
    desk = Desk(tmp_path, clock, "Ana")
    incident_id = desk.declare("Generator")
    desk.close()
    type_and_be_killed(tmp_path, "situation", "", "The generator sta")
    again = Desk(tmp_path, clock, "Ana")
    assert again.typed(f"log:{incident_id}") == "The generator sta"
    again.close()


def test_a_message_half_typed_is_in_its_editor_again(start, qtbot, tmp_path):
    clock = TestClock()
    desk = Desk(tmp_path, clock, "Ana")
    incident_id = desk.declare("Generator")
    both = {"en": Text("We know."), "es": Text("Lo sabemos.")}
    message_id = desk.draft(incident_id, "customers", "update", both)
    desk.close()
    type_and_be_killed(tmp_path, "messages", "message_body_es", "Disculpen. ")
    commander = Commander(start(clock), qtbot)
    commander.window.open_incident(incident_id, "messages")
    assert commander.sees("message_body_es").toPlainText() == "Disculpen. Lo sabemos."
    assert commander.sees("message_body_en").toPlainText() == "We know."
    held = commander.window.context.desk.incident(incident_id).messages[message_id]
    assert held.texts["es"].body == "Lo sabemos."
    commander.go_to("message_subject_es")
    commander.go_to("message_body_es")
    commander.press("End", CONTROL)
    commander.type("!")
    commander.go_to("message_subject_es")
    held = commander.window.context.desk.incident(incident_id).messages[message_id]
    assert held.texts["es"].body == "Disculpen. Lo sabemos.!"
    assert held.behind == ("en",)
