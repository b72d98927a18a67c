"""What is always in sight of an incident: severity, phase, time, promise, command."""

from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.at_work import incident_progress
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.domain.understood import READ, in_short
from incident_desk.ui.board.delegate import hatch
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.incident.badge import SeverityBadge
from incident_desk.ui.incident.stepper import PhaseMenu, PhaseStepper
from incident_desk.ui.parts import button, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SOON = 300  # seconds
_TITLE = 200  # characters: the whole of a longer one is on Situation
_BAND = 10
_NARROW = 720


class IncidentHeader(QFrame):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._context = context
        self._incident_id = incident_id
        self._incident: Incident = context.desk.incident(incident_id)
        self._reference = line_label("", "muted")
        self._title = plain_label("", size="title")
        self.badge = SeverityBadge(context)
        self.badge.clicked.connect(self._on_badge_clicked)
        self.stepper = PhaseStepper(context, incident_id, self)
        self._elapsed = line_label("")
        self._promise = line_label("")
        self._commander = line_label("", "muted")
        self._steps = line_label("", "muted")
        self._steps.setObjectName("header_steps")
        self._affected = line_label("", "muted")
        self._times = QWidget(self)
        self._low = False
        self._progress = ""
        self._line = ElidedLabel("", self)
        self._line.hide()
        self._phase = PhaseMenu(context, self.stepper, self)
        self._phase.hide()
        self._lay_out()
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self.tick)
        self.read()

    @property
    def promise(self) -> str:
        return self._promise.text()

    def read(self) -> None:
        texts = self._context.texts
        incident = self._incident = self._context.desk.incident(self._incident_id)
        drill = f"{texts('board.drill').upper()} · " if incident.drill else ""
        self._reference.setText(f"{drill}{incident.reference}")
        set_property(self._reference, "tone", "warning" if incident.drill else "muted")
        cut = "…" if len(incident.title) > _TITLE else ""
        self._title.setText(incident.title[:_TITLE] + cut)
        self.badge.show_severity(incident.severity)
        self.stepper.show_phase(incident.phase)
        self._phase.show_phase(incident.phase)
        commander = incident.commander or texts("board.no_commander")
        self._commander.setText(f"{texts('role.commander')}: {commander[:40]}")
        settled, total = incident_progress(incident)
        self._progress = texts("board.steps", done=settled, total=total) if total else ""
        self._steps.setText(self._progress)
        known = [
            f"{texts(f'situation.{name}')}: {self._in_short(name)[:60]}"
            for name in READ
            if incident.known(name)
        ]
        self._affected.setText("   ".join(known))
        self.setContentsMargins(0, _BAND if incident.drill else 0, 0, 0)
        self.tick()
        self.update()

    def tick(self) -> None:
        incident, now, texts = self._incident, self._context.now, self._context.texts
        seconds = ((incident.ended_at or now) - incident.started_at).total_seconds()
        key = "header.lasted" if incident.ended_at else "header.elapsed"
        self._elapsed.setText(texts(key, time=elapsed(seconds, texts)))
        if self._low:
            time, title = elapsed(seconds, texts), incident.title[:_TITLE]
            told = (self._reference.text(), time, self._progress, title)
            self._line.setText(" · ".join(part for part in told if part))
        due = incident.next_update_at
        if due is None:
            self._promise.setText(texts("header.no_promise") if incident.is_open else "")
            set_property(self._promise, "tone", "muted")
            return
        left = (due - now).total_seconds()
        tone = "danger" if left < 0 else "warning" if left < _SOON else ""
        set_property(self._promise, "tone", tone)
        self._promise.setText(texts("board.next_update", time=countdown(left, texts)))

    def _in_short(self, name: str) -> str:
        context, known = self._context, self._incident.situation[name]
        return in_short(name, known, context.now, context.zone, context.texts)

    def _lay_out(self) -> None:
        first = self._first = QHBoxLayout()
        first.setSpacing(2 * SPACE)
        self._back = button(self._context.texts("header.back"), self._context.shell.open_board)
        self._back.setObjectName("back")
        self._back.setAccessibleName(self._back.text())
        first.addWidget(self._back)
        first.addWidget(self.badge)
        first.addWidget(self._phase)
        first.addWidget(self._reference)
        first.addStretch(1)
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(2 * SPACE)
        times.addWidget(self._elapsed)
        times.addWidget(self._promise)
        times.addStretch(1)
        first.addWidget(self._times)
        last = FlowLayout(SPACE)
        for shown in (*self.stepper.buttons.values(), self._commander, self._steps, self._affected):
            last.addWidget(shown)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(first)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addLayout(last)

    def set_low(self, low: bool) -> None:
        """In a low window: two lines, the phases in a menu, the rest is on Situation."""
        if low == self._low:
            return
        self._low = low
        self._back.setText("‹" if low else self._context.texts("header.back"))
        for compact in (self._line, self._phase):
            compact.setVisible(low)
        whole = (
            self._reference,
            self._title,
            self._elapsed,
            self._commander,
            self._steps,
            self._affected,
        )
        for shown in (*whole, *self.stepper.buttons.values()):
            shown.setVisible(not low)
        self._column.setSpacing(SPACE // 2 if low else SPACE)
        self._place_times()
        self.tick()

    def _place_times(self) -> None:
        """In a narrow window that is not low the times stand in a line of their own."""
        own_line = self.width() < _NARROW and not self._low
        if own_line and self._first.indexOf(self._times) >= 0:
            self._column.insertWidget(1, self._times)
        elif not own_line and self._column.indexOf(self._times) >= 0:
            self._first.addWidget(self._times)

    def _on_badge_clicked(self) -> None:
        self._context.shell.assess(self._incident_id)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.HEADER, Area.SITUATION):
            self.read()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_times()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._incident.drill:
            painter = QPainter(self)
            band = self.rect()
            band.setHeight(_BAND)
            hatch(painter, band, self._context.theme)
            painter.end()
