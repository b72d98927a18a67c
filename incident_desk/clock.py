"""The only reader of the time. Tests hand in another clock, so that none ever sleeps."""

import time
from datetime import UTC, datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and the zone in which the commander reads it."""

    @property
    def zone(self) -> tzinfo | None:
        """The zone of the reader; None is the computer's own, with its daylight saving."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class SystemClock:
    """The computer's clock and zone."""

    zone: tzinfo | None = None

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)
