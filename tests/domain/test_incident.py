"""Folding: any facts in any order, without error, to the same state."""

from datetime import timedelta
from uuid import UUID

import pytest
from bodies import INCIDENT, START, declared, fact, histories
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import facts
from incident_desk.domain.at_work import incident_progress
from incident_desk.domain.board import card
from incident_desk.domain.deadlines import dues
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import SENT
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import Step

LIST, MESSAGE = UUID(int=11), UUID(int=21)


def folded(*bodies: Body) -> Incident:
    return fold(INCIDENT, [fact(number, body) for number, body in enumerate(bodies, 1)])


def attached(*steps: str) -> facts.ChecklistAttached:
    named = tuple(Step(step, step.capitalize()) for step in steps)
    return facts.ChecklistAttached(LIST, "power-loss", 1, "en", "Power", named)


def sent_message() -> tuple[Body, ...]:
    return (
        facts.MessageDrafted(MESSAGE, "customers", "acknowledged", {"en": Text("We know.")}),
        facts.MessageApproved(MESSAGE, {"en": Text("We know.")}, START + timedelta(minutes=30)),
        facts.MessageSent(MESSAGE, "en", "email", "0" * 64),
    )


@given(history=histories(), data=st.data())
def test_facts_in_any_order_fold_to_the_same_incident(
    history: list[Fact], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(history))
    assert fold(INCIDENT, shuffled) == fold(INCIDENT, history)


@given(history=histories())
def test_whatever_facts_there_are_the_board_can_show_the_incident(history: list[Fact]) -> None:
    incident = fold(INCIDENT, history)
    assert card(incident).id == INCIDENT
    assert 0 <= card(incident).steps_settled <= card(incident).steps_total
    assert all(due.at for due in dues(incident))


@given(history=histories())
def test_one_fact_more_gives_what_folding_all_of_them_gives(history: list[Fact]) -> None:
    *before, last = [*sorted(history, key=lambda one: one.order), fact(99, declared(), hlc=99)]
    assert apply(fold(INCIDENT, before), last) == fold(INCIDENT, [*before, last])


@given(history=histories())
def test_a_conflict_names_a_fact_that_was_told(history: list[Fact]) -> None:
    conflicts = fold(INCIDENT, history).conflicts
    assert len(set(conflicts)) == len(conflicts)
    assert set(conflicts) <= {one.id for one in history}


@given(history=histories())
def test_what_was_sent_never_changes(history: list[Fact]) -> None:
    begun = (declared(), *sent_message())
    first = [fact(number, body, hlc=number - 200) for number, body in enumerate(begun, 101)]
    message = fold(INCIDENT, [*first, *history]).messages[MESSAGE]
    assert (message.state, message.texts) == (SENT, {"en": Text("We know.")})


@pytest.mark.parametrize(
    "body",
    [
        facts.StepTicked(LIST, "gone"),
        facts.StepTicked(UUID(int=99), "isolate"),
        facts.StepSetAside(LIST, "gone", "No such room"),
        facts.MessageSent(UUID(int=99), "en", "email", "0" * 64),
        facts.DraftEdited(MESSAGE, "en", Text("Too late.")),
        facts.DraftDiscarded(MESSAGE),
        facts.MessageDrafted(MESSAGE, "customers", "resolved", {"en": Text("Again.")}),
        attached("isolate", "again"),
        declared(title="Declared twice"),
    ],
    ids=lambda body: type(body).__name__,
)
def test_what_cannot_apply_is_kept_as_a_conflict_and_changes_nothing(body: Body) -> None:
    before = folded(declared(), attached("isolate"), *sent_message())
    late = fact(50, body)
    after = apply(before, late)
    assert after.conflicts == (late.id,)
    assert card(after) == card(before)
    assert (after.messages, after.checklists) == (before.messages, before.checklists)


def test_the_last_value_holds_and_the_ones_before_stay_readable() -> None:
    incident = folded(declared(), facts.SeveritySet(3), facts.SeveritySet(1, "Wards are dark"))
    assert incident.severity == 1
    assert [held.value for held in incident.severities] == ["3", "1"]


def test_a_phase_that_is_told_before_the_declaration_is_not_lost() -> None:
    incident = folded(facts.PhaseChanged("monitoring"), declared())
    assert incident.phase == "monitoring"


def test_an_incident_that_comes_back_has_not_ended() -> None:
    resolved = folded(declared(), facts.PhaseChanged("resolved"))
    assert resolved.ended_at == START + timedelta(minutes=2)
    closed = apply(resolved, fact(3, facts.PhaseChanged("closed")))
    assert closed.ended_at == resolved.ended_at
    assert apply(closed, fact(4, facts.PhaseChanged("investigating"))).ended_at is None


def test_closing_ends_the_promise_of_an_update() -> None:
    promised = folded(declared(), *sent_message())
    assert promised.next_update_at == START + timedelta(minutes=30)
    assert apply(promised, fact(9, facts.PhaseChanged("closed"))).next_update_at is None


def test_a_ticked_step_counts_until_it_is_reopened() -> None:
    ticked = folded(declared(), attached("isolate", "call"), facts.StepTicked(LIST, "isolate"))
    assert incident_progress(ticked) == (1, 2)
    reopened = apply(ticked, fact(9, facts.StepReopened(LIST, "isolate")))
    assert incident_progress(reopened) == (0, 2)
