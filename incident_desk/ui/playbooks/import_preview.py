"""One runbook beside what it becomes: block by block, and the playbook as it will be."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES
from incident_desk.i18n import texts as words_of
from incident_desk.playbooks.arriving import Arrival
from incident_desk.playbooks.importing import proposal, telling
from incident_desk.playbooks.importing.account import DETAIL, OUT, STEP, Account, Changes, changed
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, plain_label, quiet_button, scrolled, set_property
from incident_desk.ui.playbooks.blocks import BlocksPanel
from incident_desk.ui.playbooks.fields import fill, line, prose
from incident_desk.ui.playbooks.sheet import sheet
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_WIDE = 760
_LEAST = 280


class ImportPreview(QWidget):
    saved = Signal(object, int, bool)  # Playbook, its place among several, whether to edit it

    def __init__(
        self, context: Context, arrival: Arrival, place: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_preview")
        self._context = context
        self.arrival = arrival
        self.place = place
        self._replace = False
        self._make_head()
        self.blocks = BlocksPanel(context, arrival.account) if not arrival.exact else None
        self.result = scrolled(QWidget())
        self.result.setObjectName("import_result")
        self._lay_out()
        if self.blocks:
            self.blocks.changed.connect(self._on_blocks_changed)
        self._read()
        self.setFocusProxy(self.blocks.table if self.blocks else self._save)

    @property
    def account(self) -> Account | None:
        return self.arrival.account

    def _make_head(self) -> None:
        texts = self._context.texts
        held = self.arrival.exact or self.arrival.account
        assert held is not None
        self.title: QLineEdit = line("import_title", texts("pbedit.title"), self._on_title)
        self.id: QLineEdit = line("import_id", texts("pbedit.id"), self._on_id)
        fill(self.title, held.title)
        fill(self.id, held.id)
        names = {name: texts(f"language.{name}") for name in LANGUAGES}
        self.language = Choice(names, held.language, texts("playbookspage.language"))
        self.language.chosen.connect(self._on_language)
        self._save = button(texts("pbedit.save"), self._on_save, first=True)
        self._save.setObjectName("import_save")
        self._edit = button(texts("pbimport.save_edit"), self._on_save_edit)
        self._edit.setObjectName("import_save_edit")
        self._counts = plain_label("", "muted")
        self._counts.setObjectName("import_counts")
        self._told = plain_label("")
        self._told.setObjectName("import_told")
        self._over = quiet_button(texts("pbimport.replace"), self._on_replace)
        self._over.setObjectName("import_replace")
        self._over.hide()

    def _lay_out(self) -> None:
        texts = self._context.texts
        head = QWidget()
        row = FlowLayout(SPACE, head)
        for one, width in ((self.title, 300), (self.id, 170)):
            one.setMinimumWidth(width)
        for part in (self.title, self.id, self.language, self._save, self._edit):
            row.addWidget(part)
        left: QWidget = self.blocks if self.blocks else self._source()
        left.setMinimumHeight(_LEAST)
        self.result.setMinimumHeight(_LEAST)
        sides = Sides(((left, 6), (self.result, 5)), _WIDE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(head)
        for label in (self._counts, self._told, self._over):
            column.addWidget(label)
        column.addWidget(sides, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._counts.setAccessibleDescription(texts("pbimport.counts_why"))

    def _source(self) -> QPlainTextEdit:
        """A playbook of this desk's form needs no account: it is what it says."""
        shown = QPlainTextEdit(self.arrival.text)
        prose(shown, "import_source", self._context.texts("pbimport.source"), 6)
        shown.setReadOnly(True)
        return shown

    def _made(self) -> Playbook:
        """Raises InputError when there is none yet."""
        if self.arrival.exact:
            return self.arrival.exact
        assert self.account is not None
        return proposal.playbook(self.account)

    def _read(self) -> None:
        """The playbook as it is now, or why there is none."""
        texts = self._context.texts
        self._counts.setText(self._counted())
        self._over.hide()
        self._replace = False
        place = self.result.verticalScrollBar().value()
        try:
            made = self._made()
        except InputError as error:
            self._tell(error.told(texts), "danger")
            self.result.setWidget(QWidget())
            self._enable(False)
        else:
            problem = self.arrival.problem
            self._tell(problem.told(texts) if problem else "", "warning")
            words = words_of(made.language)
            self.result.setWidget(sheet(made, words, self._context.desk.model))
            self.result.verticalScrollBar().setValue(place)
            self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self._save.setEnabled(enabled)
        self._edit.setEnabled(enabled)

    def _counted(self) -> str:
        texts, account = self._context.texts, self.account
        if self.arrival.exact or account is None:
            return texts("pbimport.exact")
        fates = [entry.fate.what for entry in account.entries]
        return texts(
            "pbimport.counts",
            steps=fates.count(STEP),
            details=fates.count(DETAIL),
            out=sum(one.fate.what == OUT for one in telling.left_out(account)),
        )

    def _tell(self, text: str, tone: str) -> None:
        set_property(self._told, "tone", tone)
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _change(self, *, title: str = "", id: str = "", language: str = "") -> None:  # noqa: A002
        """Something of the head."""
        exact = self.arrival.exact
        if exact:
            exact = replace(
                exact,
                title=title or exact.title,
                id=id or exact.id,
                language=language or exact.language,
            )
            self.arrival = replace(self.arrival, exact=exact)
        elif self.account and self.blocks:
            head = Changes(title=title, id=id, language=language)
            self.blocks.put_head(changed(self.account, head))
            self.arrival = replace(self.arrival, account=self.blocks.account)
        self._read()

    def _keep(self, *, edit: bool) -> None:
        made = self._made()
        desk, texts = self._context.desk, self._context.texts
        if found := desk.playbook_mistake(made):
            self._tell(found.error.told(texts), "danger")
            return
        there = any(one.id == made.id for one in desk.playbooks(made.language))
        if there and not self._replace:
            self._tell(texts("pbedit.exists", id=made.id), "danger")
            self._over.show()
            return
        kept: list[Playbook] = []
        if self._context.attempt(lambda: kept.append(desk.save_playbook(made))):
            self._context.notices.say(texts("pbimport.kept", title=made.title, id=made.id))
            self.saved.emit(kept[0], self.place, edit)

    def _on_blocks_changed(self, account: Account) -> None:
        self.arrival = replace(self.arrival, account=account, problem=None)
        self._read()

    def _on_title(self, text: str) -> None:
        if text.strip():
            self._change(title=text.strip())

    def _on_id(self, text: str) -> None:
        if text:
            self._change(id=text)

    def _on_language(self, language: str) -> None:
        self._change(language=language)

    def _on_save(self) -> None:
        self._keep(edit=False)

    def _on_save_edit(self) -> None:
        self._keep(edit=True)

    def _on_replace(self) -> None:
        self._replace = True
        self._keep(edit=False)
