"""Who is in which role, what each role does, and when command should change hands."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain import relief
from incident_desk.domain.handover import ACCEPTED, HandOver
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.incident.facts_form import FactField
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE


class RolesPanel(QFrame):
    """`hand_over` opens the hand-over of command."""

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        hand_over: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._context = context
        self._incident_id = incident_id
        self._hand_over = hand_over
        self._incident = context.desk.incident(incident_id)
        self._told_role = "commander"
        self.fields = {role: self._field(role) for role in ROLES}
        self._roles = {field.editor: role for role, field in self.fields.items()}
        self.warning = plain_label("", "warning")
        self.warning.setObjectName("roles_warning")
        self.duties = RoleCard(context)
        self._passed = plain_label("", "muted", "small")
        self._passed.setObjectName("roles_passed")
        self._lay_out()
        for field in self.fields.values():
            field.editor.installEventFilter(self)
        self.read(self._incident)

    def read(self, incident: Incident) -> None:
        self._incident = incident
        for field in self.fields.values():
            field.read(incident)
        self._warn()
        last = _last_passed(incident)
        self._passed.setText(self._in_words(last) if last else "")
        self._passed.setVisible(last is not None)
        if self.duties.isVisible():
            self.duties.show_role(self._told_role, incident)

    def _lay_out(self) -> None:
        texts = self._context.texts
        head = QHBoxLayout()
        head.addWidget(plain_label(texts("situation.roles"), size="heading"), 1)
        self.hand_over_button = button(texts("action.hand_over"), self._hand_over)
        self.hand_over_button.setObjectName("roles_hand_over")
        self.hand_over_button.setToolTip("Ctrl+H")
        head.addWidget(self.hand_over_button)
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, role in enumerate(ROLES):
            grid.addWidget(self.fields[role], place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.warning)
        column.addLayout(grid)
        column.addWidget(self._passed)
        column.addWidget(self.duties)

    def _field(self, role: str) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return FactField(
            self._context,
            incident_id,
            role,
            self._context.texts(f"role.{role}"),
            lambda incident: incident.person(role),
            lambda text: desk.assign_role(incident_id, role, text),
            self,
            nothing=self._context.texts("roles.nobody"),
        )

    def _warn(self) -> None:
        context, incident = self._context, self._incident
        found = relief.warnings(incident, context.now)
        command = incident.roles.get("commander")
        seconds = (context.now - command.at).total_seconds() if command else 0
        said = [
            context.texts(
                f"roles.{name}",
                person=incident.commander[:40],
                time=elapsed(seconds, context.texts),
            )
            for name in found
        ]
        self.warning.setText(" ".join(said))
        self.warning.setVisible(bool(said))

    def _in_words(self, passed: HandOver) -> str:
        context = self._context
        offered, accepted = (
            clock_time(at, context.now, context.zone, context.texts)
            for at in (passed.offered_at, passed.accepted_at or passed.offered_at)
        )
        before = self._incident.roles[passed.role].earlier
        return context.texts(
            "roles.passed",
            role=context.texts(f"role.{passed.role}"),
            person=passed.person,
            before=before[-1].value
            if before and before[-1].value
            else context.texts("roles.nobody"),
            offered=offered,
            accepted=accepted,
        )

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._told_role = self._roles[watched]
            self.duties.show_role(self._told_role, self._incident)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.duties.hide()


class RoleCard(QWidget):
    """What a role does and does not do, and who has held it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("role_card")
        self._context = context
        self._name = plain_label("", size="heading")
        self._does = plain_label("")
        self._does_not = plain_label("")
        self._held = plain_label("", "muted", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE // 2)
        for label in (self._name, self._does, self._does_not, self._held):
            column.addWidget(label)
        self.hide()

    @property
    def text(self) -> str:
        return "\n".join(label.text() for label in (self._does, self._does_not, self._held))

    def show_role(self, role: str, incident: Incident) -> None:
        texts = self._context.texts
        self._name.setText(texts(f"role.{role}"))
        self._does.setText(texts(f"role.{role}.does"))
        self._does_not.setText(texts(f"role.{role}.does_not"))
        self._held.setText(self._who(role, incident))
        self._held.setVisible(bool(self._held.text()))
        self.show()

    def _who(self, role: str, incident: Incident) -> str:
        known, context = incident.roles.get(role), self._context
        held = [one for one in (known, *reversed(known.earlier)) if one.value] if known else []
        return " · ".join(
            context.texts(
                "roles.since",
                person=one.value[:40],
                at=clock_time(one.at, context.now, context.zone, context.texts),
            )
            for one in held[:3]
        )


def _last_passed(incident: Incident) -> HandOver | None:
    """The last role that was handed over, while it is still held by the one who took it."""
    passed = [
        one
        for one in incident.hand_overs.values()
        if one.state == ACCEPTED and one.accepted_at and incident.person(one.role) == one.person
    ]
    return max(passed, key=lambda one: one.accepted_at or one.offered_at, default=None)
