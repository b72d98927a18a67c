"""The board's table as a file: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, tzinfo
from uuid import UUID

from incident_desk.domain.board import Card
from incident_desk.domain.spans import full_time
from incident_desk.i18n import Texts

# A key, once told, keeps its name and its meaning.
KEYS = (
    *("id", "reference", "title", "phase", "severity", "started_at", "ended_at", "drill"),
    *("commander", "services", "next_update_at", "steps_settled", "steps_total", "drafts_waiting"),
)
# What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(cards: Iterable[Card], texts: Texts, zone: tzinfo | None) -> str:
    """RFC 4180, with a header in the language of `texts`. No cell can become a formula."""
    columns = _columns(texts, zone)
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow([texts(f"export.{name}") for name in columns])
    for card in cards:
        rows.writerow([_guarded(cell(card)) for cell in columns.values()])
    return written.getvalue()


def as_json(cards: Iterable[Card]) -> str:
    """A list of objects with KEYS; times in UTC after ISO 8601."""
    data = [{key: getattr(card, key) for key in KEYS} for card in cards]
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _columns(texts: Texts, zone: tzinfo | None) -> dict[str, Callable[[Card], str]]:
    def when(moment: datetime | None) -> str:
        return full_time(moment, zone, texts) if moment else ""

    return {
        "reference": lambda card: card.reference,
        "severity": lambda card: texts(f"severity.{card.severity or 'none'}"),
        "title": lambda card: card.title,
        "phase": lambda card: texts(f"phase.{card.phase}"),
        "services": lambda card: ", ".join(card.services),
        "commander": lambda card: card.commander,
        "started_at": lambda card: when(card.started_at),
        "ended_at": lambda card: when(card.ended_at),
        "next_update_at": lambda card: when(card.next_update_at),
        "steps": lambda card: f"{card.steps_settled}/{card.steps_total}",
        "drill": lambda card: texts("board.drill") if card.drill else "",
    }


def _guarded(cell: str) -> str:
    """A leading apostrophe tells a spreadsheet that what follows is text."""
    whole = cell.replace("\0", "")
    return f"'{whole}" if whole.startswith(_FORMULA) else whole


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))
