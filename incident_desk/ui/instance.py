"""One window for each desk: a second start raises the first."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000  # ms


class Instance(QObject):
    """Holds the lock file while the window is open; one left by a killed program is taken over."""

    asked = Signal()  # another start asks to be shown this window

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = (
            "incident-desk-" + hashlib.sha256(str(lock.resolve()).encode()).hexdigest()[:16]
        )
        self._make_folder(lock.parent)
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        held = self._lock.tryLock(0)
        # In a folder that cannot be written there is nothing to protect either.
        self.first = held or self._lock.error() != QLockFile.LockError.LockFailedError
        if self.first:
            self._serve()

    def raise_first(self) -> bool:
        """Ask the window that holds the lock to come to the front; whether it answered."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_PATIENCE)
        socket.disconnectFromServer()
        return answered

    def close(self) -> None:
        if self._server:
            self._server.close()
        self._lock.unlock()

    def _serve(self) -> None:
        QLocalServer.removeServer(self._name)  # a killed program leaves its socket behind
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._server.listen(self._name)

    def _on_server_new_connection(self) -> None:
        assert self._server is not None
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()

    @staticmethod
    def _make_folder(folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return
