"""The steps of the playbook that is being edited: a list to choose from, drag and indent in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.ui.board.delegate import text, two_lines
from incident_desk.ui.theme import SPACE, Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
_MIME = "application/x-incident-desk-step"
_DEEPER = 18  # device-independent pixels for each level


@dataclass(frozen=True, slots=True)
class StepRow:
    """`mark` says how the step differs from the one of its id in the other language."""

    id: str
    words: str
    about: str
    depth: int
    critical: bool = False
    mark: str = ""


class StepsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[StepRow, ...] = ()

    def show(self, rows: tuple[StepRow, ...]) -> None:
        """What is only told otherwise keeps its place on the screen."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            changed = [n for n, row in enumerate(rows) if row != self.rows[n]]
            self.rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.words, row.about, row.mark) if part)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, QByteArray(str(indexes[0].row()).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class StepsDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = index.data(ROW), option.widget
        if not isinstance(row, StepRow) or not isinstance(view, QAbstractItemView):
            return QSize(0, 0)
        metrics = QFontMetrics(option.font)
        inner = _inner(QRect(0, 0, view.viewport().width(), 0), row)
        lines = 1 + two_lines(row.words, metrics, inner.width()).count("\n")
        lines += bool(row.about) + bool(row.mark)
        return QSize(0, lines * metrics.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, StepRow):
            return
        theme, box = self._theme, option.rect
        painter.save()
        state = QStyle.StateFlag
        if option.state & (state.State_Selected | state.State_MouseOver):
            painter.fillRect(box, QColor(theme.hover))
        if option.state & state.State_Selected:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.accent))
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._words(painter, option, row)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow) -> None:
        theme, inner = self._theme, _inner(option.rect, row)
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        words = two_lines(row.words, metrics, inner.width())
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, top, words)
        line = metrics.height()
        below = QRect(inner.left(), inner.top(), inner.width(), line)
        below.translate(0, line * (1 + words.count("\n")))
        for told, colour in (
            (row.about, theme.danger if row.critical else theme.muted),
            (row.mark, theme.warning),
        ):
            if told:
                text(painter, option.font, below, told, colour)
                below.translate(0, line)


class StepsList(QListView):
    """Keys: Alt and arrows move and indent, Insert adds, Delete removes, Enter goes to the step."""

    move_wanted = Signal(int)
    indent_wanted = Signal(int)
    add_wanted = Signal()
    remove_wanted = Signal()
    opened = Signal()
    dropped = Signal(int, int)  # from, before
    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edit_steps")
        self.setAccessibleName(name)
        self._line = -1
        self._accent = theme.accent
        self.steps = StepsModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(StepsDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def choose(self, place: int) -> None:
        """Without telling anyone."""
        if place != self.currentIndex().row():
            self.selectionModel().currentChanged.disconnect(self._on_current_changed)
            self.setCurrentIndex(self.steps.index(place) if place >= 0 else QModelIndex())
            self.selectionModel().currentChanged.connect(self._on_current_changed)
        if place >= 0:
            self.scrollTo(self.steps.index(place))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _before(self, event: QDropEvent) -> int:
        """The place before which the mouse is."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.steps.rows)
        return index.row() + (point.y() > self.visualRect(index).center().y())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = Qt.Key
        match Qt.Key(event.key()):
            case key.Key_Up | key.Key_Down if alt:
                self.move_wanted.emit(-1 if event.key() == key.Key_Up else 1)
            case key.Key_Left | key.Key_Right if alt:
                self.indent_wanted.emit(-1 if event.key() == key.Key_Left else 1)
            case key.Key_Insert:
                self.add_wanted.emit()
            case key.Key_Delete:
                self.remove_wanted.emit()
            case key.Key_Return | key.Key_Enter:
                at_end = self.currentIndex().row() == len(self.steps.rows) - 1
                (self.add_wanted if at_end else self.opened).emit()
            case _:
                super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(_MIME):
            event.ignore()
            return
        self._line = self._before(event)
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._line = -1
        super().dragLeaveEvent(event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._line = -1
        data = bytes(event.mimeData().data(_MIME).data())
        if data.isdigit():
            before = self._before(event)
            event.setDropAction(Qt.DropAction.CopyAction)  # nothing for Qt to take away
            event.accept()
            self.dropped.emit(int(data), before)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line < 0 or not self.steps.rows:
            return
        last = self._line >= len(self.steps.rows)
        box = self.visualRect(self.steps.index(min(self._line, len(self.steps.rows) - 1)))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._accent), 2))
        edge = box.bottom() if last else max(1, box.top())
        painter.drawLine(box.left(), edge, box.right(), edge)
        painter.end()


def _inner(box: QRect, row: StepRow) -> QRect:
    return box.adjusted(2 * SPACE + _DEEPER * row.depth, SPACE, -SPACE, -SPACE)
