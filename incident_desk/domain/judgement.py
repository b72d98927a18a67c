"""What a full set of answers gives: score, floors and level, before doubt is weighed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from incident_desk.domain.severity import Answer, Floor, Model

Given = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Judged:
    """`points` × `times`, rounded and kept from 0 to 100, is the score; `band` is its level."""

    level: int
    score: int
    points: float
    times: float
    band: int
    floors: tuple[Floor, ...]


def judge(model: Model, given: Given) -> Judged:
    points = sum(answer.points for answer in given.values()) + scope_points(model, given)
    times = math.prod(answer.times for answer in given.values())
    score = min(100, max(0, math.floor(round(points * times, 6) + 0.5)))
    band = next(level for least, level in model.thresholds if score >= least)
    floors = _floors(model, given)
    level = min((floor.level for floor in floors), default=band)
    return Judged(min(level, band), score, points, times, band, floors)


def scope_points(model: Model, given: Given) -> float:
    scope = model.scope
    eased = given[scope.eased_question].value == scope.eased_answer
    row = scope.eased_row if eased else given[scope.rows].value
    return scope.points[row, given[scope.columns].value]


def _floors(model: Model, given: Given) -> tuple[Floor, ...]:
    """Those that hold, the gravest first; one that a graver one already covers is left out."""
    kept: list[Floor] = []
    for floor in sorted(model.floors, key=lambda floor: floor.level):
        if _holds(floor, given) and not any(_same_matter(floor, graver) for graver in kept):
            kept.append(floor)
    return tuple(kept)


def _holds(floor: Floor, given: Given) -> bool:
    return all(given[asked].rank >= rank for asked, rank in floor.ranks.items())


def _same_matter(one: Floor, other: Floor) -> bool:
    """Whether all questions of the one are among those of the other."""
    return one.ranks.keys() <= other.ranks.keys() or other.ranks.keys() <= one.ranks.keys()
