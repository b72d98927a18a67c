"""The steps as a list that is worked by keyboard or mouse."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from incident_desk.ui.checklists.delegate import StepDelegate
from incident_desk.ui.checklists.model import ChecklistModel, Index
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE


class StepList(QListView):
    chosen = Signal()  # another step is the current one
    aside_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(
        self, context: Context, model: ChecklistModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("checklist_steps")
        self.setAccessibleName(context.texts("checklists.steps"))
        self.setModel(model)
        self.setItemDelegate(StepDelegate(context, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(25 * SPACE)

    def choose(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    # Qt overrides

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = None if event.modifiers() else event.key()
        if key == Qt.Key.Key_N:
            self.aside_wanted.emit()
        elif key == Qt.Key.Key_U:
            self.reopen_wanted.emit()
        else:
            super().keyPressEvent(event)
