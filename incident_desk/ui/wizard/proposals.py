"""What follows from the result, as boxes that accepting ticks off with it."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import Model
from incident_desk.domain.spans import period
from incident_desk.domain.suggestion import Suggestion, why_in_words
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.tick_box import TickBox
from incident_desk.ui.wizard.asking import OrdersProposed

_TOLD = 2  # the mildest severity at which a notice is proposed
_MOST = 3  # playbooks at once: the commander reads them all


class Proposals(QWidget):
    """Boxes for the playbooks that fit best and are not at work yet, one for the notice, and one
    for each order that an answer gives rise to."""

    def __init__(
        self, context: Context, incident: Incident, model: Model, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident.id
        self._boxes: dict[str, tuple[Playbook, TickBox]] = {}
        self._decided: set[str] = set()  # playbooks whose box the commander has clicked
        self.notice = TickBox(context.texts("wizard.draft_notice"), "propose_notice", self)
        self.notice.setVisible(not incident.messages)
        self.clocks = TickBox("", "propose_clocks", self)
        self.clocks.box.clicked.connect(self._on_clocks_clicked)
        self._clocks_decided = False
        self.notice.box.clicked.connect(self._on_notice_clicked)
        self.touched = False  # whether the commander has decided about the notice
        self.orders = OrdersProposed(context, incident, model, self)
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(context.texts("wizard.proposes"), size="heading"))
        column.addLayout(self._column)
        column.addWidget(self.notice)
        column.addWidget(self.clocks)
        column.addWidget(self.orders)

    def accept(self, incident_id: UUID, touched: tuple[str, ...]) -> bool:
        """Do what is ticked; whether all of it could be saved."""
        desk, attempt = self._context.desk, self._context.attempt
        wanted: list[Callable[[], object]] = [
            partial(desk.attach, incident_id, playbook)
            for playbook, box in self._boxes.values()
            if box.ticked
        ]
        wanted.append(partial(desk.set_consequences, incident_id, touched))
        if self.clocks.ticked:
            wanted.append(partial(desk.start_clocks, incident_id))
        if self.notice.ticked:
            wanted.append(partial(self._draft, incident_id))
        wanted += self.orders.wanted(incident_id)
        return all(attempt(verb) for verb in wanted)

    def show_result(
        self, answers: Mapping[str, str], severity: int, touched: tuple[str, ...]
    ) -> None:
        """What fits by now; a box the commander has clicked stays as it is."""
        if not self.touched:
            # The grave ones are told to customers first of all.
            self.notice.box.setChecked(severity <= _TOLD and not self.notice.isHidden())
        self._show_playbooks(answers, severity)
        self._show_clocks(severity, touched)
        self.orders.show_answers(answers, touched)

    def _show_playbooks(self, answers: Mapping[str, str], severity: int) -> None:
        desk, language = self._context.desk, self._context.texts.language
        found = desk.suggestions(self._incident_id, answers, severity, language)[:_MOST]
        proposed = {one.playbook.id for one in found}
        for place, one in enumerate(found):
            box = self._box(one.playbook)
            self._column.insertWidget(place, box)
            self._propose(one, box)
        for name, (_, box) in self._boxes.items():
            if name not in proposed | self._decided:
                box.box.setChecked(False)
            box.setVisible(name in proposed or box.ticked)

    def _show_clocks(self, severity: int, touched: tuple[str, ...]) -> None:
        """Who is promised the first word by when; those who heard it are left out."""
        context = self._context
        incident, texts = context.desk.incident(self._incident_id), context.texts
        told = {one.audience for one in incident.messages.values() if one.approved_at}
        minutes = context.desk.model.first_minutes(severity, touched)
        waiting = [
            texts("wizard.clock", audience=texts(f"audience.{who}"), time=period(first, texts))
            for who, first in minutes.items()
            if who not in told and who not in incident.promises
        ]
        self.clocks.say(texts("wizard.clocks", clocks=", ".join(waiting)))
        if not self._clocks_decided:
            self.clocks.box.setChecked(bool(waiting) and severity <= _TOLD)
        self.clocks.setVisible(bool(waiting))

    def _on_clocks_clicked(self) -> None:
        self._clocks_decided = True

    def _on_notice_clicked(self) -> None:
        self.touched = True

    def _draft(self, incident_id: UUID) -> None:
        """In every language, this window's first."""
        own = self._context.texts.language
        languages = (own, *(other for other in LANGUAGES if other != own))
        draft = self._context.desk.draft_from_template
        draft(incident_id, "customers", "acknowledged", languages)

    def _box(self, playbook: Playbook) -> TickBox:
        """Made once, so that it keeps what the commander decided."""
        if playbook.id not in self._boxes:
            words = self._context.texts("wizard.attach", title=playbook.title)
            made = TickBox(words, f"propose_{playbook.id}", self)
            made.box.clicked.connect(lambda: self._decided.add(playbook.id))
            self._boxes[playbook.id] = playbook, made
        return self._boxes[playbook.id][1]

    def _propose(self, suggestion: Suggestion, box: TickBox) -> None:
        context = self._context
        why = why_in_words(context.desk.model, suggestion, context.texts)
        box.setToolTip("\n".join(why))
        box.box.setAccessibleDescription(". ".join(why))
        if suggestion.playbook.id not in self._decided:
            box.box.setChecked(suggestion.fits)
