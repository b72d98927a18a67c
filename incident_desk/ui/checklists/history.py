"""What happened to one step: who did what when, the newest first."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.checklist_words import of_step
from incident_desk.domain.spans import clock_time
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label, quiet_button
from incident_desk.ui.theme import SPACE

_MOST = 50  # lines


class StepHistory(QWidget):
    """Closed until it is asked for; then it stays open from step to step."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._place: tuple[UUID, str] | None = None
        self._open = False
        self._toggle = quiet_button("", self._on_toggle_pressed)
        self._toggle.setProperty("flush", True)
        self._toggle.setObjectName("step_history")
        self._lines = plain_label("", "muted", "small")
        self._lines.setObjectName("step_history_lines")
        self._lines.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)

    def show_step(self, checklist_id: UUID, step_id: str) -> None:
        self._place = (checklist_id, step_id)
        self._read()

    def _read(self) -> None:
        if self._place is None:
            return
        context = self._context
        incident = context.desk.incident(self._incident_id)
        facts = context.desk.step_history(self._incident_id, *self._place)
        self.setVisible(bool(facts))
        key = "checklists.history_hide" if self._open else "checklists.history"
        self._toggle.setText(context.texts(key, number=len(facts)))
        self._lines.setVisible(self._open)
        if not self._open:
            return
        lines = []
        for fact in [*reversed(facts)][:_MOST]:
            when = clock_time(fact.happened_at, context.now, context.zone, context.texts)
            said = of_step(fact.body, incident, context.texts, context.zone)
            lines.append(context.texts("checklists.happened", when=when, who=fact.actor, what=said))
        self._lines.setText("\n".join(lines))

    def _on_toggle_pressed(self) -> None:
        self._open = not self._open
        self._read()
