"""Reading the score sheet of a drill off its facts, as they were when it ended."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from incident_desk.domain import facts, handover
from incident_desk.domain.checklist import DONE, OPEN, Checklist
from incident_desk.domain.conditions import given, verdicts
from incident_desk.domain.drill_run import ENDED, DrillRun
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import AUDIENCES, Message
from incident_desk.domain.score_sheet import (
    Decisions,
    HandOver,
    InjectLine,
    Injects,
    Promise,
    Promises,
    Severity,
    Sheet,
    StepLine,
    Steps,
    Timed,
)

# What people write down or do in answer to an inject.
ANSWERS = (
    *(facts.ActionTaken, facts.DecisionMade, facts.OrderGiven, facts.NoteLogged),
    *(facts.MessageSent, facts.SeveritySet, facts.PhaseChanged, facts.HandOverAccepted),
)
_MINUTE = timedelta(minutes=1)


def score(incident: Incident, run: DrillRun, history: Sequence[Fact], now: datetime) -> Sheet:
    """The sheet of an incident as of `now`; `history` are its facts as they happened."""
    until = run.ended_at or now
    over, seen = run.state == ENDED, [fact for fact in history if fact.happened_at <= until]
    decided = tuple(fact for fact in seen if isinstance(fact.body, facts.DecisionMade))
    accepted = _accepted(incident, until)
    return Sheet(
        over=over,
        lasted=_minutes(run, until),
        first_message=_first_message(incident, run, until),
        promises=Promises(tuple(_promises(incident, run, until))),
        steps=Steps(tuple(_steps(incident, run, until)), over),
        severity=_severity(incident, run, until),
        decisions=Decisions(decided, run.aims.decisions, over),
        hand_over=HandOver(accepted, over) if run.aims.hand_over else None,
        injects=Injects(tuple(_injects(run, seen, until)), len(run.injects)),
    )


def _minutes(run: DrillRun, at: datetime) -> float:
    return run.elapsed(at) / _MINUTE


def _timed(run: DrillRun, at: datetime | None, within: int | None, until: datetime) -> Timed:
    done_after = None if at is None else _minutes(run, at)
    time_up = run.state == ENDED or (within is not None and _minutes(run, until) > within)
    return Timed(done_after, within, time_up)


def _first_message(incident: Incident, run: DrillRun, until: datetime) -> Timed:
    sent = [
        told
        for message in incident.messages.values()
        if message.audience == AUDIENCES[0]
        if (told := _told_at(message, until))
    ]
    return _timed(run, min(sent, default=None), run.aims.message_minutes, until)


def _severity(incident: Incident, run: DrillRun, until: datetime) -> Severity:
    held = [one for one in incident.severities if one.at <= until]
    first = _timed(run, held[0].at if held else None, run.aims.severity_minutes, until)
    last = int(held[-1].value) if held else None
    return Severity(first, last, run.aims.severities, run.state == ENDED)


def _told_at(message: Message, until: datetime) -> datetime | None:
    """When a message was first sent by any channel."""
    return min((one.at for one in message.sendings if one.at <= until), default=None)


def _promises(incident: Incident, run: DrillRun, until: datetime) -> Iterator[Promise]:
    """By audience and promised time: the languages of one message promise the same."""
    sent = [(told, one) for one in incident.messages.values() if (told := _told_at(one, until))]
    sent.sort(key=lambda pair: pair[0])
    seen: set[tuple[str, datetime]] = set()
    for told_at, message in sent:
        promised_at = message.next_update_at
        if promised_at is None or (message.audience, promised_at) in seen:
            continue
        seen.add((message.audience, promised_at))
        later = (
            at
            for at, one in sent
            if one.audience == message.audience
            if one.next_update_at != promised_at and at >= told_at
        )
        next_at = next(later, None)
        kept = _kept(run, told_at, promised_at, next_at, until)
        yield Promise(message.audience, told_at, promised_at, next_at, kept)


def _kept(
    run: DrillRun,
    told_at: datetime,
    promised_at: datetime,
    next_at: datetime | None,
    until: datetime,
) -> bool | None:
    """A pause gives the time back: only what the drill's clock shows of the wait counts."""
    waited = run.elapsed(next_at or until) - run.elapsed(told_at)
    in_time = waited <= promised_at - told_at
    if next_at is None:
        return None if in_time else False
    return in_time


def _steps(incident: Incident, run: DrillRun, until: datetime) -> Iterator[StepLine]:
    checklist = incident.checklist(run.checklist)
    if checklist is None:
        return
    applies = {one.step.id for one in verdicts(checklist.steps, given(incident)) if one.applies}
    done = _done(checklist, run.aims.steps, until)
    moved = _out_of_order([(at, step) for step, at in done.items()])
    for step in checklist.steps:
        state = _state(checklist, step.id, until)
        if step.id in run.aims.steps and (step.id in applies or state != OPEN):
            after = _minutes(run, done[step.id]) if step.id in done else None
            yield StepLine(step.text, state, after, step.id in moved)


def _state(checklist: Checklist, step: str, until: datetime) -> str:
    mark = checklist.marks.get(step)
    return mark.state if mark and mark.at <= until else OPEN


def _done(checklist: Checklist, wanted: Sequence[str], until: datetime) -> dict[str, datetime]:
    """When each of these steps was done, in the order of the playbook."""
    return {
        step.id: checklist.marks[step.id].at
        for step in checklist.steps
        if step.id in wanted and _state(checklist, step.id, until) == DONE
    }


def _out_of_order(done: Sequence[tuple[datetime, str]]) -> set[str]:
    """The fewest steps without which the times of the others never go back."""
    best: list[list[str]] = []
    for place, (at, step) in enumerate(done):
        before = (best[earlier] for earlier in range(place) if done[earlier][0] <= at)
        best.append([*max(before, key=len, default=[]), step])
    longest = max(best, key=len, default=[])
    return {step for _at, step in done} - set(longest)


def _accepted(incident: Incident, until: datetime) -> int:
    return sum(
        one.state == handover.ACCEPTED and one.accepted_at is not None and one.accepted_at <= until
        for one in incident.hand_overs.values()
    )


def _injects(run: DrillRun, seen: Iterable[Fact], until: datetime) -> Iterator[InjectLine]:
    came = [(one, at) for one in run.came(until) if (at := run.comes_at(one))]
    written = [fact for fact in seen if isinstance(fact.body, ANSWERS)]
    for place, (one, at) in enumerate(came, 1):
        end = came[place][1] if place < len(came) else None
        noted = run.noted.get(one)
        after = None
        if noted and noted.at <= until:
            after = max(0.0, _minutes(run, noted.at) - _minutes(run, at))
        until_next = tuple(
            fact
            for fact in written
            if fact.happened_at >= at and (end is None or fact.happened_at < end)
        )
        yield InjectLine(one, run.injects[one], at, after, one in run.answered, until_next)
