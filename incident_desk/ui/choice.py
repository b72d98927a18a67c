"""One of a few: radio buttons in a row, so that the choice is told by more than colour."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from incident_desk.ui.theme import SPACE, TARGET


class Choice(QWidget):
    """`options` are names with their words; `chosen` tells the name.

    Where `held` is none of them, nothing is chosen until the commander chooses.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Mapping[str, str], held: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons = {option: self._button(option, words) for option, words in options.items()}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        for option, button in self._buttons.items():
            button.setAccessibleDescription(name)
            button.setChecked(option == held)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonClicked.connect(self._on_group_button_clicked)
        self.setFocusProxy(self._buttons[self.held])

    @property
    def held(self) -> str:
        names = (name for name, button in self._buttons.items() if button.isChecked())
        return next(names, next(iter(self._buttons)))

    @property
    def decided(self) -> str:
        """What was chosen; empty while nothing was."""
        return self.held if self._buttons[self.held].isChecked() else ""

    def button(self, option: str) -> QRadioButton:
        return self._buttons[option]

    def _button(self, option: str, words: str) -> QRadioButton:
        made = QRadioButton(words.replace("&", "&&"))
        made.setObjectName(option)
        made.setMinimumHeight(TARGET)
        # Fusion makes the ring of the window's own colour, only darker: gone in the dark.
        palette = made.palette()
        palette.setColor(QPalette.ColorRole.Window, palette.placeholderText().color())
        made.setPalette(palette)
        return made

    def _on_group_button_clicked(self) -> None:
        self.setFocusProxy(self._buttons[self.held])
        self.chosen.emit(self.held)
