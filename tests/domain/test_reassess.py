"""What the facts say meanwhile: when another severity is asked about, and why."""

from datetime import UTC, timedelta

import pytest
from bodies import START, declared, fact
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.desk.in_force import built_in_model
from incident_desk.domain import facts
from incident_desk.domain.amounts import Amount
from incident_desk.domain.assessment import assess
from incident_desk.domain.fold import fold
from incident_desk.domain.reassess import (
    ELAPSED,
    EXPECTED,
    PEOPLE,
    SERVICES,
    WORKAROUND,
    Known,
    people_answer,
    spoken,
    time_answer,
)

MODEL = built_in_model()
CALM = {
    "safety": "no",
    "data": "no",
    "criticality": "critical",
    "degree": "down",
    "people": "some",
    "downtime": "lt1h",
    "repair": "work",
    "control": "ours",
    "wayout": "partial",
    "trend": "stable",
}


def told(*bodies, answers=CALM, minutes=10, base=1000, matters=None):
    """What is said after the assessment and then `bodies`, this many minutes after the start."""
    result = assess(MODEL, answers)
    begun = (
        declared(started_at=START),
        facts.SeverityAssessed(dict(answers), result.severity, {}),
        facts.SeveritySet(result.severity),
    )
    history = [fact(number, body) for number, body in enumerate((*begun, *bodies), 1)]
    incident = fold(history[0].incident_id, history)
    now = START + timedelta(minutes=minutes)
    return spoken(incident, MODEL, Known(now, UTC, base, matters))


def test_nothing_new_asks_nothing():
    assert told() is None


def test_more_people_ask_to_raise_and_say_why():
    asked = told(facts.SituationChanged("people_affected", "unos 600"))
    assert asked.graver
    assert (asked.held, asked.result.severity) == (3, 1)
    (change,) = asked.changes
    assert (change.question, change.before, change.after) == ("people", "some", "most")
    assert change.cause == PEOPLE


def test_what_was_known_before_the_assessment_is_not_asked_about_again():
    answers = {**CALM, "people": "some"}
    begun = (
        declared(started_at=START),
        facts.SituationChanged("people_affected", "900"),
        facts.SeverityAssessed(answers, 3, {}),
        facts.SeveritySet(3),
    )
    history = [fact(number, body) for number, body in enumerate(begun, 1)]
    now = START + timedelta(minutes=9)
    assert spoken(fold(history[0].incident_id, history), MODEL, Known(now, UTC, 1000)) is None


def test_time_that_passes_only_raises():
    answers = {**CALM, "criticality": "important", "degree": "partial", "people": "many"}
    asked = told(answers=answers, minutes=300)
    assert asked.graver
    assert [change.cause for change in asked.changes] == [ELAPSED]
    assert told(answers={**answers, "downtime": "gt24h"}, minutes=1) is None


def test_an_expected_end_may_lower_it():
    answers = {**CALM, "criticality": "important", "people": "many", "downtime": "gt24h"}
    assert assess(MODEL, answers).severity == 2
    asked = told(facts.SituationChanged("expected_end", "20 min"), answers=answers)
    assert not asked.graver
    assert [change.cause for change in asked.changes] == [EXPECTED]


def test_a_workaround_that_is_found_lowers_it():
    found = {"criticality": "important", "people": "most", "downtime": "1to4h", "wayout": "none"}
    asked = told(facts.SituationChanged("workaround", "Pay in cash"), answers={**CALM, **found})
    assert (asked.held, asked.result.severity) == (2, 3)
    assert [change.cause for change in asked.changes] == [WORKAROUND]


def test_a_word_that_there_is_no_workaround_raises_it():
    held = {"criticality": "important", "people": "most", "downtime": "1to4h", "wayout": "partial"}
    none = facts.SituationChanged("workaround", "", unknown=True)
    asked = told(none, answers={**CALM, **held})
    assert (asked.held, asked.result.severity) == (3, 2)
    taken_back = facts.SituationChanged("workaround", "")
    assert told(taken_back, answers={**CALM, **held}) is None


def test_a_service_that_joins_speaks_for_what_was_last_answered_about_it():
    answers = {**CALM, "criticality": "cosmetic"}
    asked = told(
        facts.ServicesSet(("mail", "payments")),
        answers=answers,
        matters={"payments": "critical", "mail": "nonsense"},
    )
    assert asked.graver
    assert [change.cause for change in asked.changes] == [SERVICES]


def test_what_the_commander_kept_is_not_asked_again_until_another_level_comes_out():
    more = facts.SituationChanged("people_affected", "600")
    asked = told(more)
    kept = facts.SeverityKept(3, asked.result.severity)
    assert told(more, kept) is None
    fewer = facts.SituationChanged("people_affected", "200")
    again = told(more, kept, fewer)
    assert again is None or again.result.severity != asked.result.severity


def test_a_resolved_or_unassessed_incident_is_not_asked_about():
    more = facts.SituationChanged("people_affected", "900")
    assert told(more, facts.PhaseChanged("resolved")) is None
    history = [fact(1, declared()), fact(2, facts.SeveritySet(3)), fact(3, more)]
    incident = fold(history[0].incident_id, history)
    assert spoken(incident, MODEL, Known(START, UTC, 1000)) is None


def test_answers_of_a_model_that_was_replaced_are_left_alone():
    begun = (
        declared(),
        facts.SeverityAssessed({"colour": "red"}, 3, {}),
        facts.SeveritySet(3),
        facts.SituationChanged("people_affected", "900"),
    )
    history = [fact(number, body) for number, body in enumerate(begun, 1)]
    incident = fold(history[0].incident_id, history)
    assert spoken(incident, MODEL, Known(START, UTC, 1000)) is None


@pytest.mark.parametrize(
    ("low", "high", "share", "base", "answer"),
    [
        (0, 0, False, 0, "none"),
        (5, 5, False, 1000, "few"),
        (10, 10, False, 1000, "some"),
        (100, 200, False, 1000, "many"),
        (200, 500, False, 1000, "most"),
        (600, None, False, 1000, "most"),
        (12, 12, True, 0, "many"),
        (0.5, 0.5, True, 0, "few"),
        (1200, 1200, False, 0, "some"),
        (20, 20, False, 0, None),
        (10_000, 10_000, False, 10_000_000, "many"),
    ],
)
def test_people_are_weighed_by_share_or_by_number_whichever_is_graver(
    low, high, share, base, answer
):
    assert people_answer(MODEL, Amount(low, high, share), base) == answer


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_a_longer_time_never_speaks_for_a_milder_answer(one, other):
    rank = {answer.value: answer.rank for answer in MODEL.question("downtime").answers}
    short, long = sorted((one, other))
    rule = MODEL.facts.time
    assert rank[time_answer(rule, short)] <= rank[time_answer(rule, long)]
