"""The Report tab: the incident on paper, as it will be printed, and saved as PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.document import Document
from incident_desk.domain.drill_mark import drill_named
from incident_desk.errors import DeskError, StoppedError
from incident_desk.export import glyphs, pdf
from incident_desk.export.pdf import Paper, Pdf
from incident_desk.i18n import LANGUAGES, Texts
from incident_desk.ui.asking import ask_save_path
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.parts import button, line_label, plain_label, scrolled
from incident_desk.ui.report.preview import PagePreview
from incident_desk.ui.report.save import save
from incident_desk.ui.tasks import Task
from incident_desk.ui.theme import SPACE

_PPI = 110.0  # at a scale of 100 %
_QUIET = 600  # ms after the last change


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page of one state of the report."""

    document: Document
    page: int
    ppi: float


@dataclass(frozen=True, slots=True)
class Made:
    wanted: Wanted
    png: bytes
    page: int
    total: int
    pdf: Pdf


class ReportPanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._wanted: Wanted | None = None
        self._making: Task | None = None
        self._page = 0
        texts = context.texts
        self.language = Choice(
            {name: texts(f"language.{name}") for name in LANGUAGES},
            texts.language,
            texts("reportpanel.language"),
        )
        self.language.chosen.connect(self._on_language_chosen)
        self.save_button = button(texts("reportpanel.save"), self._on_save_clicked, first=True)
        self.save_button.setObjectName("report_save")
        self.remark = plain_label("", "warning")
        self.remark.setObjectName("report_remark")
        self.remark.hide()
        self.preview = PagePreview()
        self.preview.setObjectName("report_preview")
        self._state = line_label(texts("reportpanel.making"), "muted")
        self._state.setObjectName("report_state")
        self._previous = button(texts("reportpanel.previous"), lambda: self._turn(-1))
        self._previous.setObjectName("report_previous")
        self._next = button(texts("reportpanel.next"), lambda: self._turn(1))
        self._next.setObjectName("report_next")
        self._lay_out()
        self._enable_turning(0)
        self.setFocusProxy(self.language)
        self._fresh = Fresh(
            self, context, self._make, lambda changes: changes.touch(incident_id), _QUIET
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(line_label(self._context.texts("reportpanel.language"), "muted"))
        top.addWidget(self.language, 1)
        top.addWidget(self.save_button)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._previous)
        foot.addWidget(self._next)
        foot.addSpacing(SPACE)
        foot.addWidget(self._state)
        foot.addStretch(1)
        self._sheet: QScrollArea = scrolled(self.preview)
        self._sheet.setAccessibleName(self._context.texts("reportpanel.preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.remark)
        column.addWidget(self._sheet, 1)
        column.addLayout(foot)

    def _document(self) -> Document:
        return self._context.desk.report(self._incident_id, self.language.held)

    def _make(self) -> None:
        """Begin the page that is wanted now; whatever was on its way is of no use any more."""
        if self._making:
            self._making.stop()
        wanted = Wanted(self._document(), self._page, _PPI * self.devicePixelRatioF())
        self._wanted = wanted
        self._state.setText(self._context.texts("reportpanel.making"))
        self._making = self._context.tasks.run(
            lambda task: made(wanted, task), self._on_making_done, self._on_making_failed
        )

    def _turn(self, step: int) -> None:
        self._page = max(0, self._page + step)
        self._sheet.verticalScrollBar().setValue(0)
        self._context.attempt(self._make)

    def _enable_turning(self, total: int) -> None:
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page + 1 < total)

    def _ask_where_to_save(self) -> None:
        incident, language = self._context.desk.incident(self._incident_id), self.language.held
        name = f"{incident.reference}-{language}.pdf"
        ask_save_path(self, drill_named(name, language) if incident.drill else name, self._save)

    def _save(self, path: Path) -> None:
        def begin() -> None:
            document = self._document()
            self._context.tasks.run(
                lambda _task: saved(document, path), self._on_saving_done, self._on_saving_failed
            )
            self.save_button.setEnabled(False)

        self._context.attempt(begin)

    def _on_language_chosen(self) -> None:
        self._context.attempt(self._make)

    def _on_save_clicked(self) -> None:
        self._context.attempt(self._ask_where_to_save)

    def _on_making_done(self, result: Made) -> None:
        if result.wanted is not self._wanted:
            return
        texts = self._context.texts
        self._page = result.page
        page = texts("reportpanel.page", page=result.page + 1, total=result.total)
        self.preview.show_page(result.png, page)
        self._state.setText(page)
        self._enable_turning(result.total)
        self.remark.setText(remarks(result.pdf, texts))
        self.remark.setVisible(bool(self.remark.text()))

    def _on_making_failed(self, error: DeskError) -> None:
        if not isinstance(error, StoppedError):
            self._state.setText(self._context.texts("reportpanel.not_made"))
            self._context.notices.fail(error)

    def _on_saving_done(self, result: tuple[Path, Pdf]) -> None:
        path, made_pdf = result
        texts = self._context.texts
        said = (texts("reportpanel.saved", path=path), remarks(made_pdf, texts))
        self.save_button.setEnabled(True)
        self._context.notices.say(" ".join(part for part in said if part))

    def _on_saving_failed(self, error: DeskError) -> None:
        self.save_button.setEnabled(True)
        self._context.notices.fail(error)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh.look()


def made(wanted: Wanted, task: Task) -> Made:
    """The wanted page, or the last if there are fewer. Raises StoppedError."""
    if task.stopped:
        raise StoppedError
    paper = pdf.pdf(wanted.document)
    page = wanted.page
    pictures, total = pdf.pages(wanted.document, page, 1, wanted.ppi)
    if not pictures:
        page = total - 1
        pictures, total = pdf.pages(wanted.document, page, 1, wanted.ppi)
    return Made(wanted, pictures[0], page, total, paper)


def saved(
    document: Paper, path: Path, stopped: Callable[[], bool] = lambda: False
) -> tuple[Path, Pdf]:
    """Raises StoppedError when `stopped` says so before it is on disk, and what `save` raises."""
    if stopped():
        raise StoppedError
    paper = pdf.pdf(document)
    if stopped():
        raise StoppedError
    save(path, paper.data)
    return path, paper


def remarks(paper: Pdf, texts: Texts) -> str:
    """What the reader should know of this PDF; empty when all is well."""
    said = []
    if paper.missing:
        characters = " ".join(told(character) for character in paper.missing)
        said.append(texts("reportpanel.missing", characters=characters))
    if not paper.tagged:
        said.append(texts("reportpanel.untagged"))
    return " ".join(said)


def told(character: str) -> str:
    """The character, where the screen can show it, and the code that is printed for it."""
    code = glyphs.code_point(character)
    return f"{character} {code}" if character.isprintable() else code
