"""Backups through SQLite's online backup: a whole file each, checked before it counts.

The last 24 of different hours and the last 30 of different days are kept.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from incident_desk.errors import DamagedError, InputError, StoreError
from incident_desk.store.database import OURS, SCHEMA, faults, open_to_read

_NAME = "desk-%Y%m%dT%H%M%SZ.sqlite3"
_HOURS, _DAYS = 24, 30


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    made_at: datetime
    size: int


def backups(folder: Path) -> list[Backup]:
    """The backups in `folder`, newest first."""
    found = []
    with faults(folder):
        for path in folder.glob("desk-*.sqlite3") if folder.is_dir() else ():
            try:
                made_at = datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Backup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def back_up(database: Path, folder: Path, now: datetime) -> Path:
    """Copy the database while it is in use, check the copy, and drop the copies past keeping.

    Raises StoreError; a copy that is not sound is not kept, and no older one is dropped then.
    """
    with faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = folder / now.astimezone(UTC).strftime(_NAME)
        part = target.with_suffix(".part")
        try:
            _copy(database, part)
            check(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        for old in past_keeping(backups(folder)):
            old.path.unlink(missing_ok=True)
    return target


def past_keeping(kept: Iterable[Backup]) -> list[Backup]:
    """Those that are neither the newest of one of the last 24 hours nor of the last 30 days."""
    newest_first = sorted(kept, key=lambda backup: backup.made_at, reverse=True)
    wanted: set[Path] = set()
    for form, count in (("%Y%m%d%H", _HOURS), ("%Y%m%d", _DAYS)):
        newest: dict[str, Path] = {}
        for backup in newest_first:
            newest.setdefault(backup.made_at.strftime(form), backup.path)
        wanted.update(list(newest.values())[:count])
    return [backup for backup in newest_first if backup.path not in wanted]


def check(path: Path) -> None:
    """Raises DamagedError unless `path` is a sound database of ours."""
    with (
        faults(path),
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as c,
    ):
        owner, schema, sound = (
            c.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "quick_check(1)")
        )
        if owner != OURS or not 0 < schema <= SCHEMA or sound != "ok":
            raise DamagedError("store.damaged", path=str(path))


def restore(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a checked backup in the database's place; what stood there is set aside, never lost.

    Gives the path of what was set aside, None where nothing was. The desk must be closed.
    """
    if not backup.is_file():
        raise InputError("store.no_such_backup", path=str(backup))
    check(backup)
    with faults(database):
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = database.with_suffix(".restoring")
        _copy(backup, fresh)
        aside = _set_aside(database, now)
        fresh.replace(database)
    return aside


def _set_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = database.with_name(f"{database.stem}.before-restore-{stamp}.sqlite3")
    if aside.exists():
        raise StoreError("store.disk", path=str(aside), reason="")
    # The log first: beside another database it must never stand.
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    database = open_to_read(source)
    try:
        with closing(sqlite3.connect(target)) as copy:
            database.connection.backup(copy, pages=2048)
            # A backup is one file: no log beside it to forget.
            copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        database.close()
