"""What to tell of what becomes due: each thing once, several in one go, nothing silenced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from incident_desk.domain.deadlines import Need

SILENT_FOR = timedelta(hours=1)
# Which thing, and whether its time was still to come: a promise is told before its time and at it.
Key = tuple[UUID, str, UUID | None, datetime, bool]
Told = frozenset[Key]


@dataclass(frozen=True, slots=True)
class Silence:
    """What must not be told: all until a moment, or some incidents until they may again."""

    until: datetime | None = None
    incidents: frozenset[UUID] = frozenset()

    def holds(self, now: datetime) -> bool:
        """Whether all is silent. A clock that was set back does not make it silent for longer."""
        return self.until is not None and self.until - SILENT_FOR <= now < self.until


@dataclass(frozen=True, slots=True)
class Alarm:
    """What to tell in one go, the most urgent first, and whether with a sound."""

    needs: tuple[Need, ...]
    sound: bool


def ring(
    needs: Iterable[Need], silence: Silence, told: Told | None, now: datetime
) -> tuple[Alarm | None, Told]:
    """What to tell now, and what was told then in all. `told` is None at the start of the program.

    At the start whatever is due is told in one go without a sound: the commander has just sat down
    before it. What was silenced counts as not told, so that it is told when the silence ends.
    """
    new = {
        _key(need, need.at, now): need
        for need in needs
        if need.at is not None and need.card.id not in silence.incidents
    }
    if silence.holds(now):
        new = {}
    before = told or frozenset()
    fresh = tuple(need for key, need in new.items() if key not in before)
    alarm = Alarm(fresh, sound=told is not None) if fresh else None
    return alarm, before.union(new)


def _key(need: Need, at: datetime, now: datetime) -> Key:
    return (need.card.id, need.kind, need.ref, at, now < at)
