"""The line that narrows the list to the steps that hold what is typed. It shows when needed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.ui.context import Context


class FilterLine(QLineEdit):
    narrowed = Signal(str)
    left = Signal()  # back to the list, with what was found
    cleared = Signal()  # back to the list, with all of it

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps_filter")
        self.setPlaceholderText(context.texts("checklists.filter"))
        self.setAccessibleName(context.texts("checklists.filter"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.narrowed)
        self.hide()

    def begin(self, text: str) -> None:
        """Open it with what was typed so far."""
        self.show()
        self.setText(self.text() + text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # others would mark what was typed

    def close_up(self) -> None:
        self.clear()
        self.hide()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Escape:
                self.close_up()
                self.cleared.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
