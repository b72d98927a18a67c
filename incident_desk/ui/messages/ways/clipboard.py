"""Text on the clipboard, plain or with its formatting as well."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel


def copy(text: str, html: str = "") -> None:
    """Whoever pastes takes the form that fits: HTML where it can be shown, else the text."""
    if not html:
        QGuiApplication.clipboard().setText(text)
        return
    data = _made_by_qt()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def _made_by_qt() -> QMimeData:
    """Empty data. A clipboard may outlive Python and then crashes on data that Python made."""
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
