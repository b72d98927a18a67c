"""The log line: type, Enter, it is in the timeline as what its marks say it is."""

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.domain.facts import Fact
from incident_desk.domain.log_completion import Known, completions, recent_times
from incident_desk.domain.log_grammar import Entry
from incident_desk.domain.log_words import becomes
from incident_desk.domain.timeline import said
from incident_desk.errors import DeskError, InputError
from incident_desk.ui.context import Context
from incident_desk.ui.incident.due_orders import DueOrders
from incident_desk.ui.incident.log_field import LogField
from incident_desk.ui.incident.log_hint import LogHint
from incident_desk.ui.incident.log_offers import LogOffers
from incident_desk.ui.kept import KeptText
from incident_desk.ui.theme import SPACE

_WRITTEN = 6000  # ms for which it is said what was written
_LOW = 420  # device-independent pixels of the page
_ABOUT = 60  # characters of what happened at a time


class LogLine(QFrame):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logline")
        self._context = context
        self._incident_id = incident_id
        self._services: list[str] = []
        self.due = DueOrders(context, incident_id, self)
        self._hint = LogHint(context)
        self.offers = LogOffers(context, self)
        self.field = LogField(self.offers, self._lines)
        self.field.setPlaceholderText(context.texts("logline.hint"))
        self.field.setAccessibleName(context.texts("logline.name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        for part in (self.due, self._hint, self.field):
            column.addWidget(part)
        self._explain_later = QTimer(self, singleShot=True, interval=_WRITTEN)
        self._offered = False
        self._kept = KeptText(self.field, f"log:{incident_id}", context, self._on_text_offered)
        self._connect()
        self._fit()
        self.setFocusProxy(self.field)

    @property
    def hint(self) -> str:
        return self._hint.text

    @property
    def sign(self) -> str:
        return self._hint.sign

    def _connect(self) -> None:
        self._explain_later.timeout.connect(self._tell)
        self.due.settled.connect(self.field.setFocus)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.entered.connect(self._on_field_entered)
        self.field.focused.connect(self._on_field_focused)
        self.field.recalling.connect(self._kept.keep)
        self.field.recalled.connect(self._tell)
        self._context.bridge.ticked.connect(self._on_bridge_ticked)

    def _tell(self) -> Entry | None:
        """Say what Enter will do with what is typed; None where that is nothing."""
        self._offered = False
        self._explain_later.stop()
        text, context = self.field.text(), self._context
        entry = None
        if not text.strip():
            self._hint.explain()
            self._fit()
            return None
        try:
            entry = context.desk.understood(self._incident_id, text)
        except InputError as error:
            self._hint.say(error.told(context.texts), tone="warning")
        except DeskError as error:
            context.notices.fail(error)
        else:
            self._hint.say(self._becomes(entry), entry.kind)
        self._fit()
        return entry

    def _becomes(self, entry: Entry) -> str:
        context = self._context
        return becomes(entry, context.now, context.zone, context.texts)

    def _offer(self, entry: Entry) -> None:
        text, caret = self.field.text(), self.field.cursorPosition()
        try:
            found = completions(text, caret, entry, self._known(text))
        except DeskError:  # the hint has just said so
            found = ()
        self.offers.offer(found, self._hint)

    def _fit(self) -> None:
        """A low window has room for one line above the field: the hint while there is one.

        Who cannot see the line is told it with the field.
        """
        self.field.setAccessibleDescription(self.hint or self._hint.legend.words)
        page = self.parentWidget()
        low = page is not None and page.height() < _LOW
        self._hint.setVisible(not low or bool(self.hint))
        self.due.give_room(not (low and self.hint))

    def _known(self, text: str) -> Known:
        desk, context = self._context.desk, self._context
        incident = desk.incident(self._incident_id)
        services = tuple(dict.fromkeys((*incident.services, *self._services)))
        if "@" not in text[:4]:
            return Known(desk.people(self._incident_id), services)

        def told(fact: Fact) -> str:
            return said(fact, incident, context.texts, context.zone)[:_ABOUT]

        def ago(minutes: int) -> str:
            return context.texts("logline.ago", minutes=minutes)

        facts = desk.facts(self._incident_id)
        return Known(times=recent_times(facts, context.now, context.zone, told, ago))

    def _lines(self) -> list[str]:
        try:
            return self._context.desk.lines(self._incident_id)
        except DeskError as error:
            self._context.notices.fail(error)
            return []

    def _on_text_offered(self) -> None:
        self._offered = True
        self._hint.say(self._context.texts("logline.offered"))

    def _on_field_text_changed(self) -> None:
        entry = self._tell()
        if entry:
            self._offer(entry)
        else:
            self.offers.hide()

    def _on_field_focused(self) -> None:
        """The services there are change seldom: asking at every key would be waste."""
        try:
            self._services = self._context.desk.service_names()
        except DeskError as error:
            self._context.notices.fail(error)

    def _on_field_entered(self) -> None:
        text = self.field.text()
        written: list[Entry] = []

        def enter() -> None:
            written.append(self._context.desk.enter(self._incident_id, text))

        if not text.strip() or not self._context.attempt(enter):
            return
        waiting = self.field.recall.end()
        self.field.setText(waiting)
        self.offers.hide()
        self._kept.let_go()
        if waiting:
            self._kept.keep()
            return
        entry = self._context.texts("logline.written", entry=self._becomes(written[0]))
        self._hint.say(entry, written[0].kind, "good")
        self._fit()
        self._explain_later.start()

    def _on_bridge_ticked(self) -> None:
        """'10m' is another moment by now."""
        if self.field.text() and not self._offered and self.isVisible():
            self._tell()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.due.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._fit()
