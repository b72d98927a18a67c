"""Throwing a draft away: asked in its place, not in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE


class Discard(QWidget):
    sure = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._discard = self._verb("discard", self._on_discard_pressed)
        self._keep = self._verb("discard_no", self._on_keep_pressed)
        self._sure = self._verb("discard_yes", self.sure.emit)
        self._asked = plain_label(context.texts("messages.discard_sure"), "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._discard)
        row.addWidget(self._asked, 1)
        row.addWidget(self._keep)
        row.addWidget(self._sure)
        row.addStretch(0)
        self._ask(False)

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._context.texts(f"messages.{name}"), pressed)
        made.setObjectName(f"message_{name}")
        return made

    def _ask(self, asked: bool) -> None:
        self._discard.setVisible(not asked)
        for shown in (self._asked, self._keep, self._sure):
            shown.setVisible(asked)

    def _on_discard_pressed(self) -> None:
        self._ask(True)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_pressed(self) -> None:
        self._ask(False)
        self._discard.setFocus(Qt.FocusReason.OtherFocusReason)
