"""The system's windows for files, folders and printers, with no nested event loop; its programs.

Tests put others in the place of these.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

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


def ask_message_path(
    parent: QWidget, proposed: str, forms: Mapping[str, str], chosen: Chosen
) -> None:
    """Where to save a message. `forms` are the ends a name may have, with words for each.

    The end of the name decides the form; a name without one gets that of the kind chosen.
    """
    ends = {f"{words} (*{end})": end[1:] for end, words in forms.items()}
    dialog = QFileDialog(
        parent, directory=str(Path(_documents()) / proposed), filter=";;".join(ends)
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(next(iter(ends.values())))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(ends[kind]))
    dialog.selectFile(proposed)
    _ask(dialog, chosen)


def ask_printer(parent: QWidget, name: str, chosen: Callable[["QPrinter"], object]) -> None:
    """Which printer, how many copies; `name` is what the print is called in its queue."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(lambda result: result and chosen(printer))
    QDialog.open(dialog)  # its own `open` asks for a slot by its name


def ask_playbook_path(parent: QWidget, proposed: str, chosen: Chosen) -> None:
    """Where to save a playbook as Markdown."""
    forms = "Markdown (*.md)"
    dialog = QFileDialog(parent, directory=str(Path(_documents()) / proposed), filter=forms)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("md")
    dialog.selectFile(proposed)
    _ask(dialog, chosen)


def ask_runbook(parent: QWidget, chosen: Chosen) -> None:
    """A runbook of whatever name: some have none that says what they are."""
    forms = "Markdown (*.md *.markdown *.mdown *.mkd *.mdx *.txt);;(*)"
    dialog = QFileDialog(parent, directory=_documents(), filter=forms)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
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


def open_file(path: Path) -> bool:
    """Have the system open the file by its own program; False when it knows of none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
