"""Which checklist is shown, and how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.checklist import Checklist
from incident_desk.ui.checklists.words import progress, settled_number
from incident_desk.ui.context import Context
from incident_desk.ui.parts import line_label, plain_label
from incident_desk.ui.theme import SPACE


class ChecklistHead(QWidget):
    chosen = Signal(object)  # the UUID of a checklist

    def __init__(self, context: Context, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._lists = QComboBox()
        self._lists.setObjectName("checklist_chooser")
        self._lists.setAccessibleName(context.texts("checklists.choose"))
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lists.activated.connect(self._on_lists_activated)
        self._title = plain_label("", size="heading")
        self._title.setObjectName("checklist_title")
        self._progress = line_label("", "muted")
        self._progress.setObjectName("checklist_progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(context.texts("checklists.bar"))
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addWidget(self._lists, 1)
        first.addWidget(self._title, 1)
        first.addWidget(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(2 * SPACE)
        second.addWidget(self._progress)
        second.addWidget(self._bar, 1)
        column.addLayout(second)

    def show_lists(self, lists: Sequence[Checklist], current: Checklist) -> None:
        texts = self._texts
        with QSignalBlocker(self._lists):
            self._lists.clear()
            for one in lists:
                self._lists.addItem(f"{one.title} · {progress(one, texts)}", one.id)
            self._lists.setCurrentIndex(lists.index(current))
        self._lists.setVisible(len(lists) > 1)
        self._title.setVisible(len(lists) == 1)
        self._title.setText(current.title)
        language = texts(f"language.{current.language}")
        self._progress.setText(f"{progress(current, texts)} · {language}")
        self._bar.setRange(0, max(1, len(current.steps)))
        self._bar.setValue(settled_number(current))

    def _on_lists_activated(self, row: int) -> None:
        self.chosen.emit(self._lists.itemData(row))
