"""A clock that only moves when it is told to."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

NIGHT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@dataclass(slots=True)
class TestClock:
    __test__ = False
    moment: datetime = NIGHT
    zone: tzinfo | None = UTC

    def now(self) -> datetime:
        return self.moment

    def forward(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)
