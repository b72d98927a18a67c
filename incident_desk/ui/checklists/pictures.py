"""Pictures of a step: small ones side by side; a press shows one as large as there is room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.checklist import Picture
from incident_desk.domain.pictures import check_size
from incident_desk.domain.spans import clock_time
from incident_desk.errors import DeskError, InputError
from incident_desk.ui.checklists.words import line
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, empty, plain_label
from incident_desk.ui.tasks import Task
from incident_desk.ui.theme import SPACE

_SMALL = QSize(96, 72)
_LARGE = QSize(1400, 1000)
_REMEMBERED = 60  # pictures
_NAME = 60  # characters
_KEEP, _SMOOTH = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
Work = Callable[[Task], tuple[bytes, str]]  # a picture and its name


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as it is shown; `small` beside others."""

    sha256: str
    small: QImage
    large: QImage


class StepPictures(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pictures: tuple[Picture, ...] = ()
        self._made: dict[str, Made] = {}
        self._failed: dict[str, DeskError] = {}
        self._open = ""
        self._row = FlowLayout(SPACE)
        self._large = QLabel()
        self._large.setObjectName("step_picture_large")
        self._large.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._large.setMinimumWidth(1)
        self._told = plain_label("", "muted", "small")
        self._told.setObjectName("step_picture_told")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(self._row)
        column.addWidget(self._large)
        column.addWidget(self._told)
        self.hide()

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        if tuple(pictures) == self._pictures:
            return
        self._pictures = tuple(pictures)
        self._open = ""
        self.setVisible(bool(pictures))
        self._show()
        for picture in pictures:
            if picture.sha256 not in self._made:
                self._make(picture.sha256)

    def _make(self, sha256: str) -> None:
        """Read here, made small on another thread: a large one takes a while."""
        try:
            data = self._context.desk.picture(sha256)
        except DeskError as error:
            self._on_failed(sha256, error)
            return
        self._context.tasks.run(partial(_made, sha256, data), self._on_made)

    def _show(self) -> None:
        empty(self._row)
        for number, picture in enumerate(self._pictures, 1):
            self._row.addWidget(self._thumbnail(number, picture))
        self._show_large()

    def _thumbnail(self, number: int, picture: Picture) -> QPushButton:
        made = button("", partial(self._on_pressed, picture.sha256))
        made.setObjectName(f"step_picture_{number}")
        made.setAccessibleName(self._said(picture))
        made.setToolTip(self._said(picture))
        made.setProperty("picture", True)
        made.setIconSize(_SMALL)
        made.setFixedSize(_SMALL + QSize(SPACE, SPACE))
        held = self._made.get(picture.sha256)
        if held and not held.small.isNull():
            made.setIcon(QIcon(QPixmap.fromImage(held.small)))
        else:
            made.setText("?" if held or picture.sha256 in self._failed else "…")
        return made

    def _show_large(self) -> None:
        held = self._made.get(self._open)
        picture = next((one for one in self._pictures if one.sha256 == self._open), None)
        self._told.setText(self._about(picture) if picture else "")
        self._told.setVisible(picture is not None)
        whole = held.large if held and picture else QImage()
        self._large.setVisible(not whole.isNull())
        if picture and not whole.isNull():
            self._large.setPixmap(self._fitting(whole))
            self._large.setAccessibleName(self._said(picture))

    def _fitting(self, whole: QImage) -> QPixmap:
        """As wide as there is room, and no larger than it is."""
        room = QSize(max(self.width(), _SMALL.width()), _LARGE.height())
        size = whole.size().scaled(room, _KEEP).boundedTo(whole.size())
        ratio = self.devicePixelRatioF()
        made = QPixmap.fromImage(whole.scaled(size * ratio, _KEEP, _SMOOTH))
        made.setDevicePixelRatio(ratio)
        return made

    def _about(self, picture: Picture) -> str:
        if error := self._failed.get(picture.sha256):
            return error.told(self._context.texts)
        if (held := self._made.get(picture.sha256)) and held.large.isNull():
            return self._context.texts("checklists.cannot_be_shown", about=self._said(picture))
        return self._said(picture)

    def _said(self, picture: Picture) -> str:
        context = self._context
        when = clock_time(picture.at, context.now, context.zone, context.texts)
        name = line(picture.name, _NAME) or context.texts("checklists.pasted")
        return context.texts("checklists.picture_of", name=name, by=picture.by, when=when)

    def _on_pressed(self, sha256: str) -> None:
        self._open = "" if self._open == sha256 else sha256
        self._show_large()

    def _on_made(self, made: Made) -> None:
        while len(self._made) >= _REMEMBERED:
            self._made.pop(next(iter(self._made)))
        self._made[made.sha256] = made
        if any(one.sha256 == made.sha256 for one in self._pictures):
            self._show()

    def _on_failed(self, sha256: str, error: DeskError) -> None:
        self._failed[sha256] = error
        self._show()


def pasted(data: QMimeData) -> Work:
    """The picture on the clipboard, or the one file that was copied. Raises InputError: none."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if len(files) == 1:
        return partial(from_file, Path(files[0]))
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        raise InputError("picture.none_pasted")
    return partial(_as_png, image)


def from_file(path: Path, _task: Task) -> tuple[bytes, str]:
    """On another thread. Raises InputError for a file that is too large or cannot be read."""
    try:
        check_size(path.stat().st_size, path.name)
        return path.read_bytes(), path.name
    except OSError as error:
        reason = error.strerror or ""
        raise InputError("picture.unreadable", name=path.name, reason=reason) from error


def _as_png(image: QImage, _task: Task) -> tuple[bytes, str]:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(made.data()), ""


def _made(sha256: str, data: bytes, _task: Task) -> Made:
    """On another thread. What cannot be shown gives empty pictures."""
    large = _read(data)
    small = large if large.isNull() else large.scaled(_SMALL * 2, _KEEP, _SMOOTH)
    return Made(sha256, small, large)


def _read(data: bytes) -> QImage:
    """As it is meant to stand, and no larger than a screen."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if size := reader.size():
        reader.setScaledSize(size.scaled(_LARGE, _KEEP).boundedTo(size))
    return reader.read()
