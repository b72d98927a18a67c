"""One question of the wizard, its answers as large rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.severity import UNKNOWN, Answer, Question
from incident_desk.ui.context import Context
from incident_desk.ui.parts import panel, plain_label, set_property
from incident_desk.ui.theme import SPACE


class QuestionPanel(QWidget):
    """Keys 1 to 9 choose an answer, 0 is 'not known yet'; arrows move between the rows."""

    answered = Signal(str, str)  # question id, answer
    key_pressed = Signal(str, int)  # question id, digit

    def __init__(
        self, context: Context, question: Question, chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        language = context.texts.language
        self._frame, column = panel()
        self._frame.setParent(self)
        title = plain_label(question.text[language], size="heading")
        column.addWidget(title)
        column.addWidget(plain_label(question.why[language], "muted", "small"))
        self._group = QButtonGroup(self)
        self.rows: dict[str, QPushButton] = {}
        for key, answer in enumerate(question.known, 1):
            column.addWidget(self._row(key, answer, language))
        column.addWidget(self._row(0, question.unknown, language))
        self.rows[chosen or UNKNOWN].setChecked(bool(chosen))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._frame)
        column.setSpacing(SPACE // 2)
        self.setFocusProxy(self.rows[chosen or question.known[0].value])
        self.setAccessibleName(question.text[language])

    def choose(self, value: str) -> None:
        """As if the row had been pressed."""
        self.rows[value].setChecked(True)
        self.setFocusProxy(self.rows[value])
        self.answered.emit(self.question.id, value)

    def _row(self, key: int, answer: Answer, language: str) -> QPushButton:
        row = AnswerRow(f"{key}   {answer.text[language]}".replace("&", "&&"))
        row.setObjectName(f"answer_{self.question.id}_{answer.value}")
        row.setAccessibleName(answer.text[language])
        row.setCheckable(True)
        row.setAutoDefault(False)
        row.entered.connect(lambda: self.key_pressed.emit(self.question.id, key))
        row.clicked.connect(lambda: self.choose(answer.value))
        row.digit.connect(lambda digit: self.key_pressed.emit(self.question.id, digit))
        set_property(row, "row", True)
        self._group.addButton(row)
        self.rows[answer.value] = row
        return row


class AnswerRow(QPushButton):
    """Enter chooses it and goes on, as its key does."""

    digit = Signal(int)
    entered = Signal()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _with_ctrl(event):
            self.entered.emit()
        elif event.text().isdecimal():
            self.digit.emit(int(event.text()))
        else:
            super().keyPressEvent(event)


def _with_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
