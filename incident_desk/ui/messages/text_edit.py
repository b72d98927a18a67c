"""The text of a message as it is typed: pasted formatting becomes light Markdown."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from incident_desk.domain.readiness import ADVISES, BLOCKS, WARNS, Finding
from incident_desk.export.characters import clean
from incident_desk.export.pasting import light_markdown
from incident_desk.ui.theme import Theme

_TWO_IN_QT = re.compile("[\U00010000-\U0010ffff]")


class MessageText(QPlainTextEdit):
    """Tab leaves it; whoever turns to another window has not left it."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = {
            BLOCKS: QColor(theme.danger),
            WARNS: QColor(theme.warning),
            ADVISES: QColor(theme.accent),
        }
        self.setProperty("prose", True)
        self.setTabChangesFocus(True)

    def underline(self, findings: Iterable[Finding]) -> None:
        """Mark what the readiness checks hold against the text, in the colour of its level."""
        place = qt_places(self.toPlainText())
        self.setExtraSelections([self._mark(one, place) for one in findings if one.has_place])

    def select(self, start: int, end: int) -> None:
        """Choose a stretch, by the indices of Python, and give it the keyboard."""
        self.setTextCursor(self._cursor(start, end, qt_places(self.toPlainText())))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, start: int, end: int, text: str) -> None:
        """Put `text` in place of a stretch, as an edit that can be undone."""
        self._cursor(start, end, qt_places(self.toPlainText())).insertText(text)

    def replace_all(self, text: str) -> None:
        """Another text, as an edit that can be undone. Only what differs is touched, so that the
        cursor stays where it was.
        """
        before = self.toPlainText()
        start = _shared(before, text)
        most = min(len(before), len(text)) - start
        same = _shared(before[::-1][:most], text[::-1][:most])
        self.put(start, len(before) - same, text[start : len(text) - same])

    def _mark(self, finding: Finding, place: Callable[[int], int]) -> QTextEdit.ExtraSelection:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self._colours[finding.level])
        marked = QTextEdit.ExtraSelection()
        marked.cursor = self._cursor(finding.start, finding.end, place)
        marked.format = wave
        return marked

    def _cursor(self, start: int, end: int, place: Callable[[int], int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place(start))
        cursor.setPosition(place(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Qt overrides

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Formatting from elsewhere becomes light Markdown; characters that only harm are left."""
        words = light_markdown(source.html()) if source.hasHtml() else source.text()
        self.textCursor().insertText(clean(words))
        self.ensureCursorVisible()


def qt_places(text: str) -> Callable[[int], int]:
    """From a place in Python to the same in Qt, where a character beyond the first plane is two."""
    twice = [found.start() for found in _TWO_IN_QT.finditer(text)]
    return lambda place: place + bisect_left(twice, place)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
