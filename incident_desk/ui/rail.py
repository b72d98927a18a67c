"""The rail on the left: the pages of the desk."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from incident_desk.i18n import Texts
from incident_desk.ui.icons import icon
from incident_desk.ui.theme import SPACE, Theme

PAGES = ("board", "services", "playbooks", "insights", "settings")


class Rail(QFrame):
    chosen = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(texts("rail.name"))
        self._buttons = {name: self._button(name, texts, theme) for name in PAGES}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        group = QButtonGroup(self)
        for name in PAGES:
            if name == "settings":
                column.addStretch(1)
            group.addButton(self._buttons[name])
            column.addWidget(self._buttons[name], 0, Qt.AlignmentFlag.AlignHCenter)

    def show_chosen(self, page: str) -> None:
        """An incident belongs to the board."""
        self._buttons.get(page, self._buttons["board"]).setChecked(True)

    def button(self, page: str) -> QToolButton:
        return self._buttons[page]

    def _button(self, name: str, texts: Texts, theme: Theme) -> QToolButton:
        made = QToolButton()
        made.setProperty("rail", True)
        made.setText(texts(f"rail.{name}"))
        made.setToolTip(f"{texts(f'rail.{name}')} (Ctrl+{PAGES.index(name) + 1})")
        made.setIcon(icon(name, theme.muted, theme.accent))
        made.setIconSize(QSize(24, 24))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFixedSize(92, 62)
        made.clicked.connect(lambda: self.chosen.emit(name))
        return made
