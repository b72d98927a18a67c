"""The log of facts: append, read, verify. Facts are chained by hash, one chain for each desk."""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incident_desk.clock import Clock
from incident_desk.domain.facts import Body, Fact, searched_text
from incident_desk.store import codec
from incident_desk.store.database import Database

_FIRST = bytes(32)
_INSERT = (
    f"INSERT INTO facts ({codec.COLUMNS}) VALUES ({', '.join('?' * len(codec.COLUMNS.split(',')))})"
)


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of this desk's chain."""

    seq: int
    hlc: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many facts fit, and the first that does not."""

    checked: int
    broken: "Broken | None" = None

    @property
    def whole(self) -> bool:
        return self.broken is None


@dataclass(frozen=True, slots=True)
class Broken:
    """The first fact that does not fit its chain. `why`: changed, or missing (before it)."""

    desk: str
    seq: int
    reference: str
    recorded_at: datetime
    why: str


class Log:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        with database.reading() as connection:
            self.tag: str = connection.execute("SELECT tag FROM desk").fetchone()[0]
        self._tip: Tip | None = None

    def forget_tip(self) -> None:
        """Another process has written, or a transaction was undone: read the end again."""
        self._tip = None

    def allot_reference(self) -> str:
        """The next reference of this desk; within a transaction, so that none is given twice."""
        row = self._database.connection.execute(
            "UPDATE desk SET last_number = last_number + 1 RETURNING last_number"
        ).fetchone()
        return f"INC-{self.tag}-{row[0]:04d}"

    def append(
        self,
        number: int,
        incident_id: UUID,
        body: Body,
        actor: str,
        happened_at: datetime | None = None,
    ) -> Fact:
        """Chain and insert one fact, within a transaction. `number` is the incident's own."""
        now = codec.milliseconds(self._clock.now())
        happened = codec.milliseconds(happened_at) if happened_at else now
        tip = self._tip or self._read_tip()
        seq, hlc = tip.seq + 1, max(now << 16, tip.hlc + 1)
        kind, version, text = codec.encoded(body)
        envelope = (_new_id(now).bytes, number, kind, version, happened, now)
        row = (*envelope, actor, self.tag, seq, hlc, text)
        digest = codec.sealed(tip.hash, incident_id, row)
        connection = self._database.connection
        n = connection.execute(_INSERT, (*row, tip.hash, digest)).lastrowid
        assert n is not None
        if words := searched_text(body):
            connection.execute("INSERT INTO found (rowid, text) VALUES (?, ?)", (n, words))
        self._tip = Tip(seq, hlc, digest)
        return codec.fact(n, incident_id, (*row, tip.hash, digest))

    def facts(self, number: int, incident_id: UUID, after: int = 0) -> list[Fact]:
        """The facts of one incident that came in after the local number `after`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT n, {codec.COLUMNS} FROM facts WHERE incident = ? AND n > ? ORDER BY n",
                (number, after),
            )
            return [codec.fact(row[0], incident_id, row[1:]) for row in rows]

    def some(self, numbers: Iterable[int]) -> dict[int, Fact]:
        """The facts of these local numbers, of whichever incidents."""
        columns = ", ".join(f"f.{name.strip()}" for name in codec.COLUMNS.split(","))
        sql = (
            f"SELECT f.n, i.id, {columns} FROM facts f JOIN incidents i ON i.n = f.incident"
            " WHERE f.n IN (SELECT value FROM json_each(?))"
        )
        with self._database.reading() as connection:
            rows = connection.execute(sql, (json.dumps(list(numbers)),))
            return {
                n: codec.fact(n, UUID(bytes=incident_id), tuple(row))
                for n, incident_id, *row in rows
            }

    def fact_count(self) -> int:
        with self._database.reading() as connection:
            count: int = connection.execute("SELECT coalesce(max(n), 0) FROM facts").fetchone()[0]
            return count

    def verify(self) -> Verdict:
        """Walk every chain. One broken fact is enough: what follows cannot be trusted either."""
        checked = 0
        for desk, reference, incident_id, row in self._chains():
            if desk is not None:
                prev, seq = _FIRST, 0
            seq += 1
            if row[8] != seq:
                return Verdict(checked, _broken(row, reference, "missing"))
            if row[11] != prev or codec.sealed(prev, incident_id, row[:-2]) != row[12]:
                return Verdict(checked, _broken(row, reference, "changed"))
            prev = row[12]
            checked += 1
        return Verdict(checked)

    def _chains(self) -> Iterator[tuple[str | None, str, UUID, codec.Row]]:
        """Every fact in the order of its chain; the desk's tag is told at the start of each."""
        columns = ", ".join(f"f.{name.strip()}" for name in codec.COLUMNS.split(","))
        last = None
        with self._database.reading() as connection:
            rows: Iterable[codec.Row] = connection.execute(
                f"SELECT i.reference, i.id, {columns} FROM facts f"
                " LEFT JOIN incidents i ON i.n = f.incident ORDER BY f.desk, f.seq"
            )
            for reference, incident_id, *row in rows:
                known = UUID(bytes=incident_id) if incident_id else UUID(int=0)
                yield (row[7] if row[7] != last else None), reference or "?", known, tuple(row)
                last = row[7]

    def _read_tip(self) -> Tip:
        row = self._database.connection.execute(
            "SELECT seq, hlc, hash FROM facts WHERE desk = ? ORDER BY seq DESC LIMIT 1",
            (self.tag,),
        ).fetchone()
        return Tip(*row) if row else Tip(0, 0, _FIRST)


def _broken(row: codec.Row, reference: str, why: str) -> Broken:
    return Broken(row[7], row[8], reference, codec.moment(row[5]), why)


def _new_id(now: int) -> UUID:
    """UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then chance."""
    value = now << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_id(clock: Clock) -> UUID:
    """A fresh id, in the order of time."""
    return _new_id(codec.milliseconds(clock.now()))
