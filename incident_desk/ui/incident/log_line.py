"""The log line: type, Enter, it is in the timeline. `@14:05 text` dates it back."""

from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.moments import dated_back
from incident_desk.domain.spans import clock_time
from incident_desk.errors import InputError
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import plain_label, set_property
from incident_desk.ui.theme import SPACE


class LogLine(QFrame):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logline")
        self._context = context
        self._incident_id = incident_id
        self.field = QLineEdit()
        self.field.setObjectName("log")
        self.field.setPlaceholderText(context.texts("logline.hint"))
        self.field.setAccessibleName(context.texts("logline.name"))
        self._hint = plain_label("", "muted", "small")
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._hint)
        column.addWidget(self.field)
        self._kept = KeptText(self.field, f"log:{incident_id}", context, self._on_text_offered)
        self.field.textEdited.connect(self._on_field_text_edited)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.setFocusProxy(self.field)

    @property
    def hint(self) -> str:
        return self._hint.text()

    def _on_text_offered(self) -> None:
        self._say(self._context.texts("logline.offered"))

    def _on_field_text_edited(self, text: str) -> None:
        """While typing, say to what time the line is dated back."""
        try:
            moment, _rest = self._read(text)
        except InputError as error:
            self._say(error.told(self._context.texts), "warning")
            return
        if moment is None:
            self._hint.hide()
            return
        context = self._context
        at = clock_time(moment, context.now, context.zone, context.texts)
        self._say(context.texts("logline.dated_back", time=at))

    def _on_field_return_pressed(self) -> None:
        text = self.field.text()
        if text.strip() and self._context.attempt(lambda: self._log(text)):
            self.field.clear()
            self._kept.let_go()
            self._hint.hide()

    def _log(self, text: str) -> None:
        moment, rest = self._read(text)
        self._context.desk.log(self._incident_id, rest, moment)

    def _read(self, text: str) -> tuple[datetime | None, str]:
        return dated_back(text, self._context.now, self._context.zone)

    def _say(self, text: str, tone: str = "muted") -> None:
        set_property(self._hint, "tone", tone)
        self._hint.setText(text)
        self._hint.show()
