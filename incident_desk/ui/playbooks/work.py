"""Work on playbooks: in place of the page while it lasts, with the verbs and what is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from incident_desk import paths
from incident_desk.domain.playbook import Playbook
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.asking import ask_folder, ask_playbook_path
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import empty, panel, plain_label, quiet_button
from incident_desk.ui.theme import SPACE

if TYPE_CHECKING:
    from incident_desk.ui.playbooks.editor import PlaybookEditor
    from incident_desk.ui.playbooks.importing import ImportPanel

_NEW = "playbook.new"
_MOST_TOLD = 3  # problems on the page; the others are counted


class PlaybookWork(QStackedWidget):
    """`verbs` and `problems` are for the page to place; the page itself is `reading`."""

    changed = Signal(str, str)  # a playbook was saved or removed: its id and language

    def __init__(
        self, context: Context, reading: QWidget, chosen: Callable[[], tuple[str, str]]
    ) -> None:
        super().__init__()
        self._context = context
        self._reading = reading
        self._chosen = chosen
        self.editor: PlaybookEditor | None = None
        self.importing: ImportPanel | None = None
        self.verbs = QWidget()
        self._make_verbs()
        self.problems, self._problems = panel()
        self._problems.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE)
        self._problems.setSpacing(SPACE // 2)
        self.addWidget(reading)
        self.setFocusProxy(reading)
        self.setAcceptDrops(True)

    def read(self) -> None:
        """What is wrong with own playbooks, and whether something was begun and not saved."""
        texts, desk = self._context.texts, self._context.desk
        playbook_id, _language = self._chosen()
        self._edit.setEnabled(bool(playbook_id))
        begun = bool(desk.typed(f"playbook.{playbook_id}"))
        self._edit.setText(texts("pbedit.go_on" if begun else "pbedit.edit"))
        self._new.setText(texts("pbedit.go_on_new" if desk.typed(_NEW) else "pbedit.new"))
        self._show_problems()

    def edit(self) -> None:
        """The chosen one, in every language that has it."""
        playbook_id, language = self._chosen()
        found = {
            name: one
            for name in LANGUAGES
            for one in self._context.desk.playbooks(name)
            if one.id == playbook_id
        }
        if language in found:
            self._open_editor(found, language, f"playbook.{playbook_id}")

    def write_new(self) -> None:
        _id, language = self._chosen()
        new = Playbook(id="", title="", version=1, language=language, steps=())
        self._open_editor({language: new}, language, _NEW)

    def take_in(self, path: Path | None = None) -> None:
        """Runbooks of others: from this file or folder, or ask for it."""
        from incident_desk.ui.playbooks.importing import ImportPanel

        self._leave()
        self.importing = ImportPanel(self._context, self)
        self.importing.left.connect(self._on_left)
        self.importing.saved.connect(self._on_saved)
        self.importing.edit_wanted.connect(self._on_edit_wanted)
        self._show(self.importing)
        if path:
            self.importing.choose.read_path(path)

    def _open_editor(self, found: dict[str, Playbook], language: str, place: str) -> None:
        from incident_desk.ui.playbooks.editor import PlaybookEditor

        self._leave()
        self.editor = PlaybookEditor(self._context, found, language, place, self)
        self.editor.left.connect(self._on_left)
        self.editor.saved.connect(self._on_saved)
        self.editor.removed.connect(self._on_removed)
        self._show(self.editor)

    def _show(self, part: QWidget) -> None:
        self.addWidget(part)
        self.setCurrentWidget(part)
        self.setFocusProxy(part)
        part.setFocus()

    def _leave(self) -> None:
        """Back to reading; what is typed is kept first."""
        if self.editor:
            self.editor.kept.keep()
        if self.importing:
            self.importing.choose.stop()
        for part in (self.editor, self.importing):
            if part:
                self.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.editor = self.importing = None
        self.setCurrentWidget(self._reading)
        self.setFocusProxy(self._reading)

    def _make_verbs(self) -> None:
        texts = self._context.texts
        row = FlowLayout(SPACE, self.verbs)
        self._edit = self._verb("edit", self._on_edit)
        self._new = self._verb("new", self.write_new)
        for one in (
            self._edit,
            self._new,
            self._verb("import", self.take_in),
            self._verb("export", self._ask_export),
            self._verb("export_all", self._ask_export_all),
        ):
            row.addWidget(one)
        self.verbs.setAccessibleName(texts("pbedit.verbs"))

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = quiet_button(self._context.texts(f"pbedit.{name}"), pressed)
        made.setObjectName(f"playbook_{name}")
        return made

    def _show_problems(self) -> None:
        empty(self._problems)
        texts = self._context.texts
        found = self._context.desk.playbook_problems
        self.problems.setVisible(bool(found))
        if not found:
            return
        folder = quiet_button(texts("pbedit.open_folder"), self._open_folder)
        folder.setObjectName("playbook_folder")
        top = QHBoxLayout()
        top.addWidget(plain_label(texts.count("pbedit.problems", len(found)), "warning"), 1)
        top.addWidget(folder)
        self._problems.addLayout(top)
        for problem in found[:_MOST_TOLD]:
            self._problems.addWidget(plain_label(problem.told(texts), size="small"))
        if len(found) > _MOST_TOLD:
            self._problems.addWidget(plain_label(f"+ {len(found) - _MOST_TOLD}", "muted"))

    def _open_folder(self) -> None:
        folder = paths.own_playbooks(self._context.desk.folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_export(self) -> None:
        playbook_id, _language = self._chosen()
        if playbook_id:
            ask_playbook_path(self, f"{playbook_id}.md", self._export)

    def _export(self, path: Path) -> None:
        playbook_id, language = self._chosen()
        desk, texts = self._context.desk, self._context.texts
        if self._context.attempt(lambda: desk.export_playbook(playbook_id, language, path)):
            self._context.notices.say(texts("pbedit.exported", path=str(path)))

    def _ask_export_all(self) -> None:
        ask_folder(self, self._export_all)

    def _export_all(self, folder: Path) -> None:
        written: list[tuple[Path, int]] = []
        desk, texts = self._context.desk, self._context.texts
        if self._context.attempt(lambda: written.append(desk.export_playbooks(folder))):
            target, count = written[0]
            told = texts.count("pbedit.exported_all", count, path=str(target))
            self._context.notices.say(told)

    def _on_edit(self) -> None:
        self._context.attempt(self.edit)

    def _on_edit_wanted(self, playbook_id: str, language: str) -> None:
        self.changed.emit(playbook_id, language)
        self._context.attempt(self.edit)

    def _on_left(self) -> None:
        self._leave()
        self.read()
        self._reading.setFocus()

    def _on_saved(self, playbook_id: str, language: str) -> None:
        self.changed.emit(playbook_id, language)

    def _on_removed(self) -> None:
        playbook_id, language = self._chosen()
        self._leave()
        self.changed.emit(playbook_id, language)
        self._context.notices.say(self._context.texts("pbedit.removed_own"))
        self._reading.setFocus()

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One file or folder; several files have to come as a folder."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) != 1:
            self._context.notices.fail(RuleError("pbedit.one_file"))
        else:
            self.take_in(Path(files[0]))
