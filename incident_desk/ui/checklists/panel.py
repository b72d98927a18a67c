"""The Checklists tab: the playbooks at work in one incident."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.checklist import OPEN, Checklist
from incident_desk.ui.checklists.attach import AttachButton, NoChecklist
from incident_desk.ui.checklists.detail import StepDetail
from incident_desk.ui.checklists.head import ChecklistHead
from incident_desk.ui.checklists.list import StepList
from incident_desk.ui.checklists.model import ROW, ChecklistModel, Row
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, scrolled
from incident_desk.ui.printing import Printing, file_name
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 720
_CHECK = Qt.ItemDataRole.CheckStateRole


class ChecklistsPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.model = ChecklistModel(context, incident_id, self)
        self.steps = StepList(context, self.model)
        self.detail = StepDetail(context, incident_id)
        self.attach = AttachButton(context, incident_id, self._look_at)
        self.attach.setObjectName("attach_playbook")
        self._printing = Printing(context, self)
        self.print = button(context.texts("paper.print"), self._on_print_clicked)
        self.print.setObjectName("checklist_print")
        self._head = ChecklistHead(context, self.print, self.attach)
        self._pages = QStackedWidget()
        self._pages.addWidget(NoChecklist(context, incident_id, self._look_at))
        self._pages.addWidget(self._work())
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.addWidget(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        whole.addWidget(self._area)
        self.setFocusProxy(self.steps)
        self._connect()
        self._read()

    def look_at(self, checklist_id: UUID, step_id: str = "") -> bool:
        """Show this list, and in it this step; False where there is no such list."""
        checklist = self._context.desk.incident(self._incident_id).checklist(checklist_id)
        if checklist is None:
            return False
        self._look_at(checklist_id)
        steps = [step.id for step in checklist.steps]
        if step_id in steps:
            self.steps.choose(steps.index(step_id))
            self.steps.scrollTo(self.steps.currentIndex())
        return True

    def _work(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._head)
        column.addWidget(Sides(((self.steps, 3), (self.detail, 2)), _NARROW), 1)
        return page

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._on_bridge_changed)
        self._head.chosen.connect(self._on_head_chosen)
        self.steps.chosen.connect(self._show_step)
        self.steps.aside_wanted.connect(self.detail.ask_reason)
        self.steps.reopen_wanted.connect(self._reopen)
        self.detail.tick_wanted.connect(self._tick)
        self.detail.reopen_wanted.connect(self._reopen)
        self.detail.asked.connect(self._on_detail_asked)
        self.detail.left.connect(self.steps.setFocus)

    def _read(self) -> None:
        """What is looked at stays so, whatever others attach."""
        lists = self._context.desk.incident(self._incident_id).checklists
        before = self.model.checklist
        held = (one for one in lists if before and one.id == before.id)
        wanted = next(held, None) or next(iter(lists), None)
        self._pages.setCurrentIndex(1 if wanted else 0)
        self._show(wanted)

    def _show(self, checklist: Checklist | None) -> None:
        before = self.model.checklist
        self.model.show(checklist)
        if checklist is None:
            return
        self._head.show_lists(self._context.desk.incident(self._incident_id).checklists, checklist)
        if before is None or before.id != checklist.id:
            self.steps.choose(_first_open(checklist))
        self._show_step()

    def _row(self) -> Row | None:
        row = self.steps.currentIndex().data(ROW)
        return row if isinstance(row, Row) else None

    def _show_step(self) -> None:
        row = self._row()
        checklist = self.model.checklist
        self.detail.show_step((checklist, row.step) if checklist and row else None)

    def _tick(self) -> None:
        self.model.setData(self.steps.currentIndex(), Qt.CheckState.Checked, _CHECK)
        self.steps.setFocus()

    def _reopen(self) -> None:
        self.model.setData(self.steps.currentIndex(), Qt.CheckState.Unchecked, _CHECK)
        self.steps.setFocus()

    def _look_at(self, checklist_id: UUID) -> None:
        self._on_head_chosen(checklist_id)
        self.steps.setFocus()

    def _on_head_chosen(self, checklist_id: UUID) -> None:
        self._show(self._context.desk.incident(self._incident_id).checklist(checklist_id))

    def _on_print_clicked(self) -> None:
        self._context.attempt(self._print)

    def _print(self) -> None:
        """The list that is shown, as it stands."""
        if (shown := self.model.checklist) is None:
            return
        papers = self._context.desk.checklist_papers(self._incident_id, (shown.id,))
        reference = self._context.desk.incident(self._incident_id).reference
        self._printing.ask(file_name(reference, shown.playbook, shown.language), lambda _: papers)

    def _on_detail_asked(self) -> None:
        """In a small window the line may lie below its foot, once it is laid out."""
        QTimer.singleShot(0, self._show_detail)

    def _show_detail(self) -> None:
        self._area.ensureWidgetVisible(self.detail)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.CHECKLISTS):
            self._read()


def _first_open(checklist: Checklist) -> int:
    """The row to begin with."""
    states = [checklist.state(step.id) for step in checklist.steps]
    return next((row for row, state in enumerate(states) if state == OPEN), 0)
