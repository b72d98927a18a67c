"""The list above the log line: ways to go on with what is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.log_completion import Completion
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE

_WIDEST = 460  # device-independent pixels


class LogOffers(QListWidget):
    """It never has the keyboard, and nothing in it is chosen until the commander chooses it."""

    taken = Signal(object)  # Completion

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Sequence[Completion] = ()
        self.setObjectName("log_offers")
        self.setAccessibleName(context.texts("logline.completions"))
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
            about = f"     {' '.join(one.about.split())}" if one.about else ""
            self.addItem(QListWidgetItem(f"{one.text.strip()}{about}"))
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
        outside = above.parentWidget()
        assert outside is not None
        page = outside.parentWidget() or outside
        if self.parentWidget() is not page:
            self.setParent(page)
        corner = above.mapTo(page, QPoint(0, 0))
        height = self.count() * self.sizeHintForRow(0) + 2 * self.frameWidth()
        width = min(_WIDEST, page.width() - 2 * corner.x())
        self.setGeometry(corner.x(), corner.y() - height - SPACE // 2, width, height)
        self.show()
        self.raise_()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(self._offers[self.row(item)])
