"""Settings: what you prefer, this desk and its seal, backups, history and demonstration."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.parts import button, plain_label, scrolled
from incident_desk.ui.section import Section, page_column
from incident_desk.ui.settings.backups import BackupsSection
from incident_desk.ui.settings.place import PlaceSection, SealSection
from incident_desk.ui.settings.you import YouSection

_WIDEST = 900


class SettingsPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._you = YouSection(context)
        self._backups = BackupsSection(context)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = page_column(content)
        for section in (
            self._you,
            PlaceSection(context),
            SealSection(context),
            self._backups,
            more(context),
        ):
            column.addWidget(section)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))
        self.setFocusProxy(self._you.language)
        self._fresh = Fresh(self, context, self._backups.read, lambda _changes: False)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """The hourly backups come without a change to hear of."""
        super().showEvent(event)
        self._fresh.read()


def more(context: Context) -> Section:
    """The history of a status page, and the demonstration."""
    texts, shell = context.texts, context.shell
    section = Section(texts("settings.more"))
    history = button(texts("settings.history"), shell.take_in_history)
    history.setObjectName("settings_history")
    section.add(plain_label(texts("settings.history_why"), "muted"))
    section.add_row(history)
    if context.demonstration:
        other = button(texts("settings.leave_demonstration"), shell.leave_demonstration)
    else:
        other = button(texts("settings.demonstration"), shell.open_demonstration)
    other.setObjectName("settings_demonstration")
    section.add(plain_label(texts("settings.demonstration_why"), "muted"))
    section.add_row(other)
    return section
