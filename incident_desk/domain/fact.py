"""A fact: an envelope around a body that says what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Body:
    """What happened. `searched` names the fields that the search reads."""

    version: ClassVar[int] = 1
    searched: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the log. `seq` is gapless for each desk; `hash` covers all of it and `prev`.

    `hlc` is a hybrid logical clock: milliseconds since 1970 times 65,536 and a counter, so that
    the order of facts holds even when the laptop's clock runs backwards.
    """

    n: int
    id: UUID
    incident_id: UUID
    happened_at: datetime
    recorded_at: datetime
    actor: str
    desk: str
    seq: int
    hlc: int
    body: Body
    prev: bytes
    hash: bytes

    @property
    def order(self) -> tuple[int, str, int]:
        """The order in which facts fold, the same on every desk."""
        return (self.hlc, self.desk, self.seq)
