"""The message that was chosen: its editor, what the checks say, its preview, and its ways out."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from incident_desk.desk.readiness import promised_texts
from incident_desk.domain.message import APPROVED, DRAFT, SENT, Message
from incident_desk.domain.message_text import Text
from incident_desk.domain.spans import clock_time, full_time
from incident_desk.export.letter import Letter
from incident_desk.i18n import texts
from incident_desk.ui.context import Context
from incident_desk.ui.kept import keep_all
from incident_desk.ui.messages.approval import Approval
from incident_desk.ui.messages.checks import Checks, Held
from incident_desk.ui.messages.discard import Discard
from incident_desk.ui.messages.draft_editor import DraftEditor
from incident_desk.ui.messages.kept_focus import in_order
from incident_desk.ui.messages.last_time import LastTime
from incident_desk.ui.messages.reader import ReadMessage
from incident_desk.ui.messages.sending import Sending
from incident_desk.ui.messages.ways.panel import Ways
from incident_desk.ui.messages.ways.preview import ChannelPreview
from incident_desk.ui.messages.words import heading, seals, state
from incident_desk.ui.parts import button, panel, plain_label, set_property
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 820
_PAUSE = 150  # ms after the last key
_TONES = {DRAFT: "warning", APPROVED: "good", SENT: "good"}


class MessageView(QWidget):
    """One message for as long as it is shown; one that was sent has no editor."""

    correct_wanted = Signal(object)  # Message

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
        self._seal = plain_label("", "muted", "small")
        self._seal.setObjectName("message_seal")
        self.checks = Checks(context)
        self.preview = ChannelPreview(context)
        self.last_time = LastTime(context)
        self.approval = None if sent else Approval(context, message)
        self.sending = Sending(context, incident_id, message)
        self.ways = Ways(context)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._show_outgoing)
        self.show_message(message)
        self._order_stops()

    @property
    def language(self) -> str:
        """The one that is previewed and sent."""
        return str(self.sending.language.currentData())

    def show_message(self, message: Message) -> None:
        self.message = message
        incident = self._context.desk.incident(self._incident_id)
        if self.editor:
            self.editor.show_message(message)
        self._seal.setText(seals(message, self._context))
        self._seal.setVisible(bool(message.sendings))
        groups = {
            sending.group
            for one in incident.messages.values()
            for sending in one.sendings
            if sending.group
        }
        self.sending.show_message(message, sorted(groups))
        self._show_state()
        self._show_outgoing()

    def leave(self) -> None:
        if self.editor:
            self.editor.leave()
        keep_all(self)

    def begin_as(self, other: "MessageView") -> None:
        """The same message, shown anew because it was sent: go on where the other one stood."""
        self.sending.begin_as(other.sending)
        self.tabs.setCurrentWidget(self.preview)

    def _order_stops(self) -> None:
        """The tabulator goes from what is written to its approval, and then to what is seen."""
        if self.editor is None or self.approval is None:
            return
        stops: list[QWidget] = []
        for editor in self.editor.editors.values():
            stops += editor.stops
        stops += [self.editor.promise.line, *self.approval.stops, *self.sending.outlets]
        stops += [*self.ways.findChildren(QPushButton), *self.sending.stops, self.tabs]
        in_order([*stops, *self._discard.findChildren(QPushButton)])
        self.editor.order_chips()

    def _lay_out(self) -> None:
        left, column = panel(self)
        column.addWidget(plain_label(heading(self.message, self._context), size="heading"))
        if self.message.corrects:
            column.addWidget(self._corrected())
        column.addWidget(self._state)
        column.addWidget(self._seal)
        if self.editor:
            column.addWidget(self.editor, 1)
        else:
            column.addWidget(ReadMessage(self._context, self.message), 1)
        column.addLayout(self._verbs())
        right, beside = panel(self)
        self._fill_tabs()
        # The next step is on top: approving, and then the ways out.
        if self.approval:
            beside.addWidget(self.approval)
        beside.addWidget(self.sending.outlet)
        beside.addWidget(self.ways)
        beside.addWidget(self.sending)
        beside.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sides(((left, 5), (right, 3)), _NARROW))

    def _corrected(self) -> QWidget:
        """Which message this one puts right."""
        words, held = self._context.texts, self._context.desk.incident(self._incident_id).messages
        first = held[self.message.corrects].sendings[0] if self.message.corrects else None
        context = self._context
        when = clock_time(first.at, context.now, context.zone, words) if first else ""
        told = plain_label(words("messages.corrects", when=when), "muted", "small")
        told.setObjectName("message_corrects")
        return told

    def _fill_tabs(self) -> None:
        texts = self._context.texts
        pages: list[tuple[str, QWidget]] = [
            ("preview", self.preview),
            ("last_time", self.last_time),
        ]
        if self.editor:
            pages.insert(0, ("checks", self.checks))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setMinimumHeight(30 * SPACE)
        self.tabs.currentChanged.connect(self._show_outgoing)
        self.checks.otherwise = self.tabs
        for name, page in pages:
            self.tabs.addTab(page, texts(f"messages.{name}"))

    def _verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        if self.editor:
            self._discard = Discard(self._context)
            self._discard.sure.connect(self._on_discard_sure)
            row.addWidget(self._discard)
        else:
            correct = button(
                self._context.texts("messages.correct"),
                lambda: self.correct_wanted.emit(self.message),
            )
            correct.setObjectName("message_correct")
            row.addWidget(correct)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.sending.language.currentIndexChanged.connect(self._show_outgoing)
        self.sending.channel_chosen.connect(self._show_outgoing)
        self.preview.shorten_wanted.connect(self._on_preview_shorten_wanted)
        self.ways.went.connect(self.sending.left_by)
        if self.editor and self.approval:
            self.editor.changed.connect(self._on_editor_changed)
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                pressed = QShortcut(QKeySequence(keys), self)
                pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                pressed.activated.connect(self._on_approve_keys)
            self.editor.checked.connect(self._on_editor_checked)
            self.checks.wanted.connect(self.editor.go_to)
            self.checks.mend_wanted.connect(self.editor.mend)
            self.approval.wanted.connect(self._on_approval_wanted)
            self.approval.reviewer_named.connect(self._on_approval_reviewer_named)

    def _outgoing(self) -> Text:
        """What would go out now, with the time that is promised."""
        language = self.language
        if not self.editor or (self.message.state == APPROVED and not self.editor.is_changed):
            return self.message.text(language)
        editor = self.editor.editors.get(language) or next(iter(self.editor.editors.values()))
        now, zone = self._context.now, self._context.zone
        shown = {language: editor.text}
        return promised_texts(shown, self.editor.promised_at, now, zone)[language]

    def _show_outgoing(self) -> None:
        text, incident = self._outgoing(), self._context.desk.incident(self._incident_id)
        channel = str(self.sending.channel.currentData())
        self.preview.show_text(text, self.language, channel, drill=incident.drill)
        if self.tabs.currentWidget() is self.last_time:
            self.last_time.show_message(incident, self.message, self.language, text)
        now, zone = self._context.now, self._context.zone
        self.ways.show_letter(
            Letter(
                text,
                channel,
                self.language,
                now,
                full_time(now, zone, texts(self.language)),
                incident.reference,
                incident.drill,
            )
        )

    def _show_state(self) -> None:
        texts, message = self._context.texts, self.message
        changed = bool(self.editor and self.editor.is_changed)
        voided = changed and message.state == APPROVED
        self._state.setText(texts("messages.voided") if voided else state(message, self._context))
        set_property(self._state, "tone", _TONES[DRAFT if voided else message.state])
        promised = bool(self.editor and self.editor.promise.is_changed)
        ready = message.state == SENT or (message.state == APPROVED and not changed)
        if self.approval:
            self.approval.show_message(message, changed=changed)
            self.approval.setVisible(not ready or promised)
        for out in (self.sending, self.ways):
            out.setVisible(ready)

    def _on_editor_changed(self) -> None:
        """What is seen beside the text follows when the fingers rest."""
        self._show_state()
        self._later.start()

    def _on_approve_keys(self) -> None:
        if self.approval and self.approval.isVisible():
            self.approval.press()

    def _on_editor_checked(self, held: Sequence[Held]) -> None:
        assert self.approval is not None
        assert self.editor is not None
        several, too_long = len(self.message.languages) > 1, self.editor.is_too_long
        self.checks.show_findings(held, several=several, too_long=too_long)
        self.approval.show_findings(held)

    def _on_approval_wanted(self, approver: str, reason: str) -> None:
        assert self.editor is not None
        assert self.approval is not None
        editor, desk = self.editor, self._context.desk
        if not editor.save():
            return

        def approve() -> None:
            desk.approve(
                self._incident_id, self.message.id, editor.promise.moment(), approver, reason
            )

        if self._context.attempt(approve):
            self.approval.settle()
            editor.promise.settle(self.message)
            self.sending.begin()
        elif self.message.behind:
            editor.editors[self.message.behind[0]].ask_to_confirm()

    def _on_approval_reviewer_named(self, reviewer: str) -> None:
        name = self._context.desk.name_reviewer
        self._context.attempt(lambda: name(self._incident_id, self.message.id, reviewer))

    def _on_preview_shorten_wanted(self, part: str) -> None:
        """The short form is the template's: it is never cut, but shown where it can be edited."""
        if self.editor and self.language in self.editor.editors:
            getattr(self.editor.editors[self.language], part).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _on_discard_sure(self) -> None:
        discard = self._context.desk.discard_draft
        self._context.attempt(lambda: discard(self._incident_id, self.message.id))
