"""The field at the top: finds incidents by what was said in them, and commands by their names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.board import Filter
from incident_desk.errors import StoreError
from incident_desk.ui.context import Context

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the list, and what choosing it does."""

    text: str
    open: Callable[[], object]


class SearchField(QLineEdit):
    """Lists what it finds below itself as it is typed in."""

    left = Signal()

    def __init__(
        self, context: Context, commands: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self._found: list[Found] = []
        self.setPlaceholderText(context.texts("search.hint"))
        self.setAccessibleName(context.texts("search.name"))
        self.setClearButtonEnabled(True)
        self.results = QListWidget()
        self.results.setObjectName("results")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.hide()
        self.textEdited.connect(self._on_text_edited)
        self.results.itemClicked.connect(self._on_results_item_clicked)

    def _on_text_edited(self, text: str) -> None:
        try:
            self._found = self._find(text)[:_SHOWN] if text.strip() else []
        except StoreError as error:
            self._context.notices.fail(error)
            return
        self.results.clear()
        for found in self._found:
            self.results.addItem(QListWidgetItem(found.text))
        if text.strip() and not self._found:
            nothing = QListWidgetItem(self._context.texts("search.nothing"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(nothing)
        self.results.setCurrentRow(0 if self._found else -1)
        self._place()

    def _find(self, text: str) -> list[Found]:
        desk, shell = self._context.desk, self._context.shell
        commands = [
            Found(f"›  {action.text().replace('&', '')}", action.trigger)
            for action in self._commands
            if action.isEnabled() and text.casefold() in action.text().replace("&", "").casefold()
        ]
        cards = desk.cards(desk.numbers(Filter(text=text), limit=_SHOWN))
        named = {card.id for card in cards}
        cards += [hit.card for hit in desk.search(text, _SHOWN) if hit.card.id not in named]
        incidents = [
            Found(f"{card.reference}  {card.title[:200]}", partial(shell.open_incident, card.id))
            for card in cards
        ]
        return [*commands[:4], *incidents]

    def _place(self) -> None:
        window = self.window()
        if not self.text().strip():
            self.results.hide()
            return
        self.results.setParent(window)
        rows = self.results.count()
        height = min(rows * (self.results.sizeHintForRow(0) + 1) + 8, window.height() - 120)
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        self.results.setGeometry(corner.x(), corner.y(), self.width(), height)
        self.results.show()
        self.results.raise_()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._found):
            found = self._found[row]
            self._close()
            found.open()

    def _close(self) -> None:
        self.clear()
        self._found = []
        self.results.hide()

    def _on_results_item_clicked(self, item: QListWidgetItem) -> None:
        self._choose(self.results.row(item))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.results.currentRow()
        match event.key():
            case Qt.Key.Key_Down:
                self.results.setCurrentRow(min(row + 1, self.results.count() - 1))
            case Qt.Key.Key_Up:
                self.results.setCurrentRow(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(row)
            case Qt.Key.Key_Escape:
                self._close()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.results.hide()
        return super().event(event)
