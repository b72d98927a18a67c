"""Killed in mid-sentence, what was typed is offered back."""

import os
import signal
import subprocess
import sys
import textwrap

from clocks import TestClock

from incident_desk.desk import Desk

CHILD = textwrap.dedent(
    """
    import sys
    from pathlib import Path

    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from incident_desk.app.program import Program
    from incident_desk.clock import SystemClock
    from incident_desk.domain.board import Filter

    application = QApplication([])
    program = Program(application, Path(sys.argv[1]), SystemClock())
    program.start()
    desk = program.window.context.desk
    (card,) = desk.cards(desk.numbers(Filter()))
    program.window.open_incident(card.id)
    QTest.keyClicks(program.window.frame.incident.log_line.field, "The generator sta")

    # Two seconds after the last key the promise ends: then, and no sooner, say that it is time.
    QTimer.singleShot(2000, lambda: print("two seconds", flush=True))
    application.exec()
    """
)


def test_a_sentence_half_typed_outlives_kill_nine(tmp_path):
    clock = TestClock()
    desk = Desk(tmp_path, clock, "Ana")
    incident_id = desk.declare("Generator")
    desk.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "two seconds\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    again = Desk(tmp_path, clock, "Ana")
    assert again.typed(f"log:{incident_id}") == "The generator sta"
    again.close()
