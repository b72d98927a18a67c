"""A new message: for whom, at what stage, in which languages."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.messages import AUDIENCES, STAGES
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, empty, line_label, panel, plain_label
from incident_desk.ui.theme import SPACE, TARGET


class NewMessage(QWidget):
    """A draft for each language that is ticked, all from the same facts."""

    drafted = Signal(object)  # the UUID of the draft to look at
    left = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._audience = QComboBox()
        self._audience.setObjectName("message_audience")
        self._audience.setAccessibleName(context.texts("messages.audience"))
        self._stages = QVBoxLayout()
        self._stages.setSpacing(SPACE)
        self._languages = {language: self._language(language) for language in LANGUAGES}
        self._none = plain_label(context.texts("messages.no_language"), "warning")
        frame, column = panel()
        texts = context.texts
        column.addWidget(plain_label(texts("messages.new"), size="heading"))
        column.addLayout(self._audiences())
        column.addWidget(plain_label(texts("messages.languages")))
        column.addLayout(self._boxes())
        column.addWidget(self._none)
        column.addWidget(plain_label(texts("messages.stage")))
        column.addLayout(self._stages)
        column.addSpacing(SPACE)
        leave = button(texts("messages.leave"), self.left.emit)
        leave.setObjectName("message_leave")
        column.addWidget(leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)
        self._fill_stages()

    def _audiences(self) -> QHBoxLayout:
        texts = self._context.texts
        for audience in AUDIENCES:
            if self._context.desk.stages(audience, texts.language):
                self._audience.addItem(texts(f"audience.{audience}"), audience)
        self._audience.currentIndexChanged.connect(self._fill_stages)
        one = self._audience.count() == 1
        self._audience.setVisible(not one)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(line_label(texts("messages.audience")))
        row.addWidget(line_label(self._audience.currentText()) if one else self._audience)
        row.addStretch(1)
        return row

    def _language(self, language: str) -> QCheckBox:
        box = QCheckBox(self._context.texts(f"language.{language}"))
        box.setObjectName(f"language_{language}")
        box.setMinimumHeight(TARGET)
        box.setChecked(True)
        box.toggled.connect(self._fill_stages)
        return box

    def _boxes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        for box in self._languages.values():
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _fill_stages(self) -> None:
        """The stages that have a template in every language asked for."""
        empty(self._stages)
        chosen, desk = self._chosen(), self._context.desk
        audience = str(self._audience.currentData())
        self._none.setVisible(not chosen)
        phase = desk.incident(self._incident_id).phase
        for stage in STAGES:
            if chosen and all(stage in desk.stages(audience, one) for one in chosen):
                self._add(audience, stage, first=stage == phase)

    def _add(self, audience: str, stage: str, *, first: bool) -> None:
        made = button(
            self._context.texts(f"stage.{stage}"), lambda: self._draft(audience, stage), first=first
        )
        made.setObjectName(f"stage_{stage}")
        self._stages.addWidget(made)

    def _chosen(self) -> list[str]:
        return [language for language, box in self._languages.items() if box.isChecked()]

    def _draft(self, audience: str, stage: str) -> None:
        drafted = draft(self._context, self._incident_id, audience, stage, self._chosen())
        if drafted:
            self.drafted.emit(drafted)


def draft(
    context: Context, incident_id: UUID, audience: str, stage: str, languages: list[str]
) -> UUID | None:
    """Draft in each language; gives the one in the commander's own, if there is one."""
    written: list[UUID] = []

    def write() -> None:
        desk = context.desk
        filled = {
            language: desk.draft_text(incident_id, audience, stage, language).text
            for language in languages
        }
        written.extend(desk.draft(incident_id, audience, stage, filled))

    if not context.attempt(write):
        return None
    drafts = dict(zip(languages, written, strict=True))
    return drafts.get(context.texts.language, written[0])
