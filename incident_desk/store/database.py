"""Open the database, and tell the world's faults from ours.

Only sqlite3 is imported here: sqlite_utils doubles the import bill of a start, so it waits until a
migration runs.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from incident_desk.errors import (
    BusyError,
    DamagedError,
    FullError,
    InputError,
    ReadOnlyError,
    StoreError,
)
from incident_desk.store.handle import Handle

# What this program writes. A file with a greater number was written by a newer program.
SCHEMA = 4
# The mark of our files, where SQLite keeps such a mark: "Desk".
OURS = 0x4465736B
_MAGIC = b"SQLite format 3\x00"
_PATIENCE = 1.5  # seconds to wait for another program's lock: the window stands still meanwhile


class Database:
    """One connection, for one thread. Close it when done."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, handle: Handle, read_only: bool
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._handle = handle
        self._guard = None if read_only else _connect_to_read(path)
        if self._guard:
            self._guard.execute("SELECT 1 FROM sqlite_schema").fetchone()
        self._seen = self._data_version()
        self._open = ExitStack()
        self._open.callback(handle.leave)
        self._open.callback(self._close_connections)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on disk when the block ends, undone when it raises."""
        if self.read_only:
            raise ReadOnlyError("store.read_only", path=str(self.path))
        with faults(self.path):
            self._check_file()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read, with the faults of the disk told as StoreError."""
        with faults(self.path):
            yield self.connection

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was last asked."""
        with faults(self.path):
            version = self._data_version()
        changed = version != self._seen
        self._seen = version
        return changed

    def close(self) -> None:
        """A database that is closed may be closed again."""
        self._open.close()

    def _close_connections(self) -> None:
        # SQLite writes its log into the file when the last connection closes. Into a file that is
        # not ours any more it must not: then the guard goes last, and the guard only reads.
        if self._guard and self._is_ours():
            self._guard.close()
        self.connection.close()
        if self._guard:
            self._guard.close()

    def _data_version(self) -> int:
        version: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _check_file(self) -> None:
        """SQLite would go on writing into a file that was replaced or overwritten: look first."""
        if not self._is_ours():
            told = "store.replaced" if self.path.exists() else "store.gone"
            raise DamagedError(told, path=str(self.path))

    def _is_ours(self) -> bool:
        return self._handle.is_at(self.path) and self._handle.head(len(_MAGIC)) == _MAGIC


def open_database(path: Path) -> Database:
    """Open or create the database at `path`; one that cannot be written is opened to read.

    Raises DamagedError for a file that is none of ours and leaves it untouched, and StoreError for
    a folder in which nothing can be made or a file that a newer program wrote.
    """
    with faults(path):
        _make_folder(path)
        writable = _writable(path)
        connection = _connect(path) if writable else _connect_to_read(path)
        return _opened(path, connection, writable, prepare=_prepare)


def open_to_read(path: Path) -> Database:
    """A connection that only reads, for work on another thread."""
    with faults(path):
        return _opened(path, _connect_to_read(path), writable=False)


def _opened(
    path: Path,
    connection: sqlite3.Connection,
    writable: bool,
    prepare: Callable[[Path, sqlite3.Connection, bool], None] | None = None,
) -> Database:
    """The connection is closed when anything goes wrong, and before the handle is let go."""
    try:
        handle = _sound(path)
        try:
            if prepare:
                prepare(path, connection, writable)
            return Database(path, connection, handle, read_only=not writable)
        except BaseException:
            connection.close()
            handle.leave()
            raise
    except BaseException:
        connection.close()
        raise


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Tell what sqlite3 and the system raise as StoreError; a mistake in our SQL stays a bug.

    Text with half a character in it, which cannot be stored, is told as InputError.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError("store.not_unicode") from error
    except sqlite3.DatabaseError as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error
    except PermissionError as error:
        raise ReadOnlyError("store.read_only", path=error.filename or str(path)) from error
    except OSError as error:
        raise StoreError("store.disk", path=str(path), reason=error.strerror or "") from error


_CAUSES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (BusyError, "store.busy"),
    sqlite3.SQLITE_LOCKED: (BusyError, "store.busy"),
    sqlite3.SQLITE_FULL: (FullError, "store.full"),
    sqlite3.SQLITE_READONLY: (ReadOnlyError, "store.read_only"),
    sqlite3.SQLITE_PERM: (ReadOnlyError, "store.read_only"),
    sqlite3.SQLITE_CANTOPEN: (ReadOnlyError, "store.cannot_open"),
    sqlite3.SQLITE_NOTADB: (DamagedError, "store.damaged"),
    sqlite3.SQLITE_CORRUPT: (DamagedError, "store.damaged"),
    sqlite3.SQLITE_IOERR: (StoreError, "store.disk_failed"),
}


def _told(error: sqlite3.DatabaseError, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    cause = _CAUSES.get(code & 0xFF) if code is not None else None
    return cause[0](cause[1], path=str(path)) if cause else None


def _sound(path: Path) -> Handle:
    """Refuse a file that is not SQLite before SQLite looks at it; an empty file is a new one."""
    handle = Handle.take(path)
    if handle.head(len(_MAGIC)) not in (b"", _MAGIC):
        handle.leave()
        raise DamagedError("store.damaged", path=str(path))
    return handle


def _make_folder(path: Path) -> None:
    if path.parent.is_file():
        raise StoreError("store.not_a_folder", path=str(path.parent))
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=0o700)


def _writable(path: Path) -> bool:
    """Whether file and folder can be written; a file that is not there yet must be creatable."""
    folder = os.access(path.parent, os.W_OK)
    if not path.exists():
        if not folder:
            raise ReadOnlyError("store.cannot_create", path=str(path.parent))
        return True
    return folder and os.access(path, os.W_OK)


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists():
        path.touch(mode=0o600)
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Where the folder cannot be written and no WAL stands there, none can be made: do without."""
    wal = path.with_name(f"{path.name}-wal")
    kind = "mode=ro" if wal.exists() or os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"
    uri = f"{path.resolve().as_uri()}?{kind}"
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)


def _prepare(path: Path, connection: sqlite3.Connection, writable: bool) -> None:
    """See whose file it is before anything is written into it."""
    schema = _schema(path, connection)
    if schema > SCHEMA:
        raise StoreError("store.newer", path=str(path))
    if schema < SCHEMA and not writable:
        raise ReadOnlyError("store.cannot_create", path=str(path.parent))
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    if schema < SCHEMA:
        from incident_desk.store.migrations import migrate

        migrate(connection, OURS, SCHEMA)


def _schema(path: Path, connection: sqlite3.Connection) -> int:
    """The schema of the file, 0 for a new one; a file of another program is not ours to change."""
    connection.execute("BEGIN")
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    connection.execute("COMMIT")
    if owner != OURS and (owner or schema or tables):
        raise DamagedError("store.not_ours", path=str(path))
    return schema
