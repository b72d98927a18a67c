"""What the commander sees: scrolling the board's table, and opening the busiest incident."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.figures import Figure, took
from benchmarks.storing import busiest_incident
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.domain.board import SORTS, Filter, Sort
from incident_desk.preferences import Preferences
from incident_desk.ui import theme
from incident_desk.ui.board.models import Column
from incident_desk.ui.board.table import BoardTable
from incident_desk.ui.context import Context
from incident_desk.ui.main_window import Furniture, MainWindow

_FRAME = 16  # ms: sixty frames a second
_STEPS = 400


def shown(folder: Path) -> Iterator[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.load_fonts(application)
    theme.apply(application, theme.LIGHT)
    with closing(Desk(folder, SystemClock(), "Ana")) as desk:
        window = _window(desk)
        yield from _scrolled(window.context)
        yield from _sorted(desk)
        yield from _opened(window)
        window.close()


def _window(desk: Desk) -> MainWindow:
    window = MainWindow()
    window.furnish(Furniture(desk, lambda: desk, Preferences(), theme.LIGHT))
    window.show()
    QApplication.processEvents()
    return window


def _scrolled(context: Context) -> Iterator[Figure]:
    """A frame: the scroll bar moves, and the table has painted what came into sight."""
    host = QMainWindow()
    host.resize(1280, 800)
    table = BoardTable(context)
    host.setCentralWidget(table)
    table.read(Filter())
    host.show()
    QApplication.processEvents()
    bar, chance = table.verticalScrollBar(), random.Random(1)

    def frame(place: int) -> float:
        def paint() -> None:
            bar.setValue(place)
            QApplication.processEvents()

        return took(paint)

    wheel = [frame(60 * number) for number in range(_STEPS)]
    drag = [frame(chance.randrange(bar.maximum())) for _ in range(_STEPS)]
    for name, frames in (("by the wheel", wheel), ("by dragging the bar", drag)):
        yield Figure(f"scroll {name}, median frame", median(frames))
        yield Figure(f"scroll {name}, 95th of 100 frames", quantiles(frames, n=20)[-1])
        yield Figure(f"scroll {name}, slowest of {_STEPS} frames", max(frames), goal=_FRAME)
    clicks = [took(lambda order=order: _click(table, order)) for order in Qt.SortOrder]
    yield Figure("click a header to sort, until painted", median(clicks))
    host.close()


def _click(table: BoardTable, order: Qt.SortOrder) -> None:
    table.cards.sort(Column.TITLE, order)
    table.viewport().repaint()


def _sorted(desk: Desk) -> Iterator[Figure]:
    slowest = max(took(lambda by=by: desk.numbers(Filter(), Sort(by))) for by in SORTS)
    yield Figure("list every incident in the slowest order", slowest)


def _opened(window: MainWindow) -> Iterator[Figure]:
    """Every time anew: another incident was open before."""
    desk = window.context.desk
    incident, count = busiest_incident(desk)
    (other,) = desk.cards(desk.numbers(Filter(), limit=1))
    for tab in ("situation", "timeline"):

        def show(tab: str = tab) -> None:
            window.open_incident(incident, tab)
            QApplication.processEvents()

        times = []
        for _ in range(5):
            window.open_incident(other.id)
            QApplication.processEvents()
            desk._opened.clear()
            times.append(took(show))
        name = f"open the incident of {count:,} facts, {tab} painted"
        yield Figure(name, median(times), goal=100)
