"""An incident: what folding its facts gives (see `fold`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from incident_desk.domain import lifecycle, message_fold
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.drill_run import DrillRun
from incident_desk.domain.handover import HandOvers
from incident_desk.domain.hypotheses import Hypotheses
from incident_desk.domain.message import DRAFT, Messages, Order
from incident_desk.domain.orders import Orders
from incident_desk.domain.situation import Known

NEVER = datetime.fromtimestamp(0, UTC)
# What an incident may touch beside the work: these raise deadlines, not severity.
CONSEQUENCES = ("money", "law", "media")
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Held:
    """A phase or a severity from `at` until the next one."""

    value: str
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """One run of the severity wizard."""

    answers: Mapping[str, str]
    severity: int
    result: Mapping[str, object]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts spoke for another severity, and the commander kept the one that was held."""

    severity: int
    proposed: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    id: UUID
    reference: str = ""
    title: str = ""
    services: tuple[str, ...] = ()
    services_at: datetime | None = None
    started_at: datetime = NEVER
    declared_at: datetime = NEVER
    drill: bool = False
    language: str = "en"
    origin: str = ""
    digest: str = ""
    phases: tuple[Held, ...] = ()
    severities: tuple[Held, ...] = ()
    assessments: tuple[Assessed, ...] = ()
    roles: Mapping[str, Known] = field(default_factory=lambda: _NOTHING)
    situation: Mapping[str, Known] = field(default_factory=lambda: _NOTHING)
    checklists: tuple[Checklist, ...] = ()
    messages: Messages = field(default_factory=lambda: _NOTHING)
    # By audience: the place of the fact that set a promise, and for when.
    promises_set: Mapping[str, tuple[Order, datetime | None]] = field(
        default_factory=lambda: _NOTHING
    )
    orders: Orders = field(default_factory=lambda: _NOTHING)
    hypotheses: Hypotheses = field(default_factory=lambda: _NOTHING)
    hand_overs: HandOvers = field(default_factory=lambda: _NOTHING)
    consequences: tuple[str, ...] = ()
    kept: Kept | None = None
    run: DrillRun | None = None
    conflicts: tuple[UUID, ...] = ()

    @property
    def phase(self) -> str:
        return self.phases[-1].value if self.phases else lifecycle.INVESTIGATING

    @property
    def is_open(self) -> bool:
        return self.phase in lifecycle.OPEN_PHASES

    @property
    def ended_at(self) -> datetime | None:
        """When it was resolved, closed or cancelled; None while it is open."""
        ended = None
        for held in reversed(self.phases):
            if held.value in lifecycle.OPEN_PHASES:
                break
            ended = held.at
        return ended

    @property
    def severity(self) -> int | None:
        """1 (worst) to 5; None while it is not assessed."""
        return int(self.severities[-1].value) if self.severities else None

    @property
    def commander(self) -> str:
        return self.person("commander")

    @property
    def next_update_at(self) -> datetime | None:
        """When the next audience hears of it next."""
        return min(self.promises.values(), default=None)

    @property
    def promises(self) -> Mapping[str, datetime]:
        """When each audience hears next; closing or cancelling ends every promise."""
        if self.phase in (lifecycle.CLOSED, lifecycle.CANCELLED):
            return _NOTHING
        return message_fold.promises(self.messages, self.promises_set)

    @property
    def drafts_waiting(self) -> int:
        return sum(message.state == DRAFT for message in self.messages.values())

    def person(self, role: str) -> str:
        known = self.roles.get(role)
        return known.value if known else ""

    def known(self, name: str) -> str:
        known = self.situation.get(name)
        return known.value if known else ""

    def checklist(self, checklist_id: UUID) -> Checklist | None:
        return next((one for one in self.checklists if one.id == checklist_id), None)
