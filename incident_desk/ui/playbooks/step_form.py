"""One step of the playbook that is being edited."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.playbook import ROLES
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label, quiet_button
from incident_desk.ui.playbooks.condition_field import ConditionField
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.playbooks.fields import Paragraph, combo, fill, labelled, line, prose
from incident_desk.ui.theme import SPACE

_MOST_MINUTES = 999_999


class StepForm(QWidget):
    """Every key goes into the draft. Enter in the text asks for the next step."""

    next_wanted = Signal()

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = draft
        self._shown = ""
        self._make_fields()
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Show the chosen step."""
        step = self._draft.step
        self.setEnabled(step is not None)
        place = f"{self._draft.language}.{step.id if step else ''}"
        if place != self._shown:
            self._shown = place
            self.conditions.close_asking()
        fill(self.text, step.text if step else "")
        fill(self.minutes, str(step.minutes) if step and step.minutes is not None else "")
        fill(self.phone, step.phone if step else "")
        fill(self.detail, step.detail if step else "")
        self.critical.setChecked(bool(step and step.critical))
        blocker = QSignalBlocker(self.role)
        self.role.setCurrentIndex(max(0, self.role.findData(step.role if step else "")))
        blocker.unblock()
        self.conditions.show_conditions(step.conditions if step else ())
        told = self._context.texts("pbedit.id_of_step", id=step.id) if step else ""
        self._id.setText(told)

    def _make_fields(self) -> None:
        texts = self._context.texts
        self.text = Paragraph("step_words", texts("pbedit.step_text"))
        self.critical = QCheckBox(texts("pbedit.critical"))
        self.critical.setObjectName("step_critical")
        roles = {"": texts("pbedit.anyone"), **{one: texts(f"role.{one}") for one in ROLES}}
        self.role: QComboBox = combo("step_role", texts("pbedit.role"), roles)
        self.minutes: QLineEdit = line("step_minutes", texts("pbedit.minutes"), self._on_minutes)
        self.minutes.setValidator(QIntValidator(1, _MOST_MINUTES, self))
        self.phone: QLineEdit = line("step_phone", texts("pbedit.phone"), self._on_phone)
        self.conditions = ConditionField(self._context)
        self.detail = QPlainTextEdit()
        prose(self.detail, "step_more", texts("pbedit.detail"), 6)
        self._note = quiet_button(texts("pbedit.note"), self._insert_note)
        self._note.setObjectName("step_note")
        self._code = quiet_button(texts("pbedit.code"), self._insert_code)
        self._code.setObjectName("step_code")
        self._id = plain_label("", "muted", "small")

    def _lay_out(self) -> None:
        texts = self._context.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        labelled(column, texts("pbedit.step_text"), self.text)
        column.addWidget(self.critical)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        for place, (key, field) in enumerate(
            (("role", self.role), ("minutes", self.minutes), ("phone", self.phone))
        ):
            grid.addWidget(plain_label(texts(f"pbedit.{key}"), "muted", "small"), 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        column.addLayout(grid)
        labelled(column, texts("pbedit.conditions"), self.conditions)
        inserting = QHBoxLayout()
        inserting.addWidget(plain_label(texts("pbedit.detail"), "muted", "small"), 1)
        inserting.addWidget(self._note)
        inserting.addWidget(self._code)
        column.addLayout(inserting)
        column.addWidget(self.detail, 1)
        column.addWidget(self._id)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_text_changed)
        self.text.entered.connect(self.next_wanted)
        self.critical.clicked.connect(self._on_critical_clicked)
        self.role.currentIndexChanged.connect(self._on_role_changed)
        self.conditions.changed.connect(self._on_conditions_changed)
        self.detail.textChanged.connect(self._on_detail_changed)
        self._draft.changed.connect(self.read)
        self._draft.moved.connect(self.read)

    def _insert_note(self) -> None:
        self._insert("> ", "")

    def _insert_code(self) -> None:
        self._insert("```sh\n", "\n```")

    def _insert(self, before: str, after: str) -> None:
        """In a paragraph of its own, with the cursor where one types on."""
        cursor = self.detail.textCursor()
        told = self.detail.toPlainText()[: cursor.position()]
        gap = "" if not told or told.endswith("\n\n") else "\n" if told.endswith("\n") else "\n\n"
        cursor.insertText(f"{gap}{before}{after}")
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(after)
        )
        self.detail.setTextCursor(cursor)
        self.detail.setFocus()

    def _on_text_changed(self) -> None:
        self._draft.change_step("text", text=self.text.toPlainText().replace("\n", " "))

    def _on_detail_changed(self) -> None:
        self._draft.change_step("detail", detail=self.detail.toPlainText())

    def _on_minutes(self, typed: str) -> None:
        minutes = int(typed) if typed.isdigit() and int(typed) else None
        self._draft.change_step("minutes", minutes=minutes)

    def _on_phone(self, typed: str) -> None:
        self._draft.change_step("phone", phone=typed)

    def _on_critical_clicked(self, checked: bool) -> None:
        self._draft.change_step("", critical=checked)

    def _on_role_changed(self) -> None:
        self._draft.change_step("", role=str(self.role.currentData()))

    def _on_conditions_changed(self, conditions: object) -> None:
        self._draft.change_step("", conditions=conditions)
