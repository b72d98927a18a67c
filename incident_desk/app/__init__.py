"""The composition root: the only place that builds things and knows them all.

What needs Qt waits in `program`, so that a start without a display is told at once.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk import paths, preferences
from incident_desk.clock import SystemClock
from incident_desk.i18n import texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAILED = 1


def run(folder: Path) -> int:
    """Open the window on the desk in `folder`; gives the exit code of the program."""
    words = texts(preferences.read(paths.preferences(folder)).language)
    application = _application()
    if application is None:
        sys.stderr.write(words("app.no_display") + "\n")
        return FAILED
    from incident_desk.app.program import Program
    from incident_desk.ui.instance import Instance

    instance = Instance(paths.lock(folder), application)
    if not instance.first:
        instance.raise_first()
        sys.stdout.write(words("app.already_open") + "\n")
        return 0
    program = Program(application, folder, SystemClock())
    instance.asked.connect(program.raise_to_front)
    program.start()
    code = application.exec()
    program.stop()
    return code


def _application() -> "QApplication | None":
    """The application, or None where there is no display. Qt itself would abort there."""
    # Before Qt: PySide6 looks into the source of every module that is imported after it.
    import incident_desk.desk  # noqa: F401

    asked = "QT_QPA_PLATFORM" in os.environ
    if not asked and sys.platform.startswith(("linux", "freebsd")):
        wayland = ("wayland",) if os.environ.get("WAYLAND_DISPLAY") else ()
        x11 = ("xcb",) if os.environ.get("DISPLAY") else ()
        if not wayland and not x11:
            return None
        # With a last resort to try, Qt does not abort when a display does not answer.
        os.environ["QT_QPA_PLATFORM"] = ";".join((*wayland, *x11, "offscreen"))
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv[:1])
    application.setApplicationName("incident-desk")
    application.setApplicationDisplayName("Incident Desk")
    if not asked and application.platformName() == "offscreen":
        return None
    return application
