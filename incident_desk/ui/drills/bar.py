"""The bar of a drill below the header: the inject that has come, and the drill's clock."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.deadlines import INJECT, Due, dues
from incident_desk.domain.drill_run import RUNNING
from incident_desk.domain.incident import Incident
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.drills.inject import InjectRow
from incident_desk.ui.drills.leader import LeaderRow
from incident_desk.ui.theme import SPACE


class DrillBar(QFrame):
    """Hidden in what has no timetable. One inject at a time, the one that has waited longest."""

    score_wanted = Signal()
    settled = Signal()  # the keyboard was here, and nothing waits any more

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drill")
        self.setAccessibleName(context.texts("drill.name"))
        self._context = context
        self._incident_id = incident_id
        self._incident: Incident = context.desk.incident(incident_id)
        self._dues: tuple[Due, ...] = ()
        self._shown: Due | None = None
        self._low = False
        self.inject = InjectRow(context, self)
        self.inject.noted.connect(self.note)
        self.leader = LeaderRow(context, self)
        for signal, slot in (
            (self.leader.pause_wanted, self.pause),
            (self.leader.next_wanted, self.bring_next),
            (self.leader.end_wanted, self.end),
            (self.leader.score_wanted, self.score_wanted),
        ):
            signal.connect(slot)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.inject)
        column.addWidget(self.leader)
        self.setVisible(self._incident.run is not None)
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self.tick)
        self.read()

    def read(self) -> None:
        self._incident = self._context.desk.incident(self._incident_id)
        self._dues = tuple(due for due in dues(self._incident) if due.kind == INJECT)
        self.tick()

    def tick(self) -> None:
        run, now = self._incident.run, self._context.now
        if run is None:
            return
        came = [due for due in self._dues if due.at <= now]
        self._shown = came[0] if came else None
        self.inject.show_due(self._shown, len(came) - 1)
        self.leader.show_run(run)
        # A low window has room for one row: the inject while there is one.
        self.leader.setVisible(not (self._low and came))

    def set_low(self, low: bool) -> None:
        if low != self._low:
            self._low = low
            self.leader.set_low(low)
            self.tick()

    def note(self) -> None:
        """Say that the inject was heard; without one, say that none waits."""
        if self._shown is None or self._shown.ref is None:
            self._context.notices.say(self._context.texts("drill.none_waits"))
            return
        desk, ref, held = self._context.desk, self._shown.ref, self.inject.has_keyboard
        if self._context.attempt(lambda: desk.note_inject(self._incident_id, ref)):
            self._give_back(held)

    def pause(self) -> None:
        """Stop its clock, or let it run on."""
        desk, run = self._context.desk, self._incident.run
        verb = desk.pause_drill if run and run.state == RUNNING else desk.resume_drill
        self._context.attempt(lambda: verb(self._incident_id))

    def bring_next(self) -> None:
        held = self.leader.next_button.hasFocus()
        self._context.attempt(lambda: self._context.desk.bring_inject(self._incident_id))
        if held and self.leader.next_button.isHidden():
            self.inject.take_keyboard()

    def end(self) -> None:
        """End it, and look at what came of it."""
        if self._context.attempt(lambda: self._context.desk.end_drill(self._incident_id)):
            self.score_wanted.emit()

    def _give_back(self, held: bool) -> None:
        """A row that is gone cannot keep the keyboard."""
        if held and self._shown is None:
            self.settled.emit()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if not changes.touch(self._incident_id, Area.HEADER):
            return
        try:
            self.read()
        except DeskError as error:
            self._context.notices.fail(error)
