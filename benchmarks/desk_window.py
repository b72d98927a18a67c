"""The program itself, started as always, with an eye on its first paint."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from incident_desk import app

_made = app._application


def watched() -> QApplication | None:
    from benchmarks.painted import Painted

    application = _made()
    if application:
        Painted(application)
    return application


if __name__ == "__main__":
    app._application = watched
    app.run(Path(sys.argv[1]))
