"""The brief of a hand-over in one language, as it is edited before it is offered."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.theme import SPACE


class BriefText(QPlainTextEdit):
    """Written from the facts until somebody edits it; from then on it is theirs."""

    edited = Signal()  # it became another text than the facts give, or the same again

    def __init__(
        self, context: Context, incident_id: UUID, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.language = language
        self.setObjectName(f"brief_{language}")
        self.setAccessibleName(context.texts("handover.brief"))
        self.setProperty("prose", True)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(25 * SPACE)
        self._written = self._from_facts()
        self.setPlainText(self._written)
        self._kept = KeptText(self, f"handover:{incident_id}:{language}", context)
        self.textChanged.connect(self.edited)

    @property
    def is_edited(self) -> bool:
        return self.toPlainText() != self._written

    def follow_facts(self) -> None:
        """Write it anew, unless it is edited."""
        was_edited, self._written = self.is_edited, self._from_facts()
        if not was_edited and self.is_edited:
            self.setPlainText(self._written)
            self._kept.let_go()  # nobody typed it

    def write_anew(self) -> None:
        """From the facts as they are now; an edit as any other, so that it can be undone."""
        self._written = self._from_facts()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._written)
        self._kept.let_go()

    def let_go(self) -> None:
        """It was offered: the next one begins with the facts again."""
        self._written = self._from_facts()
        self.setPlainText(self._written)
        self._kept.let_go()

    def _from_facts(self) -> str:
        """As an editor gives it back: it has its own line ends and spaces."""
        document = QTextDocument()
        document.setPlainText(self._context.desk.brief(self._incident_id, self.language))
        return document.toPlainText()
