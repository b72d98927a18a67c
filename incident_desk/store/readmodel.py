"""The small tables that board and due list read, kept in the fact's own transaction."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.deadlines import ASSESS, DRAFT, Due, Need
from incident_desk.domain.plain import bare
from incident_desk.store.asked import IS_OPEN, order, where
from incident_desk.store.codec import milliseconds, moment
from incident_desk.store.database import Database

_COLUMNS = (
    "id, reference, title, phase, severity, started_at, ended_at, drill, commander, services,"
    " next_update_at, steps_settled, steps_total, drafts_waiting, origin, digest"
)
_NAMES = [*_COLUMNS.replace(" ", "").split(","), "title_key"]
_INSERT = f"INSERT INTO incidents ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"
_SERVICES = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class ServiceCount:
    name: str
    open: int
    total: int


class ReadModel:
    def __init__(self, database: Database) -> None:
        self._database = database

    def insert(self, card: Card) -> int:
        """A new incident's row, within a transaction; gives its local number."""
        execute = self._database.connection.execute
        number = execute(_INSERT, _row(card)).lastrowid
        assert number is not None
        self._set_services(number, card.services)
        self._index_title(number, card)
        return number

    def update(self, number: int, before: Card, after: Card) -> None:
        """Write what differs, within a transaction; mostly nothing does."""
        if before == after:
            return
        connection = self._database.connection
        pairs = zip(_NAMES, _row(before), _row(after), strict=True)
        changed = {name: new for name, old, new in pairs if old != new}
        if not changed:
            return
        places = ", ".join(f"{name} = ?" for name in changed)
        sql = f"UPDATE incidents SET {places} WHERE n = ?"
        connection.execute(sql, (*changed.values(), number))
        if before.services != after.services:
            gone = [(name, number) for name in before.services]
            connection.executemany("DELETE FROM services WHERE name = ? AND incident = ?", gone)
            self._set_services(number, after.services)
        if _title(before) != _title(after):
            connection.execute(
                "INSERT INTO titles (titles, rowid, text) VALUES ('delete', ?, ?)",
                (number, _title(before)),
            )
            self._index_title(number, after)

    def number(self, incident_id: UUID) -> int | None:
        number: int | None = self._one("SELECT n FROM incidents WHERE id = ?", incident_id.bytes)
        return number

    def id_of(self, reference: str) -> UUID | None:
        found = self._one("SELECT id FROM incidents WHERE reference = ?", reference.strip().upper())
        return UUID(bytes=found) if found else None

    def digest_of(self, origin: str) -> str | None:
        """The digest under which this origin was taken in; None if it never was."""
        sql = "SELECT digest FROM incidents WHERE origin = ?"
        digest: str | None = self._one(sql, origin)
        return digest

    def numbers(self, wanted: Filter, sort: Sort, limit: int = -1) -> list[int]:
        """The local numbers of the incidents that fit, in order."""
        fits, values = where(wanted)
        sql = f"SELECT n FROM incidents WHERE {fits} ORDER BY {order(sort)} LIMIT ?"
        with self._database.reading() as connection:
            return [row[0] for row in connection.execute(sql, (*values, limit))]

    def cards(self, numbers: Iterable[int]) -> list[Card]:
        """The cards of these numbers, in their order; one that is gone is left out."""
        wanted = list(numbers)
        found = self._cards_by_number(wanted)
        return [found[number] for number in wanted if number in found]

    def _cards_by_number(self, numbers: Iterable[int]) -> dict[int, Card]:
        sql = f"SELECT n, {_COLUMNS} FROM incidents WHERE n IN (SELECT value FROM json_each(?))"
        wanted = json.dumps(list(numbers))
        with self._database.reading() as connection:
            return {row[0]: _card(row[1:]) for row in connection.execute(sql, (wanted,))}

    def set_due(self, number: int, before: Iterable[Due], after: Iterable[Due]) -> None:
        """Write what is due in an incident, within a transaction; mostly nothing differs."""
        wanted = list(after)
        if list(before) == wanted:
            return
        connection = self._database.connection
        connection.execute("DELETE FROM due WHERE incident = ?", (number,))
        connection.executemany(
            "INSERT INTO due VALUES (?, ?, ?, ?, ?, ?)", [_due_row(number, due) for due in wanted]
        )

    def needs(self, now: datetime, within: timedelta, limit: int) -> list[Need]:
        """What is due, the longest first; then what waits without a time; and drills after both."""
        found = [*self.due(now, within, limit), *self._waiting(limit)]
        return sorted(found, key=lambda need: need.card.drill)[:limit]

    def due(self, now: datetime, within: timedelta, limit: int) -> list[Need]:
        """What has a time that has come, the longest ago first, and drills last.

        A promised update is told `within` before its time, all else when its time has come.
        """
        sql = (
            "SELECT d.incident, d.kind, d.at, d.ref, d.text, d.person FROM due d"
            " JOIN incidents i ON i.n = d.incident"
            " WHERE d.at <= CASE d.kind WHEN 'update' THEN ? ELSE ? END AND d.at <= ?"
            " ORDER BY i.drill, d.at LIMIT ?"
        )
        soon = milliseconds(now + within)
        with self._database.reading() as connection:
            rows = connection.execute(sql, (soon, milliseconds(now), soon, limit)).fetchall()
        cards = self._cards_by_number({row[0] for row in rows})
        return [_need(cards[row[0]], row) for row in rows if row[0] in cards]

    def next_due_at(self, now: datetime, within: timedelta) -> datetime | None:
        """When the next thing comes that `due` tells; a promise comes twice, before and at it."""
        sql = (
            "SELECT min(CASE WHEN kind = 'update' AND at > ?2 THEN at - ?3 ELSE at END)"
            " FROM due WHERE at > ?1"
        )
        times = (milliseconds(now), milliseconds(now + within), within // timedelta(milliseconds=1))
        found = self._one(sql, *times)
        return moment(found) if found is not None else None

    def _waiting(self, limit: int) -> list[Need]:
        """Open incidents that nobody has assessed, and those with a draft."""
        # The plus keeps SQLite from walking all that have no origin: those are nearly all.
        sql = (
            f"SELECT {_COLUMNS} FROM incidents"
            f" WHERE {IS_OPEN} AND +origin IS NULL AND (severity IS NULL OR drafts_waiting > 0)"
            " ORDER BY drill, severity NULLS FIRST, started_at DESC LIMIT ?"
        )
        with self._database.reading() as connection:
            found = [_card(row) for row in connection.execute(sql, (limit,))]
        return [Need(card, ASSESS if card.severity is None else DRAFT) for card in found]

    def count(self, wanted: Filter) -> int:
        fits, values = where(wanted)
        with self._database.reading() as connection:
            sql = f"SELECT count(*) FROM incidents WHERE {fits}"
            total: int = connection.execute(sql, values).fetchone()[0]
            return total

    def services(self) -> list[ServiceCount]:
        sql = (
            "WITH open AS (SELECT value AS name, count(DISTINCT n) AS number"
            " FROM incidents, json_each(services)"
            f" WHERE {IS_OPEN} GROUP BY value)"
            " SELECT s.name, coalesce(open.number, 0), count(*) FROM services s"
            " LEFT JOIN open ON open.name = s.name GROUP BY s.name ORDER BY 2 DESC, 3 DESC, s.name"
        )
        with self._database.reading() as connection:
            return [ServiceCount(*row) for row in connection.execute(sql)]

    def services_in_drills(self) -> dict[str, int]:
        """How many drills name each service."""
        sql = (
            "SELECT value, count(DISTINCT n) FROM incidents, json_each(services)"
            " WHERE drill = 1 GROUP BY value"
        )
        with self._database.reading() as connection:
            return dict(connection.execute(sql).fetchall())

    def service_names(self, limit: int) -> list[str]:
        sql = "SELECT name FROM services GROUP BY name ORDER BY count(*) DESC, name LIMIT ?"
        with self._database.reading() as connection:
            return [row[0] for row in connection.execute(sql, (limit,))]

    def commanders(self, limit: int) -> list[str]:
        sql = "SELECT DISTINCT commander FROM incidents WHERE commander <> '' LIMIT ?"
        with self._database.reading() as connection:
            return sorted(row[0] for row in connection.execute(sql, (limit,)))

    def durations(self) -> list[tuple[int | None, int, float]]:
        """Of real incidents that ended: severity, how many, mean minutes from start to end."""
        sql = (
            "SELECT severity, count(*), avg(ended_at - started_at) / 60000.0 FROM incidents"
            " WHERE drill = 0 AND ended_at IS NOT NULL AND phase <> 'cancelled'"
            " GROUP BY severity ORDER BY severity NULLS LAST"
        )
        with self._database.reading() as connection:
            return list(connection.execute(sql))

    def _set_services(self, number: int, services: tuple[str, ...]) -> None:
        self._database.connection.executemany(
            "INSERT OR IGNORE INTO services VALUES (?, ?)", [(name, number) for name in services]
        )

    def _index_title(self, number: int, card: Card) -> None:
        self._database.connection.execute(
            "INSERT INTO titles (rowid, text) VALUES (?, ?)", (number, _title(card))
        )

    def _one(self, sql: str, *values: object) -> Any:
        with self._database.reading() as connection:
            row = connection.execute(sql, values).fetchone()
            return row[0] if row else None


def _due_row(number: int, due: Due) -> tuple[Any, ...]:
    ref = due.ref.bytes if due.ref else None
    return (number, due.kind, milliseconds(due.at), ref, due.text, due.person)


def _need(card: Card, row: tuple[Any, ...]) -> Need:
    _, kind, at, ref, text, person = row
    return Need(card, kind, moment(at), UUID(bytes=ref) if ref else None, text, person)


def _title(card: Card) -> str:
    return " ".join((card.reference, card.title, *card.services))


def _row(card: Card) -> tuple[Any, ...]:
    return (
        card.id.bytes,
        card.reference,
        card.title,
        card.phase,
        card.severity,
        milliseconds(card.started_at),
        milliseconds(card.ended_at) if card.ended_at else None,
        int(card.drill),
        card.commander,
        msgspec.json.encode(card.services).decode(),
        milliseconds(card.next_update_at) if card.next_update_at else None,
        card.steps_settled,
        card.steps_total,
        card.drafts_waiting,
        card.origin or None,
        card.digest or None,
        bare(card.title),
    )


def _card(row: tuple[Any, ...]) -> Card:
    return Card(
        id=UUID(bytes=row[0]),
        reference=row[1],
        title=row[2],
        phase=row[3],
        severity=row[4],
        started_at=moment(row[5]),
        ended_at=moment(row[6]) if row[6] is not None else None,
        drill=bool(row[7]),
        commander=row[8],
        services=_SERVICES.decode(row[9]),
        next_update_at=moment(row[10]) if row[10] is not None else None,
        steps_settled=row[11],
        steps_total=row[12],
        drafts_waiting=row[13],
        origin=row[14] or "",
        digest=row[15] or "",
    )
