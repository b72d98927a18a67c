"""What is being typed, kept on disk at most two seconds after the last key and on every way out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from incident_desk.errors import StoreError
from incident_desk.ui.context import Context

if TYPE_CHECKING:
    from incident_desk.ui.playbooks.draft import Draft

_QUIET = 700  # ms after the last key
_LONGEST = 2000  # ms of typing without a pause


class KeptText(QObject):
    """Keeps the text of one editor under `place` until it is let go of."""

    def __init__(
        self,
        editor: "QLineEdit | QPlainTextEdit | Draft",
        place: str,
        context: Context,
        offered: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(editor)
        self.place = place
        self._editor = editor
        self._context = context
        self._kept = context.desk.typed(place)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._quiet.timeout.connect(self.keep)
        self._longest.timeout.connect(self.keep)
        self.offered = False
        if self._kept is not None and self._kept != self._text():
            self.offered = True
            self._set_text(self._kept)
            if offered:
                offered()
        editor.textChanged.connect(self._on_editor_text_changed)

    def keep(self) -> None:
        """Put it on disk now. If that fails the text stays in the editor, and it is said."""
        self._quiet.stop()
        self._longest.stop()
        text = self._text()
        if text == (self._kept or ""):
            return
        try:
            self._context.desk.keep_typed(self.place, text)
        except StoreError as error:
            self._context.notices.fail(error)
        else:
            self._kept = text

    def let_go(self) -> None:
        """It was saved for good or thrown away: nothing is left to offer."""
        self._quiet.stop()
        self._longest.stop()
        try:
            self._context.desk.keep_typed(self.place, "")
        except StoreError as error:
            self._context.notices.fail(error)
        else:
            self._kept = None

    @property
    def waiting(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._quiet.isActive()

    def _text(self) -> str:
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()
        return self._editor.toPlainText()

    def _set_text(self, text: str) -> None:
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
        else:
            self._editor.setPlainText(text)

    def _on_editor_text_changed(self) -> None:
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()


def keep_all(root: QObject) -> None:
    """On every way out: put on disk whatever is being typed under `root`."""
    for kept in root.findChildren(KeptText):
        if kept.waiting:
            kept.keep()
