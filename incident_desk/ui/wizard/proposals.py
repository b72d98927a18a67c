"""What follows from the result, as boxes that accepting ticks off with it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label

_TOLD = 2  # the mildest severity at which a notice is proposed


class Proposals(QWidget):
    """A box for each playbook that is not at work yet, and one for the first notice."""

    def __init__(self, context: Context, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        at_work = {checklist.playbook for checklist in incident.checklists}
        self.boxes: list[tuple[Playbook, QCheckBox]] = []
        self.notice = QCheckBox(context.texts("wizard.draft_notice"))
        self.notice.setObjectName("propose_notice")
        self.notice.setVisible(not incident.messages)
        self.notice.clicked.connect(self._on_notice_clicked)
        self.touched = False  # whether the commander has decided about the notice
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(context.texts("wizard.proposes"), size="heading"))
        for playbook in context.desk.playbooks(context.texts.language):
            if playbook.id not in at_work:
                column.addWidget(self._box(playbook, incident))
        column.addWidget(self.notice)
        self.setVisible(bool(self.boxes) or not incident.messages)

    def accept(self, incident_id: UUID) -> bool:
        """Do what is ticked; whether all of it could be saved."""
        desk, attempt = self._context.desk, self._context.attempt
        wanted: list[Callable[[], object]] = [
            partial(desk.attach, incident_id, playbook)
            for playbook, box in self.boxes
            if box.isChecked()
        ]
        if self.notice.isChecked():
            wanted.append(partial(self._draft, incident_id))
        return all(attempt(verb) for verb in wanted)

    def show_severity(self, severity: int) -> None:
        """The grave ones are told to customers first of all."""
        self.notice.setChecked(severity <= _TOLD and not self.notice.isHidden())

    def _on_notice_clicked(self) -> None:
        self.touched = True

    def _draft(self, incident_id: UUID) -> None:
        desk = self._context.desk
        texts = {
            language: desk.draft_text(incident_id, "customers", "investigating", language).text
            for language in LANGUAGES
        }
        desk.draft(incident_id, "customers", "investigating", texts)

    def _box(self, playbook: Playbook, incident: Incident) -> QCheckBox:
        box = QCheckBox(self._context.texts("wizard.attach", title=playbook.title))
        box.setObjectName(f"propose_{playbook.id}")
        box.setChecked(self._fits(playbook, incident))
        self.boxes.append((playbook, box))
        return box

    def _fits(self, playbook: Playbook, incident: Incident) -> bool:
        """Whether the title or a service speaks of what this playbook is for."""
        said = f"{incident.title} {' '.join(incident.services)}".casefold()
        hints = (
            hint.strip()
            for failure in playbook.for_failures
            for hint in self._context.texts(f"wizard.hints_{failure}").split(",")
        )
        return any(hint in said for hint in hints)
