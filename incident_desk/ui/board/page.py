"""The board: what needs you now, then every incident in columns or as a table."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from incident_desk.changes import Changes
from incident_desk.domain.board import Card, Sort
from incident_desk.errors import StoreError
from incident_desk.preferences import SavedView
from incident_desk.ui.board.bell import Bell
from incident_desk.ui.board.columns import BoardColumns
from incident_desk.ui.board.due import NeedsYouNow
from incident_desk.ui.board.empty import EmptyBoard, NothingFits
from incident_desk.ui.board.export import TableExport
from incident_desk.ui.board.filters import Filters
from incident_desk.ui.board.table import BoardTable
from incident_desk.ui.board.views import SavedViews
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, line_label, scrolled
from incident_desk.ui.theme import SPACE, TARGET

_LEAST = 240  # pixels for the incidents; a lower window scrolls
_DUE_EVERY = 15  # seconds: what becomes due without any change is seen by then


class BoardPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view = context.preferences.view
        self._ticks = 0
        self.due = NeedsYouNow(context)
        self.filters = Filters(context)
        self._stack = QStackedWidget()
        self._views = QButtonGroup(self)
        self.bell = Bell(context)
        self.views = SavedViews(context)
        self.views.chosen.connect(self._on_views_chosen)
        self.views.left.connect(self._on_views_left)
        self._export = button(context.texts("export.button"), self._on_export_pressed)
        self._export.setObjectName("board_export")
        self._exporting = TableExport(context, self)
        self._switches = {name: self._switch(name) for name in ("columns", "table")}
        self._lay_out()
        # Several changes in one go are read once.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.read)
        self.filters.changed.connect(self.read)
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        self.show_view(self._view)

    # Each view is built when it is first shown.

    @cached_property
    def columns(self) -> BoardColumns:
        made = BoardColumns(self._context)
        made.opened.connect(self._on_card_opened)
        self._stack.addWidget(made)
        return made

    @cached_property
    def table(self) -> BoardTable:
        made = BoardTable(self._context)
        made.opened.connect(self._on_card_opened)
        made.horizontalHeader().sortIndicatorChanged.connect(self._on_table_sorted)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _empty(self) -> EmptyBoard:
        made = EmptyBoard(self._context)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _nothing(self) -> NothingFits:
        made = NothingFits(self._context, self.filters.clear)
        self._stack.addWidget(made)
        return made

    def show_view(self, view: str) -> None:
        self._view = view
        self._switches[view].setChecked(True)
        self.filters.show_for_table(view == "table")
        self.read()

    def read(self) -> None:
        """Read again what is shown; a fault of the disk leaves what was there."""
        try:
            self._read()
        except StoreError as error:
            self._context.notices.fail(error)

    def _read(self) -> None:
        self.due.read()
        self.filters.show_narrowing()
        any_incident = self._context.desk.any_incident()
        for shown in (self.filters, self.bell, self.views, *self._switches.values()):
            shown.setVisible(any_incident)
        self.bell.read()
        self.views.show_present(self._present)
        self._export.setVisible(any_incident and self._view == "table")
        if not any_incident:
            self._stack.setCurrentWidget(self._empty)
            return
        wanted = self.filters.wanted
        if self._view == "table":
            self.table.read(wanted)
            fits = self.table.cards.rowCount() > 0
            self._stack.setCurrentWidget(self.table if fits else self._nothing)
            self.setFocusProxy(self.table)
        else:
            self.columns.read(wanted)
            self._stack.setCurrentWidget(self.columns)
            self.setFocusProxy(self.columns.first)

    def _lay_out(self) -> None:
        buttons = FlowLayout(SPACE, right=True)
        for made in (self.bell, self.views, self._export, *self._switches.values()):
            buttons.addWidget(made)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        head.setSpacing(SPACE)
        title = line_label(self._context.texts("rail.board"), size="title")
        title.setMinimumHeight(TARGET)
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(buttons, 1)
        due = QHBoxLayout()
        due.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        due.addWidget(self.due)
        filters = QHBoxLayout()
        filters.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        filters.addWidget(self.filters)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 2 * SPACE, 0, 0)
        column.setSpacing(SPACE + SPACE // 2)
        column.addLayout(due)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(_LEAST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def _switch(self, name: str) -> QPushButton:
        made = button(self._context.texts(f"board.{name}"), lambda: self._prefer(name))
        made.setObjectName(f"view_{name}")
        made.setCheckable(True)
        self._views.addButton(made)
        return made

    def _prefer(self, view: str) -> None:
        self.show_view(view)
        self._context.shell.prefer(replace(self._context.preferences, view=view))

    @property
    def _present(self) -> SavedView:
        """What is shown now, as it can be kept under a name."""
        sort = self.table.cards.sort_shown if self._view == "table" else Sort()
        return SavedView("", self._view, sort.by, sort.descending, self.filters.choices)

    def _on_views_chosen(self, view: SavedView) -> None:
        self._prefer(view.view)
        if view.view == "table":
            self.table.sort(Sort(view.sort, view.descending))
        self.filters.choose(view.choices)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_views_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_table_sorted(self) -> None:
        self.views.show_present(self._present)

    def _on_export_pressed(self) -> None:
        self._exporting.ask(self.filters.wanted, self.table.cards.sort_shown)

    def _on_card_opened(self, card: Card) -> None:
        self._context.shell.open_incident(card.id)

    def _on_bridge_changed(self, _changes: Changes) -> None:
        self._later.start()

    def _on_bridge_ticked(self) -> None:
        if not self.isVisible() or self.window().isMinimized():
            return
        self._ticks += 1
        if self._ticks % _DUE_EVERY == 0:
            self.due.read()
        self.due.tick()
        self.bell.read()
        shown = self._stack.currentWidget()
        if isinstance(shown, BoardColumns | BoardTable):
            shown.tick()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """What became due while another page was in front is there at once."""
        super().showEvent(event)
        self._later.start()
