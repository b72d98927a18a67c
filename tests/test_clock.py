"""A clock that was set back is noticed; one that slept, was set forward or is corrected is not."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from clocks import TestClock

from incident_desk.clock import SetBack, SystemClock, Watch, steady_seconds

HOUR = timedelta(hours=1)


@dataclass
class Laptop:
    """Its clock, which can be set, and one that cannot; the second may stand still in sleep."""

    clock: TestClock
    steady: float = 0

    def run(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)
        self.steady += seconds

    def sleep(self, seconds: float, *, counts: bool) -> None:
        self.clock.moment += timedelta(seconds=seconds)
        self.steady += seconds if counts else 0


@pytest.fixture
def laptop(clock: TestClock) -> Laptop:
    return Laptop(clock)


@pytest.fixture
def watch(laptop: Laptop) -> Watch:
    return Watch(laptop.clock, lambda: laptop.steady)


def test_an_hour_back_is_noticed_once_with_what_the_clock_shows_then(
    laptop: Laptop, watch: Watch
) -> None:
    laptop.run(1)
    assert watch.set_back() is None
    laptop.run(1)
    laptop.clock.moment -= HOUR
    assert watch.set_back() == SetBack(HOUR, laptop.clock.moment)
    for _ in range(100):
        laptop.run(1)
        assert watch.set_back() is None


def test_back_during_a_sleep_is_noticed_where_the_other_clock_counts_it(
    laptop: Laptop, watch: Watch
) -> None:
    laptop.sleep(7200, counts=True)
    laptop.clock.moment -= HOUR
    found = watch.set_back()
    assert found is not None
    assert found.by == HOUR


@pytest.mark.parametrize("counts", [True, False])
def test_a_sleep_is_no_setting_back(laptop: Laptop, watch: Watch, counts: bool) -> None:
    laptop.sleep(8 * 3600, counts=counts)
    assert watch.set_back() is None


def test_forward_and_small_corrections_are_passed_over(laptop: Laptop, watch: Watch) -> None:
    laptop.clock.moment += HOUR
    assert watch.set_back() is None
    for _ in range(100):
        laptop.run(1)
        laptop.clock.moment -= timedelta(seconds=0.9)
        assert watch.set_back() is None


def test_a_timer_that_comes_late_is_no_setting_back(laptop: Laptop, watch: Watch) -> None:
    for late in (1, 40, 3, 600):
        laptop.run(late)
        assert watch.set_back() is None


def test_the_computer_has_a_clock_that_goes_forward() -> None:
    first = steady_seconds()
    assert steady_seconds() >= first
    assert Watch(SystemClock()).set_back() is None
