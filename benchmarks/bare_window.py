"""The floor of a start: a window that opens the same file and shows one query."""

import sqlite3
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.painted import Painted

QUERY = "SELECT reference, title FROM incidents ORDER BY started_at DESC LIMIT 40"


def main(folder: Path) -> None:
    application = QApplication(sys.argv[:1])
    Painted(application)
    connection = sqlite3.connect(folder / "desk.sqlite3")
    rows = connection.execute(QUERY).fetchall()
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(QLabel("\n".join(f"{reference}  {title}" for reference, title in rows)))
    window.show()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
