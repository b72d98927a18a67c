"""What stands above the editor of a playbook: what is edited, its verbs, and what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.errors import DeskError
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, plain_label, quiet_button, set_property
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.theme import SPACE


class EditorHead(QWidget):
    save_wanted = Signal()
    remove_wanted = Signal()
    thrown_away = Signal()
    left = Signal()

    def __init__(
        self, context: Context, draft: Draft, *, new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = draft
        self._new = new
        self._built_in = self._own = False
        texts = context.texts
        self._title = plain_label("", size="heading")
        self._told = plain_label("", "muted")
        self._told.setObjectName("edit_told")
        names = {name: texts(f"language.{name}") for name in LANGUAGES}
        self.language = Choice(names, draft.language, texts("playbookspage.language"))
        self.language.chosen.connect(self._on_language_chosen)
        self._make_verbs()
        self._make_question()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._leave)
        column.addLayout(top)
        column.addWidget(self._verbs)
        column.addWidget(self._question)
        column.addWidget(self._told)
        draft.changed.connect(self._on_draft_changed)
        draft.moved.connect(self._on_draft_moved)

    def read(self) -> None:
        """Look again whether there is a file of its own, and show what can be done."""
        held, desk = self._draft.playbook, self._context.desk
        self._built_in = not self._new and desk.is_built_in(held.id, held.language)
        self._own = desk.own_playbook(held.id, held.language) is not None and not self._new
        self._show()

    def was_saved(self) -> None:
        self._new = False

    def _show(self) -> None:
        """What can be done now; a sentence about a mistake stays until the next key."""
        texts, held = self._context.texts, self._draft.playbook
        self._title.setText(texts("pbedit.editing", title=held.title or texts("pbedit.untitled")))
        self.language.button(held.language).setChecked(True)
        for language in LANGUAGES:
            self.language.button(language).setEnabled(language in self._draft.playbooks)
        self._undo.setEnabled(self._draft.can_undo)
        self._redo.setEnabled(self._draft.can_redo)
        self._save.setEnabled(bool(self._draft.unsaved))
        self._back.setVisible(self._own)
        self._back.setText(texts("pbedit.back" if self._built_in else "pbedit.remove_own"))
        if self._built_in and not self._own:
            self._say(texts("pbedit.own_copy"), "muted")
        else:
            self._say("", "")

    def tell_mistake(self, error: DeskError, language: str) -> None:
        texts = self._context.texts
        told = texts("pbedit.not_saved", language=texts(f"pbedit.in_{language}"))
        self._say(f"{told} {error.told(texts)}", "danger")

    def tell_saved(self, playbook: Playbook) -> None:
        self._say(self._context.texts("pbedit.saved", version=playbook.version), "good")

    def tell_taken(self, version: int) -> None:
        self._say(self._context.texts("pbedit.taken", version=version), "muted")

    def tell_kept(self) -> None:
        self._say(self._context.texts("pbedit.kept"), "warning")
        self._throw.show()

    def _say(self, text: str, tone: str) -> None:
        set_property(self._told, "tone", tone)
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _make_verbs(self) -> None:
        texts = self._context.texts
        self._leave = button(texts("pbedit.close"), self.left.emit)
        self._leave.setObjectName("edit_close")
        self._save = button(texts("pbedit.save"), self.save_wanted.emit, first=True)
        self._save.setObjectName("edit_save")
        self._save.setToolTip("Ctrl+S")
        self._undo = button(texts("action.undo"), self._draft.undo)
        self._undo.setObjectName("edit_undo")
        self._redo = button(texts("action.redo"), self._draft.redo)
        self._redo.setObjectName("edit_redo")
        self._back = button("", self._on_back_clicked)
        self._back.setObjectName("edit_back")
        self._throw = button(texts("pbedit.throw_away"), self._on_throw_clicked)
        self._throw.setObjectName("edit_throw_away")
        self._throw.hide()
        self._verbs = QWidget()
        row = FlowLayout(SPACE, self._verbs)
        for one in (self._save, self._undo, self._redo, self._back, self._throw, self.language):
            row.addWidget(one)

    def _make_question(self) -> None:
        texts = self._context.texts
        self._question = QWidget()
        row = QHBoxLayout(self._question)
        row.setContentsMargins(0, 0, 0, 0)
        self._asked = plain_label("", "warning")
        row.addWidget(self._asked, 1)
        yes = button(texts("pbedit.remove_yes"), self._on_yes_clicked)
        yes.setObjectName("edit_back_yes")
        no = quiet_button(texts("pbedit.cancel"), self._question.hide)
        no.setObjectName("edit_back_no")
        row.addWidget(yes)
        row.addWidget(no)
        self._question.hide()

    def _on_back_clicked(self) -> None:
        held = self._draft.playbook
        key = "pbedit.back_ask" if self._built_in else "pbedit.remove_ask"
        self._asked.setText(self._context.texts(key, title=held.title))
        self._question.show()

    def _on_yes_clicked(self) -> None:
        self._question.hide()
        self.remove_wanted.emit()

    def _on_throw_clicked(self) -> None:
        self._throw.hide()
        self.thrown_away.emit()

    def _on_language_chosen(self, language: str) -> None:
        self._draft.show_language(language)

    def _on_draft_changed(self) -> None:
        self._show()

    def _on_draft_moved(self) -> None:
        if self.language.held != self._draft.language:
            self.read()
