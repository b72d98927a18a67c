"""The Checklists tab: the playbooks at work in one incident."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.playbook_change import Change
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.checklists import head
from incident_desk.ui.checklists.attach import AttachPage
from incident_desk.ui.checklists.change import ChangeBar, ChangePage, found_change
from incident_desk.ui.checklists.finish import FinishPage
from incident_desk.ui.checklists.finished import FinishedBar
from incident_desk.ui.checklists.list import StepList
from incident_desk.ui.checklists.look import Shown, look
from incident_desk.ui.checklists.model import ChecklistModel
from incident_desk.ui.checklists.work import WorkPage
from incident_desk.ui.context import Context
from incident_desk.ui.minutes import Minutes
from incident_desk.ui.parts import scrolled
from incident_desk.ui.printing import Printing, file_name
from incident_desk.ui.theme import SPACE

_NARROW, _LOW = 900, 330  # device-independent pixels


class ChecklistsPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._held: UUID | None = None
        self._translated: set[UUID] = set()
        self._found: tuple[Playbook, Change] | None = None
        self.work = WorkPage(context, incident_id)
        self.attach = AttachPage(context, incident_id)
        self.finish = FinishPage(context, incident_id)
        self.change = ChangePage(context, incident_id)
        self._head = head.ChecklistHead(context)
        self._change_bar = ChangeBar(context)
        self._finished = FinishedBar(context, incident_id)
        self._wanted: tuple[QWidget, QRect] = (self, QRect())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_into_sight)
        self._printing = Printing(context, self)
        self._pages = QStackedWidget()
        self._areas: dict[QWidget, QScrollArea] = {self.work: self._area(self._worked())}
        for page in (self.attach, self.finish, self.change):
            self._areas[page] = self._area(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._connect()
        self._minutes = Minutes(self, context, self._compare)
        self.read()

    @property
    def model(self) -> ChecklistModel:
        return self.work.model

    @property
    def steps(self) -> StepList:
        return self.work.steps

    def look_at(self, checklist_id: UUID, step_id: str = "") -> bool:
        """Show this list, and in it this step; False where there is no such list."""
        if self._context.desk.incident(self._incident_id).checklist(checklist_id) is None:
            return False
        self._open(checklist_id)
        if step_id:
            self.work.look_at(step_id)
        self.steps.setFocus()
        return True

    def look_at_due(self, ref: UUID) -> bool:
        """Show the step that is due; False where it is gone."""
        for checklist in self._context.desk.incident(self._incident_id).checklists:
            for step in checklist.steps:
                if checklist.ref(step.id) == ref:
                    return self.look_at(checklist.id, step.id)
        return False

    def read(self) -> None:
        """What is looked at stays so, whatever others attach."""
        incident = self._context.desk.incident(self._incident_id)
        if not incident.checklists:
            self.attach.read()
            self._show(self.attach)
            return
        held = self._list(incident)
        if self._held is None:
            self._show(self.work)
        self._held = held.id
        each = [self._look(incident, one) for one in incident.checklists]
        current = next(one for one in each if one.checklist.id == held.id)
        self._head.show_lists(each, current)
        self._finished.show_list(current)
        self.work.show_list(current)
        if self._is_shown(self.finish):
            self.finish.read()
        elif self._is_shown(self.attach):
            self.attach.read()

    def _list(self, incident: Incident) -> Checklist:
        """The one that is held; or the first that is in use; or the first."""
        lists = incident.checklists
        held = next((one for one in lists if one.id == self._held), None)
        in_use = next((one for one in lists if one.finished is None), None)
        return held or in_use or lists[0]

    def _look(self, incident: Incident, checklist: Checklist) -> Shown:
        other = next(one for one in LANGUAGES if one != checklist.language)
        words = self._words(checklist, other)
        wanted = words if checklist.id in self._translated else {}
        return look(self._context, incident, checklist, wanted, other if words else "")

    def _words(self, checklist: Checklist, language: str) -> Mapping[str, Step]:
        """The steps of a list in another language, where its playbook has them."""
        playbook = self._context.desk.in_force(checklist, language)
        held = {step.id for step in checklist.steps}
        steps = playbook.steps if playbook else ()
        return {step.id: step for step in steps if step.id in held}

    def _compare(self) -> None:
        """Whether the playbook of the list says otherwise by now."""
        shown = self.model.shown
        self._found = found_change(self._context, shown.checklist) if shown else None
        self._change_bar.show_change(self._found[1] if self._found else None)

    def _open(self, checklist_id: UUID) -> None:
        self._held = checklist_id
        self._show(self.work)
        self.read()
        self._compare()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(self._areas[page])

    def _is_shown(self, page: QWidget) -> bool:
        return self._pages.currentWidget() is self._areas[page]

    def _back(self) -> None:
        self._show(self.work)
        self.steps.setFocus()

    def _area(self, page: QWidget) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.addWidget(page)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(area)
        return area

    def _worked(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self._head, self._change_bar, self._finished):
            column.addWidget(part)
        column.addWidget(self.work, 1)
        return page

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._on_bridge_changed)
        self._context.bridge.ticked.connect(self._on_bridge_ticked)
        self._head.chosen.connect(self._on_head_chosen)
        self._head.verb_wanted.connect(self._on_head_verb_wanted)
        self.attach.attached.connect(self._on_attached)
        self.work.looked_at.connect(self._on_work_looked_at)
        self._change_bar.look.connect(self._on_change_bar_look)
        self._change_bar.keep.connect(self._on_change_bar_keep)
        self.change.taken.connect(self._on_change_taken)
        self.finish.finished.connect(self._back)
        for page in (self.attach, self.finish, self.change):
            page.left.connect(self._back)

    def _on_attached(self, checklist_id: UUID) -> None:
        self._open(checklist_id)
        self.steps.setFocus()

    def _on_head_chosen(self, checklist_id: UUID) -> None:
        self._open(checklist_id)

    def _on_head_verb_wanted(self, verb: str) -> None:
        shown = self.model.shown
        if verb == head.ATTACH or shown is None:
            self.attach.read()
            self._show(self.attach)
            self.attach.focus_first()
        elif verb == head.PRINT:
            self._context.attempt(lambda: self._print(shown.checklist))
        elif verb == head.ADD:
            self.work.add_step()
        elif verb == head.LANGUAGE:
            self._translated ^= {shown.checklist.id}
            self.read()
        elif self.finish.ask(shown):
            self._show(self.finish)
            self.finish.focus_first()
        else:
            desk, checklist_id = self._context.desk, shown.checklist.id
            self._context.attempt(lambda: desk.finish_list(self._incident_id, checklist_id))

    def _print(self, checklist: Checklist) -> None:
        """The list as it stands."""
        papers = self._context.desk.checklist_papers(self._incident_id, (checklist.id,))
        reference = self._context.desk.incident(self._incident_id).reference
        named = file_name(reference, checklist.playbook, checklist.language)
        self._printing.ask(named, lambda _: papers)

    def _on_change_bar_look(self) -> None:
        if self._found and self.model.shown:
            self.change.ask(self.model.shown.checklist, *self._found)
            self._show(self.change)
            self.change.focus_first()

    def _on_change_bar_keep(self) -> None:
        if self._found and self.model.shown:
            self.change.keep_as_it_is(self.model.shown.checklist, self._found[0])
            self._compare()
            self.steps.setFocus()

    def _on_change_taken(self) -> None:
        self._compare()
        self._back()

    def _on_work_looked_at(self, wanted: QWidget, part: QRect) -> None:
        """In a small window it may lie out of sight, once it is laid out."""
        self._wanted = wanted, part
        self._later.start()

    def _bring_into_sight(self) -> None:
        wanted, part = self._wanted
        area = self._areas[self.work]
        content = area.widget()
        if content and content.isAncestorOf(wanted) and wanted.isVisible():
            room = (part or wanted.rect()).translated(wanted.mapTo(content, QPoint()))
            area.ensureVisible(0, room.bottom(), 0, SPACE)
            area.ensureVisible(0, room.top(), 0, SPACE)

    def _on_bridge_changed(self, changes: Changes) -> None:
        """What applies follows the answers, the severity and the situation: all are in HEADER."""
        if changes.touch(self._incident_id, Area.CHECKLISTS, Area.HEADER):
            self.read()

    def _on_bridge_ticked(self) -> None:
        if self.isVisible():
            self.work.tell_time()

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the list. (By a focus proxy Tab would pass over what stands above it.)"""
        if self._is_shown(self.work):
            self.steps.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        self._head.set_narrow(event.size().width() < _NARROW or low)
        self.work.next.set_low(low)

    def showEvent(self, event: QShowEvent) -> None:
        """The playbook may have been edited meanwhile."""
        super().showEvent(event)
        self._compare()
        self._minutes.look()
