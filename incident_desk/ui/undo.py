"""Undo and redo: the two actions of the window, and the offer to undo right after a change.

A focused text field keeps its own undo: these keys are the field's there (see `keys`).
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from incident_desk.changes import Changes
from incident_desk.domain.undo import Change
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context

# Offered in the notice bar. Others are undone by key or menu: a bar that comes with every tick and
# every field would push the page about under the hand of the commander.
_OFFERED = ("phase", "severity")
_OFFER_STANDS = 20  # seconds
_CUT = 70  # characters of a menu's line


class UndoActions(QObject):
    def __init__(
        self, context: Context, undo: QAction, redo: QAction, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._undo_action = undo
        self._redo_action = redo
        last = context.desk.undoable
        self._seen = last.number if last else 0
        self._seconds = 0
        self._named: tuple[Change | None, Change | None] | None = None
        context.bridge.changed.connect(self._on_bridge_changed)
        context.bridge.ticked.connect(self._on_bridge_ticked)
        context.notices.acted.connect(self._on_notices_acted)
        self._name_actions()

    def undo(self) -> None:
        self._do(self._context.desk.undo, "undo.undone", lambda change: change.before, "redo")

    def redo(self) -> None:
        self._do(self._context.desk.redo, "undo.redone", lambda change: change.after, "undo")

    def _do(
        self,
        verb: Callable[[], Change],
        key: str,
        holds: Callable[[Change], object],
        reverse: str,
    ) -> None:
        try:
            change = verb()
            said = self._context.desk.said(change, holds(change), self._context.texts)
        except DeskError as error:
            self._context.notices.fail(error)
            self._name_actions()
        else:
            self._say(self._context.texts(key, said=said), reverse)

    def _say(self, text: str, action: str) -> None:
        self._seconds = 0
        self._context.notices.say(text, action, self._context.texts(f"action.{action}"))

    def _name_actions(self) -> None:
        """The menu says what would be undone. What others write changes nothing of that."""
        desk = self._context.desk
        undoable, redoable = desk.undoable, desk.redoable
        if (undoable, redoable) == self._named:
            return
        self._named = (undoable, redoable)
        self._name(self._undo_action, "undo", undoable, undoable and undoable.after)
        self._name(self._redo_action, "redo", redoable, redoable and redoable.after)

    def _name(self, action: QAction, name: str, change: Change | None, held: object) -> None:
        texts = self._context.texts
        action.setEnabled(change is not None)
        words = texts(f"action.{name}")
        if change is not None:
            try:
                said = self._context.desk.said(change, held, texts)
            except DeskError:
                said = ""  # it is told when it is asked for
            words = texts(f"action.{name}_what", what=said[:_CUT].replace("&", "&&"))
        action.setText(words)

    def _on_bridge_changed(self, _changes: Changes) -> None:
        self._name_actions()
        change = self._context.desk.undoable
        if change is None or change.number <= self._seen:
            return
        self._seen = change.number
        self._context.notices.withdraw("undo", "redo")
        if change.thing.kind in _OFFERED:
            self._say(self._context.desk.said(change, change.after, self._context.texts), "undo")

    def _on_bridge_ticked(self) -> None:
        self._seconds += 1
        if self._seconds >= _OFFER_STANDS:
            self._context.notices.withdraw("undo", "redo")

    def _on_notices_acted(self, action: str) -> None:
        if action == "undo":
            self.undo()
        elif action == "redo":
            self.redo()
