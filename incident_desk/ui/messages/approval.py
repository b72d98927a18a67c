"""Approving a draft: by name, and over a check that blocks only with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.message import APPROVED, Message
from incident_desk.domain.readiness import BLOCKS
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.messages.checks import Held
from incident_desk.ui.parts import button, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_NEEDS_REVIEWER = frozenset({"A04", "T12"})


class Approval(QWidget):
    wanted = Signal(str, str)  # who approves, and why over what blocks
    reviewer_named = Signal(str)

    def __init__(self, context: Context, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._blocking: tuple[str, ...] = ()
        self.approver = self._line("approver", context.preferences.name)
        self.reviewer = self._line("reviewer", message.reviewer)
        self.reason = self._line("reason", "")
        self._kept = KeptText(self.reason, f"approve:{message.id}", context)
        self._blocked = plain_label("", "danger", "small")
        self._blocked.hide()
        self.approve = button(context.texts("messages.approve"), self._on_approve_pressed)
        self.approve.setObjectName("message_approve")
        self.approve.setToolTip("Ctrl+Enter")
        self._labels = {
            name: line_label(context.texts(f"messages.{name}"), "muted")
            for name in ("approver", "reviewer")
        }
        self._lay_out()
        self.reason.textChanged.connect(self._enable)
        self.reviewer.editingFinished.connect(self._on_reviewer_editing_finished)
        self.show_findings(())

    def show_message(self, message: Message, *, changed: bool) -> None:
        """`changed`: the text on the screen is not the one that was approved."""
        approved = message.state == APPROVED and not changed
        key = "messages.approve_again" if approved else "messages.approve"
        self.approve.setText(self._context.texts(key))
        set_property(self.approve, "first", not approved)
        if not self.reviewer.hasFocus():
            self.reviewer.setText(message.reviewer)

    def show_findings(self, held: Sequence[Held]) -> None:
        blocks = (one.finding for one in held if one.finding.level == BLOCKS)
        named = {one.rule: f"{one.name(self._context.texts)} ({one.rule})" for one in blocks}
        self._blocking = tuple(named)
        rules = {one.finding.rule for one in held}
        for shown in (self.reviewer, self._labels["reviewer"]):
            wanted = bool(rules & _NEEDS_REVIEWER) or bool(self.reviewer.text())
            shown.setVisible(wanted)
        self._blocked.setVisible(bool(self._blocking))
        self.reason.setVisible(bool(self._blocking))
        told = self._context.texts("messages.blocked_by", rules=", ".join(named.values()))
        self._blocked.setText(told)
        self._enable()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the tabulator stops, in order."""
        return self.reviewer, self.approver, self.reason, self.approve

    def press(self) -> None:
        """Approve; or go to what it waits for."""
        if self.approve.isEnabled():
            self.approve.click()
        else:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """It was approved: the reason was used."""
        self._kept.let_go()
        self.reason.clear()

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setObjectName(f"message_{name}")
        line.setAccessibleName(self._context.texts(f"messages.{name}"))
        line.setPlaceholderText(self._context.texts(f"messages.{name}_hint"))
        line.setMaxLength(400)
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(("reviewer", "approver")):
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(getattr(self, name), row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(grid)
        column.addWidget(self._blocked)
        column.addWidget(self.reason)
        column.addWidget(self.approve)

    def _enable(self) -> None:
        """Over what blocks only with a reason; the button says so by its state."""
        self.approve.setEnabled(not self._blocking or bool(self.reason.text().strip()))

    def _on_approve_pressed(self) -> None:
        self.wanted.emit(self.approver.text(), self.reason.text())

    def _on_reviewer_editing_finished(self) -> None:
        self.reviewer_named.emit(self.reviewer.text())
