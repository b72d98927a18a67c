"""The window: what stands around every page, and the way from one page to another."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from incident_desk.changes import Area, Changes
from incident_desk.desk import Desk
from incident_desk.domain.found import Place
from incident_desk.errors import StoreError
from incident_desk.i18n import texts
from incident_desk.preferences import Preferences
from incident_desk.ui.actions import Actions
from incident_desk.ui.alarms import Alarms
from incident_desk.ui.bridge import DeskBridge
from incident_desk.ui.clock_watch import ClockWatch
from incident_desk.ui.context import Context
from incident_desk.ui.frame import Frame, Location
from incident_desk.ui.kept import keep_all
from incident_desk.ui.keys import WindowKeys
from incident_desk.ui.notices import Notices
from incident_desk.ui.silence import silence, toggle
from incident_desk.ui.tasks import Tasks
from incident_desk.ui.theme import Theme
from incident_desk.ui.undo import UndoActions

_TITLE = 80  # characters of an incident's title
_TITLE_BAR = QSize(0, 40)  # what the system puts around a window


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the window is furnished with; language, theme or desk may change while it is open."""

    desk: Desk
    another_desk: Callable[[], Desk]
    preferences: Preferences
    theme: Theme
    demonstration: bool = False


class MainWindow(QMainWindow):
    """Furnished anew when language, theme or desk changes; it keeps where the commander was."""

    preferred = Signal(object)  # Preferences
    demonstration_wanted = Signal()
    demonstration_left = Signal()
    restore_wanted = Signal(object)  # Path of a backup

    def __init__(self) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.alarms = Alarms(self, lambda: self.frame.location.page == "board")
        self.context: Context
        self.frame: Frame
        self.preferences = Preferences()
        self._bridge: DeskBridge | None = None
        self._keys: WindowKeys | None = None
        room = self.screen().availableSize() - _TITLE_BAR
        self.resize(QSize(1280, 800).boundedTo(room))
        self.setMinimumSize(620, 400)

    def furnish(self, furniture: Furniture, location: Location | None = None) -> None:
        """Build every part for this desk, language and theme, and go to `location`."""
        self.preferences = furniture.preferences
        words = texts(furniture.preferences.language)
        self.leave()
        self._bridge = DeskBridge(furniture.desk, self)
        notices = Notices(words)
        self.context = Context(
            desk=furniture.desk,
            another_desk=furniture.another_desk,
            bridge=self._bridge,
            tasks=self.tasks,
            notices=notices,
            shell=self,
            texts=words,
            theme=furniture.theme,
            demonstration=furniture.demonstration,
        )
        self.menuBar().clear()
        self.actions_ = Actions(self, words)
        if self._keys:
            self._keys.deleteLater()
        self._keys = WindowKeys(self.actions_.commands, self)
        self._undo = UndoActions(self.context, self.actions_.undo, self.actions_.redo, self._bridge)
        self.frame = Frame(self.context, self.actions_)
        self.setCentralWidget(self.frame)
        self.frame.went.connect(self._on_frame_went)
        self._bridge.changed.connect(self._on_bridge_changed)
        self._bridge.failed.connect(self._on_bridge_failed)
        ClockWatch(self.context, self._bridge)
        self.alarms.attend(self.context)
        self._bridge.start()
        self.frame.go(location or Location("board"))

    def leave(self) -> None:
        """Let go of the desk: nothing looks at it any more."""
        if self._bridge:
            # A field saves when it loses the keyboard: now, not when the desk is closed.
            if focused := self.focusWidget():
                focused.clearFocus()
            keep_all(self)
            # Whatever was to be read again a moment later must not meet a closed desk.
            for timer in self.findChildren(QTimer):
                timer.stop()
            self.alarms.rest()
            self._bridge.deleteLater()
            self._bridge = None

    # Shell. What is heavy to import waits until it is asked for.

    def open_board(self) -> None:
        self.frame.go(Location("board"))

    def open_incident(self, incident_id: UUID, tab: str = "", place: Place | None = None) -> None:
        self.frame.go(Location("incident", incident_id, tab))
        page = self.frame.incident
        if place and page and page.incident_id == incident_id:
            page.look_at(place)

    def open_step(self, incident_id: UUID, ref: UUID) -> None:
        self.open_incident(incident_id, "checklists")
        if self.frame.incident:
            self.frame.incident.look_at_step(ref)

    def open_page(self, page: str) -> None:
        self.frame.go(Location(page))

    def declare(self) -> None:
        from incident_desk.ui.declare import DeclareDialog

        dialog = DeclareDialog(self.context, self)
        dialog.declared.connect(self._on_dialog_declared)
        dialog.open()

    def assess(self, incident_id: UUID) -> None:
        from incident_desk.ui.wizard.dialog import WizardDialog

        WizardDialog(self.context, incident_id, self).open()

    def undo(self) -> None:
        self._undo.undo()

    def redo(self) -> None:
        self._undo.redo()

    def silence_incident(self) -> None:
        """Silence the incident that is or was on the screen, or let it sound again."""
        if page := self.frame.incident:
            self.context.attempt(lambda: self._toggle_silence(page.incident_id))

    def take_in_history(self) -> None:
        from incident_desk.ui.settings.history import HistoryDialog

        HistoryDialog(self.context, self).open()

    def print_everything(self) -> None:
        from incident_desk.ui.printing import EverythingPrinting

        found = self.frame.findChild(EverythingPrinting)
        (found or EverythingPrinting(self.context, self.frame)).ask_everything()

    def show_shortcuts(self) -> None:
        from incident_desk.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.context.texts, self.actions_.shown(), self).open()

    def open_demonstration(self) -> None:
        self.demonstration_wanted.emit()

    def leave_demonstration(self) -> None:
        self.demonstration_left.emit()

    def restore(self, backup: Path) -> None:
        self.restore_wanted.emit(backup)

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.preferred.emit(preferences)
        self._show_silence()

    def _on_frame_went(self) -> None:
        self._show_title()
        self._show_silence()

    def _toggle_silence(self, incident_id: UUID) -> None:
        reference = self.context.desk.incident(incident_id).reference
        toggle(self.context, incident_id)
        key = "bell.silenced" if self._silenced() else "bell.sounds"
        self.context.notices.say(self.context.texts(key, reference=reference))

    def _silenced(self) -> bool:
        page = self.frame.incident
        return page is not None and page.incident_id in silence(self.preferences).incidents

    def _show_silence(self) -> None:
        self.actions_.show_silenced(self._silenced())
        self.frame.foot.show_silence()

    def _show_title(self) -> None:
        """Where the commander is, for the list of windows; a drill is named as one there too."""
        words, location = self.context.texts, self.frame.location
        if location.page != "incident" or location.incident_id is None:
            self.setWindowTitle(words("window.page", page=words(f"rail.{location.page}")))
            return
        try:
            incident = self.context.desk.incident(location.incident_id)
        except StoreError:
            return  # the page itself says that the disk is at fault
        drill = f"{words('board.drill').upper()} · " if incident.drill else ""
        title = words(
            "window.incident",
            drill=drill,
            reference=incident.reference,
            title=incident.title[:_TITLE],
        )
        self.setWindowTitle(title)

    def _on_bridge_changed(self, changes: Changes) -> None:
        shown = self.frame.location.incident_id
        if shown and changes.touch(shown, Area.HEADER):
            self._show_title()

    def _on_dialog_declared(self, incident_id: UUID) -> None:
        self.open_incident(incident_id)
        self.assess(incident_id)

    def _on_bridge_failed(self, error: StoreError) -> None:
        self.context.notices.fail(error)

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        self.tasks.stop()
        super().closeEvent(event)
