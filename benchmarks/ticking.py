"""What a second costs: the whole window, with fifty open incidents, beside a bare window's tick."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.figures import Figure
from benchmarks.filled import MovedClock
from benchmarks.words import Words
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.preferences import Preferences
from incident_desk.ui import theme
from incident_desk.ui.frame import Location
from incident_desk.ui.main_window import Furniture, MainWindow

_OPEN = 50
_TICKS = 300
_SHARE = 10  # ms of every second are 1 % of a core


def ticked() -> Iterator[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.load_fonts(application)
    theme.apply(application, theme.LIGHT)
    floor = _bare()
    with tempfile.TemporaryDirectory() as folder:
        clock = MovedClock(SystemClock().now())
        with closing(Desk(Path(folder), clock, "Ana")) as desk:
            first = _fill(desk, clock)
            for view, location in (
                ("columns", Location("board")),
                ("table", Location("board")),
                ("an incident", Location("incident", first, "situation")),
            ):
                cost = _window(desk, clock, view, location)
                name = f"a second of the window, {_OPEN} incidents, {view}"
                yield Figure(name, cost, "ms", floor)
                yield Figure(f"{name}: of one core", cost / _SHARE, "%", goal=1)


def _fill(desk: Desk, clock: MovedClock) -> object:
    """Each promised its next update within the hour, as it is in a bad night."""
    words, first = Words(1), None
    phases = ("investigating", "identified", "monitoring")
    for number in range(_OPEN):
        clock.moment += timedelta(seconds=1)
        incident = desk.declare(words.title(), words.services(), drill=number % 10 == 0)
        desk.set_severity(incident, 1 + number % 5, "As told")
        desk.change_phase(incident, phases[number % 3])
        (message,) = desk.draft(incident, "customers", "investigating", {"en": "We know."})
        promised = clock.moment + timedelta(minutes=10 + number % 45)
        desk.approve(incident, message, "We know.", promised)
        first = first or incident
    return first


def _window(desk: Desk, clock: MovedClock, view: str, location: Location) -> float:
    window = MainWindow()
    preferences = Preferences(name="Ana", view=view if view in ("columns", "table") else "columns")
    window.furnish(Furniture(desk, lambda: desk, preferences, theme.LIGHT), location)
    window.show()
    QApplication.processEvents()
    bridge = window.context.bridge
    bridge.stop()

    def second() -> None:
        clock.moment += timedelta(seconds=1)
        bridge.ticked.emit()
        QApplication.processEvents()

    cost = _each(second)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return cost


def _bare() -> float:
    """A window with one label that shows the time, and one timer."""
    window, label = QMainWindow(), QLabel()
    window.resize(1280, 800)
    window.setCentralWidget(label)
    window.show()
    timer, seconds = QTimer(QObject(window)), iter(range(10**6))
    timer.timeout.connect(lambda: label.setText(f"{next(seconds)} s"))

    def second() -> None:
        timer.timeout.emit()
        QApplication.processEvents()

    cost = _each(second)
    window.close()
    return cost


def _each(second: Callable[[], None]) -> float:
    """Milliseconds of the processor for each; the first few are warming up."""
    for _ in range(5):
        second()
    begun = time.process_time()
    for _ in range(_TICKS):
        second()
    return (time.process_time() - begun) * 1000 / _TICKS
