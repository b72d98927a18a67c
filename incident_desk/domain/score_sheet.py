"""What stands on the score sheet of a drill, and how each figure is judged.

It scores no person, ranks nobody and adds up to no number. All spans are in minutes of the drill's
own clock, which stands still in a pause.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incident_desk.domain.checklist import OPEN
from incident_desk.domain.drill import Inject
from incident_desk.domain.facts import Fact

# How a figure came out: as expected, something to practise, or nothing that facts can judge (yet).
WELL, PRACTISE, UNJUDGED = "well", "practise", "unjudged"


@dataclass(frozen=True, slots=True)
class Timed:
    """Something that was expected within minutes from the declaration.

    WELL when it was done in time, PRACTISE when it was late, or was not done and the time is up.
    """

    done_after: float | None
    within: int | None
    time_up: bool

    @property
    def outcome(self) -> str:
        if self.within is None:
            return UNJUDGED
        if self.done_after is None:
            return PRACTISE if self.time_up else UNJUDGED
        return WELL if self.done_after <= self.within else PRACTISE


@dataclass(frozen=True, slots=True)
class Severity:
    """From the declaration to the first severity held, and whether the one held last is right.

    WELL when both are as expected; the one held last is judged once the drill is over.
    """

    set: Timed
    held: int | None
    right: tuple[int, ...]
    over: bool

    @property
    def outcome(self) -> str:
        wrong = self.over and self.held not in self.right
        if wrong or self.set.outcome == PRACTISE:
            return PRACTISE
        return WELL if self.held in self.right and self.over else UNJUDGED


@dataclass(frozen=True, slots=True)
class Promise:
    """What an audience was promised; `kept` is None where it was not due yet at the end."""

    audience: str
    made_at: datetime
    promised_at: datetime
    told_at: datetime | None
    kept: bool | None


@dataclass(frozen=True, slots=True)
class Promises:
    """Each promised update of a message that was sent: nobody heard the others.

    Kept when the next message to the same audience was sent by then. WELL when all that were due
    are kept.
    """

    made: tuple[Promise, ...]

    @property
    def due(self) -> tuple[Promise, ...]:
        return tuple(one for one in self.made if one.kept is not None)

    @property
    def kept(self) -> int:
        return sum(bool(one.kept) for one in self.made)

    @property
    def outcome(self) -> str:
        if not self.due:
            return UNJUDGED
        return WELL if self.kept == len(self.due) else PRACTISE


@dataclass(frozen=True, slots=True)
class StepLine:
    """A critical step: how it stands, after how many minutes it was done, and whether it was done
    out of its order."""

    text: str
    state: str
    done_after: float | None
    out_of_order: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The critical steps that are expected and that apply, or were done all the same.

    Out of order are the fewest of those done that would have to move for their times to follow the
    playbook. One set aside has its reason, and counts as settled. WELL when all are settled and in
    order; while the drill runs, what is still open is not judged.
    """

    lines: tuple[StepLine, ...]
    over: bool

    @property
    def left(self) -> tuple[StepLine, ...]:
        return tuple(line for line in self.lines if line.state == OPEN)

    @property
    def out_of_order(self) -> tuple[StepLine, ...]:
        return tuple(line for line in self.lines if line.out_of_order)

    @property
    def outcome(self) -> str:
        if not self.lines:
            return UNJUDGED
        if self.out_of_order or (self.left and self.over):
            return PRACTISE
        return UNJUDGED if self.left else WELL


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided in words of the log, and what ought to be decided.

    No machine can tell whether the one is the other: PRACTISE when none was logged at all once the
    drill is over, and otherwise for people to compare.
    """

    logged: tuple[Fact, ...]
    wanted: tuple[str, ...]
    over: bool

    @property
    def told(self) -> tuple[str, ...]:
        """What ought to be decided, once that cannot be copied any more."""
        return self.wanted if self.over else ()

    @property
    def outcome(self) -> str:
        return PRACTISE if self.over and self.wanted and not self.logged else UNJUDGED


@dataclass(frozen=True, slots=True)
class HandOver:
    """Whether a role was handed over with a yes, where that was asked for."""

    accepted: int
    over: bool

    @property
    def outcome(self) -> str:
        if self.accepted:
            return WELL
        return PRACTISE if self.over else UNJUDGED


@dataclass(frozen=True, slots=True)
class InjectLine:
    """An inject that came, after how many minutes it was noted, whether the leader ticked it as
    answered, and what was written down until the next one came."""

    id: UUID
    inject: Inject
    came_at: datetime
    noted_after: float | None
    answered: bool
    written: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Injects:
    """WELL when all that came were answered. Before the leader has ticked any it is not judged."""

    lines: tuple[InjectLine, ...]
    planned: int

    @property
    def noted(self) -> int:
        return sum(line.noted_after is not None for line in self.lines)

    @property
    def answered(self) -> int:
        return sum(line.answered for line in self.lines)

    @property
    def outcome(self) -> str:
        if not self.answered:
            return UNJUDGED
        return WELL if self.answered == len(self.lines) else PRACTISE


@dataclass(frozen=True, slots=True)
class Sheet:
    """`hand_over` is None where none was asked for; `lasted` is in minutes."""

    over: bool
    lasted: float
    first_message: Timed
    promises: Promises
    steps: Steps
    severity: Severity
    decisions: Decisions
    hand_over: HandOver | None
    injects: Injects
