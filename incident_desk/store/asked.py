"""What is asked of the board, as SQL. Only our own words stand in it; values are bound."""

import re

from incident_desk.domain.board import Filter, Sort
from incident_desk.domain.lifecycle import OPEN_PHASES
from incident_desk.store.codec import milliseconds

_WORD = re.compile(r"\w+")
IS_OPEN = "phase IN ({})".format(", ".join(f"'{phase}'" for phase in OPEN_PHASES))


def fts(text: str) -> str:
    """What is typed as an FTS5 query: every word as a prefix, nothing as an operator."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text))


def where(wanted: Filter) -> tuple[str, list[object]]:
    parts: list[str] = ["1"]
    values: list[object] = []

    def narrow(sql: str, *of: object) -> None:
        parts.append(sql)
        values.extend(of)

    if query := fts(wanted.text):
        narrow("n IN (SELECT rowid FROM titles WHERE titles MATCH ?)", query)
    if wanted.phases:
        narrow(f"phase IN ({', '.join('?' * len(wanted.phases))})", *wanted.phases)
    if wanted.severity is not None:
        narrow("severity = ?", wanted.severity)
    if wanted.unassessed:
        narrow("severity IS NULL")
    if wanted.service:
        narrow("n IN (SELECT incident FROM services WHERE name = ?)", wanted.service)
    if wanted.commander:
        narrow("commander = ?", wanted.commander)
    if wanted.drill is not None:
        narrow("drill = ?", int(wanted.drill))
    for sql, moment_at in (
        ("started_at >= ?", wanted.started_from),
        ("started_at < ?", wanted.started_before),
        ("ended_at >= ?", wanted.ended_from),
    ):
        if moment_at is not None:
            narrow(sql, milliseconds(moment_at))
    return " AND ".join(parts), values


_PHASE_ORDER = (
    "CASE phase WHEN 'investigating' THEN 1 WHEN 'identified' THEN 2 WHEN 'monitoring' THEN 3"
    " WHEN 'resolved' THEN 4 WHEN 'closed' THEN 5 ELSE 6 END"
)


def order(sort: Sort) -> str:
    way = "DESC" if sort.descending else "ASC"
    match sort.by:
        case "phase":
            return f"{_PHASE_ORDER} {way}, started_at DESC"
        case "severity" | "next_update_at":
            return f"{sort.by} {way} NULLS LAST, started_at DESC"
        case "commander":
            return f"commander = '', commander COLLATE NOCASE {way}, started_at DESC"
        case "title":
            return f"title_key {way}, started_at DESC"
        case "started_at" | "reference":
            return f"{sort.by} {way}"
    raise ValueError(sort.by)
