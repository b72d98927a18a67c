"""The window's keys work everywhere, also in a field that has its own use for one.

On some systems a line edit takes Ctrl+K and Ctrl+E for itself.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

# Every text field has its own undo, which is what these mean while one is typed in.
THE_FIELDS = ("Ctrl+Z", "Ctrl+Shift+Z")


class WindowKeys(QObject):
    """Watches only the editor that has the keyboard: watching every event slows scrolling."""

    def __init__(self, actions: Iterable[QAction], parent: QObject) -> None:
        super().__init__(parent)
        keys = {action.shortcut().toString() for action in actions}
        self._ours = keys.difference(THE_FIELDS)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    def _on_application_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed and pressed in self._ours:
                # Kept from the editor, so that the shortcut of the window is found.
                event.ignore()
                return True
        return super().eventFilter(watched, event)
