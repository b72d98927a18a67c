"""Open fields in a text: marked where they stand."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from incident_desk.domain.messages import PROMISE
from incident_desk.domain.templates import FIELDS
from incident_desk.ui.messages.text_edit import qt_places
from incident_desk.ui.theme import Theme

_LONGEST = 30_000  # characters of a paragraph: with each key the whole of it is marked anew
_FIELD = re.compile(r"\{(\w+)\}")


class FieldMarks(QSyntaxHighlighter):
    """The promise, which approval fills, is in another colour."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._open = _format(theme.danger)
        self._promise = _format(theme.accent)

    # Qt overrides

    def highlightBlock(self, text: str) -> None:
        if "{" not in text or len(text) > _LONGEST:
            return
        place = qt_places(text)
        for found in _FIELD.finditer(text):
            if found[1] in FIELDS:
                chosen = self._promise if found[1] == PROMISE else self._open
                self.setFormat(place(found.start()), len(found[0]), chosen)


def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontWeight(QFont.Weight.Bold)
    made.setFontUnderline(True)
    return made
