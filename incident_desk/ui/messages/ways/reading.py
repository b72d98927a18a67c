"""Text to read as its readers will see it, of HTML that we made; nothing is fetched or opened."""

from math import ceil
from typing import Any

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from incident_desk.ui.theme import SPACE, Theme

_STYLES = f"p {{ margin: 0 0 {SPACE}px 0 }} ul, ol {{ margin: 0 0 {SPACE}px 0 }}"
# An empty one, because for no image at all Qt would look for a file of that name.
_NO_IMAGE = QImage(1, 1, QImage.Format.Format_ARGB32)
_NO_IMAGE.fill(Qt.GlobalColor.transparent)


class Reading(QTextBrowser):
    """As high as its text, on the ground that is behind it; `points` is the size of its letters."""

    def __init__(
        self, name: str, theme: Theme, points: float = 0.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        document = self.document()
        document.setDocumentMargin(0)
        document.setIndentWidth(2.5 * SPACE)
        document.setDefaultStyleSheet(f"{_STYLES} a {{ color: {theme.accent} }}")
        if points:
            font = self.font()
            font.setPointSizeF(points)
            document.setDefaultFont(font)
        document.documentLayout().documentSizeChanged.connect(self._on_document_size_changed)

    def show_html(self, html: str) -> None:
        """What is shown already stays untouched, with what is selected in it."""
        if html != self.property("html"):
            self.setProperty("html", html)
            self.setHtml(html.strip())  # a blank behind it would be shown

    def _on_document_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()) + 1)

    # Qt overrides

    def loadResource(self, _kind: int, _url: QUrl | str) -> Any:
        return _NO_IMAGE
