"""Situation: what is known, who is in which role, and how severe it was when."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain import situation
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import parse
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.spans import full_time
from incident_desk.ui.context import Context
from incident_desk.ui.incident.facts_form import FactField
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.parts import panel, plain_label, scroll
from incident_desk.ui.theme import SPACE
from incident_desk.ui.wizard.severity_steps import SeveritySteps

_LINES = {"what_failed": 2, "impact": 2, "cause": 2, "workaround": 2, "next_step": 2}


class SituationPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.known: dict[str, KnownField] = {}
        self.facts: list[FactField] = []
        # From the outside in: each change of parent makes Qt style all that is inside anew.
        area, inner = QScrollArea(self), QWidget(self)
        scroll(area, inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        row = QHBoxLayout(inner)
        row.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        row.setSpacing(2 * SPACE)
        row.addLayout(self._known_column(inner), 3)
        row.addLayout(self._side_column(inner), 2)
        self.setFocusProxy(self.known["what_failed"].editor)
        context.bridge.changed.connect(self._on_bridge_changed)

    def read(self) -> None:
        incident = self._context.desk.incident(self._incident_id)
        for known in self.known.values():
            known.read(incident)
        for fact in self.facts:
            fact.read(incident)

    def _known_column(self, inner: QWidget) -> QVBoxLayout:
        frame, fields = panel(inner)
        fields.setSpacing(2 * SPACE)
        for name in situation.KNOWN:
            lines = _LINES.get(name, 1)
            known = KnownField(self._context, self._incident_id, name, lines, frame)
            self.known[name] = known
            fields.addWidget(known)
        column = QVBoxLayout()
        column.addWidget(frame)
        column.addStretch(1)
        return column

    def _side_column(self, inner: QWidget) -> QVBoxLayout:
        texts = self._context.texts
        column = QVBoxLayout()
        column.setSpacing(2 * SPACE)
        frame, severity = panel(inner)
        severity.addWidget(plain_label(texts("situation.severity_over_time"), size="heading"))
        severity.addWidget(SeveritySteps(self._context, self._incident_id, frame))
        column.addWidget(frame)
        frame, incident = panel(inner)
        incident.addWidget(plain_label(texts("situation.incident"), size="heading"))
        for fact in (self._title(frame), self._services(frame), self._started(frame)):
            incident.addWidget(fact)
        column.addWidget(frame)
        frame, roles = panel(inner)
        roles.addWidget(plain_label(texts("situation.roles"), size="heading"))
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, role in enumerate(ROLES):
            grid.addWidget(self._role(role, frame), place // 2, place % 2)
        roles.addLayout(grid)
        column.addWidget(frame)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return column

    def _title(self, frame: QWidget) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return self._fact(
            frame,
            "title",
            "situation.title",
            lambda incident: incident.title,
            lambda text: desk.retitle(incident_id, text),
        )

    def _services(self, frame: QWidget) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return self._fact(
            frame,
            "services",
            "report.services",
            lambda incident: ", ".join(incident.services),
            lambda text: desk.set_services(incident_id, text.split(",")),
        )

    def _started(self, frame: QWidget) -> FactField:
        context, incident_id = self._context, self._incident_id

        def started(incident: Incident) -> str:
            return full_time(incident.started_at, context.zone, context.texts)

        def correct(text: str) -> None:
            context.desk.correct_start(incident_id, parse(text, context.now, context.zone))

        return self._fact(frame, "started", "report.started", started, correct)

    def _role(self, role: str, frame: QWidget) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return self._fact(
            frame,
            role,
            f"role.{role}",
            lambda incident: incident.person(role),
            lambda text: desk.assign_role(incident_id, role, text),
        )

    def _fact(
        self,
        frame: QWidget,
        name: str,
        label: str,
        shown: Callable[[Incident], str],
        save: Callable[[str], object],
    ) -> FactField:
        made = FactField(
            self._context,
            self._incident_id,
            name,
            self._context.texts(label),
            shown,
            save,
            frame,
        )
        self.facts.append(made)
        return made

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SITUATION, Area.HEADER):
            self.read()
