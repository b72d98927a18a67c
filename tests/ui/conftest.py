"""A context around a desk, with a shell that notes what it was asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.desk import Desk
from incident_desk.domain.found import Place
from incident_desk.i18n import texts
from incident_desk.preferences import Preferences
from incident_desk.ui import theme
from incident_desk.ui.bridge import DeskBridge
from incident_desk.ui.context import Context
from incident_desk.ui.notices import Notices
from incident_desk.ui.tasks import Tasks


@dataclass
class NotedShell:
    """Stands in for the window: (verb, *arguments) of every call, in order."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)
    preferences: Preferences = field(default_factory=lambda: Preferences(name="Ana"))

    def open_board(self) -> None:
        self.calls.append(("open_board",))

    def open_incident(self, incident_id: UUID, tab: str = "", place: Place | None = None) -> None:
        where = (place,) if place else ()
        self.calls.append(("open_incident", incident_id, tab, *where))

    def open_step(self, incident_id: UUID, ref: UUID) -> None:
        self.calls.append(("open_step", incident_id, ref))

    def open_page(self, page: str) -> None:
        self.calls.append(("open_page", page))

    def declare(self) -> None:
        self.calls.append(("declare",))

    def assess(self, incident_id: UUID) -> None:
        self.calls.append(("assess", incident_id))

    def print_everything(self) -> None:
        self.calls.append(("print_everything",))

    def take_in_history(self) -> None:
        self.calls.append(("take_in_history",))

    def open_demonstration(self) -> None:
        self.calls.append(("open_demonstration",))

    def leave_demonstration(self) -> None:
        self.calls.append(("leave_demonstration",))

    def restore(self, backup: Path) -> None:
        self.calls.append(("restore", backup))

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.calls.append(("prefer", preferences))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    theme.load_fonts(qapp)
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def host(qtbot: Any) -> QWidget:
    """A parent for what is tested, as large as a common window."""
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def context(host: QWidget, desk: Desk, clock: TestClock, tmp_path: Path) -> Iterator[Context]:
    words = texts("en")
    tasks = Tasks(host)
    yield Context(
        desk=desk,
        another_desk=lambda: Desk(tmp_path, clock, "Ana"),
        bridge=DeskBridge(desk, host),
        tasks=tasks,
        notices=Notices(words, host),
        shell=NotedShell(),
        texts=words,
        theme=theme.LIGHT,
    )
    tasks.stop()
    for timer in host.findChildren(QTimer):
        timer.stop()


@pytest.fixture
def in_language(context: Context) -> Callable[[str], Context]:
    """The same context in another language."""
    return lambda language: replace(context, texts=texts(language))
