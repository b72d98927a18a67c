"""When a page reads again: after a change, and only while somebody can see it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from incident_desk.changes import Changes
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context


class Fresh(QTimer):
    """Calls `read` a moment after the last of several changes; out of sight it waits.

    The page calls `look` when it is shown. A read that fails is said in the notice bar; one that
    succeeds leaves the bar alone, because nobody asked for it.
    """

    def __init__(
        self,
        page: QWidget,
        context: Context,
        read: Callable[[], object],
        concerns: Callable[[Changes], bool] = lambda _changes: True,
        quiet: int = 150,
    ) -> None:
        super().__init__(page, singleShot=True, interval=quiet)
        self._page = page
        self._context = context
        self._read_page = read
        self._concerns = concerns
        self._stale = True
        self.timeout.connect(self.look)
        context.bridge.changed.connect(self._on_bridge_changed)

    def look(self) -> None:
        """Read now, if anything changed since the last time."""
        if self._stale:
            self.read()

    def read(self) -> None:
        """Read now, whether anything is known to have changed or not."""
        self.stop()
        try:
            self._read_page()
        except DeskError as error:
            self._context.notices.fail(error)
        else:
            self._stale = False

    def _on_bridge_changed(self, changes: Changes) -> None:
        if self._concerns(changes):
            self._stale = True
            if self._page.isVisible():
                self.start()
