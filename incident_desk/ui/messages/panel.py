"""The Messages tab: what is said about one incident, from draft to sent."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.message import AUDIENCES, DISCARDED, Message
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.messages.draft_editor import DraftEditor
from incident_desk.ui.messages.list import MessageList
from incident_desk.ui.messages.new import NewMessage, draft, likely_stage
from incident_desk.ui.messages.promises import Promises
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
        self.promises = Promises(context, incident_id)
        self._new: NewMessage | None = None
        self._leaving = False
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
        incident, audience = self._context.desk.incident(self._incident_id), AUDIENCES[0]
        own = self._context.texts.language
        languages = sorted(LANGUAGES, key=lambda language: language != own)
        stage = likely_stage(incident, audience)
        drafted = draft(self._context, self._incident_id, audience, stage, languages)
        if drafted:
            self._on_new_drafted(drafted)

    def ask_new(self, corrects: Message | None = None) -> None:
        self._put_away()
        self._new = NewMessage(self._context, self._incident_id, corrects)
        self._new.drafted.connect(self._on_new_drafted)
        self._new.left.connect(self._on_new_left)
        self._middle.addWidget(self._new)
        self._new.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

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
        column.addWidget(self.list)
        column.addWidget(self.promises)
        column.addStretch(1)
        self._middle.setContentsMargins(0, 0, 0, 0)
        middle.setLayout(self._middle)
        return Sides(((left, 1), (middle, 5)), _NARROW)

    def _messages(self) -> list[Message]:
        """The newest first."""
        held = list(self._context.desk.incident(self._incident_id).messages.values())
        shown = [message for message in reversed(held) if message.state != DISCARDED]
        return sorted(shown, key=lambda message: message.drafted_at, reverse=True)

    def _read(self) -> None:
        messages = self._messages()
        self._pages.setCurrentIndex(1 if messages else 0)
        self.list.show_messages(messages)
        self.promises.read(self._context.desk.incident(self._incident_id))
        current = self.list.current_id
        if self._new is None and not self._leaving:
            self._show(next((one for one in messages if one.id == current), None))

    def _show(self, message: Message | None) -> None:
        """A message that was sent meanwhile loses its editor, so it is shown anew."""
        before = self.view
        same = before is not None and message is not None and before.message.id == message.id
        if before and message and same and bool(self.editor) == (not message.sendings):
            before.show_message(message)
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and before is not None and before.isAncestorOf(focused)
        self._put_away()
        if message:
            self._show_anew(message)
            if self.view and before and same:
                self.view.begin_as(before)
        if had_focus and focused:
            self._focus_again(focused.objectName())

    def _show_anew(self, message: Message) -> None:
        self.view = MessageView(self._context, self._incident_id, message)
        self.view.correct_wanted.connect(self.ask_new)
        self._middle.addWidget(self.view)
        self.view.show()

    def _focus_again(self, name: str) -> None:
        """What had the keyboard was put away: it goes to the same control, or else to the list."""
        found = self.view.findChild(QWidget, name) if self.view and name else None
        for chosen in (found, self.list, self.findChild(QWidget, "message_first")):
            if chosen and chosen.isVisible():
                chosen.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _put_away(self) -> None:
        view, new = self.view, self._new
        self.view = self._new = None
        if view:
            self._leaving = True  # what it saves is read, but shows no message in its place yet
            view.leave()
            self._leaving = False
        for widget in (view, new):
            if widget:
                self._middle.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    def _on_list_chosen(self, message_id: UUID) -> None:
        if self._new:
            self._put_away()
        self._show(self._context.desk.incident(self._incident_id).messages.get(message_id))

    def _on_new_drafted(self, message_id: UUID) -> None:
        self.list.choose(message_id)
        self._on_list_chosen(message_id)
        if self.editor:
            first = next(iter(self.editor.editors.values()))
            first.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_left(self) -> None:
        self._put_away()
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, *_AREAS):
            self._read()

    def _on_bridge_ticked(self) -> None:
        self.promises.tick()
        if self.editor:
            self.editor.promise.propose(self.editor.message)
