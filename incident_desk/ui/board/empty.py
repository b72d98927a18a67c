"""What the board shows when there is nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

_WIDTH = 620


class EmptyBoard(QWidget):
    """The first start: what this is for, and the three ways to begin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts, shell = context.texts, context.shell
        title = plain_label(texts("empty.title"), size="title")
        text = plain_label(texts("empty.text"), "muted")
        declare = button(texts("empty.declare"), shell.declare, first=True)
        declare.setObjectName("empty_declare")
        history = button(texts("empty.import"), shell.take_in_history)
        history.setObjectName("empty_import")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(declare)
        if not context.demonstration:
            demonstration = button(texts("empty.demonstration"), shell.open_demonstration)
            demonstration.setObjectName("empty_demonstration")
            row.addWidget(demonstration)
        row.addWidget(history)
        row.addStretch(1)
        _centred(self, (title, text), row)


class NothingFits(QWidget):
    """Incidents there are, but none that fits the filters."""

    def __init__(
        self, context: Context, clear: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.addWidget(button(context.texts("filters.clear"), clear, first=True))
        row.addStretch(1)
        _centred(self, (plain_label(context.texts("empty.nothing_fits"), size="heading"),), row)


def _centred(page: QWidget, labels: tuple[QWidget, ...], row: QHBoxLayout) -> None:
    inner = QWidget()
    inner.setMaximumWidth(_WIDTH)
    column = QVBoxLayout(inner)
    column.setSpacing(2 * SPACE)
    for label in labels:
        column.addWidget(label)
    column.addLayout(row)
    outer = QHBoxLayout()
    outer.addStretch(1)
    outer.addWidget(inner, 4, Qt.AlignmentFlag.AlignVCenter)
    outer.addStretch(1)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
    whole.addStretch(2)
    whole.addLayout(outer)
    whole.addStretch(3)
