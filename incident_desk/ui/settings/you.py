"""What one user prefers: language, appearance, name."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from incident_desk.domain import amounts
from incident_desk.i18n import LANGUAGES
from incident_desk.preferences import THEMES, Preferences
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.parts import line_label, plain_label
from incident_desk.ui.section import Section
from incident_desk.ui.theme import SPACE


def _shown(number: int) -> str:
    return str(number) if number else ""


class YouSection(Section):
    """Each choice takes effect at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts, held = context.texts, context.preferences
        super().__init__(texts("settings.you"), parent)
        self._context = context
        self.language = Choice(
            {name: texts(f"settings.in_{name}") for name in LANGUAGES},
            held.language,
            texts("settings.language"),
        )
        self.theme = Choice(
            {name: texts(f"settings.theme_{name}") for name in THEMES},
            held.theme,
            texts("settings.theme"),
        )
        self.name = QLineEdit(held.name)
        self.name.setObjectName("settings_name")
        self.name.setAccessibleName(texts("settings.name"))
        self.name.setMaxLength(120)
        self.name.setMaximumWidth(320)
        self.user_base = QLineEdit(_shown(held.user_base))
        self.user_base.setObjectName("settings_user_base")
        self.user_base.setAccessibleName(texts("settings.user_base"))
        self.user_base.setMaxLength(20)
        self.user_base.setMaximumWidth(320)
        self.user_base.editingFinished.connect(self._on_user_base_editing_finished)
        self._said = plain_label("", "danger", "small")
        self._said.hide()
        self.language.chosen.connect(self._on_language_chosen)
        self.theme.chosen.connect(self._on_theme_chosen)
        self.name.editingFinished.connect(self._on_name_editing_finished)
        self._lay_out()
        self.add(plain_label(texts("settings.name_why"), "muted", "small"), self._said)
        self.add(plain_label(texts("settings.user_base_why"), "muted", "small"))

    def _lay_out(self) -> None:
        texts = self._context.texts
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        fields = {"language": self.language, "theme": self.theme, "name": self.name}
        fields["user_base"] = self.user_base
        for row, (key, field) in enumerate(fields.items()):
            grid.addWidget(line_label(texts(f"settings.{key}"), "muted"), row, 0)
            grid.addWidget(field, row, 1)
        self.column.addLayout(grid)

    def _on_language_chosen(self, language: str) -> None:
        self._prefer(replace(self._context.preferences, language=language))

    def _on_theme_chosen(self, theme: str) -> None:
        self._prefer(replace(self._context.preferences, theme=theme))

    def _on_name_editing_finished(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._prefer(replace(self._context.preferences, name=name))
        else:
            self.name.setText(self._context.preferences.name)

    def _on_user_base_editing_finished(self) -> None:
        text = self.user_base.text().strip()
        amount = amounts.parse(text) if text else None
        wrong = bool(text) and (amount is None or amount.share or amount.low != amount.high)
        self._said.setVisible(wrong)
        if wrong:
            self._said.setText(self._context.texts("settings.user_base_wrong"))
            return
        number = int(amount.low) if amount else 0
        self._prefer(replace(self._context.preferences, user_base=number))
        self.user_base.setText(_shown(number))

    def _prefer(self, wanted: Preferences) -> None:
        if wanted != self._context.preferences:
            self._context.shell.prefer(wanted)
