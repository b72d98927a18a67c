"""What to take in: a file, a folder, or pasted text; read on another thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from incident_desk.errors import DeskError, StoppedError
from incident_desk.ui.asking import ask_folder, ask_runbook
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, plain_label, set_property
from incident_desk.ui.playbooks.fields import prose
from incident_desk.ui.tasks import Task
from incident_desk.ui.theme import SPACE


class ImportChoose(QWidget):
    arrived = Signal(object)  # tuple of Arrival

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        texts = context.texts
        self.pasted_name = texts("pbimport.pasted_name")
        self._file = button(texts("pbimport.file"), self._ask_file, first=True)
        self._file.setObjectName("import_file")
        self._folder = button(texts("pbimport.folder"), self._ask_folder)
        self._folder.setObjectName("import_folder")
        self._stop = button(texts("pbedit.cancel"), self.stop)
        self._stop.setObjectName("import_stop")
        self._progress = QProgressBar()
        self._progress.setObjectName("import_progress")
        self._progress.setAccessibleName(texts("pbimport.reading"))
        self._said = plain_label("")
        self._said.setObjectName("import_said")
        self.pasted = QPlainTextEdit()
        prose(self.pasted, "import_pasted", texts("pbimport.paste"), 3)
        self._read = button(texts("pbimport.read"), self._read_pasted)
        self._read.setObjectName("import_read")
        self._lay_out()
        self._kept = KeptText(self.pasted, "playbook.pasted", context)
        self.setFocusProxy(self._file)
        self._show_running(False)

    def read_path(self, path: Path) -> None:
        """Read a file or a folder; `arrived` tells what came of it."""
        from incident_desk.playbooks import arriving

        words = self._context.desk.vocabulary
        self._run(
            lambda task: arriving.read(path, words, task.progressed.emit, lambda: task.stopped)
        )

    def stop(self) -> None:
        if self._task:
            self._task.stop()

    def forget_pasted(self) -> None:
        """It has become a playbook."""
        self.pasted.clear()
        self._kept.let_go()

    def tell_failure(self, error: DeskError) -> None:
        set_property(self._said, "tone", "danger")
        self._said.setText(error.told(self._context.texts))
        self._said.show()

    def _lay_out(self) -> None:
        texts = self._context.texts
        row = FlowLayout(SPACE)
        for one in (self._file, self._folder, self._stop):
            row.addWidget(one)
        below = FlowLayout(SPACE)
        below.addWidget(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(plain_label(texts("pbimport.intro"), "muted"))
        column.addLayout(row)
        column.addWidget(self._progress)
        column.addWidget(self._said)
        column.addWidget(plain_label(texts("pbimport.paste"), "muted", "small"))
        column.addWidget(self.pasted, 1)
        column.addLayout(below)

    def _show_running(self, running: bool) -> None:
        self._progress.setVisible(running)
        self._stop.setVisible(running)
        for one in (self._file, self._folder, self._read):
            one.setEnabled(not running)

    def _run(self, work: Callable[[Task], object]) -> None:
        if self._task:
            return
        self._said.hide()
        self._progress.setRange(0, 0)
        self._task = self._context.tasks.run(work, self._on_task_done, self._on_task_failed)
        self._task.progressed.connect(self._on_task_progressed)
        self._show_running(True)
        self._stop.setFocus()

    def _ask_file(self) -> None:
        ask_runbook(self, self.read_path)

    def _ask_folder(self) -> None:
        ask_folder(self, self.read_path)

    def _read_pasted(self) -> None:
        from incident_desk.playbooks import arriving

        text, words = self.pasted.toPlainText(), self._context.desk.vocabulary
        name = self.pasted_name
        self._kept.keep()
        self._run(lambda _task: (arriving.pasted(text, name, words),))

    def _end(self) -> None:
        self._task = None
        self._show_running(False)

    def _on_task_progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_task_done(self, found: object) -> None:
        self._end()
        self.arrived.emit(found)

    def _on_task_failed(self, error: DeskError) -> None:
        self._end()
        if isinstance(error, StoppedError):
            set_property(self._said, "tone", "muted")
            self._said.setText(self._context.texts("pbimport.stopped"))
            self._said.show()
        else:
            self.tell_failure(error)
        self._file.setFocus()
