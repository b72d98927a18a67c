"""The one place where the window says what went wrong or was done: a bar, not a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from incident_desk.errors import DeskError
from incident_desk.i18n import Texts
from incident_desk.ui.parts import button, plain_label, set_property
from incident_desk.ui.theme import SPACE


class Notices(QFrame):
    """Shows one sentence at a time; a failure stays until it is put right or closed."""

    acted = Signal(str)  # the name of the action offered with the sentence

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.error: DeskError | None = None
        self._texts = texts
        self._action = ""
        self._label = plain_label("")
        self._label.setObjectName("notice")
        self._act = button("", self._on_act_clicked)
        self._close = button(texts("notices.close"), self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.addWidget(self._label, 1)
        row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    @property
    def action_button(self) -> QPushButton:
        return self._act

    def fail(self, error: DeskError) -> None:
        """Say what could not be done and what to do about it."""
        self.error = error
        self._show(error.told(self._texts), "danger")

    def say(self, text: str, action: str = "", label: str = "") -> None:
        """Say what was done, with one thing that may be done next."""
        self.error = None
        self._show(text, "", action, label)

    def withdraw(self, *actions: str) -> None:
        """Take away a sentence that offers one of these actions; any other one stays."""
        if self._action in actions:
            self.clear()

    def clear_failure(self) -> None:
        if self.error is not None:
            self.clear()

    def clear(self) -> None:
        self.error = None
        self._action = ""
        self.hide()

    def _show(self, text: str, tone: str, action: str = "", label: str = "") -> None:
        self._action = action
        self._act.setText(label)
        self._act.setVisible(bool(action))
        set_property(self._label, "tone", tone)
        self._label.setText(text)
        self.show()

    def _on_act_clicked(self) -> None:
        action = self._action
        self.clear()
        self.acted.emit(action)
