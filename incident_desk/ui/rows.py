"""A short table to read: rows of words, each with the value that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from incident_desk.ui.theme import TARGET

VALUE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_CELL = 10  # device-independent pixels at the sides of a cell, as in the header


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters; one without a width takes what is left. Numbers stand right."""

    title: str
    width: int = 0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    value: object = None


class ColumnsModel(QAbstractTableModel):
    """What every table to read has in common: its headings, and numbers that stand right."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns

    def row(self, number: int) -> Row | None:
        """The row of this number; None for one that was taken away meanwhile."""
        raise NotImplementedError

    # Qt overrides

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, VALUE):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        return row.value if role == VALUE else row.cells[index.column()]

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag
        return side.AlignVCenter | (
            side.AlignRight if self.columns[column].number else side.AlignLeft
        )


class RowsModel(ColumnsModel):
    """A table that is short enough to hold as a whole."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    # Qt overrides

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)


class PaddedDelegate(QStyledItemDelegate):
    """Words with the room at their sides that the header has."""

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        box = option.rect.adjusted(_CELL, 0, -_CELL, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        words = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        painter.drawText(box, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # drawn by `paint`


class RowsTable(QTableView):
    """Shows such a table; one row at a time is chosen, and opened by Enter or a double click."""

    chosen = Signal(object)  # the value of the row
    opened = Signal(object)

    def __init__(self, model: ColumnsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(PaddedDelegate(self))
        model.setParent(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._lay_out(model.columns)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    @property
    def value(self) -> object:
        """The value of the chosen row; None when none is chosen."""
        return self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None

    def choose(self, value: object) -> None:
        """Choose the row of this value, or the first."""
        model = self.model()
        rows = range(model.rowCount())
        found = next((row for row in rows if model.index(row, 0).data(VALUE) == value), 0)
        if rows:
            self.selectRow(found)

    def fit(self, most: int) -> None:
        """As high as its rows, up to `most` of them: a table on a page that scrolls."""
        rows = min(most, max(1, self.model().rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * self.verticalHeader().defaultSectionSize() + 2)

    def _lay_out(self, columns: tuple[Column, ...]) -> None:
        """Fixed sizes: measuring the contents of a long table would take seconds."""
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(TARGET)
        character = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(columns):
            if column.width:
                header.resizeSection(number, column.width * character)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(8 * character)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(VALUE))

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(VALUE))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)
