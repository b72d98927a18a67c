"""Backups of a desk that need not open: what there is, and putting one in its place."""

from datetime import datetime
from pathlib import Path

from incident_desk import paths
from incident_desk.store import backup
from incident_desk.store.backup import Backup

__all__ = ["Backup", "backups", "restore"]


def backups(folder: Path) -> list[Backup]:
    """The backups of the desk in `folder`, newest first."""
    return backup.backups(paths.backups(folder))


def restore(folder: Path, copy: Path, now: datetime) -> Path | None:
    """Put a checked backup in the desk's place. The desk must be closed everywhere.

    Gives where the database that stood there was set aside. Raises InputError, StoreError.
    """
    return backup.restore(copy, paths.database(folder), now)
