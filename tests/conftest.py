"""A desk of its own for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from clocks import TestClock

from incident_desk.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def desk(tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    opened = Desk(tmp_path, clock, "Ana")
    yield opened
    opened.close()
