"""What stands above the steps of a playbook: its title, and when it helps."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import MOMENTS, ROLES, Playbook
from incident_desk.domain.severity import LEVELS
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.playbooks.condition_field import ConditionField
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.playbooks.fields import Ticks, combo, fill, labelled, line, prose
from incident_desk.ui.theme import SPACE


class HeadForm(QWidget):
    """`new` is for a playbook that has no file yet: only then can its id be chosen."""

    def __init__(
        self, context: Context, draft: Draft, *, new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = draft
        self._make_fields()
        self.id.setReadOnly(not new)
        self._lay_out()
        draft.changed.connect(self.read)
        draft.moved.connect(self.read)
        self.read()

    def read(self) -> None:
        held = self._draft.playbook
        fill(self.title, held.title)
        fill(self.about, held.about)
        fill(self.id, held.id)
        # A comma that is being typed is no word yet, and must stay.
        for field, values in ((self.failures, held.for_failures), (self.words, held.words)):
            if _parts(field.text()) != values:
                fill(field, ", ".join(values))
        if _lines(self.sources.toPlainText()) != held.sources:
            fill(self.sources, "\n".join(held.sources))
        self.severities.hold(str(level) for level in held.severities)
        self.roles.hold(held.roles)
        self.opens.setCurrentIndex(self.opens.findData(held.opens))
        self.when.show_conditions(held.when)

    def fix_id(self) -> None:
        """There is a file of this name now."""
        self.id.setReadOnly(True)

    def _make_fields(self) -> None:
        texts = self._context.texts
        self.title: QLineEdit = line("head_title", texts("pbedit.title"), self._on_title)
        self.id: QLineEdit = line("head_id", texts("pbedit.id"), self._on_id)
        self.about = QPlainTextEdit()
        prose(self.about, "head_about", texts("pbedit.about"), 3)
        self.about.textChanged.connect(self._on_about)
        self.failures: QLineEdit = line("head_for", texts("pbedit.for"), self._on_failures)
        self.words: QLineEdit = line("head_words", texts("pbedit.words"), self._on_words)
        levels = {str(level): texts(f"severity.{level}") for level in LEVELS}
        self.severities = Ticks(levels, "head_severity", texts("pbedit.severities"))
        self.severities.changed.connect(self._on_severities)
        roles = {role: texts(f"role.{role}") for role in ROLES}
        self.roles = Ticks(roles, "head_role", texts("pbedit.roles"))
        self.roles.changed.connect(self._on_roles)
        moments = {moment: texts(f"pbedit.opens_{moment}") for moment in MOMENTS}
        self.opens: QComboBox = combo("head_opens", texts("pbedit.opens"), moments)
        self.opens.activated.connect(self._on_opens)
        self.when = ConditionField(self._context)
        self.when.changed.connect(self._on_when)
        self.sources = QPlainTextEdit()
        prose(self.sources, "head_sources", texts("pbedit.sources"), 3)
        for field in (self.about, self.sources):
            field.setFixedHeight(field.minimumHeight() + 2 * SPACE)
        self.sources.textChanged.connect(self._on_sources)

    def _lay_out(self) -> None:
        texts = self._context.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        for key, field in (
            ("title", self.title),
            ("about", self.about),
            ("for", self.failures),
            ("words", self.words),
            ("severities", self.severities),
            ("roles", self.roles),
            ("opens", self.opens),
            ("when", self.when),
            ("sources", self.sources),
            ("id", self.id),
        ):
            labelled(column, texts(f"pbedit.{key}"), field)
            column.addSpacing(SPACE // 2)
        column.addWidget(plain_label(texts("pbedit.id_why"), "muted", "small"))
        column.addStretch(1)

    def _change(self, key: str, **values: object) -> None:
        told = replace(self._draft.playbook, **values)  # type: ignore[arg-type]
        self._draft.change(told, f"{self._draft.language}.head.{key}" if key else "")

    def _change_all(self, key: str, told: Callable[[Playbook], Playbook]) -> None:
        """What is the same in every language."""
        for language, playbook in self._draft.playbooks.items():
            self._draft.change(told(playbook), f"head.{key}", language=language)

    def _on_title(self, text: str) -> None:
        self._change("title", title=text)

    def _on_id(self, text: str) -> None:
        self._change_all("id", lambda one: replace(one, id=text))

    def _on_about(self) -> None:
        self._change("about", about=self.about.toPlainText())

    def _on_failures(self, text: str) -> None:
        self._change("for", for_failures=_parts(text))

    def _on_words(self, text: str) -> None:
        self._change("words", words=_parts(text))

    def _on_severities(self) -> None:
        self._change("", severities=tuple(int(level) for level in self.severities.held))

    def _on_roles(self) -> None:
        self._change("", roles=self.roles.held)

    def _on_opens(self) -> None:
        self._change("", opens=str(self.opens.currentData()))

    def _on_when(self, conditions: object) -> None:
        self._change("", when=conditions)

    def _on_sources(self) -> None:
        self._change("sources", sources=_lines(self.sources.toPlainText()))


def _parts(text: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip())
