"""The ways by which a message leaves the laptop with no network: to copy, save, print, show."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from incident_desk.errors import DeskError
from incident_desk.export.files import FORMS
from incident_desk.export.letter import Letter
from incident_desk.export.outgoing import SHORT
from incident_desk.ui.asking import ask_message_path, ask_printer
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.messages.ways.clipboard import copy
from incident_desk.ui.messages.ways.qr import QrPanel
from incident_desk.ui.messages.ways.saving import Saved, form_of, write
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.report.panel import remarks
from incident_desk.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

COPIED, SAVED, PRINTED, SHOWN = "copied", "saved", "printed", "shown"


class Ways(QWidget):
    went = Signal(str)  # copied, saved, printed or shown: it can be marked as sent

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._letter: Letter | None = None
        self._buttons = QWidget()
        row = FlowLayout(SPACE, self._buttons)
        self._copy = self._way("copy", self._on_copy_clicked)
        self._formatted = self._way("copy_formatted", self._on_formatted_clicked)
        for made in (
            self._copy,
            self._formatted,
            self._way("save", self._on_save_clicked),
            self._way("print", self._on_print_clicked),
            self._way("qr", self._on_qr_clicked),
        ):
            row.addWidget(made)
        self._nothing = plain_label("", "muted")
        self._nothing.setObjectName("ways_nothing")
        self._qr = QrPanel(context)
        self._qr.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self._nothing, self._buttons, self._qr):
            column.addWidget(part)
        self._enable()

    def show_letter(self, letter: Letter) -> None:
        """What the buttons take from now on; a code on the screen becomes that of this letter."""
        self._letter = letter
        self._enable()
        if self._qr.isVisible():
            self._qr.show_letter(letter)

    def _way(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._context.texts(f"ways.{name}"), pressed)
        made.setObjectName(f"ways_{name}")
        return made

    def _enable(self) -> None:
        going = self._letter.going if self._letter else None
        ready = going is not None and not going.is_empty
        is_short = going is not None and going.channel in SHORT
        nothing = "outgoing.no_short" if is_short else "outgoing.no_body"
        self._nothing.setText(self._context.texts(nothing))
        self._nothing.setVisible(not ready)
        self._buttons.setEnabled(ready)
        self._formatted.setVisible(not is_short)
        if not ready:
            self._qr.hide()

    def _copied(self, *, formatted: bool) -> None:
        assert self._letter is not None
        going = self._letter.going
        copy(going.exact, going.html if formatted else "")
        self._went(COPIED, self._context.texts("ways.copied"))

    def _went(self, way: str, said: str) -> None:
        self._context.notices.say(said)
        self.went.emit(way)

    def _save(self, letter: Letter, path: Path) -> None:
        def begin() -> None:
            form_of(path)
            self._context.tasks.run(
                lambda _task: write(letter, path), self._on_saving_done, self._on_task_failed
            )

        self._context.attempt(begin)

    def _print(self, letter: Letter, printer: "QPrinter") -> None:
        from incident_desk.ui.messages.ways.printing import print_letter

        self._context.tasks.run(
            lambda _task: print_letter(letter, printer),
            self._on_printing_done,
            self._on_task_failed,
        )

    def _on_copy_clicked(self) -> None:
        self._copied(formatted=False)

    def _on_formatted_clicked(self) -> None:
        self._copied(formatted=True)

    def _on_save_clicked(self) -> None:
        assert self._letter is not None
        letter, texts = self._letter, self._context.texts
        forms = {form: texts(f"ways.form_{form[1:]}") for form in FORMS}
        ask_message_path(self, self._name, forms, lambda path: self._save(letter, path))

    def _on_print_clicked(self) -> None:
        assert self._letter is not None
        letter = self._letter
        ask_printer(self, self._name, lambda printer: self._print(letter, printer))

    def _on_qr_clicked(self) -> None:
        assert self._letter is not None
        self._qr.show()
        if self._qr.show_letter(self._letter):
            self.went.emit(SHOWN)

    def _on_saving_done(self, saved: Saved) -> None:
        texts = self._context.texts
        said = [texts("ways.saved", path=saved.path)]
        if saved.paper:
            said.append(remarks(saved.paper, texts))
        self._went(SAVED, " ".join(part for part in said if part))

    def _on_printing_done(self, _nothing: None) -> None:
        self._went(PRINTED, self._context.texts("ways.printed"))

    def _on_task_failed(self, error: DeskError) -> None:
        self._context.notices.fail(error)

    @property
    def _name(self) -> str:
        """What a file or a print is called, if nobody says otherwise."""
        assert self._letter is not None
        return self._letter.name or self._context.texts("ways.file_name")
