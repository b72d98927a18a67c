"""Changing the steps of a playbook: each verb gives the steps as they are afterwards.

Steps stand in one row, parts behind what they are a part of. A step moves with all of its parts.
"""

from collections.abc import Iterable
from dataclasses import replace

from incident_desk.domain.playbook import Step

MOST_DEEP = 5
SHAPE = ("role", "critical", "minutes", "phone", "conditions", "under")
Steps = tuple[Step, ...]


def levels(steps: Steps) -> list[int]:
    """How deep each step stands, from 0."""
    known: dict[str, int] = {}
    for step in steps:
        known[step.id] = known[step.under] + 1 if step.under in known else 0
    return list(known.values())


def end(steps: Steps, place: int) -> int:
    """The place behind the last part of the step at `place`."""
    depth = levels(steps)
    after = place + 1
    while after < len(steps) and depth[after] > depth[place]:
        after += 1
    return after


def free_id(*taken: Iterable[str]) -> str:
    """An id that no step has, in any of the languages."""
    known = {name for names in taken for name in names}
    number = len(known) + 1
    while f"step-{number}" in known:
        number += 1
    return f"step-{number}"


def added(steps: Steps, after: int, step: Step) -> tuple[Steps, int]:
    """With a step beside and behind the one at `after` and its parts; and where it stands."""
    if not steps:
        return (replace(step, under=""),), 0
    place = end(steps, after)
    new = replace(step, under=steps[after].under)
    return (*steps[:place], new, *steps[place:]), place


def removed(steps: Steps, place: int) -> Steps:
    """Without the step at `place` and its parts."""
    return (*steps[:place], *steps[end(steps, place) :])


def moved(steps: Steps, place: int, by: int) -> tuple[Steps, int]:
    """One place up (-1) or down (1) among the parts of the same step; at the edge it stays."""
    depth, after = levels(steps), end(steps, place)
    if by > 0:
        if after == len(steps) or depth[after] != depth[place]:
            return steps, place
        behind = end(steps, after)
        row = (*steps[:place], *steps[after:behind], *steps[place:after], *steps[behind:])
        return row, place + behind - after
    before = next((n for n in range(place - 1, -1, -1) if depth[n] <= depth[place]), None)
    if before is None or depth[before] < depth[place]:
        return steps, place
    row = (*steps[:before], *steps[place:after], *steps[before:place], *steps[after:])
    return row, before


def dropped(steps: Steps, place: int, before: int) -> tuple[Steps, int]:
    """The step at `place`, let go before the one at `before`, and as deep as that one is."""
    depth, after = levels(steps), end(steps, place)
    if place <= before <= after:
        return steps, place
    deep = depth[before] if before < len(steps) else 0
    by = deep - depth[place]
    row = [(step, depth[n] + by) for n, step in enumerate(steps) if place <= n < after]
    rest = [(step, depth[n]) for n, step in enumerate(steps) if not place <= n < after]
    at = before if before < place else before - (after - place)
    return _built([*rest[:at], *row, *rest[at:]]), at


def indented(steps: Steps, place: int, by: int) -> Steps:
    """One deeper (1), a part of the step above it, or one less (-1); its parts come along.

    What cannot be, stays: a first part deeper than its step's parts, or more than MOST_DEEP.
    """
    depth, after = levels(steps), end(steps, place)
    wanted = depth[place] + by
    deepest = max(depth[place:after]) + by
    if wanted < 0 or (by > 0 and (place == 0 or wanted > depth[place - 1] + 1)):
        return steps
    if deepest >= MOST_DEEP:
        return steps
    inside = range(place, after)
    return _built([(step, depth[n] + by * (n in inside)) for n, step in enumerate(steps)])


def differs(one: Step, other: Step) -> tuple[str, ...]:
    """In what two steps of one id differ, but for their words: SHAPE names them."""
    return tuple(name for name in SHAPE if getattr(one, name) != getattr(other, name))


def alike(one: Step, other: Step) -> Step:
    """`other` with everything of `one` but its words and its place."""
    told = {name: getattr(one, name) for name in SHAPE if name != "under"}
    return replace(other, **told)


def copied(steps: Steps, step: Step, source: Steps) -> Steps:
    """`steps` with a copy of `step`, where `source` has it; one of its id becomes like it."""
    ids = [one.id for one in steps]
    if step.id in ids:
        place = ids.index(step.id)
        return (*steps[:place], alike(step, steps[place]), *steps[place + 1 :])
    before = [one.id for one in source[: [one.id for one in source].index(step.id)]]
    known = next((name for name in reversed(before) if name in ids), None)
    under = step.under if step.under in ids else ""
    new = replace(step, under=under)
    if known is None:
        return (new, *steps) if not under else (*steps, replace(new, under=""))
    if known == under:
        place = ids.index(known) + 1
        return (*steps[:place], new, *steps[place:])
    row, place = added(steps, ids.index(_beside(steps, known, under)), new)
    return row


def _beside(steps: Steps, known: str, under: str) -> str:
    """The step that `known` is or is a part of, and that stands under `under`."""
    above = {step.id: step.under for step in steps}
    while above[known] != under and above[known] in above:
        known = above[known]
    return known


def _built(rows: list[tuple[Step, int]]) -> Steps:
    """The steps with what they are a part of, from how deep each is wanted to be."""
    path: list[str] = []
    made = []
    for step, wanted in rows:
        depth = max(0, min(wanted, len(path), MOST_DEEP - 1))
        made.append(replace(step, under=path[depth - 1] if depth else ""))
        path[depth:] = [step.id]
    return tuple(made)
