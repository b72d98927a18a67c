"""What a step says beside its first line: words, notes, code to copy, and whom to phone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Step
from incident_desk.ui.checklists.words import line
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, empty, line_label, plain_label
from incident_desk.ui.theme import SPACE

_MOST_LINES = 8  # of code: more of it scrolls
_BRIEF, _BRIEF_LINES = 420, 7  # characters and lines of a detail
_NUMBER = 40  # characters of a phone number or its name


class StepBody(QWidget):
    """Made anew only when the step says something else: what is marked in it stays marked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told: tuple[str, str, str] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)

    def show_step(self, step: Step, *, brief: bool = False) -> None:
        """All of it; of a long one, where it is to be brief, only whom to phone."""
        told = (step.text, step.detail, step.phone)
        if told == self._told:
            return
        self._told = told
        empty(self._column)
        # The reader of Markdown is heavy, and most steps have none.
        from incident_desk.playbooks import detail

        whole = not brief or is_brief(step)
        for piece in detail.pieces(step.detail) if whole else ():
            if piece.kind == detail.CODE:
                self._column.addWidget(self._code(piece.text, piece.language))
            else:
                words = plain_label(detail.plain(piece.text))
                words.setObjectName("step_detail")
                self._column.addWidget(_note(words) if piece.kind == detail.NOTE else words)
        for phone in detail.phones(step):
            self._column.addLayout(self._phone(phone.number, phone.label))

    @property
    def says_more(self) -> bool:
        """Whether there is anything to show."""
        return self._column.count() > 0

    def _code(self, text: str, language: str) -> QWidget:
        made = QFrame()
        code = QPlainTextEdit(text)
        code.setObjectName("step_code")
        code.setReadOnly(True)
        code.setAccessibleName(self._context.texts("checklists.code"))
        code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        code.setTabChangesFocus(True)
        lines = min(text.count("\n") + 1, _MOST_LINES)
        code.setFixedHeight(lines * code.fontMetrics().lineSpacing() + 4 * SPACE)
        head = QHBoxLayout()
        head.addWidget(line_label(line(language, _NUMBER), "muted", "small"))
        head.addStretch(1)
        head.addWidget(self._copy(text, "copy_code"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(code)
        return made

    def _phone(self, number: str, name: str) -> FlowLayout:
        texts, told = self._context.texts, line(number, _NUMBER)
        said = texts("checklists.phone_of", name=line(name, _NUMBER), phone=told) if name else told
        row = FlowLayout(SPACE)
        row.addWidget(line_label(said))
        call = button(texts("checklists.call"), _opening(f"tel:{number}"))
        call.setObjectName("call_phone")
        call.setAccessibleName(f"{call.text()}: {said}")
        row.addWidget(call)
        row.addWidget(self._copy(number, "copy_phone"))
        return row

    def _copy(self, text: str, name: str) -> QWidget:
        made = button(self._context.texts("checklists.copy"), lambda: self._to_clipboard(text))
        made.setObjectName(name)
        made.setAccessibleName(f"{made.text()}: {line(text, _NUMBER)}")
        return made

    def _to_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.notices.say(self._context.texts("checklists.copied"))


def is_brief(step: Step) -> bool:
    """Whether all that it says fits above the list."""
    lines = step.detail.count("\n") + 1
    return len(step.detail) <= _BRIEF and lines <= _BRIEF_LINES


def _opening(address: str) -> Callable[[], object]:
    """Handed to whatever the laptop phones with."""
    return lambda: QDesktopServices.openUrl(QUrl(address))


def _note(words: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("aside")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
    column.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    return frame
