"""Fields of the editor that every key of goes into the draft at once."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE


class Paragraph(QPlainTextEdit):
    """One paragraph that wraps. Enter means that it is done."""

    entered = Signal()

    def __init__(self, name: str, words: str, lines: int = 2) -> None:
        super().__init__()
        prose(self, name, words, lines)
        self.setFixedHeight(self.minimumHeight())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted has no ends of lines here."""
        self.insertPlainText(" ".join(source.text().split()))


class Ticks(QWidget):
    """Several of a few: `options` are names with their words."""

    changed = Signal()

    def __init__(self, options: Mapping[str, str], name: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.boxes: dict[str, QCheckBox] = {}
        row = FlowLayout(2 * SPACE, self)
        for option, told in options.items():
            box = QCheckBox(told.replace("&", "&&"))
            box.setObjectName(f"{name}_{option}")
            box.clicked.connect(self._on_box_clicked)
            self.boxes[option] = box
            row.addWidget(box)

    @property
    def held(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def hold(self, names: Iterable[str]) -> None:
        held = set(names)
        for name, box in self.boxes.items():
            box.setChecked(name in held)

    def _on_box_clicked(self) -> None:
        self.changed.emit()


def line(name: str, words: str, changed: Callable[[str], object]) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.textChanged.connect(changed)
    return made


def prose(made: QPlainTextEdit, name: str, words: str, lines: int) -> QPlainTextEdit:
    """A field of several lines; Tab leaves it."""
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setProperty("prose", True)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(lines * made.fontMetrics().lineSpacing() + 3 * SPACE)
    return made


def combo(name: str, words: str, options: Mapping[str, str]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(words)
    for value, told in options.items():
        made.addItem(told, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def fill(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Only what differs, and without telling: the cursor stays where one is typing."""
    blocker = QSignalBlocker(field)
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(len(text) if field.hasFocus() else 0)
    elif field.toPlainText() != text:
        field.setPlainText(text)
    blocker.unblock()


def labelled(column: QVBoxLayout, words: str, *fields: QWidget) -> None:
    """The name of a field, and the field below it."""
    label = plain_label(words, "muted", "small")
    label.setBuddy(fields[0])
    column.addWidget(label)
    for field in fields:
        column.addWidget(field)
