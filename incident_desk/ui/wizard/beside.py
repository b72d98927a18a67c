"""What stands beside the questions of a page: what failed in words, how many, what it touches."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain import amounts
from incident_desk.domain.reassess import people_answer
from incident_desk.domain.severity import Model
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.parts import button, panel, plain_label
from incident_desk.ui.theme import SPACE


def in_words(context: Context, incident_id: UUID) -> QWidget:
    """What failed, in words: the same field as on Situation."""
    field = KnownField(context, incident_id, "what_failed", 2)
    field.editor.setPlaceholderText(context.texts("wizard.in_words_hint"))
    frame, column = panel()
    column.addWidget(field)
    return frame


class PeopleNumber(QWidget):
    """People as a number, a range or a share; what it counts as is told while it is typed."""

    counted = Signal(str)  # an answer of the question about people

    def __init__(
        self, context: Context, incident_id: UUID, model: Model, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._counted: str | None = None
        self.field = KnownField(context, incident_id, "people_affected")
        hint = context.texts("wizard.people_number")
        self.field.editor.setPlaceholderText(hint)
        self.field.editor.setAccessibleName(hint)
        self._told = plain_label("", "muted", "small")
        frame, inner = panel()
        inner.addWidget(self.field)
        inner.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        assert isinstance(self.field.editor, QLineEdit)
        self.field.editor.textEdited.connect(self._on_editor_text_edited)
        self._told.hide()

    def _on_editor_text_edited(self, text: str) -> None:
        texts = self._context.texts
        amount = amounts.parse(text)
        base = self._context.desk.user_base
        answer = people_answer(self._model, amount, base) if amount else None
        self._told.setVisible(bool(text.strip()))
        rule = self._model.facts.people
        if amount is None or rule is None:
            self._told.setText(texts("wizard.people_unclear"))
        elif answer is None:
            self._told.setText(texts("wizard.people_unmeasured"))
        else:
            key = "wizard.people_read" if amount.share or base else "wizard.people_no_base"
            words = self._model.question(rule.question).answer(answer).text[texts.language]
            self._told.setText(texts(key, answer=words))
            self.counted.emit(answer)


class Touches(QWidget):
    """Money, law, media: what the incident touches beside the work, as chips to press."""

    changed = Signal()

    def __init__(
        self, context: Context, model: Model, held: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        language = context.texts.language
        names: Mapping[str, str] = {one.id: one.name[language] for one in model.consequences}
        self.chips = {kind: self._chip(kind, name, kind in held) for kind, name in names.items()}
        frame, column = panel()
        column.addWidget(plain_label(context.texts("wizard.touches"), size="heading"))
        column.addWidget(plain_label(context.texts("wizard.touches_why"), "muted", "small"))
        row = FlowLayout(SPACE)
        for chip in self.chips.values():
            row.addWidget(chip)
        column.addLayout(row)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        if not self.chips:
            self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(kind for kind, chip in self.chips.items() if chip.isChecked())

    def _chip(self, kind: str, name: str, held: bool) -> QPushButton:
        chip = button(name, self.changed.emit)
        chip.setObjectName(f"touches_{kind}")
        chip.setCheckable(True)
        chip.setChecked(held)
        chip.setAutoDefault(False)
        return chip
