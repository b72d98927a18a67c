"""A desk of its own for every test."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clocks import TestClock
from hypothesis import settings

from incident_desk.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No timed assertions: a machine may be busy.
settings.register_profile("desk", deadline=None, derandomize=True)
settings.load_profile("desk")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def desk(tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    opened = Desk(tmp_path, clock, "Ana")
    yield opened
    opened.close()


@pytest.fixture
def start(qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Starts the program on `tmp_path`, as often as asked; each is stopped at the end."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from incident_desk.app.program import Program

    started = []
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("incident_desk.app.program.Crash.install", lambda _self: None)
    monkeypatch.setattr("logging.basicConfig", lambda **_: None)

    def begin(clock: TestClock | None = None, language: str = "en") -> Program:
        preferences = tmp_path / "preferences.json"
        if not preferences.exists():
            kept = f'{{"language": "{language}", "theme": "light", "name": "Ana"}}'
            preferences.write_text(kept)
        program = Program(qapp, tmp_path, clock or TestClock())
        started.append(program)
        program.start()
        return program

    yield begin
    for program in started:
        program.stop()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
