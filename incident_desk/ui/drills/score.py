"""The score sheet of a drill: what went well, what to practise, and what each inject led to."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from incident_desk.changes import Changes
from incident_desk.domain.drill_mark import drill_named
from incident_desk.domain.score_sheet import PRACTISE, UNJUDGED, WELL, Sheet
from incident_desk.domain.score_words import after, in_words
from incident_desk.errors import DeskError
from incident_desk.export.pdf import Pdf
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.asking import ask_save_path
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.drills.figures import Behind, Figures
from incident_desk.ui.drills.judging import InjectsJudged
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.parts import button, line_label, plain_label, scrolled
from incident_desk.ui.report.panel import remarks, saved
from incident_desk.ui.section import page_column
from incident_desk.ui.theme import SPACE

_WIDEST = 900  # longer lines are hard to follow


class ScorePanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        texts = context.texts
        self._about = plain_label("", "muted")
        self._about.setObjectName("score_about")
        self.parts = {outcome: Figures(context, outcome) for outcome in (WELL, PRACTISE, UNJUDGED)}
        self.behind = Behind(context)
        self.injects = InjectsJudged(context, incident_id)
        self.language = Choice(
            {name: texts(f"language.{name}") for name in LANGUAGES},
            texts.language,
            texts("score.language"),
        )
        self.save_button = button(texts("reportpanel.save"), self._on_save_clicked, first=True)
        self.save_button.setObjectName("score_save")
        self._saving = False
        self._lay_out()
        self.setFocusProxy(self.save_button)
        self._fresh = Fresh(self, context, self._read, self._concerned)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = page_column(content)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(line_label(self._context.texts("score.language"), "muted"))
        top.addWidget(self.language, 1)
        top.addWidget(self.save_button)
        column.addLayout(top)
        column.addWidget(self._about)
        for part in (*self.parts.values(), self.behind, self.injects):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area: QScrollArea = scrolled(content)
        whole.addWidget(self.area)

    def _concerned(self, changes: Changes) -> bool:
        return changes.touch(self._incident_id)

    def _read(self) -> None:
        sheet: Sheet = self._context.desk.score(self._incident_id)
        texts = self._context.texts
        key = "score.about_over" if sheet.over else "score.about_running"
        self._about.setText(texts(key, time=after(sheet.lasted, texts)))
        told = in_words(sheet, texts)
        for outcome, part in self.parts.items():
            part.show_figures([one for one in told if one.outcome == outcome], over=sheet.over)
        self.behind.show_sheet(sheet)
        self.injects.show_sheet(sheet)

    def _save(self, path: Path) -> None:
        def begin() -> None:
            document = self._context.desk.score_paper(self._incident_id, self.language.held)
            self._context.tasks.run(
                lambda _task: saved(document, path), self._on_saving_done, self._on_saving_failed
            )
            self._saving = True

        self._context.attempt(begin)

    def _on_save_clicked(self) -> None:
        if self._saving:
            return  # a button that is disabled would lose the keyboard
        incident, language = self._context.desk.incident(self._incident_id), self.language.held
        name = f"{incident.reference}-{self._context.texts('score.file')}-{language}.pdf"
        ask_save_path(self, drill_named(name, language), self._save)

    def _on_saving_done(self, result: tuple[Path, Pdf]) -> None:
        path, paper = result
        texts = self._context.texts
        said = (texts("reportpanel.saved", path=path), remarks(paper, texts))
        self._saving = False
        self._context.notices.say(" ".join(part for part in said if part))

    def _on_saving_failed(self, error: DeskError) -> None:
        self._saving = False
        self._context.notices.fail(error)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh.read()
