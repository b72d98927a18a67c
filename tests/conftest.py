"""A desk of its own for every test, and a clock that only moves when it is told to."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from incident_desk.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def desk(tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    opened = Desk(tmp_path, clock, "Ana")
    yield opened
    opened.close()
