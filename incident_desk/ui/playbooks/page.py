"""Playbooks: every procedure, built in or own, to read early, and drills to practise them."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from incident_desk.i18n import LANGUAGES, texts
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.drills.practise import PractisePanel
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.parts import button, line_label, plain_label, scrolled
from incident_desk.ui.playbooks.sheet import sheet
from incident_desk.ui.playbooks.work import PlaybookWork
from incident_desk.ui.printing import Printing, file_name
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.theme import SPACE, TARGET

_LIST = 290  # device-independent pixels: the longest titles


class PlaybooksPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words = context.texts
        self.language = Choice(
            {name: words(f"language.{name}") for name in LANGUAGES},
            words.language,
            words("playbookspage.language"),
        )
        self.playbooks = RowsModel((Column(words("playbookspage.title")),))
        self.table = RowsTable(self.playbooks, words("playbookspage.list"))
        self.table.setObjectName("playbooks_list")
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(TARGET)
        self.content: QScrollArea = scrolled(QWidget())
        self.content.setObjectName("playbook_content")
        self.content.setAccessibleName(words("playbookspage.content"))
        self._printing = Printing(context, self)
        self.print = button(words("paper.print_blank"), self._on_print_clicked)
        self.print.setObjectName("playbook_print")
        self.practise_button = button(words("practise.open"), self._on_practise_pressed)
        self.practise_button.setObjectName("practise")
        self.drills = PractisePanel(context)
        self._stack = QStackedWidget()
        self._reading = QWidget()
        self.work = PlaybookWork(context, self._reading, self._chosen)
        self._lay_out()
        self.work.changed.connect(self._on_work_changed)
        self.language.chosen.connect(self._on_language_chosen)
        self.table.chosen.connect(self._on_table_chosen)
        self.table.opened.connect(self._on_table_opened)
        self._reading.setFocusProxy(self.table)
        self.setFocusProxy(self.work)
        self._fresh = Fresh(self, context, self._read, lambda _changes: False)

    def _lay_out(self) -> None:
        words = self._context.texts
        top = QHBoxLayout()
        top.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        top.setSpacing(2 * SPACE)
        top.addWidget(line_label(words("playbookspage.language"), "muted"))
        top.addWidget(self.language, 1)
        top.addWidget(self.print)
        top.addWidget(self.practise_button)
        left = QWidget()
        left.setMinimumWidth(_LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * SPACE, SPACE, SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(words("playbookspage.use"), "muted", "small"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(left)
        sides.addWidget(self.content)
        sides.setSizes([_LIST, 1000])
        sides.setStretchFactor(1, 1)
        whole = QVBoxLayout(self._reading)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        above = QVBoxLayout()
        above.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        above.addWidget(self.work.verbs)
        above.addWidget(self.work.problems)
        procedures = QWidget()
        column = QVBoxLayout(procedures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(sides, 1)
        self._stack.addWidget(procedures)
        self._stack.addWidget(self.drills)
        whole.addWidget(self._stack, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.work)

    @property
    def practises(self) -> bool:
        """Whether the drills stand in place of the playbooks."""
        return self._stack.currentWidget() is self.drills

    def _read(self) -> None:
        """The same playbook stays chosen in the other language."""
        held = self.table.value
        found = self._context.desk.playbooks(self.language.held)
        self.playbooks.show([Row((playbook.title,), playbook.id) for playbook in found])
        with QSignalBlocker(self.table):
            self.table.choose(held)
        self._show(str(self.table.value))

    def _chosen(self) -> tuple[str, str]:
        """Id and language of the playbook that is read."""
        return str(self.table.value or ""), self.language.held

    def _show(self, playbook_id: str) -> None:
        language = self.language.held
        playbook = self._context.desk.playbook(playbook_id, language)
        self.content.setWidget(sheet(playbook, texts(language), self._context.desk.model))
        self.work.read()

    def _print(self) -> None:
        playbook, language = str(self.table.value), self.language.held
        papers = self._context.desk.blank_papers(playbook, language)
        self._printing.ask(file_name(playbook, language), lambda _: papers)

    def _on_print_clicked(self) -> None:
        self._context.attempt(self._print)

    def _on_language_chosen(self) -> None:
        self._context.attempt(self._read)
        if self.practises:
            self._read_drills()

    def _on_practise_pressed(self) -> None:
        if self.practises:
            self._stack.setCurrentIndex(0)
            self.table.setFocus()
        elif self._read_drills():
            self._stack.setCurrentWidget(self.drills)
            self.drills.begin()
        key = "practise.leave" if self.practises else "practise.open"
        self.practise_button.setText(self._context.texts(key))

    def _read_drills(self) -> bool:
        return self._context.attempt(lambda: self.drills.read(self.language.held))

    def _on_table_chosen(self, playbook_id: str) -> None:
        self._context.attempt(lambda: self._show(playbook_id))

    def _on_table_opened(self) -> None:
        self.content.setFocus()

    def _on_work_changed(self, playbook_id: str, language: str) -> None:
        self.language.button(language).setChecked(True)
        self._fresh.read()
        self.table.choose(playbook_id)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh.read()  # a file may have been changed beside the desk
