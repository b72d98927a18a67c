"""One incident: its header and the log line always in sight, its tabs between them."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from incident_desk.ui.checklists.panel import ChecklistsPanel
from incident_desk.ui.context import Context
from incident_desk.ui.incident.closing_bar import ClosingBar
from incident_desk.ui.incident.header import IncidentHeader
from incident_desk.ui.incident.log_line import LogLine
from incident_desk.ui.incident.reassess_bar import ReassessBar
from incident_desk.ui.incident.review import ReviewPanel
from incident_desk.ui.incident.situation import SituationPanel
from incident_desk.ui.incident.timeline import TimelinePanel
from incident_desk.ui.kept import keep_all
from incident_desk.ui.messages.panel import MessagesPanel
from incident_desk.ui.parts import focus_first
from incident_desk.ui.report.panel import ReportPanel

_PANELS: dict[str, Callable[[Context, UUID, QWidget], QWidget]] = {
    "situation": SituationPanel,
    "checklists": ChecklistsPanel,
    "messages": MessagesPanel,
    "timeline": TimelinePanel,
    "review": ReviewPanel,
    "report": ReportPanel,
}


_LOW = 420  # pixels


class IncidentPage(QWidget):
    """Its panels are built when their tab is first shown."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.incident_id = incident_id
        self._context = context
        self.panels: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self.header = IncidentHeader(context, incident_id, self)
        self.closing = ClosingBar(context, incident_id, self)
        self.header.stepper.before_closing = self.closing.ask
        self.reassess = ReassessBar(context, incident_id, self)
        self.log_line = LogLine(context, incident_id, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setDrawBase(False)
        for name in _PANELS:
            holder = self._holders[name] = QWidget(self.tabs)
            self.tabs.addTab(holder, context.texts(f"tab.{name}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.closing)
        column.addWidget(self.reassess)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.log_line)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._build("situation")

    @property
    def tab(self) -> str:
        return tuple(_PANELS)[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> None:
        if name in _PANELS:
            self._build(name)
            self.tabs.setCurrentIndex(tuple(_PANELS).index(name))
            focus_first(self.panels[name])

    def hand_over(self) -> None:
        """Open the hand-over of a role, on the tab of the situation."""
        situation = self.panels["situation"]
        assert isinstance(situation, SituationPanel)
        situation.hand_over()

    def look_at_step(self, ref: UUID) -> None:
        """Show the step of a checklist that is due."""
        self.show_tab("checklists")
        checklists = self.panels["checklists"]
        assert isinstance(checklists, ChecklistsPanel)
        checklists.look_at_due(ref)

    def _build(self, name: str) -> None:
        if name in self.panels:
            return
        holder = self._holders[name]
        self.panels[name] = _PANELS[name](self._context, self.incident_id, holder)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panels[name])

    def _on_tabs_current_changed(self, _index: int) -> None:
        keep_all(self)
        self._build(self.tab)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tab is what the commander works in: in a low window the header gives way."""
        super().resizeEvent(event)
        self.header.set_low(self.height() < _LOW)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the log line. (By a focus proxy Tab would pass over header and tabs.)"""
        self.log_line.field.setFocus(event.reason())
