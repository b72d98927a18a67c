"""Write the board's table to a file: all that fits the filters, as CSV or JSON."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from incident_desk.desk import Desk
from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.errors import DeskError, InputError
from incident_desk.exchange.tables import as_csv, as_json
from incident_desk.i18n import Texts
from incident_desk.ui.asking import ask_table_path
from incident_desk.ui.context import Context
from incident_desk.ui.report.save import save

_PAGE = 1000  # cards read at a time
_PROPOSED = "incidents.csv"


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    count: int


class TableExport(QObject):
    """Asks where, writes on another thread, and says how many and where."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def ask(self, wanted: Filter, sort: Sort) -> None:
        ask_table_path(self._parent, _PROPOSED, lambda path: self._write(path, wanted, sort))

    def _write(self, path: Path, wanted: Filter, sort: Sort) -> None:
        another_desk, texts = self._context.another_desk, self._context.texts
        self._context.tasks.run(
            lambda _task: write(path, another_desk, wanted, sort, texts),
            self._on_task_done,
            self._on_task_failed,
        )

    def _on_task_done(self, written: Written) -> None:
        texts = self._context.texts
        self._context.notices.say(texts.count("export.done", written.count, path=written.path))

    def _on_task_failed(self, error: DeskError) -> None:
        self._context.notices.fail(error)


def write(
    path: Path, another_desk: Callable[[], Desk], wanted: Filter, sort: Sort, texts: Texts
) -> Written:
    """Raises InputError for a name that ends in neither form, StoreError; no half file is left."""
    form = path.suffix.lower()
    if form not in (".csv", ".json"):
        raise InputError("export.form")
    desk = another_desk()
    try:
        numbers = desk.numbers(wanted, sort)
        cards = _cards(desk, numbers)
        if form == ".csv":
            # The mark in front tells spreadsheets that it is UTF-8.
            save(path, as_csv(cards, texts, desk.clock.zone).encode("utf-8-sig", "replace"))
        else:
            save(path, as_json(cards).encode("utf-8", "replace"))
    finally:
        desk.close()
    return Written(path, len(numbers))


def _cards(desk: Desk, numbers: list[int]) -> Iterator[Card]:
    for first in range(0, len(numbers), _PAGE):
        yield from desk.cards(numbers[first : first + _PAGE])
