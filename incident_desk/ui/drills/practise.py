"""Practise: the drills there are, what each is for, and the button that starts it."""

from uuid import UUID

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.drill import Drill
from incident_desk.i18n import texts
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, empty, plain_label, scrolled
from incident_desk.ui.section import Section, page_column

_WIDEST = 900  # longer lines are hard to follow


class PractisePanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = page_column(content)
        words = context.texts
        column.addWidget(plain_label(words("practise.title"), size="title"))
        column.addWidget(plain_label(words("practise.about"), "muted"))
        self._drills = QVBoxLayout()
        self._drills.setSpacing(column.spacing())
        column.addLayout(self._drills)
        column.addWidget(plain_label(words("practise.own"), "muted", "small"))
        column.addStretch(1)
        self.area: QScrollArea = scrolled(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def read(self, language: str) -> None:
        """The drills in `language`; a broken one is told and left out. Raises StoreError."""
        desk, words = self._context.desk, self._context.texts
        empty(self._drills)
        for problem in desk.drill_problems:
            told = words("practise.left_out", reason=problem.told(words))
            self._drills.addWidget(plain_label(told, "warning"))
        playbooks = {playbook.id: playbook.title for playbook in desk.playbooks(language)}
        for drill in desk.drills(language):
            self._drills.addWidget(self._card(drill, playbooks.get(drill.playbook, "")))

    def begin(self) -> None:
        """Give the keyboard to the first drill."""
        for place in range(self._drills.count()):
            item = self._drills.itemAt(place)
            card = item.widget() if item else None
            if isinstance(card, Section):
                card.setFocus()
                return

    def _card(self, drill: Drill, playbook: str) -> Section:
        words = texts(drill.language)
        card = Section(drill.title)
        length = words(
            "practise.length",
            minutes=drill.minutes,
            injects=words.count("practise.injects", len(drill.injects)),
            playbook=playbook,
        )
        label = self._context.texts("practise.start")
        start = button(label, lambda: self._start(drill), first=True)
        start.setObjectName(f"practise_{drill.id}")
        start.setAccessibleName(f"{label}: {drill.title}")
        card.setFocusProxy(start)
        card.add(plain_label(drill.about), plain_label(length, "muted", "small"))
        card.add_row(start)
        return card

    def _start(self, drill: Drill) -> None:
        """Like any incident that is declared: it opens, and the questions follow."""
        context = self._context
        started: list[UUID] = []
        if context.attempt(lambda: started.append(context.desk.start_drill(drill))):
            context.shell.open_incident(started[0])
            context.shell.assess(started[0])
