"""What the world does to the file, told in plain words; a damaged file is never written into."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from clocks import TestClock
from folded import stored

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.errors import BusyError, DamagedError, FullError, StoreError
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.store import database

GARBAGE = b"This is not a database. " * 4_000
posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace an open file")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return paths.database(tmp_path)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.01)


@pytest.fixture
def locked(impatient: None, desk: Desk, file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that holds the database for longer than anyone waits."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def opened(folder: Path) -> Desk:
    return Desk(folder, TestClock(), "Ana")


def strangers(file: Path, *pragmas: str) -> bytes:
    """A sound SQLite file of another program."""
    with closing(sqlite3.connect(file)) as other, other:
        for pragma in pragmas:
            other.execute(f"PRAGMA {pragma}")
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    return file.read_bytes()


def assert_told(error: StoreError, key: str) -> None:
    assert error.key == key
    for language in LANGUAGES:
        assert error.told(texts(language)) not in ("", key)


def test_a_new_file_is_for_its_owner_only(desk: Desk, file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_facts_are_on_disk_before_anything_is_told(desk: Desk) -> None:
    pragma = desk._database.connection.execute
    assert pragma("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert pragma("PRAGMA synchronous").fetchone()[0] == 2


@pytest.mark.usefixtures("locked")
def test_a_database_that_another_program_holds_is_busy(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as desk:
        with pytest.raises(BusyError) as told:
            desk.declare("Core down")
        assert_told(told.value, "store.busy")
        assert stored(desk) == []


def test_the_desk_goes_on_when_the_lock_is_let_go(
    locked: sqlite3.Connection, tmp_path: Path
) -> None:
    with closing(opened(tmp_path)) as desk:
        with pytest.raises(BusyError):
            desk.declare("Core down")
        locked.execute("ROLLBACK")
        desk.declare("Core down")
        assert [one.reference for one in stored(desk)] == [f"INC-{desk.tag}-0001"]


def test_a_full_disk_is_told_and_nothing_half_written(desk: Desk) -> None:
    incident = desk.declare("Core down")
    pages = desk._database.connection.execute("PRAGMA page_count").fetchone()[0]
    desk._database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FullError) as told:
        desk.log(incident, "x" * 100_000)
    assert_told(told.value, "store.full")
    assert len(desk.facts(incident)) == 2
    desk._database.connection.execute("PRAGMA max_page_count = 1000000")
    desk.log(incident, "There is room again")
    assert desk.verify().whole


def test_garbage_is_refused_and_left_as_it_was(tmp_path: Path, file: Path) -> None:
    file.write_bytes(GARBAGE)
    with pytest.raises(DamagedError) as told:
        opened(tmp_path)
    assert_told(told.value, "store.damaged")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == GARBAGE


def test_a_damaged_page_is_damage(desk: Desk, file: Path, tmp_path: Path) -> None:
    for number in range(60):
        desk.declare(f"Incident {number} " + "x" * 500)
    desk.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + GARBAGE[: len(whole) - 4096])
    with pytest.raises(DamagedError) as told, closing(opened(tmp_path)) as again:
        stored(again)
    assert_told(told.value, "store.damaged")


@posix
@pytest.mark.parametrize("grown", [False, True])
def test_garbage_written_over_an_open_file_is_never_written_into(
    desk: Desk, file: Path, grown: bool
) -> None:
    incident = desk.declare("Core down")
    file.write_bytes(GARBAGE * (2 if grown else 1))
    with pytest.raises(DamagedError) as told:
        desk.log(incident, "Still there?")
    assert_told(told.value, "store.replaced")
    desk.close()
    assert file.read_bytes() == GARBAGE * (2 if grown else 1)


@posix
def test_another_file_in_its_place_is_never_written_into(desk: Desk, file: Path) -> None:
    incident = desk.declare("Core down")
    file.rename(file.with_name("elsewhere"))
    file.write_bytes(GARBAGE)
    with pytest.raises(DamagedError) as told:
        desk.log(incident, "Still there?")
    assert_told(told.value, "store.replaced")
    desk.close()
    assert file.read_bytes() == GARBAGE


@posix
def test_a_file_that_was_deleted_is_missed_at_once(desk: Desk, file: Path) -> None:
    incident = desk.declare("Core down")
    file.unlink()
    with pytest.raises(DamagedError) as told:
        desk.log(incident, "Still there?")
    assert_told(told.value, "store.gone")
    desk.close()
    assert not file.exists()


def test_a_file_of_a_newer_program_is_left_as_it_was(desk: Desk, file: Path) -> None:
    desk.close()
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA user_version = {database.SCHEMA + 1}")
        other.execute("PRAGMA journal_mode = DELETE")
    before = file.read_bytes()
    with pytest.raises(StoreError) as told:
        opened(file.parent)
    assert_told(told.value, "store.newer")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "pragmas", [(), ("user_version = 1",), ("user_version = 7",), ("application_id = 5",)]
)
def test_a_file_of_another_program_is_left_as_it_was(
    tmp_path: Path, file: Path, pragmas: tuple[str, ...]
) -> None:
    before = strangers(file, *pragmas)
    with pytest.raises(DamagedError) as told:
        opened(tmp_path)
    assert_told(told.value, "store.not_ours")
    assert file.read_bytes() == before


def test_an_empty_file_is_a_new_desk(tmp_path: Path, file: Path) -> None:
    file.touch()
    with closing(opened(tmp_path)) as desk:
        desk.declare("Core down")
        assert desk.verify().checked == 2


def test_a_start_that_was_cut_off_leaves_a_file_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from incident_desk.store import migrations

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "_run", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened(tmp_path)
    with closing(opened(tmp_path)) as desk:
        assert desk.verify().whole


@posix
def test_closing_one_desk_leaves_the_other_its_locks(
    desk: Desk, tmp_path: Path, file: Path
) -> None:
    """POSIX drops a process's locks on a file when any handle of it closes."""
    incident = desk.declare("Core down")
    opened(tmp_path).close()
    in_another_process(
        "import sqlite3",
        f"with sqlite3.connect({str(file)!r}) as other: other.execute('SELECT * FROM desk')",
        "other.close()",
    )
    assert file.with_name(f"{file.name}-wal").exists()
    desk.log(incident, "Everyone must see this")
    with closing(opened(tmp_path)) as other:
        assert len(other.facts(incident)) == 3


@posix
def test_what_cannot_be_written_is_opened_to_read(desk: Desk, tmp_path: Path) -> None:
    desk.declare("Core down")
    desk.close()
    as_nobody(
        tmp_path,
        0o555,
        "desk = Desk(Path(folder), TestClock(), 'Ana')",
        "assert desk.read_only",
        "incident = desk.incident_id(f'INC-{desk.tag}-0001')",
        "assert desk.verify().whole",
        "try: desk.log(incident, 'Told?')",
        "except ReadOnlyError as error: assert error.key == 'store.read_only'",
        "else: raise SystemExit('written')",
    )


@posix
def test_a_desk_to_read_shows_what_was_not_yet_moved_out_of_the_log(
    desk: Desk, tmp_path: Path
) -> None:
    desk.declare("Core down")  # the desk stays open: all of it stands in the log
    as_nobody(
        tmp_path,
        0o555,
        "desk = Desk(Path(folder), TestClock(), 'Ana')",
        "assert desk.verify().checked == 2, desk.verify()",
    )


@posix
def test_a_folder_in_which_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    as_nobody(
        tmp_path,
        0o555,
        "try: Desk(Path(folder), TestClock(), 'Ana')",
        "except ReadOnlyError as error: assert error.key == 'store.cannot_create'",
        "else: raise SystemExit('created')",
    )


def as_nobody(folder: Path, mode: int, *lines: str) -> None:
    """Run these lines as one who may not write, in a process of its own: root may write all."""
    files = [*folder.iterdir()]
    for file in files:
        file.chmod(0o444)
    folder.chmod(mode)
    for above in [*folder.parents][:3] if os.geteuid() == 0 else []:
        above.chmod(above.stat().st_mode | 0o111)
    try:
        in_another_process(
            "import os",
            "from pathlib import Path",
            "from clocks import TestClock",
            "from incident_desk.desk import Desk",
            "from incident_desk.errors import ReadOnlyError",
            f"folder = {str(folder)!r}",
            "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)",
            *lines,
        )
    finally:
        folder.chmod(0o700)
        for file in files:
            file.chmod(0o600)


def in_another_process(*lines: str) -> None:
    path = os.pathsep.join(map(str, Path(__file__).parents[1:3]))
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(StoreError) as caught:
        opened(tmp_path / "notes")
    assert caught.value.key == "store.not_a_folder"
    assert (tmp_path / "notes").read_text() == "mine"


def test_nothing_stays_open_when_a_copy_to_read_cannot_be_opened(tmp_path: Path) -> None:
    """On some systems an open connection would keep the file from being replaced."""
    path = paths.database(tmp_path)
    path.write_bytes(GARBAGE)
    closed = []

    class Watched(sqlite3.Connection):
        def close(self) -> None:
            closed.append(True)
            super().close()

    connect = sqlite3.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sqlite3, "connect", lambda *args, **named: connect(*args, factory=Watched, **named)
        )
        with pytest.raises(DamagedError):
            database.open_to_read(path)
    assert closed
