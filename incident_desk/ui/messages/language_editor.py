"""One language of a draft: its subject, its body and its short form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.channels import sms
from incident_desk.domain.message import Message
from incident_desk.domain.message_text import Text
from incident_desk.domain.readiness import Finding
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.messages.field_marks import FieldMarks
from incident_desk.ui.messages.text_edit import MessageText, qt_places
from incident_desk.ui.messages.words import as_edited
from incident_desk.ui.parts import button, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SHORT_LINES = 4
_MOST_COUNTED = 2000  # characters of a short form: nobody pays for more


class LanguageEditor(QWidget):
    """Saved when it is left; kept on disk while it is typed."""

    changed = Signal()
    left = Signal()
    confirmed = Signal(str)  # the language

    def __init__(
        self, context: Context, message: Message, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.language = language
        self._has_others = len(message.languages) > 1
        self.subject = QLineEdit()
        self.body = MessageText(context.theme)
        self.short = MessageText(context.theme)
        self._parts: dict[str, QLineEdit | MessageText] = {
            "subject": self.subject,
            "body": self.body,
            "short": self.short,
        }
        self._marks = [FieldMarks(one.document(), context.theme) for one in (self.body, self.short)]
        self._behind = line_label(context.texts("messages.is_behind"), "warning", "small")
        self._behind.setObjectName(f"message_behind_{language}")
        self.confirm = button(context.texts("messages.confirm_language"), self._on_confirm_pressed)
        self.confirm.setObjectName(f"message_confirm_{language}")
        self._count = plain_label("", "muted", "small")
        self._count.setObjectName(f"message_count_{language}")
        self._name_parts()
        self._lay_out()
        self._base = as_edited(message.drafts[language])
        self._show(self._base)
        self._kept = [
            KeptText(editor, f"draft:{message.id}:{language}:{part}", context)
            for part, editor in self._parts.items()
        ]
        self._is_kept = any(kept.offered for kept in self._kept)
        self.subject.textChanged.connect(self._on_text_changed)
        self.subject.editingFinished.connect(self.left)
        for editor in (self.body, self.short):
            editor.textChanged.connect(self._on_text_changed)
            editor.left.connect(self.left)
        self.show_behind(message)
        self._show_count()

    @property
    def typed(self) -> Text:
        """What stands in the editors, character by character: findings are placed in this."""
        return Text(self.body.toPlainText(), self.subject.text(), self.short.toPlainText())

    @property
    def text(self) -> Text:
        """As it would be saved: without characters that only do harm."""
        return as_edited(self.typed)

    @property
    def is_changed(self) -> bool:
        """Whether it holds another text than the desk."""
        return self.text != self._base

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the tabulator stops, in order."""
        return (*self._parts.values(), self.confirm)

    def show_message(self, message: Message) -> None:
        """The text as it stands now; what is being typed here stays."""
        now = as_edited(message.drafts[self.language])
        if now != self._base:
            untouched, self._base = not self.is_changed, now
            if untouched:
                self.take(now)
                self.let_go()  # another has written this: nobody typed it here
        self.show_behind(message)

    def show_behind(self, message: Message) -> None:
        behind = self.language in message.behind
        self._behind.setVisible(behind)
        if self.confirm.hasFocus() and not behind:
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirm.setVisible(behind)

    def ask_to_confirm(self) -> None:
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self.body.underline(findings.get("body", ()))
        self.short.underline(findings.get("short", ()))

    def go_to(self, part: str, start: int, end: int) -> None:
        """Choose the stretch that a finding speaks of."""
        editor = self._parts[part]
        if isinstance(editor, QLineEdit):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._select_in_subject(start, end)
        else:
            editor.select(start, end)

    def put(self, part: str, start: int, end: int, text: str) -> None:
        """Mend a stretch; it can be undone."""
        editor = self._parts[part]
        if isinstance(editor, QLineEdit):
            self._select_in_subject(start, end)
            editor.insert(text)
        else:
            editor.put(start, end, text)

    def take(self, text: Text) -> None:
        """Another text, as an edit that can be undone."""
        for editor, words in ((self.body, text.body), (self.short, text.short)):
            if editor.toPlainText() != words:
                editor.replace_all(words)
        if self.subject.text() != text.subject:
            self.subject.selectAll()
            self.subject.insert(text.subject)

    def let_go(self) -> None:
        """It is saved, or thrown away: nothing typed is waiting any more."""
        if self._is_kept:
            self._is_kept = False
            for kept in self._kept:
                kept.let_go()

    def keep(self) -> None:
        """It cannot be saved: what was typed is kept on disk."""
        text = self.text
        for part, kept in zip(self._parts, self._kept, strict=True):
            if getattr(text, part) != getattr(self._base, part):
                kept.keep()

    def _name_parts(self) -> None:
        texts = self._context.texts
        language = texts(f"language.{self.language}")
        for part, editor in self._parts.items():
            editor.setObjectName(f"message_{part}_{self.language}")
            editor.setAccessibleName(f"{texts(f'messages.part_{part}')}, {language}")
        kept = self.confirm.sizePolicy()  # so that the texts stay side by side
        kept.setRetainSizeWhenHidden(self._has_others)
        self.confirm.setSizePolicy(kept)
        self.confirm.setAccessibleName(f"{self.confirm.text()}, {language}")
        self.subject.setPlaceholderText(texts("messages.part_subject"))
        self.body.setMinimumHeight(26 * SPACE)
        line = self.short.fontMetrics().lineSpacing()
        self.short.setFixedHeight(line * _SHORT_LINES + 2 * SPACE)

    def _lay_out(self) -> None:
        """Where it is read to the end is where one says that it tells the same."""
        texts = self._context.texts
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(line_label(texts(f"language.{self.language}"), size="heading"))
        head.addWidget(self._behind)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self.subject)
        column.addWidget(self.body, 1)
        column.addWidget(plain_label(texts("messages.part_short"), "muted", "small"))
        column.addWidget(self.short)
        column.addWidget(self._count)
        column.addWidget(self.confirm)

    def _show(self, text: Text) -> None:
        self.subject.setText(text.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(text.body)
        self.short.setPlainText(text.short)

    def _select_in_subject(self, start: int, end: int) -> None:
        place = qt_places(self.subject.text())
        self.subject.setSelection(place(start), place(end) - place(start))

    def _show_count(self) -> None:
        counted = sms(self.short.toPlainText()[:_MOST_COUNTED])
        forced = " ".join(dict.fromkeys(one.character for one in counted.forced))
        key = "messages.sms_forced" if forced else "messages.sms_count"
        told = self._context.texts.count(
            key, counted.parts, units=counted.units, room=counted.room, forced=forced
        )
        self._count.setText(told)
        self._count.setVisible(bool(counted.units))
        set_property(self._count, "tone", "muted" if counted.parts <= 1 else "warning")

    def _on_text_changed(self) -> None:
        self._is_kept = True
        self._show_count()
        self.changed.emit()

    def _on_confirm_pressed(self) -> None:
        self.confirmed.emit(self.language)
