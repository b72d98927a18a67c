"""Backups: each checked, the last hours and days kept, and restored without losing anything."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from clocks import NIGHT, TestClock
from folded import stored

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.errors import DamagedError, InputError, StoreError
from incident_desk.store import backup
from incident_desk.store.backup import Backup, back_up, backups, past_keeping, restore

GARBAGE = b"This is not a database. " * 4_000


@pytest.fixture
def file(desk: Desk) -> Path:
    """A desk in use, with one incident."""
    desk.declare("Core down", ["mail"])
    return paths.database(desk.folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paths.backups(tmp_path)


def titles(folder: Path) -> list[str]:
    with closing(Desk(folder, TestClock(), "Reader")) as desk:
        return [one.title for one in stored(desk)]


def titles_in(copy: Path) -> list[str]:
    with closing(sqlite3.connect(copy)) as opened:
        return [title for (title,) in opened.execute("SELECT title FROM incidents ORDER BY n")]


def made(*moments: datetime) -> list[Backup]:
    return [Backup(Path(f"{moment:%Y%m%dT%H%M%S}"), moment, 1) for moment in moments]


def test_a_backup_is_one_whole_file(file: Path, folder: Path) -> None:
    copy = back_up(file, folder, NIGHT)
    assert [path.name for path in folder.iterdir()] == ["desk-20261123T030000Z.sqlite3"]
    assert titles_in(copy) == ["Core down"]
    assert [(one.path, one.made_at) for one in backups(folder)] == [(copy, NIGHT)]
    assert backups(folder)[0].size == copy.stat().st_size


def test_a_backup_holds_what_was_committed_a_moment_ago(
    desk: Desk, file: Path, folder: Path
) -> None:
    desk.declare("Just now")
    assert titles_in(back_up(file, folder, NIGHT)) == ["Core down", "Just now"]


def test_the_newest_of_each_of_24_hours_and_30_days_are_kept() -> None:
    start = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    quarters = [start - timedelta(minutes=15 * number) for number in range(4 * 24 * 40)]
    every = made(*quarters)
    random.Random(7).shuffle(every)
    gone = {one.made_at for one in past_keeping(every)}
    kept = sorted((moment for moment in quarters if moment not in gone), reverse=True)
    hours = [start - timedelta(hours=number) for number in range(24)]
    days = [start - timedelta(days=number) for number in range(1, 30)]
    assert kept == [*hours, *days]


def test_backups_of_weeks_ago_are_kept_when_there_are_none_since() -> None:
    old = [NIGHT - timedelta(days=300, hours=number) for number in range(10)]
    assert past_keeping(made(NIGHT, *old)) == []


def test_making_one_drops_those_past_keeping(file: Path, folder: Path) -> None:
    for minutes in (0, 10, 20, 60):
        back_up(file, folder, NIGHT + timedelta(minutes=minutes))
    kept = [one.made_at for one in backups(folder)]
    assert kept == [NIGHT + timedelta(minutes=60), NIGHT + timedelta(minutes=20)]


def test_a_copy_that_is_not_sound_is_not_kept_and_drops_nothing(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(file, folder, NIGHT)
    monkeypatch.setattr(backup, "_copy", lambda _source, target: target.write_bytes(GARBAGE))
    for minutes in range(1, 9):
        with pytest.raises(DamagedError):
            back_up(file, folder, NIGHT + timedelta(minutes=minutes))
    assert [one.made_at for one in backups(folder)] == [NIGHT]
    assert [path.suffix for path in folder.iterdir()] == [".sqlite3"]


def test_a_file_of_another_name_is_no_backup_and_stays(file: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "desk-mine.sqlite3").write_bytes(b"kept by hand")
    back_up(file, folder, NIGHT)
    assert len(backups(folder)) == 1
    assert (folder / "desk-mine.sqlite3").read_bytes() == b"kept by hand"


def test_where_there_is_no_folder_there_are_no_backups(folder: Path) -> None:
    assert backups(folder) == []


def test_a_folder_that_cannot_be_made_is_told(file: Path, folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(StoreError):
        back_up(file, folder, NIGHT)


def test_restoring_sets_aside_what_stood_there(desk: Desk, file: Path, folder: Path) -> None:
    copy = back_up(file, folder, NIGHT)
    desk.declare("After the backup")
    desk.close()
    aside = restore(copy, file, NIGHT)
    assert aside is not None
    assert titles(desk.folder) == ["Core down"]
    assert titles_in(aside) == ["Core down", "After the backup"]
    assert titles_in(copy) == ["Core down"]


def test_restoring_keeps_the_log_of_a_desk_that_was_killed(
    desk: Desk, file: Path, folder: Path
) -> None:
    copy = back_up(file, folder, NIGHT)
    desk.declare("Only in the log")
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    aside = restore(copy, file, NIGHT)  # the desk is still open, as one that was killed
    assert aside is not None
    assert titles(desk.folder) == ["Core down"]
    assert titles_in(aside) == ["Core down", "Only in the log"]


def test_restoring_over_garbage_keeps_the_garbage(desk: Desk, file: Path, folder: Path) -> None:
    copy = back_up(file, folder, NIGHT)
    desk.close()
    file.write_bytes(GARBAGE)
    aside = restore(copy, file, NIGHT)
    assert aside is not None
    assert aside.read_bytes() == GARBAGE
    assert titles(desk.folder) == ["Core down"]


def test_restoring_where_nothing_stands_sets_nothing_aside(
    desk: Desk, file: Path, folder: Path
) -> None:
    copy = back_up(file, folder, NIGHT)
    desk.close()
    file.unlink()
    assert restore(copy, file, NIGHT) is None
    assert titles(desk.folder) == ["Core down"]


@pytest.mark.parametrize("damage", ["garbage", "page", "empty", "stranger"])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    desk: Desk, file: Path, folder: Path, damage: str
) -> None:
    copy = back_up(file, folder, NIGHT)
    harm(copy, damage)
    desk.close()
    before = file.read_bytes()
    with pytest.raises(DamagedError):
        restore(copy, file, NIGHT)
    assert file.read_bytes() == before
    assert not [*desk.folder.glob("*before-restore*")]


def harm(copy: Path, damage: str) -> None:
    whole = copy.read_bytes()
    if damage == "stranger":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as other:
            other.execute("CREATE TABLE bookmarks (address TEXT)")
            other.execute("PRAGMA user_version = 1")
    else:
        page = whole[:4096] + b"\xff" * (len(whole) - 4096)
        copy.write_bytes({"garbage": GARBAGE, "page": page, "empty": b""}[damage])


def test_a_backup_that_is_not_there_is_told(desk: Desk, file: Path, folder: Path) -> None:
    with pytest.raises(InputError) as told:
        restore(folder / "desk-gone.sqlite3", file, NIGHT)
    assert told.value.key == "store.no_such_backup"


def test_two_restores_in_one_second_lose_nothing(desk: Desk, file: Path, folder: Path) -> None:
    copy = back_up(file, folder, NIGHT)
    desk.close()
    restore(copy, file, NIGHT)
    with pytest.raises(StoreError):
        restore(copy, file, NIGHT)
    assert titles(desk.folder) == ["Core down"]
