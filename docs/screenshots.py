"""Make the pictures of the README from the demonstration: `make screenshots`."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from incident_desk.desk import Desk, demonstration
from incident_desk.domain.board import Filter
from incident_desk.preferences import Preferences
from incident_desk.ui import theme
from incident_desk.ui.frame import Location
from incident_desk.ui.main_window import Furniture, MainWindow

FOLDER = Path(__file__).parent / "screenshots"
SETTLE = 900  # ms: the preview of the report is set on another thread


@dataclass(frozen=True)
class StillClock:
    """The same moment in every picture, so that they only change when the program does."""

    moment: datetime = datetime(2026, 11, 24, 3, 12, tzinfo=UTC)
    zone: tzinfo = UTC

    def now(self) -> datetime:
        return self.moment


def settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


def picture(widget: QWidget, name: str) -> None:
    settle()
    FOLDER.mkdir(exist_ok=True)
    widget.grab().save(str(FOLDER / f"{name}.png"))
    sys.stdout.write(f"{name}.png\n")


def pictures(application: QApplication, language: str, colours: theme.Theme) -> None:
    theme.apply(application, colours)
    clock = StillClock()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "desk"
        demonstration.build(folder, language, clock.now())
        desk = Desk(folder, clock, "Ana")
        window = MainWindow()
        furniture = Furniture(
            desk, lambda: Desk(folder, clock, "Ana"), Preferences(language=language), colours
        )
        window.furnish(furniture)
        window.show()
        (number,) = desk.numbers(Filter(phases=("identified",)), limit=1)
        (card,) = desk.cards([number])
        take(window, f"{language}-{colours.name}", card.id)
        window.close()
        desk.close()


def take(window: MainWindow, suffix: str, incident_id: object) -> None:
    picture(window, f"board-{suffix}")
    for tab in ("situation", "checklists", "messages", "timeline", "report"):
        window.frame.go(Location("incident", incident_id, tab))  # type: ignore[arg-type]
        picture(window, f"{tab}-{suffix}")
    for name, ask in (
        ("declare", window.declare),
        ("wizard", lambda: window.assess(incident_id)),  # type: ignore[arg-type]
    ):
        picture(asked(window, ask), f"{name}-{suffix}")


def asked(window: MainWindow, ask: Callable[[], None]) -> QDialog:
    for dialog in window.findChildren(QDialog):
        dialog.close()
    ask()
    return window.findChildren(QDialog)[-1]


def main() -> None:
    application = QApplication([])
    theme.load_fonts(application)
    pictures(application, "en", theme.LIGHT)
    pictures(application, "es", theme.DARK)


if __name__ == "__main__":
    main()
