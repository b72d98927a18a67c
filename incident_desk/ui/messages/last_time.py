"""What this audience heard last, with what is new marked; and what became of every estimate."""

from datetime import tzinfo

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.differences import GONE, NEW, differences
from incident_desk.domain.estimates import Estimate, estimates
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import SENT, Message
from incident_desk.domain.message_text import Text
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE


class LastTime(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._head = plain_label("", "muted")
        self.text = QTextEdit()
        self.text.setObjectName("message_last_time")
        self.text.setAccessibleName(context.texts("messages.last_time"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._estimates = plain_label("", "", "small")
        self._estimates.setObjectName("message_estimates")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._head)
        column.addWidget(self.text, 1)
        column.addWidget(self._estimates)

    def show_message(self, incident: Incident, message: Message, language: str, text: Text) -> None:
        """`text` as it is now, against what the same audience heard before it."""
        before = previous(incident, message)
        texts = self._context.texts
        self.text.setVisible(before is not None)
        if before is None:
            self._head.setText(texts("messages.first_word"))
        else:
            at = clock_time(
                before.sendings[0].at, self._context.now, self._context.zone, self._context.texts
            )
            self._head.setText(texts("messages.since_last", at=at))
            self._show(before.text(language), text)
        told = estimates(incident, self._context.zone)
        lines = [self._line(one) for one in told if one.audience == message.audience]
        self._estimates.setText("\n".join(lines))
        self._estimates.setVisible(bool(lines))

    def _show(self, before: Text, after: Text) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        old, new = ("\n\n".join(filter(None, one.parts)) for one in (before, after))
        for stretch in differences(old, new):
            cursor.insertText(stretch.text, self._form(stretch.kind))

    def _form(self, kind: str) -> QTextCharFormat:
        """Never by colour alone: what is gone is struck out, what is new is underlined."""
        theme, form = self._context.theme, QTextCharFormat()
        form.setForeground(QColor(theme.text))
        if kind == GONE:
            form.setForeground(QColor(theme.muted))
            form.setFontStrikeOut(True)
        elif kind == NEW:
            form.setForeground(QColor(theme.good))
            form.setFontUnderline(True)
        return form

    def _line(self, one: Estimate) -> str:
        texts, zone = self._context.texts, self._context.zone
        at = clock_time(one.given_at, self._context.now, zone, texts)
        return texts("messages.estimate", at=at, said=one.said, outcome=self._outcome(one, zone))

    def _outcome(self, one: Estimate, zone: tzinfo | None) -> str:
        texts = self._context.texts
        if one.ended_at is None:
            return texts("messages.estimate_open")
        ended = clock_time(one.ended_at, self._context.now, zone, texts)
        if one.missed is None:
            return texts("messages.estimate_ended", ended=ended)
        seconds = one.missed.total_seconds()
        span = elapsed(abs(seconds), texts)
        key = "messages.estimate_late" if seconds > 0 else "messages.estimate_kept"
        return texts(key, ended=ended, span=span)


def previous(incident: Incident, message: Message) -> Message | None:
    """What the same audience heard before this message."""
    at = message.sendings[0].at if message.sendings else None
    heard = [
        one
        for one in incident.messages.values()
        if one.audience == message.audience and one.state == SENT and one.id != message.id
        if at is None or one.sendings[0].at < at
    ]
    return max(heard, key=lambda one: one.sendings[0].at, default=None)
