"""How steps stand: which apply, which is next, how far a list is, and what is due of it."""

from datetime import timedelta
from uuid import UUID

from bodies import INCIDENT, START, declared, fact

from incident_desk.domain import facts
from incident_desk.domain.at_work import (
    incident_progress,
    next_step,
    open_critical,
    progress,
    standings,
)
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.conditions import given
from incident_desk.domain.deadlines import RELIEF, STEP_BLOCKED, STEP_TIME, Due, dues
from incident_desk.domain.fact import Body
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Condition, Step

LIST = UUID(int=11)
LOST = Condition("data", ("possible", "confirmed"))
STEPS = (
    Step("isolate", "Isolate", critical=True, minutes=10),
    Step("lawyer", "Call the lawyer", conditions=(LOST,)),
    Step("restart", "Restart"),
    Step("network", "The network", under="restart"),
    Step("disks", "The disks", under="restart"),
)


def incident(*bodies: Body, steps: tuple[Step, ...] = STEPS, answers: str = "no") -> Incident:
    begun = (
        declared(),
        facts.SeverityAssessed({"data": answers}, 2),
        facts.ChecklistAttached(LIST, "power", 1, "en", "Power", steps),
    )
    told = [fact(number, body) for number, body in enumerate((*begun, *bodies), 1)]
    return fold(INCIDENT, told)


def checklist(found: Incident) -> Checklist:
    return found.checklists[0]


def shown(found: Incident) -> list[str]:
    standing = standings(checklist(found), given(found))
    return [one.step.id for one in standing if one.counts]


def next_id(found: Incident) -> str:
    standing = next_step(standings(checklist(found), given(found)))
    return standing.step.id if standing else ""


def order(found: Incident) -> list[str]:
    return [step.id for step in checklist(found).steps]


def step_dues(found: Incident) -> list[Due]:
    return [due for due in dues(found) if due.kind in (STEP_BLOCKED, STEP_TIME)]


def assessed(data: str) -> Body:
    return facts.SeverityAssessed({"data": data}, 1)


def test_a_step_whose_condition_fails_does_not_count_until_it_holds() -> None:
    before = incident()
    assert shown(before) == ["isolate", "restart", "network", "disks"]
    assert incident_progress(before) == (0, 4)
    after = incident(assessed("possible"))
    assert shown(after) == [step.id for step in STEPS]
    appeared = {one.step.id for one in standings(checklist(after), given(after)) if one.appeared}
    assert appeared == {"lawyer"}


def test_what_applied_from_the_start_has_not_appeared() -> None:
    found = incident(answers="possible")
    assert not any(one.appeared for one in standings(checklist(found), given(found)))


def test_a_step_that_was_done_while_it_applied_goes_on_counting() -> None:
    found = incident(assessed("possible"), facts.StepTicked(LIST, "lawyer"), assessed("no"))
    assert "lawyer" in shown(found)
    assert incident_progress(found) == (1, 5)


def test_a_blocked_step_that_does_not_apply_any_more_waits_for_nobody() -> None:
    blocked = facts.StepBlocked(LIST, "lawyer", "No answer")
    assert [due.kind for due in step_dues(incident(assessed("possible"), blocked))] == [
        STEP_BLOCKED
    ]
    assert step_dues(incident(assessed("possible"), blocked, assessed("no"))) == []


def test_the_next_step_is_the_first_open_one_and_parts_come_before_their_whole() -> None:
    done = [facts.StepTicked(LIST, "isolate")]
    assert next_id(incident()) == "isolate"
    assert next_id(incident(*done)) == "network"
    done += [facts.StepTicked(LIST, "network"), facts.StepTicked(LIST, "disks")]
    assert next_id(incident(*done)) == "restart"
    done.append(facts.StepTicked(LIST, "restart"))
    assert next_id(incident(*done)) == ""


def test_a_blocked_step_is_not_next() -> None:
    assert next_id(incident(facts.StepBlocked(LIST, "isolate", "No key"))) == "network"


def test_steps_that_are_parts_of_each_other_still_have_a_next_one() -> None:
    steps = (Step("a", "A", under="b"), Step("b", "B", under="a"))
    assert next_id(incident(steps=steps)) == "a"


def test_how_deep_a_step_is_a_part() -> None:
    found = incident()
    depths = [one.depth for one in standings(checklist(found), given(found))]
    assert depths == [0, 0, 0, 1, 1]


def test_a_step_that_was_set_aside_is_settled_and_a_blocked_one_is_not() -> None:
    found = incident(
        facts.StepSetAside(LIST, "isolate", "No such room"),
        facts.StepBlocked(LIST, "disks", "No key"),
    )
    assert progress(standings(checklist(found), given(found))) == (1, 4)


def test_open_critical_steps_are_those_that_nobody_settled_nor_left_with_a_reason() -> None:
    assert [step.id for _, step in open_critical(incident())] == ["isolate"]
    blocked = facts.StepBlocked(LIST, "isolate", "No key")
    assert [step.id for _, step in open_critical(incident(blocked))] == ["isolate"]
    assert open_critical(incident(facts.StepTicked(LIST, "isolate"))) == ()
    left = facts.ChecklistFinished(LIST, {"isolate": "The room is on fire"})
    assert open_critical(incident(left)) == ()
    assert open_critical(incident(left, facts.ChecklistReopened(LIST))) != ()


def test_a_blocked_step_is_due_from_the_moment_it_is_blocked() -> None:
    found = incident(
        facts.StepAssigned(LIST, "isolate", "Bruno"), facts.StepBlocked(LIST, "isolate", "No key")
    )
    ref = checklist(found).ref("isolate")
    at = START + timedelta(minutes=5)
    assert step_dues(found) == [Due(STEP_BLOCKED, at, ref, "Isolate", "Bruno")]


def test_the_time_of_a_step_begins_when_somebody_takes_it() -> None:
    found = incident(facts.StepAssigned(LIST, "isolate", "Bruno"))
    (due,) = step_dues(found)
    assert (due.kind, due.at) == (STEP_TIME, START + timedelta(minutes=14))
    assert step_dues(incident(facts.StepAssigned(LIST, "disks", "Bruno"))) == []


def test_nobody_is_waited_for_once_it_is_done_or_nobody_has_it() -> None:
    taken = facts.StepAssigned(LIST, "isolate", "Bruno")
    assert step_dues(incident(taken, facts.StepTicked(LIST, "isolate"))) == []
    assert step_dues(incident(taken, facts.StepAssigned(LIST, "isolate", ""))) == []
    assert step_dues(incident(taken, facts.ChecklistFinished(LIST, {}))) == []
    assert step_dues(incident(taken, facts.PhaseChanged("resolved"))) == []


def test_a_timer_that_was_set_by_hand_goes_on_whoever_takes_the_step() -> None:
    by_hand = facts.StepTimed(LIST, "isolate", START + timedelta(hours=1))
    found = incident(by_hand, facts.StepAssigned(LIST, "isolate", "Bruno"))
    assert [due.at for due in step_dues(found)] == [START + timedelta(hours=1)]
    assert step_dues(incident(by_hand, facts.StepTimed(LIST, "isolate"))) == []


def test_minutes_that_no_calendar_holds_give_no_time() -> None:
    steps = (Step("wait", "Wait", minutes=10**15),)
    assert step_dues(incident(facts.StepAssigned(LIST, "wait", "Bruno"), steps=steps)) == []


def test_dues_of_the_relief_are_still_told_beside_steps() -> None:
    found = incident(
        facts.RoleAssigned("commander", "Ana"), facts.StepBlocked(LIST, "isolate", "No key")
    )
    assert [due.kind for due in dues(found)] == [STEP_BLOCKED, RELIEF]


def test_a_step_moves_with_its_parts_among_its_like() -> None:
    first = incident(facts.StepMoved(LIST, "restart"))
    assert order(first) == ["restart", "network", "disks", "isolate", "lawyer"]
    later = incident(facts.StepMoved(LIST, "isolate", "restart"))
    assert order(later) == ["lawyer", "restart", "network", "disks", "isolate"]
    part = incident(facts.StepMoved(LIST, "disks"))
    assert order(part) == ["isolate", "lawyer", "restart", "disks", "network"]


def test_a_part_does_not_leave_what_it_is_a_part_of() -> None:
    found = incident(facts.StepMoved(LIST, "network", "isolate"))
    assert order(found) == [step.id for step in STEPS]
    assert len(found.conflicts) == 1


def test_an_added_step_stands_behind_the_one_it_was_added_to() -> None:
    added = incident(facts.StepAdded(LIST, Step("ask", "Ask"), "restart"))
    assert order(added) == [*(step.id for step in STEPS), "ask"]
    assert checklist(added).added == {"ask"}
    second = incident(facts.StepAdded(LIST, Step("ask", "Ask"), "isolate"))
    assert order(second)[:2] == ["isolate", "ask"]
    gone = incident(facts.StepAdded(LIST, Step("ask", "Ask"), "gone"))
    assert order(gone)[-1] == "ask"
