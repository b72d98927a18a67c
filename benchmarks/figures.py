"""What was measured, beside its floor and its goal."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `floor` are in `unit`; the goal is for their ratio where there is a floor."""

    name: str
    value: float
    unit: str = "ms"
    floor: float | None = None
    goal: float | None = None

    @property
    def judged(self) -> float:
        return self.value / self.floor if self.floor else self.value

    def line(self) -> str:
        floor = f"{self.floor:10.2f}" if self.floor else " " * 10
        ratio = f"{self.judged:7.2f}" if self.floor else " " * 7
        goal = f"{self.goal:7g}" if self.goal is not None else " " * 7
        missed = "  missed" if self.goal is not None and self.judged > self.goal else ""
        return f"{self.name:<58}{self.value:10.2f} {self.unit:<5}{floor}{ratio}{goal}{missed}"


def table(figures: list[Figure]) -> str:
    head = f"{'figure':<58}{'value':>10} {'unit':<5}{'floor':>10}{'ratio':>7}{'goal':>7}"
    return "\n".join((head, "-" * len(head), *(figure.line() for figure in figures)))


def took(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median of each, in milliseconds: in turn, so that all meet the same weather."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, into in zip(works, times, strict=True):
            into.append(took(work))
    return [statistics.median(one) for one in times]
