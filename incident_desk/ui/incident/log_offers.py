"""The list above the log line: ways to go on with what is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.domain.log_completion import Completion
from incident_desk.ui.board.delegate import text
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE, Theme

Index = QModelIndex | QPersistentModelIndex
_WIDEST = 460  # device-independent pixels
_ROW = 30
_ABOUT = Qt.ItemDataRole.UserRole


class LogOffers(QListWidget):
    """It never has the keyboard, and nothing in it is chosen until the commander chooses it."""

    taken = Signal(object)  # Completion

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Sequence[Completion] = ()
        self.setObjectName("log_offers")
        self.setAccessibleName(context.texts("logline.completions"))
        self.setItemDelegate(_OfferDelegate(context.theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_item_clicked)
        self.hide()

    @property
    def chosen(self) -> Completion | None:
        row = self.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    @property
    def first(self) -> Completion | None:
        return self.chosen or next(iter(self._offers), None)

    def offer(self, offers: Sequence[Completion], above: QWidget) -> None:
        """Show them above a widget; none at all hides the list."""
        self._offers = offers
        self.clear()
        for one in offers:
            item = QListWidgetItem(one.text.strip())
            item.setData(_ABOUT, " ".join(one.about.split()))
            self.addItem(item)
        self.setCurrentRow(-1)
        if offers and above.isVisible():
            self._place(above)
        else:
            self.hide()

    def step(self, by: int) -> None:
        """Choose the next or the one before; from none, down is the first and up the last."""
        row, count = self.currentRow(), self.count()
        self.setCurrentRow((row + by) % count if row >= 0 else 0 if by > 0 else count - 1)

    def _place(self, above: QWidget) -> None:
        """On the page, so that it may lie over what is above the log line."""
        line = above.parentWidget()
        assert line is not None
        page = line.parentWidget() or line
        if self.parentWidget() is not page:
            self.setParent(page)
        corner = above.mapTo(page, QPoint(0, 0))
        height = self.count() * _ROW + 2 * self.frameWidth()
        width = min(_WIDEST, page.width() - 2 * corner.x())
        self.setGeometry(corner.x(), corner.y() - height - SPACE // 2, width, height)
        self.show()
        self.raise_()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(self._offers[self.row(item)])


class _OfferDelegate(QStyledItemDelegate):
    """What it goes on as, and beside it, paler, why."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    # Qt overrides

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10 * SPACE, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.hover))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.accent))
        inner = box.adjusted(2 * SPACE, 0, -SPACE, 0)
        words, about = str(index.data()), str(index.data(_ABOUT) or "")
        text(painter, option.font, inner, words, theme.text)
        if about:
            beside = option.fontMetrics.horizontalAdvance(words) + 2 * SPACE
            text(painter, option.font, inner.adjusted(beside, 0, 0, 0), about, theme.muted)
        painter.restore()
