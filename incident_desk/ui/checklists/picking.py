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

Place = tuple[UUID, UUID, str]  # incident, list, step


class Picking(QObject):
    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

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
        self._context.tasks.run(work, partial(self._attach, place), self._on_failed)

    def _attach(self, place: Place, made: tuple[bytes, str]) -> None:
        desk = self._context.desk
        if self._context.attempt(lambda: desk.attach_picture(*place, *made)):
            self._context.notices.say(self._context.texts("checklists.picture_kept"))

    def _on_failed(self, error: DeskError) -> None:
        self._context.notices.fail(error)
