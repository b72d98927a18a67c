"""Print: save a PDF where the commander says, and hand it to the system to look at and print."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from incident_desk.desk import Desk
from incident_desk.domain.sheets import Papers
from incident_desk.errors import DeskError, StoppedError
from incident_desk.export.pdf import Pdf
from incident_desk.ui.asking import ask_save_path, open_file
from incident_desk.ui.context import Context
from incident_desk.ui.report.panel import remarks, saved
from incident_desk.ui.tasks import Task

Make = Callable[[Task], Papers]
_STOP = "stop_printing"


class Printing(QObject):
    """One PDF at a time, on another thread; what tells its progress can be stopped."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._task: Task | None = None
        context.notices.acted.connect(self._on_notices_acted)

    def ask(self, proposed: str, make: Make) -> None:
        """`make` runs on the other thread: it may read what is frozen, or a desk of its own."""
        if self._task is None:
            ask_save_path(self._parent, proposed, lambda path: self._begin(path, make))

    def _begin(self, path: Path, make: Make) -> None:
        self._task = self._context.tasks.run(
            lambda task: printed(make, path, task), self._on_task_done, self._on_task_failed
        )
        self._task.progressed.connect(self._on_task_progressed)

    def _on_task_progressed(self, done: int, total: int) -> None:
        if self._task is None or self._task.stopped:
            return
        texts = self._context.texts
        key = "paper.reading" if done < total else "paper.setting"
        self._context.notices.say(texts(key, done=done, total=total), _STOP, texts("paper.stop"))

    def _on_notices_acted(self, action: str) -> None:
        if action == _STOP and self._task:
            self._task.stop()
            self._context.notices.say(self._context.texts("paper.stopping"))

    def _on_task_done(self, result: tuple[Path, Pdf]) -> None:
        path, paper = result
        self._task = None
        texts = self._context.texts
        opened = texts("paper.opened") if open_file(path) else texts("paper.not_opened")
        said = (texts("paper.saved", path=path), opened, remarks(paper, texts))
        self._context.notices.say(" ".join(part for part in said if part))

    def _on_task_failed(self, error: DeskError) -> None:
        self._task = None
        if isinstance(error, StoppedError):
            self._context.notices.say(self._context.texts("paper.stopped"))
        else:
            self._context.notices.fail(error)


class EverythingPrinting(Printing):
    """All that is open, read by a desk of its own so that the window never waits."""

    def ask_everything(self) -> None:
        context = self._context
        another_desk, language = context.another_desk, context.texts.language
        at = context.now.astimezone(context.zone)
        name = f"{context.texts('paper.file')}-{at:%Y-%m-%d-%H%M}.pdf"
        self.ask(name, lambda task: everything(another_desk, language, task))


def everything(another_desk: Callable[[], Desk], language: str, task: Task) -> Papers:
    """Raises StoppedError, StoreError."""
    with closing(another_desk()) as desk:
        return desk.open_papers(language, task.progressed.emit, lambda: task.stopped)


def printed(make: Make, path: Path, task: Task) -> tuple[Path, Pdf]:
    """Raises StoppedError, and what `save` raises; then nothing is written."""
    papers = make(task)
    return saved(papers, path, lambda: task.stopped)


def file_name(*parts: str) -> str:
    """A name that every system takes."""
    plain = ("".join(c if c.isalnum() or c in "-_" else "-" for c in part) for part in parts)
    return "-".join(part for part in plain if part)[:120] + ".pdf"
