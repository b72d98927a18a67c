"""Review: is it fixed, can it return, and what will change."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain import situation
from incident_desk.ui.context import Context
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.parts import panel, plain_label, scrolled
from incident_desk.ui.theme import SPACE


class ReviewPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.known = {name: KnownField(context, incident_id, name, 2) for name in situation.REVIEW}
        frame, column = panel()
        column.setSpacing(2 * SPACE)
        column.addWidget(plain_label(context.texts("review.about"), "muted"))
        for known in self.known.values():
            column.addWidget(known)
        inner = QWidget()
        around = QVBoxLayout(inner)
        around.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        around.addWidget(frame)
        around.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self.setFocusProxy(self.known["verified"].editor)
        context.bridge.changed.connect(self._on_bridge_changed)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SITUATION):
            incident = self._context.desk.incident(self._incident_id)
            for known in self.known.values():
                known.read(incident)
