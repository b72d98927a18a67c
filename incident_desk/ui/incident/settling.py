"""The bar below the timeline in which a hypothesis is confirmed or eliminated, and why."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QWidget

from incident_desk.domain.hypotheses import CONFIRMED, ELIMINATED, OPEN, Hypothesis
from incident_desk.domain.log_grammar import HYPOTHESIS
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, line_label
from incident_desk.ui.signs import SignMark
from incident_desk.ui.theme import SPACE


class Settling(QFrame):
    """Shows the state of one hypothesis; settling it asks for a reason, which may stay empty."""

    left = Signal()  # the keyboard is to go back to the list

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._shown: Hypothesis | None = None
        self._wanted = CONFIRMED
        self._mark = SignMark(context.theme, self)
        self._state = line_label("")
        self.buttons = {state: self._button(state) for state in (CONFIRMED, ELIMINATED, OPEN)}
        self._asking: _Reason | None = None
        self._pages = QStackedLayout()
        self._pages.addWidget(self._choices())
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self._mark)
        row.addLayout(self._pages, 1)
        self.hide()

    def show_hypothesis(self, hypothesis: Hypothesis | None) -> None:
        """None hides the bar. A reason that is being typed stays while it is the same one."""
        same = hypothesis and self._shown and hypothesis.id == self._shown.id
        self._shown = hypothesis
        self.setVisible(hypothesis is not None)
        if not same:
            self._stop_asking()
        if hypothesis is None:
            return
        texts, state = self._context.texts, hypothesis.state
        self._mark.show_sign(HYPOTHESIS if state == OPEN else state)
        self._state.setText(texts("hypothesis.is", state=texts(f"hypothesis.{state}")))
        for wanted, made in self.buttons.items():
            made.setVisible(wanted != state)

    def ask(self, state: str) -> None:
        """Ask why; Enter settles it, with or without a reason."""
        if self._shown is None or self._shown.state == state:
            return
        self._stop_asking()
        self._wanted = state
        asking = self._asking = _Reason(self._context, self._shown.id, state, self)
        asking.said.connect(self._on_asking_said)
        asking.left.connect(self._on_asking_left)
        self._pages.addWidget(asking)
        self._pages.setCurrentWidget(asking)
        asking.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> QWidget:
        # A stack shows its first page at once, as a window of its own if it has no parent.
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._state)
        row.addStretch(1)
        for made in self.buttons.values():
            row.addWidget(made)
        return page

    def _button(self, state: str) -> QPushButton:
        texts = self._context.texts
        key = texts(f"hypothesis.key_{state}")
        made = button(f"{texts(f'hypothesis.do_{state}')} ({key})", lambda: self.ask(state))
        made.setObjectName(f"hypothesis_{state}")
        return made

    def _stop_asking(self) -> None:
        if self._asking:
            self._asking.kept.keep()
            self._pages.removeWidget(self._asking)
            self._asking.deleteLater()
            self._asking = None

    def _on_asking_said(self, reason: str) -> None:
        desk, shown, asking = self._context.desk, self._shown, self._asking
        assert shown is not None
        assert asking is not None
        wanted = self._wanted
        if self._context.attempt(
            lambda: desk.settle_hypothesis(self._incident_id, shown.id, wanted, reason)
        ):
            asking.kept.let_go()
            self._on_asking_left()

    def _on_asking_left(self) -> None:
        self._stop_asking()
        self.left.emit()


class _Reason(QWidget):
    """Enter says it, Esc leaves; what was typed is still there when it is asked again."""

    said = Signal(str)
    left = Signal()

    def __init__(self, context: Context, hypothesis_id: UUID, state: str, parent: QWidget) -> None:
        super().__init__(parent)
        texts = context.texts
        why = texts(f"hypothesis.why_{state}")
        self.line = QLineEdit()
        self.line.setObjectName("hypothesis_reason")
        self.line.setAccessibleName(why)
        self.line.setPlaceholderText(texts("hypothesis.reason"))
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.kept = KeptText(self.line, f"hypothesis:{hypothesis_id}:{state}", context)
        save = button(texts(f"hypothesis.do_{state}"), self._on_line_return_pressed, first=True)
        save.setObjectName("hypothesis_save")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(line_label(why))
        row.addWidget(self.line, 1)
        row.addWidget(save)
        row.addWidget(button(texts("hypothesis.leave"), self.left.emit))

    def _on_line_return_pressed(self) -> None:
        self.said.emit(self.line.text())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
