"""The editor of a playbook: its head, its steps, how it will look, and its other language."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from incident_desk.domain import drafting
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError
from incident_desk.i18n import texts as words_of
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import scrolled
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.playbooks.editor_head import EditorHead
from incident_desk.ui.playbooks.editor_keys import EditorKeys
from incident_desk.ui.playbooks.head_form import HeadForm
from incident_desk.ui.playbooks.languages import OtherLanguage
from incident_desk.ui.playbooks.sheet import sheet
from incident_desk.ui.playbooks.step_form import StepForm
from incident_desk.ui.playbooks.steps_panel import StepsPanel
from incident_desk.ui.playbooks.versions import VersionsPanel
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_WIDE = 880  # device-independent pixels: below, the parts stand in one column
_LEAST = 300  # the least height of each part
_QUIET = 200  # ms after the last key until the preview follows
NEW = "playbook.new"


def place_of(playbook_id: str) -> str:
    """Where what is typed in the editor of this playbook is kept."""
    return f"playbook.{playbook_id}"


class PlaybookEditor(QWidget):
    saved = Signal(str, str)  # id and language
    removed = Signal()
    left = Signal()

    def __init__(
        self,
        context: Context,
        playbooks: Mapping[str, Playbook],
        language: str,
        place: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("playbook_editor")
        self._context = context
        self._new = place == NEW
        self.draft = Draft(playbooks, language, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._read_versions()
        self.kept = KeptText(self.draft, place, context, self._on_kept_offered)
        keys = {"Ctrl+S": self.save, "Ctrl+Z": self.draft.undo, "Ctrl+Y": self.draft.redo}
        keys["Ctrl+Shift+Z"] = self.draft.redo
        self._keys = EditorKeys(self, keys)
        self._show_preview()
        self.setFocusProxy(self.steps.list if playbooks[language].steps else self.form_head.title)
        if self._new and not self.draft.playbook.title:
            self.left_tabs.setCurrentIndex(1)

    def save(self) -> None:
        """Every language that differs from its file; a mistake is told and nothing is written."""
        unsaved = self.draft.unsaved
        for language, playbook in unsaved.items():
            if not self._is_sound(language, playbook):
                return
        done: dict[str, Playbook] = {}

        def write() -> None:
            for language, playbook in unsaved.items():
                done[language] = self._context.desk.save_playbook(playbook)

        written = self._context.attempt(write)
        self.draft.was_saved(done)
        if written:
            self._new = False
            self.head.was_saved()
            self.form_head.fix_id()
            self.kept.let_go()
            self._read_versions()
            self.head.tell_saved(done.get(self.draft.language, self.draft.playbook))
            self.saved.emit(self.draft.playbook.id, self.draft.language)

    def _is_sound(self, language: str, playbook: Playbook) -> bool:
        desk = self._context.desk
        if found := desk.playbook_mistake(playbook):
            if language != self.draft.language:
                self.draft.show_language(language)
            if found.step:
                self.left_tabs.setCurrentIndex(0)
                self.draft.look_at(found.step)
                self._go_to_text()
            self.head.tell_mistake(found.error, language)
            return False
        if self._new and any(one.id == playbook.id for one in desk.playbooks(language)):
            where = {"file": playbook.id, "line": 1, "id": playbook.id}
            self.head.tell_mistake(InputError("pbedit.exists", **where), language)
            self.left_tabs.setCurrentIndex(1)
            self.form_head.id.setFocus()
            return False
        return True

    def add_step(self) -> None:
        """Behind the chosen step, with the keyboard in its text."""
        ids = [[step.id for step in one.steps] for one in self.draft.playbooks.values()]
        new = Step(drafting.free_id(*ids), "")
        held = self.draft.playbook
        steps, _place = drafting.added(held.steps, max(0, self.draft.place), new)
        self.draft.change(replace(held, steps=steps), step=new.id)
        self.left_tabs.setCurrentIndex(0)
        self._go_to_text()

    def _go_to_text(self) -> None:
        """Type what is to be done; in a narrow window that may stand far below."""
        self.form.text.setFocus()
        self._outer.ensureWidgetVisible(self.form.text)

    def _make_parts(self) -> None:
        context, draft, texts = self._context, self.draft, self._context.texts
        self.head = EditorHead(context, draft, new=self._new)
        self.steps = StepsPanel(context, draft)
        self.form = StepForm(context, draft)
        self.form_head = HeadForm(context, draft, new=self._new)
        self.preview = scrolled(QWidget())
        self.preview.setObjectName("edit_preview")
        self.other = OtherLanguage(context, draft)
        self.versions = VersionsPanel(context)
        self.left_tabs, self.right_tabs = QTabWidget(), QTabWidget()
        self.left_tabs.setObjectName("edit_left")
        self.right_tabs.setObjectName("edit_right")
        self.left_tabs.addTab(self.steps, texts("pbedit.steps"))
        self.left_tabs.addTab(_scrolled(self.form_head), texts("pbedit.head"))
        self.right_tabs.addTab(self.preview, texts("pbedit.preview"))
        self.right_tabs.addTab(_scrolled(self.other), texts("pbedit.other"))
        self.right_tabs.addTab(_scrolled(self.versions), texts("pbedit.versions"))
        for tabs in (self.left_tabs, self.right_tabs):
            tabs.setDocumentMode(True)
            tabs.setMinimumHeight(_LEAST)
            tabs.setMinimumWidth(SPACE)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)

    def _lay_out(self) -> None:
        form = _scrolled(self.form)
        form.setMinimumHeight(_LEAST + 10 * SPACE)
        sides = Sides(((self.left_tabs, 5), (form, 6), (self.right_tabs, 6)), _WIDE)
        sides.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._outer = _scrolled(sides)
        column.addWidget(self._outer, 1)

    def _connect(self) -> None:
        self._quiet.timeout.connect(self._show_preview)
        self.draft.changed.connect(self._on_draft_changed)
        self.draft.moved.connect(self._on_draft_moved)
        self.form.next_wanted.connect(self.add_step)
        self.steps.add_wanted.connect(self.add_step)
        self.steps.opened.connect(self._go_to_text)
        self.head.save_wanted.connect(self.save)
        self.head.left.connect(self.left)
        self.head.remove_wanted.connect(self._on_remove_wanted)
        self.head.thrown_away.connect(self._on_thrown_away)
        self.versions.taken.connect(self._on_version_taken)

    def _show_preview(self) -> None:
        """As it will look at work, with the chosen step in sight."""
        held, step = self.draft.playbook, self.draft.step
        place = self.preview.verticalScrollBar().value()
        words = words_of(held.language)
        made = sheet(held, words, self._context.desk.model, max(0, self.draft.place))
        self.preview.setWidget(made)
        self.preview.verticalScrollBar().setValue(place)
        for frame in made.findChildren(QFrame):
            if step and frame.property("step") == step.id:
                made.adjustSize()
                self.preview.ensureWidgetVisible(frame, 0, SPACE)

    def _read_versions(self) -> None:
        held = self.draft.playbook
        self._context.attempt(lambda: self.versions.read(held.id, held.language))
        self.head.read()

    def _on_draft_changed(self) -> None:
        self._quiet.start()

    def _on_draft_moved(self) -> None:
        self._quiet.start()
        if self.versions.shows != (self.draft.playbook.id, self.draft.language):
            self._read_versions()

    def _on_kept_offered(self) -> None:
        self.head.tell_kept()

    def _on_thrown_away(self) -> None:
        """Back to what is saved; a key takes even this back."""
        self.draft.throw_away()

    def _on_version_taken(self, playbook: Playbook) -> None:
        here = replace(playbook, version=self.draft.playbook.version)
        step = here.steps[0].id if here.steps else ""
        self.draft.change(here, step=step)
        self.head.tell_taken(playbook.version)

    def _on_remove_wanted(self) -> None:
        held = self.draft.playbook
        desk = self._context.desk
        if self._context.attempt(lambda: desk.remove_own_playbook(held.id, held.language)):
            self.kept.let_go()
            self.removed.emit()


def _scrolled(part: QWidget) -> QScrollArea:
    area = scrolled(part)
    area.setMinimumWidth(SPACE)
    return area
