"""What follows from the result, as boxes that accepting ticks off with it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import Consequence, Model
from incident_desk.domain.spans import period
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.tick_box import TickBox

_TOLD = 2  # the mildest severity at which a notice is proposed
_IN_OTHER_HANDS = ("shared", "vendor_time", "vendor_notime", "public")
_VENDOR_MINUTES = 15


class Proposals(QWidget):
    """A box for each playbook that is not at work yet, one for the first notice, and one for each
    order that an answer gives rise to."""

    def __init__(
        self, context: Context, incident: Incident, model: Model, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident = incident
        at_work = {checklist.playbook for checklist in incident.checklists}
        self.boxes: list[tuple[Playbook, TickBox]] = []
        self.notice = TickBox(context.texts("wizard.draft_notice"), "propose_notice", self)
        self.notice.setVisible(not incident.messages)
        self.notice.box.clicked.connect(self._on_notice_clicked)
        self.touched = False  # whether the commander has decided about the notice
        self.vendor = self._order("vendor", context.texts("wizard.vendor"))
        self.asked = [
            (one, self._order(one.id, self._ask_in_words(one))) for one in model.consequences
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(context.texts("wizard.proposes"), size="heading"))
        for playbook in context.desk.playbooks(context.texts.language):
            if playbook.id not in at_work:
                column.addWidget(self._box(playbook, incident))
        for box in (self.notice, self.vendor, *(box for _one, box in self.asked)):
            column.addWidget(box)

    def accept(self, incident_id: UUID, touched: tuple[str, ...]) -> bool:
        """Do what is ticked; whether all of it could be saved."""
        desk, attempt = self._context.desk, self._context.attempt
        wanted: list[Callable[[], object]] = [
            partial(desk.attach, incident_id, playbook)
            for playbook, box in self.boxes
            if box.ticked
        ]
        wanted.append(partial(desk.set_consequences, incident_id, touched))
        if self.notice.ticked:
            wanted.append(partial(self._draft, incident_id))
        if self.vendor.ticked:
            words = self._context.texts("wizard.vendor_ask")
            wanted.append(partial(self._give, incident_id, "liaison", words, _VENDOR_MINUTES))
        wanted += [
            partial(self._give, incident_id, one.role, self._ask(one), one.minutes)
            for one, box in self.asked
            if box.ticked
        ]
        return all(attempt(verb) for verb in wanted)

    def show_severity(self, severity: int) -> None:
        """The grave ones are told to customers first of all."""
        self.notice.box.setChecked(severity <= _TOLD and not self.notice.isHidden())

    def show_answers(self, answers: Mapping[str, str], touched: tuple[str, ...]) -> None:
        """The orders that these answers give rise to, ticked; those given before are left out."""
        control = answers.get("control") in _IN_OTHER_HANDS
        _propose(self.vendor, control and self._new(self._context.texts("wizard.vendor_ask")))
        for one, box in self.asked:
            _propose(box, one.id in touched and self._new(self._ask(one)))

    def _new(self, text: str) -> bool:
        return all(order.text != text for order in self._incident.orders.values())

    def _ask(self, consequence: Consequence) -> str:
        return consequence.ask[self._context.texts.language]

    def _ask_in_words(self, one: Consequence) -> str:
        texts = self._context.texts
        return texts(
            "wizard.consequence_ask",
            name=one.name[texts.language],
            role=texts(f"role.{one.role}"),
            time=period(one.minutes, texts),
            ask=self._ask(one),
        )

    def _give(self, incident_id: UUID, role: str, text: str, minutes: int) -> None:
        """To whoever holds the role, or else to the role itself."""
        person = self._incident.person(role) or self._context.texts(f"role.{role}")
        due_at = self._context.now + timedelta(minutes=minutes)
        self._context.desk.give_order(incident_id, person, text, due_at)

    def _order(self, name: str, words: str) -> TickBox:
        made = TickBox(words, f"propose_{name}", self)
        made.hide()
        return made

    def _on_notice_clicked(self) -> None:
        self.touched = True

    def _draft(self, incident_id: UUID) -> None:
        desk = self._context.desk
        texts = {
            language: desk.draft_text(incident_id, "customers", "investigating", language).text
            for language in LANGUAGES
        }
        desk.draft(incident_id, "customers", "investigating", texts)

    def _box(self, playbook: Playbook, incident: Incident) -> TickBox:
        words = self._context.texts("wizard.attach", title=playbook.title)
        made = TickBox(words, f"propose_{playbook.id}", self)
        made.box.setChecked(self._fits(playbook, incident))
        self.boxes.append((playbook, made))
        return made

    def _fits(self, playbook: Playbook, incident: Incident) -> bool:
        """Whether the title or a service speaks of what this playbook is for."""
        said = f"{incident.title} {' '.join(incident.services)}".casefold()
        hints = (
            hint.strip()
            for failure in playbook.for_failures
            for hint in self._context.texts(f"wizard.hints_{failure}").split(",")
        )
        return any(hint in said for hint in hints)


def _propose(tick: TickBox, wanted: bool) -> None:
    """Show it ticked when it is first wanted; what the commander unticked stays so."""
    if wanted and tick.isHidden():
        tick.box.setChecked(True)
    if not wanted:
        tick.box.setChecked(False)
    tick.setVisible(wanted)
