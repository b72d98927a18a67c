"""PySide6 6.12.0 aborts on Python 3.11 after some hundred signals: never run with such a one."""

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(bool)
    rung_twice = Signal()


def test_fifty_thousand_signals_leave_the_interpreter_whole():
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    for _ in range(50_000):
        bell.rung.emit(True)
        bell.rung_twice.emit()
    assert len(heard) == 50_000
    assert all(value is True for value in heard[:100])
