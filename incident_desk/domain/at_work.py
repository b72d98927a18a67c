"""How the steps of a checklist stand in its incident: which apply, which is next, how far it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain import conditions
from incident_desk.domain.checklist import BLOCKED, OPEN, SETTLED, Checklist, Mark, before
from incident_desk.domain.conditions import HOLDS, Given, Reason
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step


@dataclass(frozen=True, slots=True)
class Standing:
    """One step. It `counts` where it applies, or where it was settled while it did.

    `depth` is 0, or of how many steps it is a part; `reasons` why it applies or does not.
    `appeared`: it did not apply when the list was attached, and does by now.
    """

    step: Step
    state: str
    counts: bool
    depth: int = 0
    mark: Mark | None = None
    person: str = ""
    due_at: datetime | None = None
    reasons: tuple[Reason, ...] = ()
    appeared: bool = False
    notes: int = 0
    pictures: int = 0

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def is_critical_and_open(self) -> bool:
        return self.step.critical and self.counts and not self.is_settled


def standings(checklist: Checklist, given: Given) -> tuple[Standing, ...]:
    """One for each step, in their order."""
    depths: dict[str, int] = {}
    found = []
    for verdict in conditions.verdicts(checklist.steps, given):
        step = verdict.step
        depths[step.id] = depths[step.under] + 1 if step.under in depths else 0
        state = checklist.state(step.id)
        found.append(
            Standing(
                step,
                state,
                verdict.applies or state in SETTLED,
                depths[step.id],
                checklist.marks.get(step.id),
                checklist.person(step.id),
                checklist.due_at(step.id) if state == OPEN else None,
                verdict.reasons,
                _appeared(checklist, step, verdict.reasons, applies=verdict.applies),
                len(checklist.notes.get(step.id, ())),
                len(checklist.pictures.get(step.id, ())),
            )
        )
    return tuple(found)


def next_step(found: Sequence[Standing]) -> Standing | None:
    """The first that is open and applies. A step is done when its parts are: they come first."""
    still_open = [one for one in found if one.counts and one.state == OPEN]
    holders = {one.step.under for one in still_open}
    ready = (one for one in still_open if one.step.id not in holders)
    return next(ready, next(iter(still_open), None))


def progress(found: Iterable[Standing]) -> tuple[int, int]:
    """How many are settled, of how many that count."""
    counted = [one for one in found if one.counts]
    return sum(one.is_settled for one in counted), len(counted)


def incident_progress(incident: Incident) -> tuple[int, int]:
    """The same of all lists together."""
    given = conditions.given(incident)
    each = [progress(standings(one, given)) for one in incident.checklists]
    return sum(settled for settled, _ in each), sum(total for _, total in each)


def open_critical(incident: Incident) -> tuple[tuple[Checklist, Step], ...]:
    """Critical steps that nobody has settled, nor left open with a reason."""
    given = conditions.given(incident)
    return tuple(
        (checklist, one.step)
        for checklist in incident.checklists
        for one in standings(checklist, given)
        if one.is_critical_and_open and not _left(checklist, one.step.id)
    )


def waiting(incident: Incident) -> Iterator[tuple[Checklist, Standing]]:
    """Steps of lists in use that are blocked, or whose timer runs."""
    given = conditions.given(incident)
    for checklist in incident.checklists:
        if checklist.finished is None and (checklist.timers or checklist.marks):
            for one in standings(checklist, given):
                if one.counts and (one.state == BLOCKED or one.due_at):
                    yield checklist, one


def place_beside(
    shown: Iterable[Standing], every: Iterable[Standing], step_id: str, way: int
) -> str | None:
    """What a step would stand behind, one place up (-1) or down (1) among its like that are shown.

    Empty for the first place of all; None where it cannot go further.
    """
    steps = [one.step for one in every]
    step = next((one for one in steps if one.id == step_id), None)
    if step is None:
        return None
    like = [one.step.id for one in shown if one.step.under == step.under]
    place = like.index(step_id) + way if step_id in like else -1
    if not 0 <= place < len(like):
        return None
    if way > 0:
        return like[place]
    return before(steps, next(one for one in steps if one.id == like[place]))


def place_below(every: Iterable[Standing], step_id: str, above: str) -> str | None:
    """What a step would stand behind if it were put below the step `above`, or first of all.

    Below a part of another it stands behind the whole. None where it has no place among its like:
    a part does not leave its whole.
    """
    steps = {one.step.id: one.step for one in every}
    step = steps.get(step_id)
    if step is None:
        return None
    seen = set[str]()
    while above != step.under and above in steps and above not in seen:
        if steps[above].under == step.under:
            return above if above != step_id else before(steps.values(), step)
        seen.add(above)
        above = steps[above].under
    return "" if above == step.under else None


def _left(checklist: Checklist, step_id: str) -> bool:
    return checklist.finished is not None and step_id in checklist.finished.left


def _appeared(
    checklist: Checklist, step: Step, reasons: Iterable[Reason], *, applies: bool
) -> bool:
    held = any(reason.state == HOLDS for reason in reasons)
    return applies and held and step.id in checklist.late
