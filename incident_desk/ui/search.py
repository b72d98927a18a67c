"""The field at the top: finds incidents by what was said in them, and commands by their names."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from incident_desk.desk.queries import Hit
from incident_desk.domain.board import Card, Filter
from incident_desk.domain.plain import bare
from incident_desk.domain.spans import clock_time
from incident_desk.errors import StoreError
from incident_desk.ui.context import Context
from incident_desk.ui.results import Result, Results

_SHOWN = 12
_COMMANDS = 4
_TITLE = 200  # characters
_FREE = 60  # pixels that stay free at the foot of the window


class SearchField(QLineEdit):
    """Lists what it finds below itself as it is typed in."""

    left = Signal()

    def __init__(
        self, context: Context, commands: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._commands = commands
        self.setObjectName("search")
        self.setPlaceholderText(context.texts("search.hint"))
        self.setAccessibleName(context.texts("search.name"))
        self.setClearButtonEnabled(True)
        # Always with a parent: a widget of Python's own may be collected on a thread at work.
        self.results = Results(context, self)
        self.textEdited.connect(self._on_text_edited)
        self.results.itemClicked.connect(self._on_results_item_clicked)

    def _on_text_edited(self, text: str) -> None:
        try:
            found = [*self._find(text)] if text.strip() else []
        except StoreError as error:
            self._context.notices.fail(error)
            return
        self.results.show_results(found)
        self._place()

    def _find(self, text: str) -> Iterator[Result]:
        """Incidents by their titles, then those in which the words were said, and commands.

        A command whose name begins as is typed comes first: it is what is being asked for.
        """
        begun, others = self._found_commands(text)
        yield from begun
        yield from islice(self._found_incidents(text), _SHOWN)
        yield from others

    def _found_incidents(self, text: str) -> Iterator[Result]:
        desk = self._context.desk
        cards = desk.cards(desk.numbers(Filter(text=text), limit=_SHOWN))
        yield from map(self._by_title, cards)
        named = {card.id for card in cards}
        for hit in desk.search(text, _SHOWN):
            if hit.card.id not in named:
                yield self._by_words(hit)

    def _found_commands(self, text: str) -> tuple[list[Result], list[Result]]:
        """Those whose name begins as is typed, and those in which some word does."""
        typed = bare(text.strip())
        begun: list[Result] = []
        others: list[Result] = []
        for action in self._commands:
            name = bare(str(action.data()))
            if action.isEnabled() and f" {typed}" in f" {name}":
                result = Result(_shown(action), action.shortcut().toString(), action.trigger)
                (begun if name.startswith(typed) else others).append(result)
        return begun[:_COMMANDS], others[:_COMMANDS]

    def _by_title(self, card: Card) -> Result:
        context, texts = self._context, self._context.texts
        started = clock_time(card.started_at, context.now, context.zone, texts)
        parts = (
            texts(f"severity.{card.severity or 'none'}"),
            texts(f"phase.{card.phase}"),
            texts("search.started", time=started),
            ", ".join(card.services),
        )
        below = "  ·  ".join(part for part in parts if part)
        return self._incident(card, below, partial(context.shell.open_incident, card.id))

    def _by_words(self, hit: Hit) -> Result:
        context, texts, found = self._context, self._context.texts, hit.found
        at = clock_time(found.at, context.now, context.zone, texts)
        name = texts(f"situation.{found.name}") if found.name else texts(f"found.{found.kind}")
        below = texts("search.found", where=name, at=at, text=found.text)
        go = partial(context.shell.open_incident, hit.card.id, found.place.tab, found.place)
        return self._incident(hit.card, below, go)

    def _incident(self, card: Card, below: str, go: partial[None]) -> Result:
        drill = f"{self._context.texts('board.drill').upper()} · " if card.drill else ""
        line = f"{drill}{card.reference}  {card.title[:_TITLE]}"
        return Result(line, below, go, card.drill)

    def _place(self) -> None:
        if not self.text().strip():
            self.results.hide()
            return
        # Above all that is in the window, and gone with it when that is furnished anew.
        ground = self._ground()
        if self.results.parentWidget() is not ground:
            self.results.setParent(ground)
        corner = self.mapTo(ground, QPoint(0, self.height() + 2))
        height = min(self.results.room, ground.height() - corner.y() - _FREE)
        self.results.setGeometry(corner.x(), corner.y(), self.width(), height)
        self.results.show()
        self.results.raise_()

    def _ground(self) -> QWidget:
        """What fills the window around this field."""
        ground: QWidget = self
        while (parent := ground.parentWidget()) and not parent.isWindow():
            ground = parent
        return ground

    def _choose(self, row: int) -> None:
        if result := self.results.result(row):
            self._close()
            result.open()

    def _close(self) -> None:
        self.clear()
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


def _shown(action: QAction) -> str:
    return "›  " + action.text().replace("&&", "&")
