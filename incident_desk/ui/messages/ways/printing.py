"""A message on a printer: the pages of its PDF, as pictures fine enough for paper."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from incident_desk.errors import StoreError
from incident_desk.export import message_paper, pdf
from incident_desk.export.letter import Letter

_PPI = 300.0
_EVERY = 10_000


def print_letter(letter: Letter, printer: QPrinter) -> None:
    """Raises StoreError when the printer, or the file it prints to, takes nothing."""
    pages, _ = pdf.pages(message_paper.paper(letter), 0, _EVERY, _PPI)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise StoreError("ways.not_printed")
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, page in enumerate(pages):
            if place and not printer.newPage():
                raise StoreError("ways.not_printed")
            picture = QImage.fromData(page)
            painter.drawImage(_fitted(picture, QRectF(painter.viewport())), picture)
    finally:
        painter.end()


def _fitted(picture: QImage, sheet: QRectF) -> QRectF:
    """As large as the sheet takes it whole, in its middle: not every printer has A4."""
    size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    return place
