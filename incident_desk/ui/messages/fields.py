"""The fields of a draft that are still open: marked in the text, and named above it."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from incident_desk.domain.situation import KNOWN
from incident_desk.domain.templates import FIELDS
from incident_desk.i18n import Texts
from incident_desk.ui.parts import empty
from incident_desk.ui.theme import SPACE, TARGET, Theme

PROMISE = "next_update"
_FIELD = re.compile(r"\{(\w+)\}")
_IN_A_ROW = 2


class FieldMarks(QSyntaxHighlighter):
    """Open fields in the text; the promise, which approval fills, in another colour."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._open = _format(theme.danger)
        self._promise = _format(theme.accent)

    # Qt overrides

    def highlightBlock(self, text: str) -> None:
        for found in _FIELD.finditer(text):
            if found[1] in FIELDS:
                start = len(text[: found.start()].encode("utf-16-le")) // 2  # Qt counts so
                chosen = self._promise if found[1] == PROMISE else self._open
                self.setFormat(start, len(found[0]), chosen)


class Chips(QWidget):
    """One button for each open field: to where it is told, or to fill it in if it is known."""

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        chosen: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._chosen = chosen
        self._shown: dict[str, bool] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._grid.setColumnStretch(_IN_A_ROW, 1)

    def show_fields(self, fields: dict[str, bool]) -> None:
        """The fields by name, and whether each is known by now."""
        if fields == self._shown:
            return
        self._shown = fields
        empty(self._grid)
        for place, (name, known) in enumerate(fields.items()):
            self._grid.addWidget(
                self._chip(name, known), *divmod(place, _IN_A_ROW), Qt.AlignmentFlag.AlignLeft
            )
        self.setVisible(bool(fields))

    def _chip(self, name: str, known: bool) -> QToolButton:
        key = "messages.field_known" if known else "messages.field_unknown"
        chip = QToolButton()
        chip.setObjectName(f"field_{name}")
        field = self._texts(f"situation.{name}") if name in KNOWN else f"{{{name}}}"
        chip.setText(self._texts(key, field=field.replace("&", "&&")))
        chip.setMinimumHeight(TARGET)
        palette = chip.palette()
        colour = self._theme.good if known else self._theme.danger
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour))
        chip.setPalette(palette)
        chip.clicked.connect(lambda: self._chosen(name))
        return chip


def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontWeight(QFont.Weight.Bold)
    made.setFontUnderline(True)
    return made
