"""Put a finished file on disk whole, or not at all."""

import errno
import os
from pathlib import Path

from incident_desk.errors import FullError, InputError, ReadOnlyError, StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def save(path: Path, data: bytes) -> None:
    """Write beside `path` first, then rename: an older file there stays until the new one is whole.

    Raises InputError without a folder, FullError, ReadOnlyError, StoreError.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            if part.parent.is_dir():
                part.unlink(missing_ok=True)
    except OSError as error:
        raise _told(error, path) from error


def _told(error: OSError, path: Path) -> InputError | StoreError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError("reportpanel.no_folder", folder=str(path.parent))
    if error.errno in _FULL:
        return FullError("reportpanel.disk_full", path=str(path))
    if error.errno in _CLOSED:
        return ReadOnlyError("reportpanel.not_allowed", folder=str(path.parent))
    return StoreError("reportpanel.disk_failed", path=str(path), reason=error.strerror or "")
