"""When ages on a page are told anew: once a minute, and only while somebody can see them."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from incident_desk.ui.context import Context


class Minutes(QObject):
    """Calls `tell` when a minute has begun. The page calls `look` when it is shown."""

    def __init__(self, page: QWidget, context: Context, tell: Callable[[], object]) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._tell = tell
        self._told = self._minute
        context.bridge.ticked.connect(self.look)

    def look(self) -> None:
        if self._minute != self._told and self._page.isVisible():
            self._told = self._minute
            self._tell()

    @property
    def _minute(self) -> int:
        return int(self._context.now.timestamp()) // 60
