"""What the search field lists: a line to choose, and below it where the words were found."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.ui.board.delegate import hatch, text
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_RESULT = Qt.ItemDataRole.UserRole
_BAND = 8  # the hatched edge of a drill


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the list, what stands below it, and what choosing it does."""

    text: str
    below: str
    open: Callable[[], object]
    drill: bool = False


class Results(QListWidget):
    """The keyboard stays in the field above it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("results")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ResultDelegate(context, self))
        self.hide()

    def show_results(self, results: list[Result]) -> None:
        self.clear()
        for result in results:
            item = QListWidgetItem(result.text)
            item.setData(_RESULT, result)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{result.text}. {result.below}")
            self.addItem(item)
        if not results:
            nothing = QListWidgetItem(self._context.texts("search.nothing"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        self.setCurrentRow(0 if results else -1)

    def result(self, row: int) -> Result | None:
        item = self.item(row)
        found = item.data(_RESULT) if item else None
        return found if isinstance(found, Result) else None

    @property
    def room(self) -> int:
        """The height that all lines take, in device-independent pixels."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth()


class ResultDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        result = index.data(_RESULT)
        lines = 2 if isinstance(result, Result) and result.below else 1
        return QSize(120, lines * option.fontMetrics.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        result, theme = index.data(_RESULT), self._context.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(theme.accent))
        inner = option.rect.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        line = QRect(inner.left(), inner.top(), inner.width(), option.fontMetrics.height())
        ink, muted = (theme.on_accent,) * 2 if chosen else (theme.text, theme.muted)
        if isinstance(result, Result):
            if result.drill:
                edge = QRect(option.rect.left() + 2, inner.top(), _BAND, inner.height())
                hatch(painter, edge, theme)
            first = QFont(option.font)
            first.setBold(True)
            text(painter, first, line, result.text, ink)
            text(painter, option.font, line.translated(0, line.height()), result.below, muted)
        else:
            text(painter, option.font, line, str(index.data()), muted)
        painter.restore()
