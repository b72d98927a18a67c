"""The field in which the commander promises the next update."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.domain.message import LAST_STAGES, Message
from incident_desk.domain.moments import ahead
from incident_desk.domain.spans import clock_time
from incident_desk.errors import InputError
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import line_label
from incident_desk.ui.theme import SPACE


class PromiseField(QWidget):
    """Proposes what the severity asks for, counted from now, until the commander types."""

    changed = Signal()

    def __init__(
        self, context: Context, incident_id: UUID, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._may_be_empty = message.stage in LAST_STAGES
        self._proposed = ""
        self.line = QLineEdit()
        self.line.setObjectName("message_promise")
        self.line.setAccessibleName(context.texts("messages.promise"))
        hint = "messages.no_promise" if self._may_be_empty else "messages.promise_hint"
        self.line.setPlaceholderText(context.texts(hint))
        self.propose(message)
        self._kept = KeptText(self.line, f"promise:{message.id}", context)
        self.line.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(line_label(context.texts("messages.promise")))
        row.addWidget(self.line, 1)

    def propose(self, message: Message) -> None:
        """What was promised already; else when the severity asks for it. Typed text stays."""
        if self.line.text() != self._proposed:
            return
        promised = message.next_update_at
        if promised is not None and promised <= self._context.now:
            promised = None
        if promised is None and not self._may_be_empty:
            promised = self._context.desk.next_update(self._incident_id)
        self._proposed = self._told(promised) if promised else ""
        if self._proposed != self.line.text():
            with QSignalBlocker(self.line):
                self.line.setText(self._proposed)
            self.changed.emit()

    @property
    def is_changed(self) -> bool:
        """Whether the commander has typed another time than is proposed."""
        return self.line.text() != self._proposed

    def moment(self) -> datetime | None:
        """None is no promise. Raises InputError for what cannot be read."""
        text = self.line.text().strip()
        if not text and self._may_be_empty:
            return None
        return ahead(text, self._context.now, self._context.zone)

    def moment_if_clear(self) -> datetime | None:
        try:
            return self.moment()
        except InputError:
            return None

    def settle(self, message: Message) -> None:
        """The promise was given: nothing typed is waiting any more."""
        self._kept.let_go()
        self._proposed = self.line.text()
        self.propose(message)

    def keep(self) -> None:
        if self.line.text() != self._proposed:
            self._kept.keep()

    def forget(self) -> None:
        self._kept.let_go()

    def _told(self, moment: datetime) -> str:
        context = self._context
        return clock_time(moment, context.now, context.zone, context.texts)
