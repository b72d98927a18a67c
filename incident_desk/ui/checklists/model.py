"""The steps of one checklist. It writes to the desk, and hears back from it what was written."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE, Checklist, Mark
from incident_desk.domain.playbook import Step
from incident_desk.ui.checklists.words import spoken
from incident_desk.ui.context import Context

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()
_BOX = {
    OPEN: Qt.CheckState.Unchecked,
    DONE: Qt.CheckState.Checked,
    SET_ASIDE: Qt.CheckState.PartiallyChecked,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A step, how it stands, and who made it so."""

    step: Step
    state: str
    mark: Mark | None


class ChecklistModel(QAbstractListModel):
    def __init__(self, context: Context, incident_id: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._checklist: Checklist | None = None

    @property
    def checklist(self) -> Checklist | None:
        return self._checklist

    def show(self, checklist: Checklist | None) -> None:
        """The checklist as it stands now; the same one keeps its place on the screen."""
        before = self._checklist
        if before and checklist and before.id == checklist.id:
            self._checklist = checklist
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self.beginResetModel()
        self._checklist = checklist
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._checklist else len(self._checklist.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._checklist or not self.checkIndex(index):
            return None
        step = self._checklist.steps[index.row()]
        state = self._checklist.state(step.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.text
            case Qt.ItemDataRole.CheckStateRole:
                return _BOX[state]
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self._checklist, step, self._context)
            case _ if role == ROW:
                return Row(step, state, self._checklist.marks.get(step.id))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Changes nothing itself: the tick shows when the desk tells that it is on disk."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._checklist or not index.isValid():
            return False
        desk, checklist_id = self._context.desk, self._checklist.id
        step_id = self._checklist.steps[index.row()].id
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        verb = desk.tick_step if ticked else desk.reopen_step
        return self._context.attempt(lambda: verb(self._incident_id, checklist_id, step_id))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return super().flags(index)
        return super().flags(index) | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
