"""A draft at work: all its languages, the facts it is filled from, and its promise."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.desk.readiness import MOST_CHECKED
from incident_desk.domain.found import Place
from incident_desk.domain.message import DISCARDED, Message
from incident_desk.domain.message_fields import field_word
from incident_desk.domain.situation import FIELDS, REVIEW
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.messages.checks import Held
from incident_desk.ui.messages.chips import CHANGED, FOUND, Chip, Chips, chips, stale
from incident_desk.ui.messages.kept_focus import stand_before
from incident_desk.ui.messages.language_editor import LanguageEditor
from incident_desk.ui.messages.promise import PromiseField
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 500
_PAUSE = 200  # ms after the last key


class DraftEditor(QWidget):
    changed = Signal()  # a text or the promise is another one
    checked = Signal(object)  # list[Held]

    def __init__(
        self, context: Context, incident_id: UUID, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.message = message
        self._held: list[Held] = []
        self._taking = False
        self.chips = Chips(context, self._label, self._on_chip_chosen)
        own = context.texts.language
        ordered = sorted(message.languages, key=lambda language: language != own)
        self.editors = {one: LanguageEditor(context, message, one) for one in ordered}
        self._replaced: dict[str, dict[str, list[str]]] = {one: {} for one in ordered}
        self.promise = PromiseField(context, incident_id, message)
        sides = Sides(tuple((editor, 1) for editor in self.editors.values()), _NARROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.chips)
        column.addWidget(sides, 1)
        column.addWidget(self.promise)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.check)
        self._checked = {language: editor.typed for language, editor in self.editors.items()}
        for editor in self.editors.values():
            editor.changed.connect(self._on_editor_changed)
            editor.left.connect(self.save)
            editor.confirmed.connect(self._on_editor_confirmed)
        self.promise.changed.connect(self._on_editor_changed)
        self._show_chips()
        self._pause.start()

    @property
    def is_changed(self) -> bool:
        """Whether an editor holds another text than the desk."""
        return any(editor.is_changed for editor in self.editors.values())

    def show_message(self, message: Message) -> None:
        """The message as it stands now; what is being typed here stays."""
        self.message = message
        for editor in self.editors.values():
            editor.show_message(message)
        self.promise.propose(message)
        self._show_chips()
        self._pause.start()

    def order_chips(self) -> None:
        """The tabulator comes to the facts before it comes to the text."""
        first = next(iter(self.editors.values())).subject
        stand_before(first, self.chips.stops)

    def save(self) -> bool:
        """Write what was typed as facts; False if that failed, and it stays on the screen."""
        saved = [self._save(editor) for editor in self.editors.values()]
        return all(saved)

    def check(self) -> None:
        """Hold every language to the readiness rules, as it would go out now."""
        self._pause.stop()
        desk, next_update_at = self._context.desk, self.promise.moment_if_clear()
        self._checked = {language: editor.typed for language, editor in self.editors.items()}
        ids = (self._incident_id, self.message.id)
        try:
            found = desk.findings(*ids, self._checked, next_update_at)
        except DeskError as error:
            self._context.notices.fail(error)
            return
        for language, editor in self.editors.items():
            editor.show_findings(found[language])
        self._held = [
            Held(language, part, one)
            for language, parts in found.items()
            for part, many in parts.items()
            for one in many
        ]
        self.checked.emit(self._held)

    @property
    def is_too_long(self) -> bool:
        """Whether the checks have looked at the beginning of a text only."""
        texts = self._checked.values()
        return any(len(part) > MOST_CHECKED for text in texts for part in text.parts)

    def go_to(self, held: Held) -> None:
        if still := self._still(held):
            finding = still.finding
            self.editors[still.language].go_to(still.part, finding.start, finding.end)

    def mend(self, held: Held) -> None:
        """The one-click mend; it can be undone."""
        still = self._still(held)
        if still and (mend := still.finding.mend):
            self.editors[still.language].put(still.part, mend.start, mend.end, mend.text)
            self.save()
            self.check()

    def _still(self, held: Held) -> Held | None:
        """The same finding in the text of now, which may be another than was checked."""
        if all(editor.typed == self._checked[one] for one, editor in self.editors.items()):
            return held
        self.check()
        said = (held.language, held.part, held.finding.rule, held.finding.text)
        same = [
            one
            for one in self._held
            if (one.language, one.part, one.finding.rule, one.finding.text) == said
        ]
        near = held.finding.start
        return min(same, key=lambda one: abs(one.finding.start - near), default=None)

    def leave(self) -> None:
        """Another takes its place: nothing typed is lost, unless the draft was thrown away."""
        self._pause.stop()
        messages = self._context.desk.incident(self._incident_id).messages
        gone = messages[self.message.id].state == DISCARDED
        for editor in self.editors.values():
            editor.left.disconnect(self.save)
            if gone:
                editor.let_go()
        if gone:
            self.promise.forget()
            return
        if not self.save():
            for editor in self.editors.values():
                editor.keep()
        self.promise.keep()

    def _save(self, editor: LanguageEditor, fields: Mapping[str, str] | None = None) -> bool:
        if editor.is_changed or fields is not None:
            edit, language = self._context.desk.edit_draft, editor.language
            text, ids = editor.text, (self._incident_id, self.message.id)
            if not self._context.attempt(lambda: edit(*ids, language, text, fields)):
                return False
        editor.let_go()
        return True

    def _known(self, language: str) -> Mapping[str, str]:
        return self._context.desk.message_values(self._incident_id, language)

    def _used(self, language: str) -> Mapping[str, str]:
        return self.message.fields.get(language, {})

    def _show_chips(self) -> None:
        """By the language of the window, or else the draft's first."""
        if self._taking:
            return
        language, editor = next(iter(self.editors.items()))
        replaced = self._replaced[language]
        known, used = self._known(language), self._used(language)
        if self.chips.show_chips(chips(editor.text, known, used, replaced)):
            self.order_chips()

    def _label(self, name: str) -> str:
        return field_word(name, self._context.texts)

    def _on_chip_chosen(self, chip: Chip) -> None:
        """What is known by now takes its place in every language; else to where it is told."""
        if chip.state in (FOUND, CHANGED):
            self._taking = True  # between the text and its facts the chips would tell neither
            for editor in self.editors.values():
                self._take(editor, chip.name)
            self._taking = False
            self._show_chips()
        elif self.save():
            tab = "review" if chip.name in REVIEW else "situation"
            place = Place(tab, (chip.name,), self.message.id) if chip.name in FIELDS else None
            self._context.shell.open_incident(self._incident_id, tab, place)

    def _take(self, editor: LanguageEditor, name: str) -> None:
        """The value of now, in this language's own form. What it replaces is remembered: the edit
        can be undone, and then the text tells the old value again.
        """
        language = editor.language
        now, used = self._known(language).get(name, ""), self._used(language)
        if not now:
            return
        text, before = editor.text.filled(name, now), self._replaced[language].setdefault(name, [])
        values = [used[name], *before] if name in used else list(before)
        while old := stale(text, now, values):
            text = text.with_value(old, now)
            values.remove(old)
        if name in used and used[name] not in (now, *before):
            before.append(used[name])
        editor.take(text)
        self._save(editor, {**used, name: now})

    def _on_editor_changed(self) -> None:
        self._show_chips()
        self._pause.start()
        self.changed.emit()

    def _on_editor_confirmed(self, language: str) -> None:
        confirm = self._context.desk.confirm_language
        if self.save():
            self._context.attempt(lambda: confirm(self._incident_id, self.message.id, language))

    @property
    def promised_at(self) -> datetime | None:
        return self.promise.moment_if_clear()
