"""Saved views: what the board shows, kept under a name and chosen from a menu.

A start shows the view (columns or table) that was shown last, but none of its filters: an incident
that a forgotten filter hides would be missed.
"""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from incident_desk.errors import InputError
from incident_desk.preferences import SavedView
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button
from incident_desk.ui.theme import SPACE

_NAME = 60  # characters
_ON_BUTTON = 24


class SavedViews(QWidget):
    """The button that opens the menu, and the line in which a view is named."""

    chosen = Signal(object)  # SavedView
    left = Signal()  # the line was left: the keyboard goes back to the board

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._present = SavedView("")
        self._renamed = ""  # the view that is being given another name
        self.button = button("", self.open)
        self.button.setObjectName("board_views")
        self.menu = QMenu(self)
        self.line = NameLine(context)
        self.line.hide()
        self.line.named.connect(self._on_line_named)
        self.line.left.connect(self._on_line_left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.line)
        row.addWidget(self.button)
        context.notices.acted.connect(self._on_notices_acted)
        self._deleted: SavedView | None = None

    @property
    def _views(self) -> tuple[SavedView, ...]:
        return self._context.preferences.views

    @property
    def _held(self) -> SavedView | None:
        """The saved view that shows just what is shown now."""
        return next((one for one in self._views if _same(one, self._present)), None)

    def show_present(self, present: SavedView) -> None:
        """What the board shows now; its name does not matter."""
        self._present = present
        texts, held = self._context.texts, self._held
        words = texts("views.held", name=held.name[:_ON_BUTTON]) if held else texts("views.button")
        self.button.setText(f"{words.replace('&', '&&')}  ▾")
        self.button.setAccessibleName(words)

    def open(self) -> None:
        """The menu below the button, without a nested event loop."""
        self._fill()
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
        if actions := self.menu.actions():
            self.menu.setActiveAction(actions[0])

    def _fill(self) -> None:
        texts, held = self._context.texts, self._held
        self.menu.clear()
        for number, view in enumerate(self._views, 1):
            action = self._add(f"view_{number}", _numbered(number, view.name))
            action.setCheckable(True)
            action.setChecked(view is held)
            action.triggered.connect(lambda _checked, view=view: self.chosen.emit(view))
        if self._views:
            self.menu.addSeparator()
        self._add("view_keep", texts("views.keep")).triggered.connect(self._ask_name)
        if held:
            name = held.name.replace("&", "&&")
            rename = self._add("view_rename", texts("views.rename", name=name))
            rename.triggered.connect(lambda _checked: self._ask_name(renamed=held.name))
            delete = self._add("view_delete", texts("views.delete", name=name))
            delete.triggered.connect(lambda _checked: self._delete(held))

    def _add(self, name: str, words: str) -> QAction:
        action = self.menu.addAction(words)
        action.setObjectName(name)
        return action

    def _ask_name(self, _checked: bool = False, renamed: str = "") -> None:
        self._renamed = renamed
        self.line.ask(renamed)

    def _delete(self, view: SavedView) -> None:
        self._deleted = view
        self._keep(tuple(one for one in self._views if one.name != view.name))
        texts = self._context.texts
        told = texts("views.deleted", name=view.name)
        self._context.notices.say(told, "put_view_back", texts("views.put_back"))

    def _keep(self, views: tuple[SavedView, ...]) -> None:
        self._context.shell.prefer(replace(self._context.preferences, views=views))
        self.show_present(self._present)

    def _on_line_named(self, name: str) -> None:
        others = tuple(one for one in self._views if one.name != (self._renamed or name))
        if self._renamed and any(one.name.casefold() == name.casefold() for one in others):
            self._context.notices.fail(InputError("views.name_taken", name=name))
            return
        self._keep((*others, replace(self._present, name=name)))
        self._context.notices.say(self._context.texts("views.kept", name=name))
        self._on_line_left()

    def _on_line_left(self) -> None:
        self.line.hide()
        self.left.emit()

    def _on_notices_acted(self, action: str) -> None:
        if action == "put_view_back" and self._deleted:
            self._keep((*self._views, self._deleted))
            self._deleted = None


class NameLine(QLineEdit):
    """Enter names the view, Esc leaves."""

    named = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view_name")
        self.setPlaceholderText(context.texts("views.name"))
        self.setAccessibleName(context.texts("views.name"))
        self.setMaxLength(_NAME)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 34)
        self.returnPressed.connect(self._on_return_pressed)

    def ask(self, name: str) -> None:
        self.setText(name)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return_pressed(self) -> None:
        if name := " ".join(self.text().split()):
            self.named.emit(name)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _numbered(number: int, name: str) -> str:
    """The first nine are chosen by their digit."""
    words = name.replace("&", "&&")
    return f"&{number}  {words}" if number < 10 else words


def _same(one: SavedView, other: SavedView) -> bool:
    """Whether both show the same, whatever their names; columns have an order of their own."""
    if one.view == other.view == "columns":
        return dict(one.choices) == dict(other.choices)
    return replace(one, name="") == replace(other, name="")
