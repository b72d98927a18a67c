"""The message that was chosen: its editor, its preview, and what can be done with it."""

from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.messages import APPROVED, DRAFT, SENT, Message
from incident_desk.ui.context import Context
from incident_desk.ui.messages.editor import DraftEditor
from incident_desk.ui.messages.verbs import MessageVerbs
from incident_desk.ui.messages.words import heading, seals, state
from incident_desk.ui.parts import panel, plain_label, set_property
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 620
_TONES = {DRAFT: "warning", APPROVED: "good", SENT: "good"}


class MessageView(QWidget):
    """One message for as long as it is shown; one that was sent has no editor."""

    def __init__(
        self, context: Context, incident_id: UUID, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.message = message
        sent = message.state == SENT
        self.editor = None if sent else DraftEditor(context, incident_id, message)
        self._state = plain_label("")
        self._state.setObjectName("message_state")
        self._seal = plain_label("", "muted")
        self._seal.setObjectName("message_seal")
        self._preview = QPlainTextEdit()
        self._preview.setObjectName("message_preview")
        name = "messages.as_sent" if sent else "messages.preview"
        self._preview.setAccessibleName(context.texts(name))
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setMinimumHeight(20 * SPACE)
        self.verbs = MessageVerbs(context.texts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides())
        self._connect()
        self.show_message(message)

    def show_message(self, message: Message) -> None:
        self.message = message
        if self.editor:
            self.editor.show_message(message)
        self._seal.setText(seals(message, self._context))
        self._seal.setVisible(bool(message.sendings))
        self._show_state()

    def leave(self) -> None:
        if self.editor:
            self.editor.leave()

    def mark_sent(self, channel: str) -> None:
        """A text that was changed since its approval is saved first, and then needs another."""
        if self.editor and not self.editor.save():
            return
        mark = self._context.desk.mark_sent
        if self._context.attempt(lambda: mark(self._incident_id, self.message.id, channel)):
            where = self._context.texts(f"channel.{channel}")
            self._context.notices.say(self._context.texts("messages.sent_by", channel=where))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._outgoing())
        fit = self.message.state != DRAFT and not (self.editor and self.editor.is_changed)
        key = "messages.copied" if fit else "messages.copied_draft"
        self._context.notices.say(self._context.texts(key))

    def discard(self) -> None:
        discard = self._context.desk.discard_draft
        self._context.attempt(lambda: discard(self._incident_id, self.message.id))

    def _sides(self) -> Sides:
        left, column = panel()
        column.addWidget(plain_label(heading(self.message, self._context), size="heading"))
        column.addWidget(self._state)
        column.addWidget(self._seal)
        if not self.editor:
            self._finish(column)
            return Sides(((left, 1),), 0)
        column.addWidget(self.editor, 1)
        right, beside = panel()
        self._finish(beside)
        return Sides(((left, 3), (right, 2)), _NARROW)

    def _finish(self, column: QVBoxLayout) -> None:
        column.addWidget(plain_label(self._preview.accessibleName(), "muted"))
        column.addWidget(self._preview, 1)
        column.addWidget(self.verbs)

    def _connect(self) -> None:
        self.verbs.copy_wanted.connect(self.copy)
        self.verbs.sent_wanted.connect(self.mark_sent)
        self.verbs.discard_wanted.connect(self.discard)
        if self.editor:
            self.verbs.approve_wanted.connect(self.editor.approve)
            self.editor.changed.connect(self._show_state)

    def _outgoing(self) -> str:
        return self.editor.preview() if self.editor else self.message.text

    def _show_state(self) -> None:
        texts, message = self._context.texts, self.message
        language = texts(f"language.{message.language}")
        changed = bool(self.editor and self.editor.is_changed)
        voided = changed and message.state == APPROVED
        words = texts("messages.voided") if voided else state(message, self._context)
        self._state.setText(f"{language} · {words}")
        set_property(self._state, "tone", _TONES[DRAFT if voided else message.state])
        if self._preview.toPlainText() != self._outgoing():
            self._preview.setPlainText(self._outgoing())
        self.verbs.show_for(message, changed=changed)
