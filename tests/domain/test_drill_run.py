"""A drill's own clock: when each inject comes, by the facts alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import pytest
from bodies import INCIDENT, START, bodies, declared, fact
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import drill_run, facts
from incident_desk.domain.deadlines import INJECT, dues
from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.drill_run import ENDED, PAUSED, RUNNING, DrillRun
from incident_desk.domain.facts import Body
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.situation import Known
from incident_desk.errors import RuleError

LIFT = Inject("lift", 5, "Reception", "Somebody is in the lift")
STREET = Inject(
    *("street", 20, "The utility", "Two more hours"),
    situation={"expected_end": "2 h"},
    services=("Lifts",),
)
STARTED = facts.DrillStarted(
    "power", 1, "en", "The power fails", 45, UUID(int=11), Aims((2, 3)), (LIFT, STREET)
)
FIRST, SECOND = (uuid5(UUID(int=1001), one.id) for one in (LIFT, STREET))


def at(minute: float) -> datetime:
    """A minute of the drill: it starts with the first fact, which happens a minute after START."""
    return START + timedelta(minutes=1 + minute)


def after(*bodies: tuple[float, Body]) -> Incident:
    """The drill with these bodies at these minutes."""
    told = [fact(0, declared(drill=True)), fact(1, STARTED)]
    for number, (minute, body) in enumerate(bodies, 2):
        told.append(_at(fact(number, body), minute))
    return fold(INCIDENT, told)


def _at(one: facts.Fact, minute: float) -> facts.Fact:
    return replace(one, happened_at=at(minute), recorded_at=at(minute))


def run_of(incident: Incident) -> DrillRun:
    assert incident.run is not None
    return incident.run


def test_an_inject_comes_at_its_minute() -> None:
    run = run_of(after())
    assert run.comes_at(FIRST) == at(5)
    assert run.came(at(4.9)) == ()
    assert run.came(at(5)) == (FIRST,)
    assert run.came(at(20)) == (FIRST, SECOND)
    assert run.next_inject(at(5)) == SECOND
    assert run.next_inject(at(20)) is None


def test_a_pause_moves_what_has_not_come() -> None:
    paused = run_of(after((8, facts.DrillPaused())))
    assert paused.state == PAUSED
    assert paused.came(at(60)) == (FIRST,)
    assert paused.comes_at(SECOND) is None
    assert paused.elapsed(at(60)) == timedelta(minutes=8)
    resumed = run_of(after((8, facts.DrillPaused()), (18, facts.DrillResumed())))
    assert resumed.state == RUNNING
    assert (resumed.comes_at(FIRST), resumed.comes_at(SECOND)) == (at(5), at(30))
    assert resumed.elapsed(at(30)) == timedelta(minutes=20)


def test_the_leader_brings_the_next_one_and_the_others_keep_their_minutes() -> None:
    (brought,) = drill_run.bring(run_of(after()), at(2))
    assert brought == facts.InjectBrought(FIRST)
    run = run_of(after((2, brought)))
    assert run.came(at(2)) == (FIRST,)
    assert run.comes_at(SECOND) == at(20)
    (next_one,) = drill_run.bring(run, at(3))
    assert next_one == facts.InjectBrought(SECOND)
    with pytest.raises(RuleError):
        drill_run.bring(run_of(after((2, brought), (3, next_one))), at(4))


def test_an_inject_can_be_brought_while_the_clock_stands_still() -> None:
    paused = after((1, facts.DrillPaused()), (3, facts.InjectBrought(FIRST)))
    assert run_of(paused).came(at(3)) == (FIRST,)


def test_an_inject_is_due_from_its_moment_until_it_is_noted() -> None:
    waiting = [(due.at, due.ref, due.text, due.person) for due in dues(after())]
    assert waiting == [
        (at(5), FIRST, LIFT.text, LIFT.who),
        (at(20), SECOND, STREET.text, STREET.who),
    ]
    assert all(due.kind == INJECT for due in dues(after()))
    noted = after((6, facts.InjectNoted(FIRST, LIFT.who, LIFT.text)))
    assert [due.ref for due in dues(noted)] == [SECOND]


@pytest.mark.parametrize(
    "over", [facts.DrillEnded(), facts.PhaseChanged("closed"), facts.PhaseChanged("cancelled", "x")]
)
def test_nothing_is_due_in_a_drill_that_is_over(over: Body) -> None:
    assert dues(after((6, over))) == ()


def test_injects_still_come_while_the_team_watches_a_resolved_incident() -> None:
    assert len(dues(after((6, facts.PhaseChanged("resolved"))))) == 2


def test_noting_says_what_it_sets_off() -> None:
    bodies = drill_run.note(run_of(after()), SECOND, {}, ("mail",), at(21))
    assert bodies == (
        facts.InjectNoted(SECOND, STREET.who, STREET.text),
        facts.SituationChanged("expected_end", "2 h"),
        facts.ServicesSet(("mail", "Lifts")),
    )


def test_noting_leaves_alone_what_the_team_has_said_since_it_came() -> None:
    said = {"expected_end": Known("17:00", "Ana", at(21))}
    bodies = drill_run.note(run_of(after()), SECOND, said, ("Lifts",), at(22))
    assert bodies == (facts.InjectNoted(SECOND, STREET.who, STREET.text),)
    older = {"expected_end": Known("17:00", "Ana", at(19))}
    assert len(drill_run.note(run_of(after()), SECOND, older, ("Lifts",), at(22))) == 2


def test_what_has_not_come_cannot_be_noted_and_what_is_noted_is_not_noted_twice() -> None:
    with pytest.raises(RuleError):
        drill_run.note(run_of(after()), SECOND, {}, (), at(19))
    with pytest.raises(RuleError):
        drill_run.note(run_of(after()), UUID(int=5), {}, (), at(19))
    noted = after((6, facts.InjectNoted(FIRST, LIFT.who, LIFT.text)))
    assert drill_run.note(run_of(noted), FIRST, {}, (), at(7)) == ()
    assert run_of(noted).noted[FIRST].at == at(6)


def test_ending_stops_the_clock_and_closes_the_incident() -> None:
    bodies = drill_run.end(run_of(after()), "monitoring")
    assert bodies == (facts.DrillEnded(), facts.PhaseChanged("closed"))
    assert drill_run.end(run_of(after()), "closed") == (facts.DrillEnded(),)
    ended = run_of(after((8, facts.DrillEnded())))
    assert ended.state == ENDED
    assert ended.elapsed(at(30)) == timedelta(minutes=8)
    assert ended.next_inject(at(30)) is None
    assert drill_run.end(ended, "closed") == ()
    for refused in (lambda: drill_run.bring(ended, at(9)), lambda: drill_run.pause(ended)):
        with pytest.raises(RuleError):
            refused()


def test_a_drill_that_was_ended_too_early_goes_on_where_it_was() -> None:
    ended = after((8, facts.DrillEnded()), (8, facts.PhaseChanged("closed")))
    bodies = drill_run.resume(run_of(ended), "closed", "identified")
    assert bodies == (facts.DrillResumed(), facts.PhaseChanged("identified"))
    going_on = after((8, facts.DrillEnded()), (10, facts.DrillResumed()))
    assert run_of(going_on).state == RUNNING
    assert run_of(going_on).comes_at(SECOND) == at(22)
    assert drill_run.resume(run_of(going_on), "identified", "investigating") == ()


def test_the_leader_judges_and_takes_it_back() -> None:
    (answered,) = drill_run.judge(run_of(after()), FIRST, answered=True)
    run = run_of(after((6, answered)))
    assert run.answered == {FIRST}
    assert drill_run.judge(run, FIRST, answered=True) == ()
    (taken_back,) = drill_run.judge(run, FIRST, answered=False)
    assert run_of(after((6, answered), (7, taken_back))).answered == frozenset()
    with pytest.raises(RuleError):
        drill_run.judge(run, UUID(int=5), answered=True)


def test_a_second_start_is_kept_as_a_conflict() -> None:
    twice = after((5, STARTED))
    assert run_of(twice).started_at == at(0)
    assert len(twice.conflicts) == 1


def test_a_clock_that_runs_backwards_does_no_harm() -> None:
    run = run_of(after((-3, facts.DrillPaused()), (-5, facts.DrillResumed())))
    assert run.elapsed(at(10)) == timedelta(minutes=10)
    assert run.comes_at(FIRST) == at(5)


@given(told=st.lists(st.tuples(st.floats(-5, 90), bodies), max_size=12))
def test_the_same_facts_always_bring_the_same_injects(told: list[tuple[float, Body]]) -> None:
    incident = after(*told)
    run = run_of(incident)
    came = run.came(at(45))
    assert set(came) <= set(run.came(at(46)))
    assert all(run.elapsed(at(minute)) >= timedelta() for minute in (-10, 0, 45))
    assert {due.ref for due in dues(incident) if due.kind == INJECT} <= set(run.injects)
