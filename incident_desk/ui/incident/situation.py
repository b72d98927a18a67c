"""Situation: what is known, who is in which role, and how severe it was when."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.desk.incidents import ROLES
from incident_desk.domain import situation
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import parse
from incident_desk.domain.spans import full_time
from incident_desk.ui.context import Context
from incident_desk.ui.incident.facts_form import FactField
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.parts import panel, plain_label, scrolled
from incident_desk.ui.theme import SPACE
from incident_desk.ui.wizard.severity_steps import SeveritySteps

_LINES = {"what_failed": 2, "impact": 2, "cause": 2, "workaround": 2, "next_step": 2}


class SituationPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.known = {
            name: KnownField(context, incident_id, name, _LINES.get(name, 1))
            for name in situation.KNOWN
        }
        self.facts = (*self._of_incident(), *(self._role(role) for role in ROLES))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        row.setSpacing(2 * SPACE)
        row.addLayout(self._known_column(), 3)
        row.addLayout(self._side_column(), 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        self.setFocusProxy(self.known["what_failed"].editor)
        context.bridge.changed.connect(self._on_bridge_changed)

    def read(self) -> None:
        incident = self._context.desk.incident(self._incident_id)
        for known in self.known.values():
            known.read(incident)
        for fact in self.facts:
            fact.read(incident)

    def _known_column(self) -> QVBoxLayout:
        frame, inner = panel()
        inner.setSpacing(2 * SPACE)
        for known in self.known.values():
            inner.addWidget(known)
        column = QVBoxLayout()
        column.addWidget(frame)
        column.addStretch(1)
        return column

    def _side_column(self) -> QVBoxLayout:
        texts = self._context.texts
        column = QVBoxLayout()
        column.setSpacing(2 * SPACE)
        frame, inner = panel()
        inner.addWidget(plain_label(texts("situation.severity_over_time"), size="heading"))
        inner.addWidget(SeveritySteps(self._context, self._incident_id))
        column.addWidget(frame)
        frame, inner = panel()
        inner.addWidget(plain_label(texts("situation.incident"), size="heading"))
        for fact in self.facts[:3]:
            inner.addWidget(fact)
        column.addWidget(frame)
        frame, inner = panel()
        inner.addWidget(plain_label(texts("situation.roles"), size="heading"))
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, fact in enumerate(self.facts[3:]):
            grid.addWidget(fact, place // 2, place % 2)
        inner.addLayout(grid)
        column.addWidget(frame)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return column

    def _of_incident(self) -> tuple[FactField, ...]:
        context, incident_id, desk = self._context, self._incident_id, self._context.desk
        texts = context.texts

        def started(incident: Incident) -> str:
            return full_time(incident.started_at, context.zone, texts)

        def correct(text: str) -> None:
            desk.correct_start(incident_id, parse(text, context.now, context.zone))

        return (
            FactField(
                context,
                incident_id,
                "title",
                texts("situation.title"),
                lambda incident: incident.title,
                lambda text: desk.retitle(incident_id, text),
            ),
            FactField(
                context,
                incident_id,
                "services",
                texts("report.services"),
                lambda incident: ", ".join(incident.services),
                lambda text: desk.set_services(incident_id, text.split(",")),
            ),
            FactField(context, incident_id, "started", texts("report.started"), started, correct),
        )

    def _role(self, role: str) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return FactField(
            self._context,
            incident_id,
            role,
            self._context.texts(f"role.{role}"),
            lambda incident: incident.person(role),
            lambda text: desk.assign_role(incident_id, role, text),
        )

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SITUATION, Area.HEADER):
            self.read()
