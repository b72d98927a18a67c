"""What the store does: append, search, open the busiest incident; and how large its file is."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from statistics import fmean
from uuid import UUID

from benchmarks.figures import Figure, medians
from incident_desk import paths
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.domain.board import Filter
from incident_desk.store import codec
from incident_desk.store.asked import fts

_APPENDS = 1_000
_SEARCHES = 21
# What a commander types: common, rare and unknown words, one or two, with and without accents.
TYPED = ("router", "generator", "señal", "tunel reini", "mosaka", "does answer", "zzz")
_RAW = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 30"


def stored(folder: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        yield from _appended(folder, Path(scratch))
    with closing(Desk(folder, SystemClock(), "Ana")) as desk:
        yield from _searched(desk)
        yield from _opened(desk)
        size = paths.database(folder).stat().st_size / desk._log.fact_count()
        yield Figure("size of the file, for each fact", size, "bytes", goal=600)


def _appended(folder: Path, scratch: Path) -> Iterator[Figure]:
    """In a copy of the large file; the plain row goes into a file of its own on the same disk."""
    shutil.copy(paths.database(folder), paths.database(scratch))
    with (
        closing(Desk(scratch, SystemClock(), "Ana")) as desk,
        closing(sqlite3.connect(scratch / "plain", isolation_level=None)) as plain,
    ):
        incident = desk.declare("Core down", ["mail"])
        row = _plain_table(plain, desk)
        checklist = desk.attach(incident, desk.playbooks("en")[0])
        step = desk.incident(incident).checklists[0].steps[0].id
        verbs = cycle((desk.tick_step, desk.reopen_step))
        note, tick, floor = medians(
            _APPENDS,
            lambda: desk.log(incident, "The generator in hall 2 runs again and answers"),
            lambda: next(verbs)(incident, checklist, step),
            lambda: _plain_insert(plain, row),
        )
        yield Figure("append a note with its projections, durable", note, "ms", floor, 2)
        yield Figure("append a tick with its projections, durable", tick, "ms", floor, 2)
        (listed,) = medians(101, lambda: _declare_and_list(desk))
        yield Figure("declare an incident until the board lists it", listed, goal=4.9)


def _declare_and_list(desk: Desk) -> None:
    desk.declare("Core down", ["mail"])
    assert len(desk.cards(desk.numbers(Filter(), limit=60))) > 0


def _plain_table(plain: sqlite3.Connection, desk: Desk) -> codec.Row:
    """The same table without anything around it, and one row of it."""
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute(f"CREATE TABLE facts (n INTEGER PRIMARY KEY, {codec.COLUMNS})")
    newest = f"SELECT {codec.COLUMNS} FROM facts ORDER BY n DESC LIMIT 1"
    row: codec.Row = desk._database.connection.execute(newest).fetchone()
    return row


def _plain_insert(plain: sqlite3.Connection, row: codec.Row) -> None:
    plain.execute("BEGIN IMMEDIATE")
    places = ", ".join("?" * len(row))
    plain.execute(f"INSERT INTO facts ({codec.COLUMNS}) VALUES ({places})", row)
    plain.execute("COMMIT")


def _searched(desk: Desk) -> Iterator[Figure]:
    """As typed: one search after each letter from the second on."""
    raw = desk._database.connection
    all_ours, all_floors = [], []
    for typed in TYPED:
        sums = [0.0, 0.0]
        for length in range(2, len(typed) + 1):
            text = typed[:length]
            times = medians(
                _SEARCHES,
                lambda text=text: desk.search(text),
                lambda text=text: raw.execute(_RAW, (fts(text),)).fetchall(),
            )
            sums = [total + one for total, one in zip(sums, times, strict=True)]
        ours, floor = (total / (len(typed) - 1) for total in sums)
        yield Figure(f"search while typing '{typed}'", ours, "ms", floor)
        all_ours.append(ours)
        all_floors.append(floor)
    yield Figure("search, mean of these", fmean(all_ours), "ms", fmean(all_floors), 1.5)


def _opened(desk: Desk) -> Iterator[Figure]:
    busiest, count = busiest_incident(desk)

    def read() -> None:
        desk._opened.clear()
        desk.incident(busiest)
        desk.facts(busiest)

    (ours,) = medians(11, read)
    yield Figure(f"open the busiest incident: fold {count:,} facts", ours, goal=100)
    (first,) = medians(11, lambda: desk.numbers(Filter()))
    yield Figure("list every incident's number", first)
    (due,) = medians(11, desk.needs)
    yield Figure("list what needs someone now", due)


def busiest_incident(desk: Desk) -> tuple[UUID, int]:
    sql = "SELECT incident, count(*) FROM facts GROUP BY incident ORDER BY 2 DESC LIMIT 1"
    number, count = desk._database.connection.execute(sql).fetchone()
    return desk.cards([number])[0].id, count
