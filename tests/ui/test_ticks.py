"""Each second only what reads otherwise is painted, and it reads as if all had been painted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from commander import Commander
from PySide6.QtGui import QImage
from saying import said

from incident_desk.desk import Desk
from incident_desk.ui.board.cells import CellDelegate
from incident_desk.ui.board.delegate import CardDelegate
from incident_desk.ui.board.models import CARD

VIEWS = ("columns", "table")


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: TestClock) -> Commander:
    began = Commander(start(clock), qtbot)
    began.window.context.bridge.stop()
    began.window.resize(1280, 800)
    return began


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


@pytest.fixture
def incidents(desk: Desk, clock: TestClock) -> list[UUID]:
    """Two hours old; the first is not assessed, the second promised an update in 40 minutes."""
    declared = [desk.declare(f"Incident {n}", drill=n == 2) for n in range(3)]
    for incident in declared[1:]:
        desk.set_severity(incident, 3, "As told")
    clock.forward(120)
    said(desk, declared[1], clock.now() + timedelta(minutes=40))
    return declared


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the incidents of which something was painted."""
    made: list[str] = []

    def watch(kind: Any, title: Callable[[Any, Any], str]) -> None:
        paint = kind.paint

        def watched(self: Any, painter: Any, option: Any, index: Any) -> None:
            made.append(title(self, index))
            paint(self, painter, option, index)

        monkeypatch.setattr(kind, "paint", watched)

    watch(CardDelegate, lambda _self, index: index.data(CARD).title)
    watch(CellDelegate, lambda self, index: self._cards.card(index.row()).title)
    return made


def show(commander: Commander, view: str) -> Any:
    board = commander.window.frame.board
    board.show_view(view)
    shown = board.columns if view == "columns" else board.table
    commander.waits_for(shown.isVisible)
    settle(commander)
    return shown


def settle(commander: Commander) -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(5):
        QApplication.processEvents()


def second(commander: Commander, clock: TestClock, count: float = 1) -> None:
    clock.moment += timedelta(seconds=count)
    commander.window.context.bridge.ticked.emit()
    settle(commander)


def on_screen(commander: Commander) -> QImage:
    window = commander.window
    return window.screen().grabWindow(window.winId()).toImage()


def whole(commander: Commander) -> QImage:
    return commander.window.grab().toImage().convertToFormat(on_screen(commander).format())


@pytest.mark.parametrize("view", VIEWS)
def test_only_what_counts_down_is_painted(
    commander: Commander,
    clock: TestClock,
    incidents: list[UUID],
    painted: list[str],
    view: str,
) -> None:
    show(commander, view)
    second(commander, clock)
    painted.clear()
    second(commander, clock)
    assert set(painted) == {"Incident 1"}
    painted.clear()
    second(commander, clock, 60)
    assert set(painted) == {"Incident 0", "Incident 1", "Incident 2"}


@pytest.mark.parametrize("view", VIEWS)
def test_what_stands_on_the_screen_is_what_a_whole_painting_shows(
    commander: Commander, clock: TestClock, incidents: list[UUID], view: str
) -> None:
    show(commander, view).setFocus()
    before = on_screen(commander)
    for count in (1, 1, 1, 57, 600, 1000, 900, 3600, 1):
        second(commander, clock, count)
        assert on_screen(commander) == whole(commander)
    assert on_screen(commander) != before


def test_nothing_is_painted_while_nobody_can_see_it(
    commander: Commander, clock: TestClock, incidents: list[UUID], painted: list[str]
) -> None:
    show(commander, "columns")
    second(commander, clock)
    commander.window.showMinimized()
    settle(commander)
    painted.clear()
    asked: list[bool] = []
    cards = commander.window.frame.board.columns.lists["investigating"]
    cards.tick = lambda: asked.append(True)
    second(commander, clock)
    assert (asked, painted) == ([], [])


def test_the_table_tells_of_which_day_a_start_was_from_midnight_on(
    commander: Commander, desk: Desk, clock: TestClock, incidents: list[UUID], painted: list[str]
) -> None:
    table = show(commander, "table")
    second(commander, clock)
    started = table.cards.index(0, 6)
    assert started.data() == "03:00"
    painted.clear()
    second(commander, clock, 20 * 3600)
    assert started.data() == "23 Nov 03:00"
    assert len(painted) > 3 * 8
