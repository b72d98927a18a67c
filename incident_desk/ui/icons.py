"""Icons drawn in the colour of the text beside them."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from incident_desk import paths

_SIZES = (24, 48, 72)  # for scales of 100, 200 and 300 %


def icon(name: str, colour: str, chosen: str = "") -> QIcon:
    """The icon of `resources/icons/<name>.svg`; `chosen` is its colour while switched on."""
    made = QIcon()
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    for state, paint in ((QIcon.State.Off, colour), (QIcon.State.On, chosen or colour)):
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", paint).encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            made.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return made
