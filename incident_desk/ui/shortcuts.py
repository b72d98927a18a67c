"""F1: what each key does."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from incident_desk.i18n import Texts
from incident_desk.ui.parts import button, line_label, plain_label
from incident_desk.ui.theme import SPACE

# Keys that every screen knows, and those of a field of the situation.
_MORE = ("move", "space", "escape", "tab", "earlier", "not_known")


class ShortcutsDialog(QDialog):
    def __init__(
        self, texts: Texts, actions: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("shortcuts.title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        rows = [(keys, name) for name, keys in actions]
        rows += [(texts(f"shortcuts.key_{key}"), texts(f"shortcuts.{key}")) for key in _MORE]
        half = (len(rows) + 1) // 2
        for place, (keys, name) in enumerate(rows):
            column = 2 * (place // half)
            grid.addWidget(line_label(keys, size="heading"), place % half, column)
            grid.addWidget(line_label(name), place % half, column + 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        whole.setSpacing(2 * SPACE)
        whole.addWidget(plain_label(texts("shortcuts.hint"), "muted"))
        whole.addLayout(grid)
        close = button(texts("shortcuts.close"), self.accept, first=True)
        whole.addWidget(close)
        close.setFocus()
