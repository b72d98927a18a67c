"""Between the Desk and Qt: one signal for what changed, one second hand for the window."""

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.changes import Changes
from incident_desk.desk import Desk
from incident_desk.errors import StoreError

_LOOK_EVERY = 400  # ms: what the command line writes is seen within a second


class DeskBridge(QObject):
    changed = Signal(object)  # Changes, after it is on disk
    ticked = Signal()  # once a second
    failed = Signal(object)  # StoreError met while looking for what others wrote

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._well = True
        desk.listen(self._on_desk_changed)
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self.look)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.ticked)

    def start(self) -> None:
        self._look.start()
        self._second.start()

    def stop(self) -> None:
        self._look.stop()
        self._second.stop()

    def look(self) -> None:
        """Take in what another process wrote; a fault is told once, until it is gone."""
        try:
            self._desk.notice()
        except StoreError as error:
            if self._well:
                self._well = False
                self.failed.emit(error)
        else:
            self._well = True

    def _on_desk_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)
