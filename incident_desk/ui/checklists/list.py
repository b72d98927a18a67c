"""The steps as a list that is worked by keyboard or mouse."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from incident_desk.ui.checklists.delegate import StepDelegate
from incident_desk.ui.checklists.model import ChecklistModel, Index
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE

_KEYS = {
    Qt.Key.Key_N: "aside",
    Qt.Key.Key_B: "block",
    Qt.Key.Key_A: "assign",
    Qt.Key.Key_T: "time",
    Qt.Key.Key_U: "reopen",
    Qt.Key.Key_Return: "note",
    Qt.Key.Key_Enter: "note",
}
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepList(QListView):
    chosen = Signal()  # another step is the current one
    verb_wanted = Signal(str)  # what a key asks for: the name of a verb
    moved = Signal(int)  # -1 or 1: the current step is to go up or down
    typed = Signal(str)  # the first letters of a filter
    left = Signal()  # Esc

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        self.setMinimumHeight(15 * SPACE)

    def choose(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    # Qt overrides

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The whole row goes along, not only its text."""
        index = self.currentIndex()
        place = self.visualRect(index)
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(QPoint(2 * SPACE, place.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen step stays in sight when a line opens above the list."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that ask for nothing, and all after a slash or with Shift, begin a filter."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in _WAYS:
            self.moved.emit(_WAYS[key])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.verb_wanted.emit("paste")
        elif not held and key in _KEYS:
            self.verb_wanted.emit(_KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif begun := _typed(event):
            self.typed.emit("" if begun == "/" else begun)
        else:
            super().keyPressEvent(event)


def _typed(event: QKeyEvent) -> str:
    """The character that was typed; nothing for keys that mean something else to a list."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    text = event.text()
    return text if not held and text.isprintable() and not text.isspace() else ""
