"""What a verb touched, so that each view decides whether to read again."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class Area(Enum):
    """A part of an incident that some view shows."""

    HEADER = "header"
    SEVERITY = "severity"
    SITUATION = "situation"
    CHECKLISTS = "checklists"
    MESSAGES = "messages"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Changes:
    """The areas of one incident that changed; without an incident, anything may have."""

    incident_id: UUID | None
    areas: frozenset[Area] = frozenset(Area)

    def touch(self, incident_id: UUID, *areas: Area) -> bool:
        """Whether a view of this incident that shows one of these areas must read again."""
        if self.incident_id not in (None, incident_id):
            return False
        return not areas or not self.areas.isdisjoint(areas)
