"""The system's windows for files and folders, without a nested event loop.

Tests put others in the place of these.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], object]


def ask_save_path(parent: QWidget, proposed: str, chosen: Chosen) -> None:
    """Where to save a PDF; the system asks before an older file is replaced."""
    dialog = QFileDialog(parent, directory=str(Path(_documents()) / proposed), filter="PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(proposed)
    _ask(dialog, chosen)


def ask_table_path(parent: QWidget, proposed: str, chosen: Chosen) -> None:
    """Where to save a table; the end of the name decides its form."""
    forms = "CSV (*.csv);;JSON (*.json)"
    dialog = QFileDialog(parent, directory=str(Path(_documents()) / proposed), filter=forms)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(proposed)
    _ask(dialog, chosen)


def ask_folder(parent: QWidget, chosen: Chosen) -> None:
    dialog = QFileDialog(parent, directory=_documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _ask(dialog, chosen)


def ask_file(parent: QWidget, chosen: Chosen) -> None:
    dialog = QFileDialog(parent, directory=_documents(), filter="Markdown (*.md)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, chosen)


def ask_picture(parent: QWidget, chosen: Chosen) -> None:
    dialog = QFileDialog(parent, directory=_documents(), filter="PNG, JPEG (*.png *.jpg *.jpeg)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, chosen)


def _ask(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
