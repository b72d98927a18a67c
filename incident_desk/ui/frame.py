"""What is inside the window: rail, search field, notices, the page, and the foot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.errors import DeskError
from incident_desk.ui.actions import Actions
from incident_desk.ui.board.page import BoardPage
from incident_desk.ui.context import Context
from incident_desk.ui.foot import Foot
from incident_desk.ui.kept import keep_all
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.rail import Rail
from incident_desk.ui.search import SearchField
from incident_desk.ui.theme import SPACE

if TYPE_CHECKING:
    from incident_desk.ui.incident.page import IncidentPage


# Pages other than the board are imported when they are first shown: a start shows the board.
def _services(context: Context) -> QWidget:
    from incident_desk.ui.services.page import ServicesPage

    return ServicesPage(context)


def _playbooks(context: Context) -> QWidget:
    from incident_desk.ui.playbooks.page import PlaybooksPage

    return PlaybooksPage(context)


def _insights(context: Context) -> QWidget:
    from incident_desk.ui.insights.page import InsightsPage

    return InsightsPage(context)


def _settings(context: Context) -> QWidget:
    from incident_desk.ui.settings.page import SettingsPage

    return SettingsPage(context)


_PAGES: dict[str, Callable[[Context], QWidget]] = {
    "board": BoardPage,
    "services": _services,
    "playbooks": _playbooks,
    "insights": _insights,
    "settings": _settings,
}


@dataclass(frozen=True, slots=True)
class Location:
    """Where in the window the commander is."""

    page: str
    incident_id: UUID | None = None
    tab: str = ""


class Frame(QWidget):
    went = Signal()  # another page is shown

    def __init__(self, context: Context, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self._location = Location("board")
        self._pages: dict[str, QWidget] = {}
        self.incident: IncidentPage | None = None
        self.rail = Rail(context.texts, context.theme)
        self.rail.chosen.connect(context.shell.open_page)
        self.search = SearchField(context, actions.commands)
        self.search.left.connect(self._on_search_left)
        self._stack = QStackedWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._top())
        if context.demonstration:
            column.addWidget(self._demonstration())
        column.addWidget(context.notices)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        whole.addLayout(row, 1)
        self.foot = Foot(context)
        whole.addWidget(self.foot)

    @property
    def location(self) -> Location:
        if self.incident and self._location.page == "incident":
            return replace(self._location, tab=self.incident.tab)
        return self._location

    @property
    def board(self) -> BoardPage:
        page = self._pages["board"]
        assert isinstance(page, BoardPage)
        return page

    @property
    def page(self) -> QWidget:
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def go(self, location: Location) -> None:
        """Show a page; an incident that cannot be opened is said, and nothing moves."""
        keep_all(self)
        try:
            page = self._page(location)
        except DeskError as error:
            self._context.notices.fail(error)
            return
        self._location = location
        self._stack.setCurrentWidget(page)
        self.rail.show_chosen(location.page)
        shown = self.incident
        self._actions.enable_incident(shown is not None, drill=bool(shown and shown.has_timetable))
        if not location.tab:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.show_incident(location.incident_id)
        self.went.emit()

    def _page(self, location: Location) -> QWidget:
        if location.page == "incident" and location.incident_id:
            return self._incident(location.incident_id, location.tab)
        name = location.page if location.page in _PAGES else "board"
        if name not in self._pages:
            self._pages[name] = _PAGES[name](self._context)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def _incident(self, incident_id: UUID, tab: str) -> "IncidentPage":
        from incident_desk.ui.incident.page import IncidentPage

        if self.incident is None or self.incident.incident_id != incident_id:
            # In its place from the start: each change of parent makes Qt style all of it anew.
            opened = IncidentPage(self._context, incident_id, self._stack)
            self._stack.addWidget(opened)
            if self.incident:
                self.incident.deleteLater()
            self.incident = opened
        if tab:
            self.incident.show_tab(tab)
        return self.incident

    def _top(self) -> QFrame:
        top = QFrame()
        top.setObjectName("top")
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.search, 1)
        declare = button(
            self._context.texts("action.declare"), self._context.shell.declare, first=True
        )
        declare.setObjectName("declare")
        declare.setToolTip("Ctrl+N")
        row.addWidget(declare)
        return top

    def _demonstration(self) -> QFrame:
        band = QFrame()
        band.setObjectName("demonstration")
        row = QHBoxLayout(band)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        row.addWidget(plain_label(self._context.texts("demonstration.band"), "warning"), 1)
        row.addWidget(
            button(
                self._context.texts("demonstration.leave"),
                self._context.shell.leave_demonstration,
            )
        )
        return band

    def _on_search_left(self) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
