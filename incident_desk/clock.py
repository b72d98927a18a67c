"""The only reader of the time. Tests hand in another clock, so that none ever sleeps."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

# The clock of each system that goes on in sleep; Windows' monotonic one does so by itself.
_COUNTS_SLEEP = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
_NOISE = timedelta(seconds=30)  # what a time server corrects in passing is not worth a word


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


def steady_seconds() -> float:
    """Seconds of a clock that nobody can set, counted while the computer sleeps where it can."""
    counted = getattr(time, _COUNTS_SLEEP.get(sys.platform, ""), None)
    return time.monotonic() if counted is None else time.clock_gettime(counted)


@dataclass(frozen=True, slots=True)
class SetBack:
    """The clock was set back by so much, and showed `at` right after it."""

    by: timedelta
    at: datetime


class Watch:
    """Compares the clock with one that nobody can set: has it been set back?

    A clock that was set forward looks as one of a computer that slept, where the other one sleeps
    too. It does no harm either: what is due is told too early rather than too late.
    """

    def __init__(self, clock: Clock, steady: Callable[[], float] = steady_seconds) -> None:
        self._clock = clock
        self._steady = steady
        self._last = (clock.now(), steady())

    def set_back(self) -> SetBack | None:
        """How far it was set back since this was last asked. To be asked every second or so."""
        (then, before), now, steady = self._last, self._clock.now(), self._steady()
        self._last = (now, steady)
        by = timedelta(seconds=steady - before) - (now - then)
        return SetBack(by, now) if by >= _NOISE else None
