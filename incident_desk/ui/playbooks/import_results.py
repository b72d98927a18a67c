"""What came of a folder of runbooks: a row for each file, and saving all that are usable."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.errors import DeskError, InputError
from incident_desk.playbooks.arriving import Arrival
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.theme import SPACE, TARGET


class ImportResults(QWidget):
    opened = Signal(int)
    saved = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.arrivals: tuple[Arrival, ...] = ()
        self._fates: dict[int, str] = {}  # what was said of saving a row
        texts = context.texts
        self._told = plain_label("", size="heading")
        self._told.setObjectName("results_told")
        self._why = plain_label("", "muted")
        self._why.setObjectName("results_why")
        self.model = RowsModel(
            (
                Column(texts("pbimport.column_file"), 24),
                Column(texts("pbimport.column_became")),
            )
        )
        self.table = RowsTable(self.model, texts("pbimport.results"))
        self.table.setObjectName("results_list")
        self.table.setMinimumHeight(4 * TARGET)
        self.table.chosen.connect(self._on_table_chosen)
        self.table.opened.connect(self._on_table_opened)
        look = button(texts("pbimport.look"), self._on_look_clicked, first=True)
        look.setObjectName("results_open")
        self._all = button(texts("pbimport.save_all"), self._save_all)
        self._all.setObjectName("results_save_all")
        row = FlowLayout(SPACE)
        row.addWidget(look)
        row.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(self._why)
        column.addLayout(row)
        self.setFocusProxy(self.table)

    def show_arrivals(self, found: Sequence[Arrival]) -> None:
        if [one.file for one in found] != [one.file for one in self.arrivals]:
            self._fates.clear()
        self.arrivals = tuple(found)
        self._read()

    def was_saved(self, place: int, playbook: Playbook) -> None:
        texts = self._context.texts
        self._fates[place] = texts("pbimport.kept", title=playbook.title, id=playbook.id)
        self._read()

    def _read(self) -> None:
        held = self.table.value
        with QSignalBlocker(self.table):
            rows = enumerate(self.arrivals)
            self.model.show([Row((one.file, self._fate(n, one)), n) for n, one in rows])
            self.table.choose(held)
        usable = sum(not one.problem for one in self.arrivals)
        texts = self._context.texts
        told = texts.count("pbimport.usable", usable, total=len(self.arrivals))
        self._told.setText(told)
        self._all.setEnabled(any(n not in self._fates for n in self._usable()))
        self._on_table_chosen(self.table.value)

    def _usable(self) -> list[int]:
        return [place for place, one in enumerate(self.arrivals) if not one.problem]

    def _fate(self, place: int, one: Arrival) -> str:
        texts = self._context.texts
        if place in self._fates:
            return self._fates[place]
        if one.problem:
            return one.problem.told(texts)
        made = one.playbook
        assert made is not None
        return texts.count("pbimport.gives", len(made.steps), title=made.title)

    def _save_all(self) -> None:
        """One that there is already is named, and stays as it is."""
        texts, last = self._context.texts, None
        for place in self._usable():
            if place in self._fates:
                continue
            made = self.arrivals[place].playbook
            assert made is not None
            try:
                self._context.desk.keep_playbook(made)
            except InputError:
                self._fates[place] = texts("pbimport.there_already", id=made.id)
            except DeskError as error:
                self._context.notices.fail(error)
                break
            else:
                self._fates[place] = texts("pbimport.kept", title=made.title, id=made.id)
                last = made
        self._read()
        if last:
            self.saved.emit(last.id, last.language)

    def _on_table_chosen(self, place: object) -> None:
        """All of what the row has no room for."""
        row = self.model.row(place) if isinstance(place, int) else None
        self._why.setText(row.cells[1] if row else "")

    def _on_table_opened(self, place: int) -> None:
        self.opened.emit(place)

    def _on_look_clicked(self) -> None:
        if isinstance(self.table.value, int):
            self.opened.emit(self.table.value)
