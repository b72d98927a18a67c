"""A QR code on the screen, for the camera of a phone."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.errors import InputError
from incident_desk.export import qr
from incident_desk.export.letter import Letter
from incident_desk.export.outgoing import outgoing
from incident_desk.export.qr import QUIET, QrCode
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

_WIDE = 320  # device-independent pixels a code of few modules is drawn at
_LEAST = 4  # for each module of a fine one


class QrPicture(QWidget):
    """Dark on light in every theme, as not every reader takes it the other way round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = QrCode(())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_code(self, code: QrCode, name: str) -> None:
        """`name` is what a screen reader says of the picture."""
        self._code = code
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    @property
    def _across(self) -> int:
        return self._code.side + 2 * QUIET

    # Qt overrides

    def sizeHint(self) -> QSize:
        side = self._across * max(_LEAST, _WIDE // self._across)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """In a narrow place it is drawn smaller, not cut off."""
        side = 2 * self._across
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In whole pixels of the device, so that no edge is blurred at any scale."""
        ratio = self.devicePixelRatioF()
        room = int(min(self.width(), self.height()) * ratio)
        module = max(1, room // self._across)
        edge = (room - module * self._across) // 2 + module * QUIET
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.scale(1 / ratio, 1 / ratio)
        for top, row in enumerate(self._code.rows):
            for left, dark in enumerate(row):
                if dark:
                    place = QRect(edge + left * module, edge + top * module, module, module)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()


class QrPanel(QWidget):
    """The code of a letter, and in words what it holds, or why there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.picture = QrPicture()
        self.picture.setObjectName("qr_picture")
        self._sentence = plain_label("")
        self._sentence.setObjectName("qr_sentence")
        close = button(context.texts("ways.qr_close"), self.hide)
        close.setObjectName("qr_close")
        foot = QHBoxLayout()
        foot.addWidget(close)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.picture)
        column.addWidget(self._sentence)
        column.addLayout(foot)

    def show_letter(self, letter: Letter) -> bool:
        """Whether there is a code: of the whole text, or else of the short form."""
        texts = self._context.texts
        code, sentence = self._code(letter)
        self._sentence.setText(sentence)
        self.picture.setVisible(code is not None)
        if code is not None:
            self.picture.show_code(code, texts("ways.qr_name"))
        return code is not None

    def _code(self, letter: Letter) -> tuple[QrCode | None, str]:
        texts = self._context.texts
        try:
            return qr.code(letter.going.exact), texts("ways.qr_whole")
        except InputError as too_long:
            short = outgoing(letter.text, "sms").exact
            try:
                return qr.code(short), texts("ways.qr_short")
            except InputError:
                return None, too_long.told(texts)
