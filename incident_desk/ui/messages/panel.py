"""The Messages tab: what is said about one incident, from draft to sent."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.messages import AUDIENCES, DISCARDED, STAGES, Message
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.messages.editor import DraftEditor
from incident_desk.ui.messages.list import MessageList
from incident_desk.ui.messages.new import NewMessage, draft
from incident_desk.ui.messages.view import MessageView
from incident_desk.ui.parts import button, plain_label, scrolled
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 860
_AREAS = (Area.MESSAGES, Area.SITUATION, Area.SEVERITY)


class MessagesPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.view: MessageView | None = None
        self.list = MessageList(context)
        self._new: NewMessage | None = None
        self._middle = QVBoxLayout()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first())
        self._pages.addWidget(self._work())
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.addWidget(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))
        self.list.chosen.connect(self._on_list_chosen)
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        self._read()

    @property
    def editor(self) -> DraftEditor | None:
        return self.view.editor if self.view else None

    def draft_first(self) -> None:
        """The notice for the phase as it is, in every language."""
        phase = self._context.desk.incident(self._incident_id).phase
        stage = phase if phase in STAGES else STAGES[0]
        drafted = draft(self._context, self._incident_id, AUDIENCES[0], stage, list(LANGUAGES))
        if drafted:
            self._on_new_drafted(drafted)

    def ask_new(self) -> None:
        self._put_away()
        self._new = NewMessage(self._context, self._incident_id)
        self._new.drafted.connect(self._on_new_drafted)
        self._new.left.connect(self._on_new_left)
        self._middle.addWidget(self._new)
        self._new.show()

    def look_at(self, message_id: UUID) -> bool:
        """Show this message; False where it was discarded."""
        if message_id not in {message.id for message in self._messages()}:
            return False
        self.list.choose(message_id)
        self._on_list_chosen(message_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _first(self) -> QWidget:
        texts, page = self._context.texts, QWidget()
        first = button(texts("messages.first"), self.draft_first, first=True)
        first.setObjectName("message_first")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4 * SPACE, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(plain_label(texts("messages.empty_title"), size="title"))
        column.addWidget(plain_label(texts("messages.empty_text"), "muted"))
        row = QHBoxLayout()
        row.addWidget(first)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _work(self) -> QWidget:
        left, middle = QWidget(), QWidget()
        new = button(self._context.texts("messages.new"), self.ask_new)
        new.setObjectName("message_new")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(new)
        column.addWidget(self.list, 1)
        self._middle.setContentsMargins(0, 0, 0, 0)
        middle.setLayout(self._middle)
        return Sides(((left, 1), (middle, 4)), _NARROW)

    def _messages(self) -> list[Message]:
        """The newest first; drafts made together in the order of the languages."""
        held = self._context.desk.incident(self._incident_id).messages.values()
        shown = [message for message in held if message.state != DISCARDED]
        shown.sort(key=lambda message: message.language)
        return sorted(shown, key=lambda message: message.drafted_at, reverse=True)

    def _read(self) -> None:
        messages = self._messages()
        self._pages.setCurrentIndex(1 if messages else 0)
        self.list.show_messages(messages)
        current = self.list.current_id
        message = next((one for one in messages if one.id == current), None)
        if self._new is None:
            self._show(message)

    def _show(self, message: Message | None) -> None:
        """A message that was sent meanwhile loses its editor, so it is shown anew."""
        same = self.view and message and self.view.message.id == message.id
        if self.view and message and same and bool(self.editor) == (not message.sendings):
            self.view.show_message(message)
            return
        self._put_away()
        if message:
            self.view = MessageView(self._context, self._incident_id, message)
            self._middle.addWidget(self.view)
            self.view.show()

    def _put_away(self) -> None:
        view, new = self.view, self._new
        self.view = self._new = None
        if view:
            view.leave()
        for widget in (view, new):
            if widget:
                self._middle.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    def _on_list_chosen(self, message_id: UUID) -> None:
        self._put_away()
        self._show(self._context.desk.incident(self._incident_id).messages.get(message_id))

    def _on_new_drafted(self, message_id: UUID) -> None:
        self._put_away()
        self.list.choose(message_id)
        self._read()
        if self.editor:
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_left(self) -> None:
        self._put_away()
        self._read()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, *_AREAS):
            self._read()

    def _on_bridge_ticked(self) -> None:
        if self.editor:
            self.editor.promise.propose(self.editor.message)
