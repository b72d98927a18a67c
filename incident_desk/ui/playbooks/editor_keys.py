"""Keys of the playbook editor, also in its fields, of which each has its own undo otherwise."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class EditorKeys(QObject):
    """Does what `verbs` name by their keys, wherever under `root` the keyboard is."""

    def __init__(self, root: QWidget, verbs: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(root)
        self._verbs = verbs
        for part in (root, *root.findChildren(QWidget)):
            part.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished:
            self._watch(event)
        if not isinstance(event, QKeyEvent):
            return False
        verb = self._verbs.get(QKeySequence(event.keyCombination()).toString())
        if verb is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # neither the field's nor the window's
            return True
        if event.type() == QEvent.Type.KeyPress:
            verb()
            return True
        return False

    def _watch(self, event: QEvent) -> None:
        """What is made later, too."""
        child = event.child()  # type: ignore[attr-defined]
        if isinstance(child, QWidget):
            child.removeEventFilter(self)
            child.installEventFilter(self)
