"""Attaching a picture to a step: pasted, or from a file. A large one takes a while to make."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from incident_desk.errors import DeskError, InputError
from incident_desk.ui import asking
from incident_desk.ui.checklists.pictures import Work, from_file, pasted
from incident_desk.ui.context import Context
from incident_desk.ui.tasks import Task

Place = tuple[UUID, UUID, str]  # incident, list, step


class Picking(QObject):
    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._places: dict[Task, Place] = {}

    def paste(self, place: Place) -> None:
        try:
            work = pasted(QGuiApplication.clipboard().mimeData())
        except InputError as error:
            self._context.notices.fail(error)
        else:
            self._run(place, work)

    def ask(self, place: Place) -> None:
        asking.ask_picture(self._page, lambda path: self._run(place, partial(from_file, path)))

    def _run(self, place: Place, work: Work) -> None:
        # A bound method: it is not called any more when the page is gone.
        task = self._context.tasks.run(work, self._on_task_done, self._on_task_failed)
        self._places[task] = place

    def _on_task_done(self, made: tuple[bytes, str]) -> None:
        desk, task = self._context.desk, self.sender()
        assert isinstance(task, Task)
        place = self._places.pop(task)
        if self._context.attempt(lambda: desk.attach_picture(*place, *made)):
            self._context.notices.say(self._context.texts("checklists.picture_kept"))

    def _on_task_failed(self, error: DeskError) -> None:
        task = self.sender()
        assert isinstance(task, Task)
        del self._places[task]
        self._context.notices.fail(error)
