"""Tells what becomes due, also when the window is hidden: a notice of the system, and a sound."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from incident_desk.changes import Changes
from incident_desk.domain.alarms import Alarm, Silence, Told, ring
from incident_desk.domain.deadlines import RELIEF, Need
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.errors import StoreError
from incident_desk.ui import sound
from incident_desk.ui.board.due import TABS
from incident_desk.ui.context import Context
from incident_desk.ui.parts import come_to_front
from incident_desk.ui.silence import silence

_MOST = 300  # things that are told of at once
_NAMED = 3
_TITLE = 80  # characters
_OPEN = "open_due"


class Alarms(QObject):
    """Lives as long as the window: whatever was told stays told when it is furnished anew."""

    def __init__(self, window: QWidget, shows_board: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._shows_board = shows_board
        self._tray: QSystemTrayIcon | None = None
        self._context: Context | None = None
        self._desk: object = None
        self._told: Told | None = None
        self._shown: tuple[Need, ...] = ()
        # While none of these changes and no time comes, there is nothing new to find.
        self._stale = True
        self._quiet: object = None
        self._looked_at: datetime | None = None
        self._next_at: datetime | None = None

    def attend(self, context: Context) -> None:
        """Tell what becomes due on this desk, from the next second on."""
        if context.desk is not self._desk:
            self._desk, self._told = context.desk, None
        self._context = context
        self._stale = True
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        context.notices.acted.connect(self._on_notices_acted)

    def rest(self) -> None:
        """The desk is being closed."""
        self._context = None

    def _look(self, context: Context, held: Silence, now: datetime) -> None:
        try:
            needs = context.desk.due(_MOST)
            self._next_at = context.desk.next_due_at()
        except StoreError:
            return  # whoever reads or writes next says that the disk is at fault
        self._stale, self._looked_at = False, now
        alarm, self._told = ring(needs, held, self._told, now)
        if alarm:
            self._tell(context, alarm)

    def _must_look(self, quiet: object, now: datetime) -> bool:
        came = self._next_at is not None and self._next_at <= now
        set_back = self._looked_at is not None and now < self._looked_at
        return self._stale or came or set_back or quiet != self._quiet

    def _tell(self, context: Context, alarm: Alarm) -> None:
        self._shown = alarm.needs
        title, body = _words(context, alarm.needs)
        if tray := self._tray_icon():
            tray.showMessage(title, body, QApplication.windowIcon())
        else:
            QApplication.alert(self._window)
        if alarm.sound:
            sound.play()
        self._tell_in_window(context, f"{title}: {body}")

    def _tell_in_window(self, context: Context, text: str) -> None:
        """Where the board is in sight it is told there; what went wrong is not to be covered."""
        if self._shows_board() or context.notices.error is not None:
            return
        context.notices.say(text, _OPEN, context.texts("alarms.open"))

    def _tray_icon(self) -> QSystemTrayIcon | None:
        """Made with the first notice: to find a tray may take a while, and a start has no time."""
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.setToolTip(QApplication.applicationDisplayName())
            self._tray.messageClicked.connect(self._open_shown)
            self._tray.activated.connect(self._on_tray_activated)
            self._tray.show()
        return self._tray

    def _open_shown(self) -> None:
        """One thing is opened where it is dealt with; several are on the board."""
        come_to_front(self._window)
        if self._context is None:
            return
        if len(self._shown) == 1:
            (need,) = self._shown
            self._context.shell.open_incident(need.card.id, TABS.get(need.kind, ""))
        else:
            self._context.shell.open_board()

    def _on_bridge_changed(self, _changes: Changes) -> None:
        self._stale = True

    def _on_bridge_ticked(self) -> None:
        if self._context is None:
            return
        context, now = self._context, self._context.now
        held = silence(context.preferences)
        quiet = (held, held.holds(now))
        if self._must_look(quiet, now):
            self._quiet = quiet
            self._look(context, held, now)

    def _on_tray_activated(self) -> None:
        come_to_front(self._window)

    def _on_notices_acted(self, action: str) -> None:
        if action == _OPEN:
            self._open_shown()


def _words(context: Context, needs: tuple[Need, ...]) -> tuple[str, str]:
    """Title and text of a notice."""
    texts = context.texts
    if len(needs) == 1:
        (need,) = needs
        return f"{_named(need, context)} {need.card.title[:_TITLE]}", _said(need, context)
    lines = [f"{_named(need, context)}: {_said(need, context)}" for need in needs[:_NAMED]]
    if len(needs) > _NAMED:
        lines.append(texts.count("alarms.more", len(needs) - _NAMED))
    return texts.count("alarms.several", len(needs)), "\n".join(lines)


def _named(need: Need, context: Context) -> str:
    drill = f"{context.texts('board.drill').upper()} · " if need.card.drill else ""
    return f"{drill}{need.card.reference}"


def _said(need: Need, context: Context) -> str:
    assert need.at is not None
    texts, late = context.texts, (context.now - need.at).total_seconds()
    if need.kind == RELIEF:
        time = elapsed(late + context.desk.commands_at_most.total_seconds(), texts)
    else:
        time = texts("alarms.now") if 0 <= late < 60 else countdown(-late, texts)
    return texts(f"due.{need.kind}", time=time, person=need.person[:_TITLE])
