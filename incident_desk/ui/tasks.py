"""Work that takes longer than 50 ms, on other threads. The only maker of threads."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from incident_desk.errors import DeskError


class Task(QObject):
    """One piece of work. Its signals are told on the GUI thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)  # DeskError
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()


class _Run(QRunnable):
    def __init__(self, task: Task, work: Callable[[Task], Any]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    # Qt overrides

    def run(self) -> None:
        try:
            result = self._work(self._task)
        except DeskError as error:
            self._task.failed.emit(error)
        else:
            self._task.done.emit(result)
        finally:
            self._task.ended.emit()


class Tasks(QObject):
    """The tasks of one window; closing it stops them and waits for their end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: set[Task] = set()

    def run(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> Task:
        """Start `work`; it is handed its task, to tell progress and to see whether to stop."""
        task = Task(self)
        if done:
            task.done.connect(done)
        if failed:
            task.failed.connect(failed)
        task.ended.connect(self._on_task_ended)
        self._running.add(task)
        self._pool.start(_Run(task, work))
        return task

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def stop(self) -> None:
        for task in self._running:
            task.stop()
        self._pool.waitForDone()

    def _on_task_ended(self) -> None:
        task = self.sender()
        assert isinstance(task, Task)
        self._running.discard(task)
        task.deleteLater()
