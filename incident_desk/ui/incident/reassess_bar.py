"""The facts now say another severity: the header asks, and changes nothing by itself."""

from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.domain.assessment_words import change_in_words
from incident_desk.domain.reassess import ELAPSED, Change, Spoken
from incident_desk.domain.spans import elapsed
from incident_desk.errors import StoreError
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

_LOOK_EVERY = 30  # seconds: time alone may make it graver


class ReassessBar(QFrame):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reassess")
        self._context = context
        self._incident_id = incident_id
        self._spoken: Spoken | None = None
        self._ticks = 0
        self._asks = plain_label("", "warning")
        self._why = plain_label("", "", "small")
        self.change = button("", self._on_change_pressed, first=True)
        self.change.setObjectName("reassess_change")
        self.keep = button("", self._on_keep_pressed)
        self.keep.setObjectName("reassess_keep")
        self.look = button(context.texts("reassess.look"), self._on_look_pressed)
        self.look.setObjectName("reassess_look")
        row = FlowLayout(SPACE)
        for made in (self.change, self.keep, self.look):
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._asks)
        column.addWidget(self._why)
        column.addLayout(row)
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        self.read()

    @property
    def question(self) -> str:
        """What it asks; nothing while it is hidden."""
        return "" if self.isHidden() else self._asks.text()

    def read(self) -> None:
        try:
            spoken = self._context.desk.spoken(self._incident_id)
        except StoreError as error:
            self._context.notices.fail(error)
            return
        self._spoken = spoken
        self.setVisible(spoken is not None)
        if spoken:
            self._show(spoken)

    def _show(self, spoken: Spoken) -> None:
        texts = self._context.texts
        severity, held = (
            texts(f"severity.{spoken.result.severity}"),
            texts(f"severity.{spoken.held}"),
        )
        key = "reassess.asks_graver" if spoken.graver else "reassess.asks_milder"
        self._asks.setText(texts(key, severity=severity, held=held))
        self._why.setText("  ".join(self._in_words(change) for change in spoken.changes))
        verb = "reassess.raise" if spoken.graver else "reassess.lower"
        self.change.setText(texts(verb, severity=severity))
        self.keep.setText(texts("reassess.keep", severity=held))

    def _in_words(self, change: Change) -> str:
        context = self._context
        time = ""
        if change.cause == ELAPSED:
            started = context.desk.incident(self._incident_id).started_at
            time = elapsed((context.now - started).total_seconds(), context.texts)
        cause = context.texts(f"reassess.cause_{change.cause}", time=time)
        told = change_in_words(context.desk.model, change, context.texts)
        return context.texts("reassess.why", change=told, cause=cause)

    def _on_change_pressed(self) -> None:
        desk, spoken = self._context.desk, self._spoken
        assert spoken is not None
        why = "; ".join(self._in_words(change) for change in spoken.changes)
        answers = spoken.result.answers
        self._context.attempt(lambda: desk.assess(self._incident_id, desk.model, answers, why))

    def _on_keep_pressed(self) -> None:
        desk, spoken = self._context.desk, self._spoken
        assert spoken is not None
        proposed = spoken.result.severity
        self._context.attempt(lambda: desk.keep_severity(self._incident_id, proposed))

    def _on_look_pressed(self) -> None:
        self._context.shell.assess(self._incident_id)

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.SITUATION, Area.HEADER, Area.SEVERITY):
            self.read()

    def _on_bridge_ticked(self) -> None:
        self._ticks += 1
        if self._ticks % _LOOK_EVERY == 0 and self._context.notices.window().isVisible():
            self.read()
