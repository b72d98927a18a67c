"""What a page shows before it has anything to show: what it is for, and how to begin."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.ui.parts import plain_label
from incident_desk.ui.theme import SPACE

_WIDTH = 620


class EmptyPage(QWidget):
    def __init__(
        self, title: str, text: str, *first: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(2 * SPACE)
        column.addWidget(plain_label(title, size="title"))
        column.addWidget(plain_label(text, "muted"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in first:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 4)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
