"""One handle for each database file of this process, to look at the file behind SQLite's back.

POSIX drops every lock that a process holds on a file as soon as it closes any handle of that file.
SQLite's locks would go too, and another program could take its write-ahead log away. So all
connections to a file share one handle, and it is closed after the last of them.
"""

import os
import threading
from pathlib import Path

_shared: dict[tuple[int, int], "Handle"] = {}
_lock = threading.Lock()


class Handle:
    """To read the first bytes of a file. Take it with `take`, and leave it once."""

    def __init__(self, number: int, identity: tuple[int, int]) -> None:
        self._number = number
        self._identity = identity
        self._takers = 0

    @classmethod
    def take(cls, path: Path) -> "Handle":
        """Raises OSError."""
        with _lock:
            handle = _shared.get(_identity(path.stat()))
            if handle is None:
                number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                handle = cls(number, _identity(os.fstat(number)))
                _shared[handle._identity] = handle
            handle._takers += 1
            return handle

    def leave(self) -> None:
        """Close it after the last taker, whose connection must be closed before."""
        with _lock:
            self._takers -= 1
            if not self._takers:
                del _shared[self._identity]
                os.close(self._number)

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is still this one."""
        try:
            return _identity(path.stat()) == self._identity
        except FileNotFoundError:
            return False

    def head(self, length: int) -> bytes:
        with _lock:
            os.lseek(self._number, 0, os.SEEK_SET)
            return os.read(self._number, length)


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_dev, stat.st_ino
