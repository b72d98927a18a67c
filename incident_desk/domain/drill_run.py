"""A drill at work: its own clock, the injects that have come, and what was done about them.

The clock of a drill runs from its start and stands still while it is paused, so that the moment of
each inject follows from the facts alone: the same in any window, and after a restart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid5

from incident_desk.domain import facts, lifecycle
from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.situation import Known
from incident_desk.errors import RuleError

RUNNING, PAUSED, ENDED = "running", "paused", "ended"
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Noted:
    """When the team said that it had heard an inject, and who did."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class DrillRun:
    """`injects` by an id that is theirs in this incident alone, in the order of their minutes.

    `spells` are the times in which its clock ran; the last one has no end while it runs.
    `brought` are those that the leader had come early, `answered` those judged as answered.
    """

    exercise: str
    version: int
    language: str
    title: str
    minutes: int
    checklist: UUID
    aims: Aims
    started_at: datetime
    injects: Mapping[UUID, Inject]
    spells: tuple[tuple[datetime, datetime | None], ...]
    brought: Mapping[UUID, datetime] = field(default_factory=lambda: _NOTHING)
    noted: Mapping[UUID, Noted] = field(default_factory=lambda: _NOTHING)
    answered: frozenset[UUID] = frozenset()
    ended_at: datetime | None = None

    @property
    def state(self) -> str:
        if self.ended_at is not None:
            return ENDED
        return RUNNING if self.spells[-1][1] is None else PAUSED

    def elapsed(self, at: datetime) -> timedelta:
        """What the clock of the drill shows at this moment."""
        return sum(
            (max(min(at, end or at) - start, timedelta()) for start, end in self.spells),
            timedelta(),
        )

    def comes_at(self, inject_id: UUID) -> datetime | None:
        """When an inject comes, or came; None while no time is known: the drill stands still."""
        if inject_id in self.brought:
            return self.brought[inject_id]
        left = timedelta(minutes=self.injects[inject_id].minute)
        for start, end in self.spells:
            if end is None or end - start >= left:
                return start + left
            left -= max(end - start, timedelta())
        return None

    def came(self, now: datetime) -> tuple[UUID, ...]:
        """Those that have come by now, in the order in which they came."""
        moments = {one: self.comes_at(one) for one in self.injects}
        found = [(at, one) for one, at in moments.items() if at is not None and at <= now]
        return tuple(one for _at, one in sorted(found, key=lambda pair: pair[0]))

    def next_inject(self, now: datetime) -> UUID | None:
        """The first that has not come yet; None when all have, or the drill is over."""
        if self.state == ENDED:
            return None
        came = self.came(now)
        return next((one for one in self.injects if one not in came), None)


def pause(run: DrillRun) -> tuple[Body, ...]:
    """Raises RuleError once it has ended; paused already gives no fact."""
    _not_ended(run)
    return (facts.DrillPaused(),) if run.state == RUNNING else ()


def resume(run: DrillRun, phase: str, before: str) -> tuple[Body, ...]:
    """Let the clock run on. A drill that was ended too early opens its incident again, in the
    phase `before` the one that it is in."""
    if run.state == RUNNING:
        return ()
    closed = run.state == ENDED and phase == lifecycle.CLOSED
    return (facts.DrillResumed(), *((facts.PhaseChanged(before),) if closed else ()))


def end(run: DrillRun, phase: str) -> tuple[Body, ...]:
    """The clock stops for good, and nothing waits any more: the incident is closed."""
    if run.state == ENDED:
        return ()
    over = phase in (lifecycle.CLOSED, lifecycle.CANCELLED)
    closed = () if over else (facts.PhaseChanged(lifecycle.CLOSED),)
    return (facts.DrillEnded(), *closed)


def bring(run: DrillRun, now: datetime) -> tuple[Body, ...]:
    """The next inject comes now; the others keep their minutes. Raises RuleError without one."""
    _not_ended(run)
    found = run.next_inject(now)
    if found is None:
        raise RuleError("drills.all_came")
    return (facts.InjectBrought(found),)


def note(
    run: DrillRun,
    inject_id: UUID,
    known: Mapping[str, Known],
    services: tuple[str, ...],
    now: datetime,
) -> tuple[Body, ...]:
    """The team has heard it, and what it sets off is known, but for what they have said of it
    themselves since it came. `known` and `services` are the incident's so far.

    Noted already gives no fact. Raises RuleError for one that has not come.
    """
    came_at = run.comes_at(inject_id) if inject_id in run.injects else None
    if came_at is None or came_at > now:
        raise RuleError("drills.not_come")
    if inject_id in run.noted:
        return ()
    inject = run.injects[inject_id]
    joined = tuple(one for one in inject.services if one not in services)
    return (
        facts.InjectNoted(inject_id, inject.who, inject.text),
        *(
            facts.SituationChanged(name, value)
            for name, value in inject.situation.items()
            if name not in known or known[name].at <= came_at
        ),
        *((facts.ServicesSet((*services, *joined)),) if joined else ()),
    )


def judge(run: DrillRun, inject_id: UUID, answered: bool) -> tuple[Body, ...]:
    """Whether the team answered it, as the leader sees it. Raises RuleError where there is none."""
    if inject_id not in run.injects:
        raise RuleError("drills.no_such_inject")
    if (inject_id in run.answered) == answered:
        return ()
    return (facts.InjectJudged(inject_id, answered),)


def apply(run: DrillRun | None, fact: Fact) -> DrillRun | None:
    """The drill after one more fact; None for one that cannot apply."""
    body = fact.body
    if isinstance(body, facts.DrillStarted):
        return _started(fact, body) if run is None else None
    if run is None:
        return None
    match body:
        case facts.DrillPaused() if run.state == RUNNING:
            return replace(run, spells=_stopped(run, fact.happened_at))
        case facts.DrillResumed() if run.state != RUNNING:
            spells = (*run.spells, (max(fact.happened_at, _last(run)), None))
            return replace(run, spells=spells, ended_at=None)
        case facts.DrillEnded() if run.state != ENDED:
            stopped = _stopped(run, fact.happened_at)
            return replace(run, spells=stopped, ended_at=fact.happened_at)
        case facts.InjectBrought(inject) if inject in run.injects and inject not in run.brought:
            return replace(run, brought=_with(run.brought, inject, fact.happened_at))
        case facts.InjectNoted(inject) if inject in run.injects and inject not in run.noted:
            noted = Noted(fact.recorded_at, fact.actor)
            return replace(run, noted=_with(run.noted, inject, noted))
        case facts.InjectJudged(inject, answered) if inject in run.injects:
            others = run.answered - {inject}
            return replace(run, answered=others | {inject} if answered else others)
    return None


def _started(fact: Fact, body: facts.DrillStarted) -> DrillRun:
    ordered = sorted(body.injects, key=lambda inject: inject.minute)
    return DrillRun(
        exercise=body.exercise,
        version=body.exercise_version,
        language=body.language,
        title=body.title,
        minutes=body.minutes,
        checklist=body.checklist,
        aims=body.aims,
        started_at=fact.happened_at,
        injects=MappingProxyType({uuid5(fact.id, one.id): one for one in ordered}),
        spells=((fact.happened_at, None),),
    )


def _stopped(run: DrillRun, at: datetime) -> tuple[tuple[datetime, datetime | None], ...]:
    start, end = run.spells[-1]
    return (*run.spells[:-1], (start, max(at, start) if end is None else end))


def _last(run: DrillRun) -> datetime:
    start, end = run.spells[-1]
    return end or start


def _with(whole: Mapping[UUID, Any], key: UUID, value: object) -> Mapping[UUID, Any]:
    return MappingProxyType({**whole, key: value})


def _not_ended(run: DrillRun) -> None:
    if run.state == ENDED:
        raise RuleError("drills.ended")
