"""Which checklist is shown, how far it is, and what can be done with the whole of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from incident_desk.ui.checklists.look import Shown
from incident_desk.ui.checklists.words import line, progress
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, line_label
from incident_desk.ui.theme import SPACE

ADD, LANGUAGE, FINISH, ATTACH, PRINT = "add", "language", "finish", "attach", "print"
_VERBS = (ADD, LANGUAGE, FINISH, PRINT, ATTACH)
_TITLE = 80  # characters
_BAR = 12 * SPACE


class ChecklistHead(QWidget):
    chosen = Signal(object)  # the UUID of a checklist
    verb_wanted = Signal(str)  # one of _VERBS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._narrow = False
        self._lists = QComboBox()
        self._lists.setObjectName("checklist_chooser")
        self._lists.setAccessibleName(context.texts("checklists.choose"))
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lists.activated.connect(self._on_lists_activated)
        self._title = ElidedLabel("")
        self._title.setProperty("scale", "heading")
        self._title.setObjectName("checklist_title")
        self._progress = line_label("", "muted")
        self._progress.setObjectName("checklist_progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(context.texts("checklists.bar"))
        self._buttons = {name: self._button(name) for name in _VERBS}
        self._menu = QPushButton(context.texts("checklists.more"))
        self._menu.setObjectName("checklist_more")
        self._actions = self._fill_menu()
        self._lay_out()

    def show_lists(self, lists: Sequence[Shown], current: Shown) -> None:
        """Each list with how far it is; of the one that is shown, what can be done."""
        texts = self._texts
        with QSignalBlocker(self._lists):
            self._lists.clear()
            for one in lists:
                title = line(one.checklist.title, _TITLE)
                self._lists.addItem(f"{title} · {progress(one, texts)}", one.checklist.id)
            self._lists.setCurrentIndex(self._lists.findData(current.checklist.id))
        self._lists.setVisible(len(lists) > 1)
        self._title.setVisible(len(lists) == 1)
        self._title.setText(current.checklist.title)
        language = texts(f"language.{current.language}")
        self._progress.setText(f"{progress(current, texts)} · {language}")
        self._bar.setRange(0, max(1, current.total))
        self._bar.setValue(current.settled)
        self._fit_verbs(current)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the verbs are in a menu, and the bar gives way."""
        self._narrow = narrow
        self._menu.setVisible(narrow)
        self._bar.setVisible(not narrow)
        for name, made in self._buttons.items():
            made.setVisible(not narrow and self._actions[name].isVisible())

    def _fit_verbs(self, current: Shown) -> None:
        texts = self._texts
        names = {name: texts(f"checklists.head_{name}") for name in _VERBS}
        finished = current.checklist.finished is not None
        other = current.checklist.language if current.is_translated else current.other
        if other:
            names[LANGUAGE] = texts(f"checklists.in_{other}")
        self._actions[LANGUAGE].setVisible(bool(other))
        self._actions[FINISH].setVisible(not finished)
        for name, words in names.items():
            self._buttons[name].setText(words)
            self._actions[name].setText(words)
        self.set_narrow(self._narrow)

    def _button(self, name: str) -> QPushButton:
        made = button(self._texts(f"checklists.head_{name}"), self._wanting(name))
        made.setObjectName(f"checklist_{name}")
        return made

    def _fill_menu(self) -> dict[str, QAction]:
        menu = QMenu(self)
        self._menu.setMenu(menu)
        actions = {}
        for name in _VERBS:
            actions[name] = menu.addAction(self._texts(f"checklists.head_{name}"))
            actions[name].triggered.connect(self._wanting(name))
        return actions

    def _wanting(self, name: str) -> Callable[[], object]:
        return lambda: self.verb_wanted.emit(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._lists, 1)
        row.addWidget(self._title, 1)
        row.addWidget(self._progress)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(SPACE)
        for made in (*self._buttons.values(), self._menu):
            row.addWidget(made)
        self._bar.setFixedSize(_BAR, 2 * SPACE)
        self.set_narrow(False)

    def _on_lists_activated(self, row: int) -> None:
        self.chosen.emit(self._lists.itemData(row))
