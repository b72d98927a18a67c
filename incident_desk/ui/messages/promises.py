"""When each audience hears next: a countdown for each, that can be moved with a reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import ahead
from incident_desk.domain.spans import countdown
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.kept import KeptText
from incident_desk.ui.messages.kept_focus import focus_stays
from incident_desk.ui.parts import button, empty, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SOON = 300  # seconds


class Promises(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._rows: list[tuple[datetime, str, QLabel]] = []
        self._shown: dict[str, datetime] = {}
        self._moving: MovePromise | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self.hide()

    def read(self, incident: Incident) -> None:
        promises = dict(sorted(incident.promises.items(), key=lambda one: one[1]))
        if promises == self._shown:
            return
        moving = self._moving.typed if self._moving and not self._moving.isHidden() else None
        with focus_stays(self):
            self._stop_moving()
            self._shown, self._rows = promises, []
            empty(self._column)
            self.setVisible(bool(promises))
            for audience, due_at in promises.items():
                self._add(audience, due_at)
        if moving and moving.audience in promises:
            self._move(moving.audience, moving)
        self.tick()

    def tick(self) -> None:
        texts, now = self._context.texts, self._context.now
        for due_at, audience, label in self._rows:
            left = (due_at - now).total_seconds()
            tone = "danger" if left < 0 else "warning" if left < _SOON else "muted"
            set_property(label, "tone", tone)
            label.setText(
                texts("messages.hears_next", audience=audience, time=countdown(left, texts))
            )

    def _add(self, audience: str, due_at: datetime) -> None:
        texts = self._context.texts
        label = plain_label("", "muted", "small")
        self._rows.append((due_at, texts(f"audience.{audience}"), label))
        move = button(texts("messages.move"), lambda: self._move(audience))
        move.setObjectName(f"promise_move_{audience}")
        move.setAccessibleName(f"{move.text()}: {texts(f'audience.{audience}')}")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label, 1)
        row.addWidget(move)
        self._column.addLayout(row)
        label.show()
        move.show()

    def _move(self, audience: str, typed: "Typed | None" = None) -> None:
        """`typed`: it was open already, and what was typed in it goes on."""
        self._stop_moving()
        self._moving = MovePromise(self._context, self._incident_id, audience, self)
        self._moving.left.connect(lambda: self._on_moving_left(audience))
        self._column.addWidget(self._moving)
        self._moving.show()
        if typed is None or typed.focused == self._moving.time.objectName():
            self._moving.time.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self._moving.take(typed)

    def _stop_moving(self) -> None:
        if self._moving:
            self._moving.keep()
            self._moving.hide()
            self._moving.deleteLater()
            self._moving = None

    def _on_moving_left(self, audience: str) -> None:
        self._stop_moving()
        for move in self.findChildren(QPushButton, f"promise_move_{audience}"):
            if not move.isHidden():
                move.setFocus(Qt.FocusReason.OtherFocusReason)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form that moves a promise, and which of its fields has the keyboard."""

    audience: str
    time: str
    reason: str
    focused: str


class MovePromise(QWidget):
    """Until when, and why. An empty time says that nothing more is promised."""

    left = Signal()  # the promise was moved, or is not to be moved

    def __init__(
        self, context: Context, incident_id: UUID, audience: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._audience = audience
        self._done = False
        self.time = self._line("promise_time", "messages.move_time")
        self.reason = self._line("promise_reason", "messages.move_reason")
        self.time.setPlaceholderText(context.texts("messages.promise_hint"))
        place = f"promise-move:{incident_id}:{audience}"
        self._kept = KeptText(self.reason, place, context)
        save = button(context.texts("messages.move_do"), self._on_save_pressed, first=True)
        save.setObjectName("promise_save")
        leave = button(context.texts("messages.leave"), self._on_leave_pressed)
        row = FlowLayout(SPACE)
        row.addWidget(save)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for line in (self.time, self.reason):
            column.addWidget(plain_label(line.accessibleName(), "muted", "small"))
            column.addWidget(line)
            line.returnPressed.connect(self._on_save_pressed)
        column.addLayout(row)

    @property
    def typed(self) -> Typed | None:
        """None once the promise is moved."""
        if self._done:
            return None
        fields = (self.time, self.reason)
        focused = next((one.objectName() for one in fields if one.hasFocus()), "")
        return Typed(self._audience, self.time.text(), self.reason.text(), focused)

    def take(self, typed: Typed) -> None:
        self.time.setText(typed.time)
        self.reason.setText(typed.reason)
        if typed.focused == self.reason.objectName():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        if self._kept.waiting:
            self._kept.keep()

    def _line(self, name: str, key: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setAccessibleName(self._context.texts(key))
        return line

    def _on_save_pressed(self) -> None:
        context = self._context

        def move() -> None:
            text = self.time.text().strip()
            due_at = ahead(text, context.now, context.zone) if text else None
            context.desk.move_promise(self._incident_id, self._audience, due_at, self.reason.text())

        self._done = True  # what was moved is shown anew at once, and this form with it
        if context.attempt(move):
            self._kept.let_go()
            self.left.emit()
        else:
            self._done = False

    def _on_leave_pressed(self) -> None:
        self.left.emit()
