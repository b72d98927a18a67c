"""The foot of the window: network, what is saved, battery, and this desk's tag."""

from datetime import datetime
from uuid import UUID

from PySide6.QtNetwork import QNetworkInterface
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from incident_desk.changes import Changes
from incident_desk.domain.spans import clock_time
from incident_desk.ui.context import Context
from incident_desk.ui.parts import line_label, plain_label, quiet_button, set_property
from incident_desk.ui.power import battery_percent
from incident_desk.ui.silence import in_words, silence
from incident_desk.ui.theme import SPACE

_LOW = 20  # percent of the battery, from which on paper is offered
_EVERY = 5  # seconds between looks at network and battery


class Foot(QFrame):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._context = context
        self._ticks = 0
        self._offline_since: datetime | None = None
        self._network = plain_label("", size="small")
        self._incident_id: UUID | None = None
        self._silence = line_label("", "warning", "small")
        self._battery = line_label("", "warning", "small")
        self._print = quiet_button(
            context.texts("foot.print_everything"), context.shell.print_everything
        )
        self._print.setObjectName("foot_print")
        self._print.setToolTip(f"{context.texts('action.print_everything')} (Ctrl+P)")
        self._saved = line_label("", "muted", "small")
        tag = line_label(context.texts("foot.desk", tag=context.desk.tag), "muted", "small")
        tag.setToolTip(context.texts("foot.desk_why"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        row.setSpacing(3 * SPACE)
        row.addWidget(self._network, 1)
        for part in (self._silence, self._battery, self._print, self._saved, tag):
            row.addWidget(part)
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        self._battery.hide()
        self._print.hide()
        self._look_at_network()
        self.show_silence()

    def show_incident(self, incident_id: UUID | None) -> None:
        """Which incident is on the screen: whether it is silent is told of it first."""
        self._incident_id = incident_id
        self.show_silence()

    def show_silence(self) -> None:
        held = silence(self._context.preferences)
        this = self._incident_id in held.incidents and not held.holds(self._context.now)
        told = self._context.texts("bell.this") if this else in_words(self._context)
        self._silence.setText(told)
        self._silence.setVisible(bool(told))

    def _on_bridge_changed(self, _changes: Changes) -> None:
        at = self._context.now.astimezone(self._context.zone)
        self._saved.setText(self._context.texts("foot.saved", time=f"{at:%H:%M:%S}"))

    def _on_bridge_ticked(self) -> None:
        self._ticks += 1
        self.show_silence()
        if self._ticks % _EVERY == 0:
            self._look()

    def _look(self) -> None:
        self._look_at_network()
        self._look_at_battery()

    def _look_at_battery(self) -> None:
        percent = battery_percent()
        self._battery.setVisible(percent is not None)
        self._print.setVisible(percent is not None and percent < _LOW)
        if percent is not None:
            self._battery.setText(self._context.texts("foot.battery", percent=percent))

    def _look_at_network(self) -> None:
        texts = self._context.texts
        if self._context.desk.read_only:
            set_property(self._network, "tone", "danger")
            self._network.setText(texts("foot.read_only"))
        elif connected():
            self._offline_since = None
            set_property(self._network, "tone", "muted")
            self._network.setText(texts("foot.connected"))
        else:
            self._offline_since = self._offline_since or self._context.now
            since = clock_time(
                self._offline_since, self._context.now, self._context.zone, self._context.texts
            )
            set_property(self._network, "tone", "warning")
            self._network.setText(texts("foot.offline", since=since))


def connected() -> bool:
    """Whether any network card is up with an address. Asks the computer alone, sends nothing."""
    flag = QNetworkInterface.InterfaceFlag
    return any(
        card.flags() & flag.IsUp
        and card.flags() & flag.IsRunning
        and not card.flags() & flag.IsLoopBack
        and card.addressEntries()
        for card in QNetworkInterface.allInterfaces()
    )
