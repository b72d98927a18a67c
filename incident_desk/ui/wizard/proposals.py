"""What follows from the result, as boxes that accepting ticks off with it."""

from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label


class Proposals(QWidget):
    """A box for each playbook that is not at work yet; ticked where it seems to fit."""

    def __init__(self, context: Context, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        at_work = {checklist.playbook for checklist in incident.checklists}
        self.boxes: list[tuple[Playbook, QCheckBox]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(context.texts("wizard.proposes"), size="heading"))
        for playbook in context.desk.playbooks(context.texts.language):
            if playbook.id not in at_work:
                column.addWidget(self._box(playbook, incident))
        self.setVisible(bool(self.boxes))

    def accept(self, incident_id: UUID) -> bool:
        """Attach the ticked ones; whether all of it could be saved."""
        desk = self._context.desk
        return all(
            self._context.attempt(lambda playbook=playbook: desk.attach(incident_id, playbook))  # type: ignore[misc]
            for playbook, box in self.boxes
            if box.isChecked()
        )

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
