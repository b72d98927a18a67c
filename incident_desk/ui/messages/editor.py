"""One message at work: its text, its open fields, its promise, and how it will go out."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.desk.work import with_promise
from incident_desk.domain.messages import APPROVED, DISCARDED, Message
from incident_desk.domain.situation import KNOWN
from incident_desk.domain.templates import unfilled
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.messages.fields import PROMISE, Chips, FieldMarks
from incident_desk.ui.messages.promise import PromiseField
from incident_desk.ui.messages.words import editable
from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE


class MessageText(QPlainTextEdit):
    left = Signal()

    # Qt overrides

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Who turns to another window has not left the text; and when this one closes, the desk may
        # be closed already. What is typed is kept either way.
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()


class DraftEditor(QWidget):
    changed = Signal()  # the text or the promise is another one

    def __init__(
        self, context: Context, incident_id: UUID, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.message = message
        self.text = MessageText()
        self.text.setObjectName("message_text")
        self.text.setAccessibleName(context.texts("messages.text"))
        self.text.setMinimumHeight(25 * SPACE)
        self.text.setTabChangesFocus(True)
        self._marks = FieldMarks(self.text.document(), context.theme)
        self._chips = Chips(context.texts, context.theme, self._on_chip_chosen)
        self._filled = plain_label(context.texts("messages.all_filled"), "good")
        self.promise = PromiseField(context, incident_id, message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self._chips, self._filled, self.text, self.promise):
            column.addWidget(part, 1 if part is self.text else 0)
        self._base = _as_shown(editable(message, context))
        self.text.setPlainText(self._base)
        self._kept = KeptText(self.text, f"draft:{message.id}", context)
        self.text.textChanged.connect(self._on_text_changed)
        self.text.left.connect(self.save)
        self.promise.changed.connect(self.changed)
        self.fill_known()
        self._show_fields()

    @property
    def is_changed(self) -> bool:
        """Whether the editor holds another text than the desk."""
        return self.text.toPlainText() != self._base

    def show_message(self, message: Message) -> None:
        """The message as it stands now; what is being typed here stays."""
        before, self.message = self._base, message
        untouched = not self.is_changed
        self._base = _as_shown(editable(message, self._context))
        if untouched and self._base != before:
            self._replace(self._base)
        self.promise.propose(message)
        self.fill_known()
        self._show_fields()

    def preview(self) -> str:
        """Exactly what would go out now."""
        if self.message.state == APPROVED and not self.is_changed:
            return self.message.text
        text, zone = self.text.toPlainText(), self._context.zone
        return with_promise(text, self.promise.moment_if_clear(), self.message.language, zone)

    def save(self) -> bool:
        """Write what was typed as a fact; False if that failed, and it stays on the screen."""
        if not self.is_changed:
            return True
        text = self.text.toPlainText()
        edit = self._context.desk.edit_draft
        if not self._context.attempt(lambda: edit(self._incident_id, self.message.id, text)):
            return False
        self._kept.let_go()
        return True

    def approve(self) -> bool:
        if not self.save():
            return False
        approve, text = self._context.desk.approve, self.text.toPlainText()
        done = self._context.attempt(
            lambda: approve(self._incident_id, self.message.id, text, self.promise.moment())
        )
        if done:
            self.promise.settle(self.message)
        return done

    def leave(self) -> None:
        """Another takes its place: nothing typed is lost, unless the draft was thrown away."""
        self.text.left.disconnect(self.save)
        messages = self._context.desk.incident(self._incident_id).messages
        if messages[self.message.id].state == DISCARDED:
            self._kept.let_go()
            self.promise.forget()
            return
        if not self.save():
            self._kept.keep()
        self.promise.keep()

    def fill_known(self) -> None:
        """What has become known since it was drafted takes the place of its field."""
        block = QTextCursor(self.text.document())
        block.beginEditBlock()
        for name in unfilled(self.text.toPlainText()):
            if value := self._value(name):
                self._fill(f"{{{name}}}", value)
        block.endEditBlock()

    def _fill(self, field: str, value: str) -> None:
        document = self.text.document()
        exactly = QTextDocument.FindFlag.FindCaseSensitively
        found = document.find(field, 0, exactly)
        while not found.isNull():
            found.insertText(value)
            found = document.find(field, found, exactly)

    def _value(self, name: str) -> str:
        """Empty while it is not known. One that holds an open field would never be filled."""
        value = self._context.desk.incident(self._incident_id).known(name) if name in KNOWN else ""
        return "" if unfilled(value) else value

    def _replace(self, text: str) -> None:
        """As an edit, so that it can be undone."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _show_fields(self) -> None:
        names = [name for name in unfilled(self.text.toPlainText()) if name != PROMISE]
        self._chips.show_fields({name: bool(self._value(name)) for name in names})
        self._filled.setVisible(not names)

    def _on_text_changed(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _on_chip_chosen(self, name: str) -> None:
        if self._value(name):
            self.fill_known()
        elif self.save():
            self._context.shell.open_incident(self._incident_id, "situation")


def _as_shown(text: str) -> str:
    """As an editor gives it back: it has its own line ends and spaces."""
    document = QTextDocument()
    document.setPlainText(text)
    return document.toPlainText()
