"""One run of the window: opens the desk, furnishes the window, and keeps backups."""

import logging
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from incident_desk import paths, preferences
from incident_desk.clock import Clock
from incident_desk.desk import Desk
from incident_desk.errors import DeskError, StoreError
from incident_desk.i18n import Texts, texts
from incident_desk.preferences import Preferences
from incident_desk.ui import theme
from incident_desk.ui.crash import Crash
from incident_desk.ui.frame import Location
from incident_desk.ui.icons import icon
from incident_desk.ui.kept import keep_all
from incident_desk.ui.main_window import Furniture, MainWindow
from incident_desk.ui.parts import come_to_front

if TYPE_CHECKING:
    from incident_desk.ui.recovery import RecoveryWindow

_HOUR = 3_600_000  # ms


class Program(QObject):
    def __init__(self, application: QApplication, folder: Path, clock: Clock) -> None:
        super().__init__(application)
        self._application = application
        self._home = folder
        self._folder = folder
        self._clock = clock
        self._preferences = preferences.read(paths.preferences(folder))
        self._desk: Desk | None = None
        self.window: MainWindow | None = None
        self.recovery: RecoveryWindow | None = None
        self._hourly = QTimer(self, interval=_HOUR)
        self._hourly.timeout.connect(self.back_up)

    @property
    def _texts(self) -> Texts:
        return texts(self._preferences.language)

    def start(self) -> None:
        theme.load_fonts(self._application)
        self._apply_theme()
        self._application.setWindowIcon(icon("incident-desk", theme.LIGHT.accent))
        self._application.aboutToQuit.connect(self._on_application_about_to_quit)
        self._log_mistakes()
        Crash(self._texts, self).install()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._application.quit())
        if self.open(self._home):
            QTimer.singleShot(0, self.back_up)
            self._hourly.start()

    def stop(self) -> None:
        self._hourly.stop()
        for shown in (self.window, self.recovery):
            if shown:
                shown.close()
                shown.deleteLater()
        self.window = self.recovery = None
        if self._desk:
            self._desk.close()
            self._desk = None

    def open(self, folder: Path) -> bool:
        """Open the desk in `folder` in the window; where it cannot be opened, offer backups."""
        try:
            desk = self._opened(folder)
        except StoreError as error:
            self._offer_recovery(folder, error)
            return False
        before, self._desk, self._folder = self._desk, desk, folder
        if self.recovery:
            self.recovery.close()
            self.recovery = None
        if self.window is None:
            self.window = self._new_window()
        self._furnish(Location("board"))
        self.window.show()
        if before:
            before.close()
        if desk.read_only:
            told = self._texts("app.not_writable", path=str(folder))
            self.window.context.notices.say(told)
        return True

    def back_up(self) -> None:
        """Copy the desk on another thread; a failure is told in the window."""
        if self.window is None or self._desk is None or self._desk.read_only:
            return
        desk = self._desk
        self.window.tasks.run(lambda _task: desk.back_up(), failed=self._on_backup_failed)

    def raise_to_front(self) -> None:
        if shown := self.window or self.recovery:
            come_to_front(shown)

    def _opened(self, folder: Path) -> Desk:
        return Desk(folder, self._clock, self._preferences.name)

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        window.preferred.connect(self._on_window_preferred)
        window.demonstration_wanted.connect(self._on_window_demonstration_wanted)
        window.demonstration_left.connect(self._on_window_demonstration_left)
        window.restore_wanted.connect(self._on_window_restore_wanted)
        return window

    def _furnish(self, location: Location) -> None:
        assert self.window is not None
        assert self._desk is not None
        self._introduce(self._preferences)
        folder = self._folder
        self.window.furnish(
            Furniture(
                desk=self._desk,
                another_desk=lambda: self._opened(folder),
                preferences=self._preferences,
                theme=theme.chosen(self._preferences.theme, self._application),
                demonstration=folder != self._home,
            ),
            location,
        )

    def _introduce(self, preferences: Preferences) -> None:
        """Tell the desk who works at it, and for how many."""
        if self._desk:
            self._desk.actor = preferences.name
            self._desk.user_base = preferences.user_base

    def _apply_theme(self) -> None:
        theme.apply(self._application, theme.chosen(self._preferences.theme, self._application))

    def _offer_recovery(self, folder: Path, error: StoreError) -> None:
        from incident_desk.desk import recovery
        from incident_desk.ui.recovery import RecoveryWindow

        self.recovery = RecoveryWindow(self._texts, error, recovery.backups(folder))
        self.recovery.retry_wanted.connect(self._on_recovery_retry_wanted)
        self.recovery.restore_wanted.connect(self._on_recovery_restore_wanted)
        self.recovery.show()

    def _restore(self, backup: Path) -> Path | None:
        from incident_desk.desk import recovery

        return recovery.restore(self._folder, backup, self._clock.now())

    def _log_mistakes(self) -> None:
        """Mistakes of ours are written beside the data."""
        try:
            self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
            handler: logging.Handler = logging.FileHandler(paths.log(self._home), delay=True)
        except OSError:
            handler = logging.NullHandler()
        logging.basicConfig(handlers=[handler], level=logging.WARNING)

    def _on_window_preferred(self, preferred: Preferences) -> None:
        before, self._preferences = self._preferences, preferred
        preferences.write(paths.preferences(self._home), preferred)
        self._introduce(preferred)
        if (before.language, before.theme) != (preferred.language, preferred.theme):
            assert self.window is not None
            # After the click that asked for it has been dealt with: its widget goes.
            QTimer.singleShot(0, self._refurnish)

    def _refurnish(self) -> None:
        assert self.window is not None
        self._apply_theme()
        self._furnish(self.window.frame.location)

    def _on_window_demonstration_wanted(self) -> None:
        from incident_desk.desk import demonstration

        folder = self._home / "demonstration"
        assert self.window is not None
        try:
            demonstration.build(folder, self._preferences.language, self._clock.now())
        except DeskError as error:
            self.window.context.notices.fail(error)
            return
        QTimer.singleShot(0, lambda: self.open(folder))

    def _on_window_demonstration_left(self) -> None:
        QTimer.singleShot(0, lambda: self.open(self._home))

    def _on_window_restore_wanted(self, backup: Path) -> None:
        assert self.window is not None
        assert self._desk is not None
        self.window.tasks.stop()
        keep_all(self.window)
        self.window.leave()
        self._desk.close()
        self._desk = None
        try:
            aside = self._restore(backup)
        except DeskError as error:
            if self.open(self._folder):
                self.window.context.notices.fail(error)
            return
        if self.open(self._folder) and aside:
            self.window.context.notices.say(self._texts("app.restored", aside=str(aside)))

    def _on_recovery_retry_wanted(self) -> None:
        assert self.recovery is not None
        self.recovery.close()
        self.open(self._folder)

    def _on_recovery_restore_wanted(self, backup: Path) -> None:
        assert self.recovery is not None
        try:
            aside = self._restore(backup)
        except DeskError as error:
            self.recovery.say(error.told(self._texts))
            return
        if self.open(self._folder) and aside and self.window:
            self.window.context.notices.say(self._texts("app.restored", aside=str(aside)))

    def _on_backup_failed(self, error: DeskError) -> None:
        if self.window:
            reason = error.told(self._texts)
            self.window.context.notices.say(self._texts("app.backup_failed", reason=reason))

    def _on_application_about_to_quit(self) -> None:
        if self.window:
            keep_all(self.window)
