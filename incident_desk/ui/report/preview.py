"""One page of a report as it will be printed."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

_WIDEST = 820  # device-independent pixels: about A4 at its own size
_A4 = 297 / 210
_EDGE = QColor("#b9c0ca")


class PagePreview(QWidget):
    """The page, as wide as there is room for; nothing before there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)

    @property
    def page(self) -> QPixmap:
        return self._page

    def show_page(self, png: bytes, name: str) -> None:
        """`name` is what a screen reader says of the picture."""
        page = QPixmap()
        page.loadFromData(png)
        self._page = page
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def _size(self, width: int) -> QSize:
        wide = min(width, _WIDEST)
        tall = _A4 if self._page.isNull() else self._page.height() / self._page.width()
        return QSize(wide, round(wide * tall))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return self._size(_WIDEST)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._size(width).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._page.isNull():
            return
        size = self._size(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.drawPixmap(place, self._page, QRectF(self._page.rect()))
        painter.setPen(_EDGE)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
