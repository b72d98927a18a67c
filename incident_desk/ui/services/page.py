"""Services: what your incidents name, how often, and the incidents of each."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.ui.context import Context
from incident_desk.ui.empty import EmptyPage
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.services.incidents import ServiceIncidents
from incident_desk.ui.theme import SPACE

_LIST = 290  # device-independent pixels: a short name and two numbers


class ServicesPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[Row, ...] = ()
        texts = context.texts
        self.services = RowsModel(
            (
                Column(texts("services.name")),
                Column(texts("services.open"), 10, number=True),
                Column(texts("services.all"), 8, number=True),
            )
        )
        self.table = RowsTable(self.services, texts("services.title"))
        self.table.setObjectName("services_table")
        self.incidents = ServiceIncidents(context)
        self.of_service = RowsTable(self.incidents, "")
        self.of_service.setObjectName("service_incidents")
        self._of_whom = plain_label("", size="heading")
        self._none_fit = plain_label(texts("services.none_fit"), "muted")
        self.filter = QLineEdit()
        self.filter.setObjectName("services_filter")
        self.filter.setPlaceholderText(texts("services.filter"))
        self.filter.setAccessibleName(texts("services.filter"))
        self.filter.setClearButtonEnabled(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.filter)
        self._listen()

    def _listen(self) -> None:
        self.filter.textChanged.connect(self._on_filter_text_changed)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(self._on_table_chosen)
        self.table.opened.connect(self._on_table_opened)
        self.of_service.opened.connect(self._on_of_service_opened)
        self._fresh = Fresh(self, self._context, self._read, concerned)

    def _empty(self) -> EmptyPage:
        texts, shell = self._context.texts, self._context.shell
        declare = button(texts("services.declare"), shell.declare, first=True)
        declare.setObjectName("services_declare")
        history = button(texts("services.import"), shell.take_in_history)
        history.setObjectName("services_import")
        return EmptyPage(
            texts("services.empty_title"), texts("services.empty_text"), declare, history
        )

    def _full(self) -> QWidget:
        left, right = QWidget(), QWidget()
        left.setMinimumWidth(_LIST)
        for side, parts in (
            (left, (self.filter, self._none_fit, self.table)),
            (right, (self._of_whom, self.of_service)),
        ):
            column = QVBoxLayout(side)
            column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
            column.setSpacing(SPACE)
            for part in parts:
                column.addWidget(part, int(isinstance(part, RowsTable)))
        column.setAlignment(self._of_whom, Qt.AlignmentFlag.AlignTop)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setSizes([400, 600])
        return sides

    def _read(self) -> None:
        self._rows = tuple(
            Row((service.name, str(service.open), str(service.total)), service.name)
            for service in self._context.desk.services()
        )
        self._stack.setCurrentIndex(1 if self._rows else 0)
        self._narrow()

    def _narrow(self) -> None:
        held, typed = self.table.value, self.filter.text().casefold().split()
        self.services.show(
            [row for row in self._rows if all(word in row.cells[0].casefold() for word in typed)]
        )
        found = bool(self.services.rows)
        self._none_fit.setVisible(not found)
        with QSignalBlocker(self.table):
            self.table.choose(held)
        self._show_incidents(str(self.table.value) if found else "")

    def _show_incidents(self, service: str) -> None:
        told = self._context.texts("services.incidents_of", service=service) if service else ""
        self._of_whom.setText(told)
        self.of_service.setAccessibleName(told)
        self.of_service.setVisible(bool(service))
        if service:
            self.incidents.read(service)

    def _on_filter_text_changed(self) -> None:
        self._context.attempt(self._narrow)

    def _on_table_chosen(self, service: str) -> None:
        self._context.attempt(lambda: self._show_incidents(service))

    def _on_table_opened(self) -> None:
        self.of_service.setFocus()
        self.of_service.choose(None)

    def _on_of_service_opened(self, incident_id: UUID | None) -> None:
        if incident_id:
            self._context.shell.open_incident(incident_id)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh.look()


def concerned(changes: Changes) -> bool:
    return Area.HEADER in changes.areas
