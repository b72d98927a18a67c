"""The steps of one checklist. It writes to the desk, and hears back from it what was written."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from incident_desk.domain import at_work
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE
from incident_desk.ui.checklists.look import Row, Shown, bare
from incident_desk.ui.checklists.words import spoken
from incident_desk.ui.context import Context

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()
_DRAGGED = "application/x-incident-desk-step"  # the ids of list and step, for this program alone
_BOX = {
    OPEN: Qt.CheckState.Unchecked,
    DONE: Qt.CheckState.Checked,
    SET_ASIDE: Qt.CheckState.PartiallyChecked,
    BLOCKED: Qt.CheckState.Unchecked,
}


class ChecklistModel(QAbstractListModel):
    """Shows the steps that apply, or all of them; of these only what fits the filter."""

    def __init__(self, context: Context, incident_id: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._shown: Shown | None = None
        self._rows: tuple[Row, ...] = ()
        self._words = ""
        self._all = False

    @property
    def shown(self) -> Shown | None:
        return self._shown

    @property
    def shows_all(self) -> bool:
        """Whether steps that do not apply are shown too."""
        return self._all

    @property
    def is_narrowed(self) -> bool:
        return bool(self._words)

    def show(self, shown: Shown | None) -> None:
        """The list as it stands now; where the same steps are shown they keep their place."""
        self._shown = shown
        self._take()

    def narrow(self, words: str) -> None:
        """Show only steps that hold all of these words."""
        self._words = bare(words)
        self._take()

    def show_all(self, every: bool) -> None:
        self._all = every
        self._take()

    def row_of(self, step_id: str) -> int:
        """-1 for a step that is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.step.id == step_id), -1)

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place_beside(self, step_id: str, way: int) -> str | None:
        """What the step would stand behind, one place up (-1) or down (1); None at the end."""
        return at_work.place_beside([row.standing for row in self._rows], self._steps, step_id, way)

    def _take(self) -> None:
        rows = tuple(row for row in self._shown.rows if self._fits(row)) if self._shown else ()
        before = self._rows
        same = [row.step.id for row in before] == [row.step.id for row in rows]
        if before and same:
            self._rows = rows
            changed = [n for n, row in enumerate(rows) if row != before[n]]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _fits(self, row: Row) -> bool:
        if not (row.standing.counts or self._all):
            return False
        if not self._words:
            return True
        said = bare(" ".join((row.text, row.step.detail, row.note, row.standing.person)))
        return all(word in said for word in self._words.split())

    @property
    def _steps(self) -> tuple[at_work.Standing, ...]:
        return tuple(row.standing for row in self._shown.rows) if self._shown else ()

    def _dropped(self, data: QMimeData, row: int) -> tuple[str, str] | None:
        """Which step was dropped there, and behind which one it would stand."""
        dragged = bytes(data.data(_DRAGGED).data())
        checklist_id, step_id = dragged[:16], dragged[16:].decode()
        if not self._shown or self._shown.checklist.id.bytes != checklist_id:
            return None
        above = self._rows[min(row, len(self._rows)) - 1].step.id if row else ""
        after = at_work.place_below(self._steps, step_id, above)
        return None if after is None else (step_id, after)

    # Qt overrides

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index) if self.checkIndex(index) else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.CheckStateRole:
                return _BOX[row.state]
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, self._context)
            case _ if role == ROW:
                return row
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Changes nothing itself: the tick shows when the desk tells that it is on disk."""
        row = self.row(index)
        if role != Qt.ItemDataRole.CheckStateRole or not self._shown or row is None:
            return False
        desk, checklist_id, step_id = self._context.desk, self._shown.checklist.id, row.step.id
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        verb = desk.tick_step if ticked else desk.reopen_step
        return self._context.attempt(lambda: verb(self._incident_id, checklist_id, step_id))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return super().flags(index) | flag.ItemIsDropEnabled
        made = super().flags(index) | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        return made | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row(indexes[0]) if indexes else None
        if row and self._shown:
            data.setData(_DRAGGED, self._shown.checklist.id.bytes + row.step.id.encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Between two steps, or below the last."""
        place = len(self._rows) if row < 0 else row
        return not parent.isValid() and self._dropped(data, place) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self._shown or not self.canDropMimeData(data, action, row, column, parent):
            return False
        dropped = self._dropped(data, len(self._rows) if row < 0 else row)
        assert dropped is not None
        desk, checklist_id, (step_id, after) = (
            self._context.desk,
            self._shown.checklist.id,
            dropped,
        )
        return self._context.attempt(
            lambda: desk.move_step(self._incident_id, checklist_id, step_id, after)
        )
