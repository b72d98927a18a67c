"""Fact <-> row.

The hash of a fact is SHA-256 over the hash before it and the canonical bytes of its row: a JSON
list of the envelope in a fixed order, a line break, and the body exactly as it is stored.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from typing import Any
from uuid import UUID

from incident_desk.domain.facts import KINDS, NAMES, Body, Fact
from incident_desk.errors import DamagedError
from incident_desk.store import older

COLUMNS = (
    "id, incident, kind, version, happened_at, recorded_at, actor, desk, seq, hlc, body, prev, hash"
)
Row = tuple[Any, ...]
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# A reader for every older version of a kind, (kind, version) -> the body of today.
OLDER: dict[tuple[str, int], Callable[[dict[str, Any]], Body]] = dict(older.READERS)


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def moment(value: int) -> datetime:
    return datetime.fromtimestamp(value / 1000, UTC)


@cache
def _msgspec() -> ModuleType:
    """Imported with the first fact that is read or written; a start needs none."""
    import msgspec

    return msgspec


def encoded(body: Body) -> tuple[str, int, str]:
    """Kind, version and JSON of a body; the same body always gives the same JSON."""
    text: str = _msgspec().json.encode(body, order="deterministic").decode()
    return NAMES[type(body)], body.version, text


def decoded(kind: str, version: int, text: str) -> Body:
    """Raises DamagedError for a body that is none of ours."""
    try:
        if older := OLDER.get((kind, version)):
            return older(json.loads(text))
        body = KINDS[kind]
        if version != body.version:
            raise KeyError(version)
        read: Body = _msgspec().json.decode(text, type=body)
    except (KeyError, ValueError, TypeError) as error:
        raise DamagedError("store.unreadable_fact", kind=kind, version=version) from error
    return read


def sealed(prev: bytes, incident_id: UUID, row: Row) -> bytes:
    """The hash of a row (`COLUMNS` without the last two) after the fact whose hash is `prev`."""
    fact_id, _, kind, version, happened, recorded, actor, desk, seq, hlc, body = row
    envelope = [
        UUID(bytes=fact_id).hex,
        incident_id.hex,
        kind,
        version,
        happened,
        recorded,
        actor,
        desk,
        seq,
        hlc,
    ]
    canonical = f"{_CANONICAL.encode(envelope)}\n{body}"
    return hashlib.sha256(prev + canonical.encode()).digest()


def fact(n: int, incident_id: UUID, row: Row) -> Fact:
    """The fact in a row of `COLUMNS`."""
    fact_id, _, kind, version, happened, recorded, actor, desk, seq, hlc, body, prev, hash_ = row
    return Fact(
        n=n,
        id=UUID(bytes=fact_id),
        incident_id=incident_id,
        happened_at=moment(happened),
        recorded_at=moment(recorded),
        actor=actor,
        desk=desk,
        seq=seq,
        hlc=hlc,
        body=decoded(kind, version, body),
        prev=prev,
        hash=hash_,
    )
