"""What happens in a drill: its timetable, its clock, and the injects that come by it."""

from dataclasses import dataclass
from uuid import UUID

from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.fact import Body


@dataclass(frozen=True, slots=True)
class DrillStarted(Body):
    """A drill's timetable, frozen: a later edit of its file does not change this one."""

    searched = ("title",)
    exercise: str
    exercise_version: int
    language: str
    title: str
    minutes: int
    checklist: UUID
    aims: Aims
    injects: tuple[Inject, ...]


@dataclass(frozen=True, slots=True)
class DrillPaused(Body):
    """The clock of the drill stands still."""


@dataclass(frozen=True, slots=True)
class DrillResumed(Body):
    pass


@dataclass(frozen=True, slots=True)
class DrillEnded(Body):
    pass


@dataclass(frozen=True, slots=True)
class InjectBrought(Body):
    """The leader had an inject come before its minute."""

    inject: UUID


@dataclass(frozen=True, slots=True)
class InjectNoted(Body):
    """The team heard it. It happened when it came, and was recorded when it was noted."""

    searched = ("who", "text")
    inject: UUID
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class InjectJudged(Body):
    """Whether the team answered it, as the leader sees it."""

    inject: UUID
    answered: bool
