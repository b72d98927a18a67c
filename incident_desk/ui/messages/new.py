"""A new message: for whom, at what stage, in which languages; or the correction of one."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.message import SENT, STAGES, Message
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.messages.kept_focus import focus_stays
from incident_desk.ui.parts import button, empty, line_label, panel, plain_label
from incident_desk.ui.theme import SPACE, TARGET

_BY_PHASE = {"monitoring": "watching", "resolved": "resolved", "closed": "follow_up"}


class NewMessage(QWidget):
    """One draft in every language that is ticked, from the same facts."""

    drafted = Signal(object)  # the UUID of the draft
    left = Signal()

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        corrects: Message | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._corrects = corrects
        self.audience = QComboBox(self)
        self.audience.setObjectName("message_audience")
        self.audience.setAccessibleName(context.texts("messages.audience"))
        self._stages = FlowLayout(SPACE)
        self._languages = {language: self._language(language) for language in LANGUAGES}
        self._none = plain_label(context.texts("messages.no_language"), "warning")
        self._lay_out()
        self._fill_audiences()
        self._fill_stages()
        self.audience.currentIndexChanged.connect(self._fill_stages)

    def _lay_out(self) -> None:
        texts = self._context.texts
        frame, column = panel(self)
        title = "messages.correct" if self._corrects else "messages.new"
        column.addWidget(plain_label(texts(title), size="heading"))
        if self._corrects:
            column.addWidget(plain_label(texts("messages.correct_why"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(line_label(texts("messages.audience")))
        row.addWidget(self.audience)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(plain_label(texts("messages.languages")))
        column.addLayout(self._boxes())
        column.addWidget(self._none)
        column.addWidget(plain_label(texts("messages.stage")))
        column.addLayout(self._stages)
        column.addSpacing(SPACE)
        leave = button(texts("messages.leave"), self.left.emit)
        leave.setObjectName("message_leave")
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)

    def _fill_audiences(self) -> None:
        """A correction goes to those who read what it puts right."""
        texts, desk = self._context.texts, self._context.desk
        fixed = (self._corrects.audience,) if self._corrects else ()
        for audience in fixed or desk.audiences(texts.language):
            self.audience.addItem(texts(f"audience.{audience}"), audience)

    def _language(self, language: str) -> QCheckBox:
        box = QCheckBox(self._context.texts(f"language.{language}"), self)
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
        with focus_stays(self):
            self._show_stages()

    def _show_stages(self) -> None:
        empty(self._stages)
        chosen, desk = self._chosen(), self._context.desk
        audience = str(self.audience.currentData())
        self._none.setVisible(not chosen)
        likely = likely_stage(desk.incident(self._incident_id), audience)
        for stage in STAGES:
            if chosen and all(stage in desk.stages(audience, one) for one in chosen):
                self._add(audience, stage, first=stage == likely)

    def _add(self, audience: str, stage: str, *, first: bool) -> None:
        made = button(
            self._context.texts(f"stage.{stage}"), lambda: self._draft(audience, stage), first=first
        )
        made.setObjectName(f"stage_{stage}")
        self._stages.addWidget(made)
        made.show()
        if first:
            self.setFocusProxy(made)

    def _chosen(self) -> list[str]:
        """This window's own language first: it is the one that needs no reading over."""
        own = self._context.texts.language
        named = [language for language, box in self._languages.items() if box.isChecked()]
        return sorted(named, key=lambda language: language != own)

    def _draft(self, audience: str, stage: str) -> None:
        corrects = self._corrects.id if self._corrects else None
        drafted = draft(self._context, self._incident_id, audience, stage, self._chosen(), corrects)
        if drafted:
            self.drafted.emit(drafted)


def likely_stage(incident: Incident, audience: str) -> str:
    """What is to be said to this audience next, by the phase and by what it has heard."""
    if incident.phase in _BY_PHASE:
        return _BY_PHASE[incident.phase]
    heard = {one.stage for one in incident.messages.values() if one.audience == audience}
    told = any(one.state == SENT for one in incident.messages.values() if one.audience == audience)
    if not told and "acknowledged" not in heard:
        return "acknowledged"
    return "update" if "known_scope" in heard else "known_scope"


def draft(
    context: Context,
    incident_id: UUID,
    audience: str,
    stage: str,
    languages: list[str],
    corrects: UUID | None = None,
) -> UUID | None:
    """A draft in these languages; None if that failed, and it is said."""
    written: list[UUID] = []

    def write() -> None:
        make = context.desk.draft_from_template
        written.append(make(incident_id, audience, stage, languages, corrects))

    return written[0] if context.attempt(write) else None
