"""The board: what it shows of an incident, and what can be asked of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incident_desk.domain.at_work import incident_progress
from incident_desk.domain.incident import Incident


@dataclass(frozen=True, slots=True)
class Card:
    """One incident on the board: a pure function of the incident."""

    id: UUID
    reference: str
    title: str
    phase: str
    severity: int | None
    started_at: datetime
    ended_at: datetime | None
    drill: bool
    commander: str
    services: tuple[str, ...]
    next_update_at: datetime | None
    steps_settled: int
    steps_total: int
    drafts_waiting: int
    origin: str = ""
    digest: str = ""


def card(incident: Incident) -> Card:
    settled, total = incident_progress(incident)
    return Card(
        id=incident.id,
        reference=incident.reference,
        title=incident.title,
        phase=incident.phase,
        severity=incident.severity,
        started_at=incident.started_at,
        ended_at=incident.ended_at,
        drill=incident.drill,
        commander=incident.commander,
        services=incident.services,
        next_update_at=incident.next_update_at,
        steps_settled=settled,
        steps_total=total,
        drafts_waiting=incident.drafts_waiting,
        origin=incident.origin,
        digest=incident.digest,
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents; what is left empty does not narrow. `text` is what is typed: prefixes."""

    text: str = ""
    phases: tuple[str, ...] = ()
    severity: int | None = None
    unassessed: bool = False
    service: str = ""
    commander: str = ""
    drill: bool | None = None
    started_from: datetime | None = None
    started_before: datetime | None = None
    ended_from: datetime | None = None


SORTS = ("reference", "severity", "title", "phase", "commander", "started_at", "next_update_at")


@dataclass(frozen=True, slots=True)
class Sort:
    """One of SORTS; incidents without a value come last either way."""

    by: str = "started_at"
    descending: bool = True
