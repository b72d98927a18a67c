"""Something with verbs below it, one of which asks for a reason: an order, a hypothesis."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.incident.why import WhyLine
from incident_desk.ui.parts import plain_label, quiet_button
from incident_desk.ui.theme import SPACE


class AskedRow(QWidget):
    """A text, below it what is to be told of it (`told`), and its verbs at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._why: WhyLine | None = None
        self._first: QPushButton | None = None
        self.text = plain_label("")
        self.told = ElidedLabel("")
        self.told.setProperty("tone", "muted")
        self.told.setProperty("scale", "small")
        self._verbs = QWidget()
        self._row = QHBoxLayout(self._verbs)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self._row.addWidget(self.told)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.text)
        self._column.addWidget(self._verbs)

    def add_verb(self, words: str, name: str, pressed: Callable[[], object]) -> QPushButton:
        """The first one has the keyboard once a reason is given up."""
        made = quiet_button(words, pressed)
        made.setObjectName(name)
        self._row.addWidget(made)
        self._first = self._first or made
        return made

    def name_verbs(self, text: str) -> None:
        """Say of each verb what it is about, for those who only hear it."""
        for made in self._verbs.findChildren(QPushButton):
            made.setAccessibleName(f"{made.text().replace('&&', '&')}: {text}")

    def ask_why(self, verb: str, kept_at: str, said: Callable[[str], bool]) -> None:
        """Ask for a reason in place of the verbs; `said` tells whether it is done."""
        if self._why is not None:
            return
        why = self._why = WhyLine(self._context, kept_at, verb, self)

        def go_on(reason: str) -> None:
            if said(reason):
                why.line.clear()
                why.kept.let_go()
                self._close_why()

        why.said.connect(go_on)
        why.left.connect(self._on_why_left)
        self._verbs.hide()
        self._column.addWidget(why)
        why.show()
        why.line.setFocus()

    def _close_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None
            self._verbs.show()

    def _on_why_left(self) -> None:
        self._close_why()
        if self._first:
            self._first.setFocus()
