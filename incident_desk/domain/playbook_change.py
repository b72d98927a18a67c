"""How the playbook in force differs from a list that was made from it, and taking over of it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from incident_desk.domain.checklist import Checklist, before
from incident_desk.domain.checklist_facts import Placed, PlaybookTakenOver
from incident_desk.domain.fact import Body
from incident_desk.domain.playbook import Playbook, Step


@dataclass(frozen=True, slots=True)
class Change:
    """`new` steps are not on the list, `changed` ones are there in other words (as they were, as
    they are), `gone` ones are on the list and in the playbook no more."""

    version: int
    digest: str
    new: tuple[Placed, ...] = ()
    changed: tuple[tuple[Step, Step], ...] = ()
    gone: tuple[Step, ...] = ()


def change(checklist: Checklist, playbook: Playbook) -> Change | None:
    """None where nothing differs, and where this very change was answered before."""
    told = digest(playbook)
    if told == checklist.seen:
        return None
    held = {step.id: step for step in checklist.steps}
    ids = {step.id for step in playbook.steps}
    found = Change(
        playbook.version,
        told,
        tuple(
            Placed(step, before(playbook.steps, step))
            for step in playbook.steps
            if step.id not in held
        ),
        tuple(
            (held[step.id], step)
            for step in playbook.steps
            if step.id in held and held[step.id] != step
        ),
        tuple(
            step
            for step in checklist.steps
            if step.id not in ids and step.id not in checklist.added
        ),
    )
    return found if found.new or found.changed or found.gone else None


def take_over(checklist: Checklist, playbook: Playbook, chosen: Iterable[str]) -> tuple[Body, ...]:
    """The chosen steps of what is new and changed; none says that the list stays as it is.

    What a chosen step is a part of comes with it. A change that was answered gives no fact.
    """
    found = change(checklist, playbook)
    if found is None:
        return ()
    offered = {one.step.id: one for one in found.new}
    offered |= {new.id: Placed(new, before(playbook.steps, new)) for _, new in found.changed}
    wanted = _with_wholes(set(chosen), offered)
    steps = tuple(
        offered[step.id] for step in playbook.steps if step.id in wanted and step.id in offered
    )
    return (PlaybookTakenOver(checklist.id, found.version, found.digest, steps),)


def digest(playbook: Playbook) -> str:
    """SHA-256 of its steps: the same steps always give the same."""
    told = json.dumps([asdict(step) for step in playbook.steps], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _with_wholes(chosen: set[str], offered: dict[str, Placed]) -> set[str]:
    wanted, left = set[str](), list(chosen)
    while left:
        step_id = left.pop()
        if step_id in offered and step_id not in wanted:
            wanted.add(step_id)
            left.append(offered[step_id].step.under)
    return wanted
