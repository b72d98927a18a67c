"""Situation: what is known, who was asked to do what, who is in which role, and how severe it was.

What waits for somebody's yes stands above all; what is known at the left; at the right what moves
(orders, hypotheses), then roles, then what seldom changes.
"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain import situation
from incident_desk.domain.understood import READ
from incident_desk.ui.context import Context
from incident_desk.ui.incident.about import AboutPanel
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.incident.hand_over import HandOverPage
from incident_desk.ui.incident.hypotheses import HypothesesList
from incident_desk.ui.incident.offers import Offers
from incident_desk.ui.incident.orders import OrdersList
from incident_desk.ui.incident.roles import RolesPanel
from incident_desk.ui.minutes import Minutes
from incident_desk.ui.parts import panel, scroll
from incident_desk.ui.section import Section
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE
from incident_desk.ui.wizard.severity_steps import SeveritySteps

_NARROW = 760  # below, the columns stand one under the other
_SHORT = 520  # below, so do the two short fields


class SituationPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.known: dict[str, KnownField] = {}
        self._hand_over: HandOverPage | None = None
        # From the outside in: each change of parent makes Qt style all that is inside anew.
        area, inner = QScrollArea(self), QWidget(self)
        scroll(area, inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # all that is in it can have the keyboard
        self._pages = QStackedLayout(self)
        self._pages.addWidget(area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        self.offers = Offers(context, incident_id, inner)
        column.addWidget(self.offers)
        sides = ((self._known_column(inner), 3), (self._side_column(inner), 2))
        column.addWidget(Sides(sides, _NARROW, inner), 1)
        self._minutes = Minutes(self, context, self.read)
        context.bridge.changed.connect(self._on_bridge_changed)
        self.read()

    def read(self) -> None:
        incident = self._context.desk.incident(self._incident_id)
        for known in self.known.values():
            known.read(incident)
        for part in (self.offers, self.orders, self.hypotheses, self.roles, self._about):
            part.read(incident)

    def hand_over(self) -> None:
        """Open the hand-over of a role in place of the situation."""
        if self._hand_over is None:
            self._hand_over = self._hand_over_page()
        self._pages.setCurrentIndex(1)
        self._hand_over.begin()

    def _known_column(self, inner: QWidget) -> QWidget:
        whole = QWidget(inner)
        frame, fields = panel(whole)
        fields.setSpacing(SPACE)
        first, *rest = (name for name in situation.KNOWN if name not in READ)
        fields.addWidget(self._field(first, frame))
        short = tuple((self._field(name, frame), 1) for name in READ)
        fields.addWidget(Sides(short, _SHORT, frame))
        for name in rest:
            fields.addWidget(self._field(name, frame))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addStretch(1)
        return whole

    def _field(self, name: str, frame: QWidget) -> KnownField:
        lines = 1 if name in READ else 2
        made = KnownField(self._context, self._incident_id, name, lines, frame)
        self.known[name] = made
        return made

    def _side_column(self, inner: QWidget) -> QWidget:
        context, incident_id, whole = self._context, self._incident_id, QWidget(inner)
        work, inside = panel(whole)
        inside.setSpacing(2 * SPACE)
        self.orders = OrdersList(context, incident_id, work)
        self.hypotheses = HypothesesList(context, incident_id, work)
        inside.addWidget(self.orders)
        inside.addWidget(self.hypotheses)
        self.roles = RolesPanel(context, incident_id, self.hand_over, whole)
        self._about = AboutPanel(context, incident_id, whole)
        severity = Section(context.texts("situation.severity_over_time"), whole)
        severity.add(SeveritySteps(context, incident_id, severity))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        for part in (work, self.roles, self._about, severity):
            column.addWidget(part)
        column.addStretch(1)
        return whole

    def _hand_over_page(self) -> HandOverPage:
        made = HandOverPage(self._context, self._incident_id, self)
        made.left.connect(self._on_hand_over_left)
        self._pages.addWidget(made)
        return made

    def _on_hand_over_left(self) -> None:
        self._pages.setCurrentIndex(0)
        self.roles.hand_over_button.setFocus()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SITUATION, Area.HEADER):
            self.read()

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first field. (By a focus proxy Tab would pass over what stands above it.)"""
        if self._hand_over is not None and self._pages.currentIndex() == 1:
            self._hand_over.begin()
        else:
            self.known["what_failed"].editor.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minutes.look()
