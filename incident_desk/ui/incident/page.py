"""One incident: its header and the log line always in sight, its tabs between them."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from incident_desk.domain.found import Place
from incident_desk.ui.checklists.panel import ChecklistsPanel
from incident_desk.ui.context import Context
from incident_desk.ui.drills.bar import DrillBar
from incident_desk.ui.drills.score import ScorePanel
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
    "score": ScorePanel,
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
        self.drill = DrillBar(context, incident_id, self)
        self.has_timetable = context.desk.incident(incident_id).run is not None
        self.closing = ClosingBar(context, incident_id, self)
        self.header.stepper.before_closing = self.closing.ask
        self.reassess = ReassessBar(context, incident_id, self)
        self.log_line = LogLine(context, incident_id, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setDrawBase(False)
        for name in self._tab_names:
            holder = self._holders[name] = QWidget(self.tabs)
            self.tabs.addTab(holder, context.texts(f"tab.{name}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.closing)
        column.addWidget(self.drill)
        column.addWidget(self.reassess)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.log_line)
        self.drill.score_wanted.connect(self._on_drill_score_wanted)
        self.drill.settled.connect(self.log_line.field.setFocus)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._build("situation")

    @property
    def tab(self) -> str:
        return self._tab_names[self.tabs.currentIndex()]

    @property
    def _tab_names(self) -> tuple[str, ...]:
        """Only a drill with a timetable has a score sheet."""
        return tuple(name for name in _PANELS if name != "score" or self.has_timetable)

    def show_tab(self, name: str) -> None:
        if name in self._tab_names:
            self._build(name)
            self.tabs.setCurrentIndex(self._tab_names.index(name))
            focus_first(self.panels[name])

    def hand_over(self) -> None:
        """Open the hand-over of a role, on the tab of the situation."""
        situation = self.panels["situation"]
        assert isinstance(situation, SituationPanel)
        situation.hand_over()

    def look_at(self, place: Place) -> None:
        """Show the very entry; what is not to be seen any more stands in the timeline still."""
        self.show_tab(place.tab)
        panel = self.panels.get(place.tab)
        match panel:
            case MessagesPanel() | ChecklistsPanel():
                seen = panel.look_at(*place.of)
            case TimelinePanel():
                seen = False
            case _:
                seen = self._focus(f"situation_{place.of[0]}" if place.of else "")
        if not seen:
            self.show_tab("timeline")
            timeline = self.panels["timeline"]
            assert isinstance(timeline, TimelinePanel)
            timeline.look_at(place.fact)

    def _focus(self, name: str) -> bool:
        """Give the keyboard to a field, and bring it into sight."""
        field = self.findChild(QWidget, name) if name else None
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        parent = field.parentWidget()
        while parent and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(field)
        return True

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

    def _on_drill_score_wanted(self) -> None:
        self.show_tab("score")

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tab is what the commander works in: in a low window the header gives way."""
        super().resizeEvent(event)
        self.header.set_low(self.height() < _LOW)
        self.drill.set_low(self.height() < _LOW)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the log line. (By a focus proxy Tab would pass over header and tabs.)"""
        self.log_line.field.setFocus(event.reason())
