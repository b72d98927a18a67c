"""Every action of the window, in a menu and with its shortcut."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from incident_desk.i18n import Texts
from incident_desk.ui.rail import PAGES

if TYPE_CHECKING:
    from incident_desk.ui.main_window import MainWindow

TABS = ("situation", "checklists", "messages", "timeline", "review", "report")


class Actions:
    def __init__(self, window: "MainWindow", texts: Texts) -> None:
        self._window = window
        self._texts = texts
        self.commands: list[QAction] = []
        self._of_incident: list[QAction] = []
        self._of_drill: list[QAction] = []
        for action in window.actions():
            window.removeAction(action)
            action.deleteLater()
        self._fill_desk(self._menu("menu.desk"))
        self._fill_edit(self._menu("menu.edit"))
        self._fill_incident(self._menu("menu.incident"))
        self.enable_incident(False)
        self._fill_view(self._menu("menu.view"))
        self._fill_help(self._menu("menu.help"))

    def shown(self) -> list[tuple[str, str]]:
        """What each shortcut does: (name, shortcut)."""
        return [
            (action.text().replace("&", ""), action.shortcut().toString())
            for action in self.commands
            if not action.shortcut().isEmpty()
        ]

    def enable_incident(self, enabled: bool, *, drill: bool = False) -> None:
        """What needs an incident that is or was on the screen, and what needs a drill there."""
        for action in self._of_incident:
            action.setEnabled(enabled)
        for action in self._of_drill:
            action.setEnabled(drill)

    def show_silenced(self, silenced: bool) -> None:
        """Whether the incident that is or was on the screen is silent on this laptop."""
        key = "action.sound_again" if silenced else "action.silence"
        self._silence.setText(self._texts(key))

    def _fill_desk(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, "action.declare", "Ctrl+N", window.declare)
        self._add(menu, "action.search", "Ctrl+K", self._search)
        self._add(menu, "action.print_everything", "Ctrl+P", window.print_everything)
        self._add(menu, "action.import", "Ctrl+I", window.take_in_history)
        self._add(menu, "action.demonstration", "", window.open_demonstration)
        menu.addSeparator()
        self._add(menu, "action.quit", "Ctrl+Q", window.close)

    def _fill_edit(self, menu: QMenu) -> None:
        """What these do, and their names, is told by `UndoActions`."""
        self.undo = self._add(menu, "action.undo", "Ctrl+Z", self._window.undo)
        self.redo = self._add(menu, "action.redo", "Ctrl+Shift+Z", self._window.redo)

    def _fill_incident(self, menu: QMenu) -> None:
        before = len(self.commands)
        self._add(menu, "action.log", "Ctrl+L", self._log_line)
        self._add(menu, "action.assess", "Ctrl+E", self._assess)
        self._add(menu, "action.hand_over", "Ctrl+H", self._hand_over)
        self._silence = self._add(menu, "action.silence", "Ctrl+M", self._window.silence_incident)
        menu.addSeparator()
        for number, tab in enumerate(TABS, 1):
            self._add(menu, f"tab.{tab}", f"Alt+{number}", partial(self._show_tab, tab))
        self._of_incident = self.commands[before:]
        menu.addSeparator()
        before = len(self.commands)
        self._add(menu, "tab.score", f"Alt+{len(TABS) + 1}", partial(self._show_tab, "score"))
        for name, shortcut in (("note", "Ctrl+J"), ("pause", ""), ("bring_next", ""), ("end", "")):
            self._add(menu, f"action.drill_{name}", shortcut, partial(self._practise, name))
        self._of_drill = self.commands[before:]

    def _fill_view(self, menu: QMenu) -> None:
        for number, page in enumerate(PAGES, 1):
            self._add(
                menu,
                f"rail.{page}",
                f"Ctrl+{number}",
                partial(self._window.open_page, page),
            )
        menu.addSeparator()
        self._add(menu, "action.due", "Ctrl+D", self._due)
        self._add(menu, "action.views", "Ctrl+B", self._views)

    def _fill_help(self, menu: QMenu) -> None:
        self._add(menu, "action.shortcuts", "F1", self._window.show_shortcuts)

    def _menu(self, key: str) -> QMenu:
        return self._window.menuBar().addMenu(self._texts(key))

    def _add(self, menu: QMenu, key: str, shortcut: str, do: Callable[[], object]) -> QAction:
        action = QAction(self._texts(key), self._window)
        # What it is found by: its text may tell more, of what was written somewhere even.
        action.setData(action.text().replace("&", ""))
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        self.commands.append(action)
        return action

    def _search(self) -> None:
        self._window.frame.search.setFocus()
        self._window.frame.search.selectAll()

    def _due(self) -> None:
        self._window.open_board()
        self._window.frame.board.due.go_to_first()

    def _views(self) -> None:
        self._window.open_board()
        self._window.frame.board.views.open()

    def _log_line(self) -> None:
        if page := self._window.frame.incident:
            self._window.open_incident(page.incident_id)
            page.log_line.setFocus()

    def _assess(self) -> None:
        if page := self._window.frame.incident:
            self._window.assess(page.incident_id)

    def _hand_over(self) -> None:
        if page := self._window.frame.incident:
            self._window.open_incident(page.incident_id, "situation")
            page.hand_over()

    def _practise(self, verb: str) -> None:
        if page := self._window.frame.incident:
            self._window.open_incident(page.incident_id)
            getattr(page.drill, verb)()

    def _show_tab(self, tab: str) -> None:
        if page := self._window.frame.incident:
            self._window.open_incident(page.incident_id, tab)
