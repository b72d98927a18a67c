"""Which steps apply, and why."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from incident_desk.desk.in_force import built_in_model
from incident_desk.domain.conditions import (
    Given,
    asked_in_words,
    given,
    reasons_in_words,
    verdicts,
    vocabulary,
)
from incident_desk.domain.incident import Assessed, Held, Incident
from incident_desk.domain.playbook import Condition, Step
from incident_desk.domain.situation import Known
from incident_desk.i18n import texts

MODEL = built_in_model()
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
ISOLATE = Step("isolate", "Isolate it", conditions=(Condition("data", ("possible", "confirmed")),))


def verdict(step, known):
    (found,) = verdicts([step], known)
    return found


def told(step, known, language="en"):
    return reasons_in_words(MODEL, verdict(step, known).reasons, texts(language))


def test_a_step_without_conditions_always_applies():
    assert verdict(Step("a", "Look"), Given()).applies
    assert told(Step("a", "Look"), Given()) == ()


def test_a_step_appears_because_of_an_answer():
    known = Given({"data": "possible"})
    assert verdict(ISOLATE, known).applies
    assert told(ISOLATE, known) == ("Here because Data: It is possible",)
    assert told(ISOLATE, known, "es") == ("Aparece porque Datos: Es posible",)


def test_a_step_is_not_needed_once_the_answer_is_another():
    known = Given({"data": "no"})
    assert not verdict(ISOLATE, known).applies
    assert told(ISOLATE, known) == ("Not needed because Data: No",)


@pytest.mark.parametrize("answers", [{}, {"data": "unknown"}])
def test_while_nobody_knows_a_step_stays(answers):
    known = Given(answers)
    assert verdict(ISOLATE, known).applies
    assert told(ISOLATE, known) == ("Here until this is known: Data",)


def test_a_step_may_be_for_those_who_do_not_know():
    step = replace(ISOLATE, conditions=(Condition("data", ("unknown",)),))
    assert told(step, Given()) == ("Here because Data: not known",)
    assert not verdict(step, Given({"data": "no"})).applies


def test_all_conditions_must_hold_and_the_failing_one_is_told():
    step = replace(ISOLATE, conditions=(*ISOLATE.conditions, Condition("severity", ("1", "2"))))
    assert verdict(step, Given({"data": "confirmed"}, severity=2)).applies
    assert not verdict(step, Given({"data": "confirmed"}, severity=3)).applies
    assert told(step, Given({"data": "confirmed"}, severity=3)) == (
        "Not needed because Severity: SEV3",
    )
    assert told(step, Given({"data": "confirmed"})) == (
        "Here because Data: Yes",
        "Here until this is known: Severity",
    )


@pytest.mark.parametrize(("value", "applies"), [("", True), (" ", True), ("Pay by card", False)])
def test_a_field_of_the_situation_is_known_or_it_is_not(value, applies):
    step = Step("find", "Find one", conditions=(Condition("workaround", ("unknown",)),))
    found = verdict(step, Given(situation={"workaround": value}))
    assert found.applies is applies
    word = "not known" if applies else "known"
    assert reasons_in_words(MODEL, found.reasons, texts("en"))[0].endswith(f"Workaround: {word}")


def test_a_part_of_a_step_that_does_not_apply_does_not_either():
    part = Step("cable", "Pull the cable", under="isolate")
    deeper = Step("left", "The left one", under="cable")
    assert [one.applies for one in verdicts([ISOLATE, part, deeper], Given())] == [True] * 3
    found = verdicts([ISOLATE, part, deeper], Given({"data": "no"}))
    assert [one.applies for one in found] == [False] * 3
    assert found[2].reasons == found[0].reasons


def test_what_a_changed_model_no_longer_asks_is_told_by_its_own_words():
    step = Step("a", "Look", conditions=(Condition("weather", ("bad",)),))
    assert told(step, Given({"weather": "bad"})) == ("Here because weather: bad",)
    other = Step("a", "Look", conditions=(Condition("data", ("stolen",)),))
    assert told(other, Given({"data": "stolen"})) == ("Here because Data: stolen",)


def test_an_incident_gives_its_last_answers_its_situation_and_its_severity():
    runs = tuple(
        Assessed({"data": answer}, 2, {}, NOW, "Ana") for answer in ("possible", "confirmed")
    )
    incident = Incident(
        UUID(int=1),
        assessments=runs,
        severities=(Held("2", NOW, "Ana"),),
        situation={"cause": Known("A cut cable", "Ana", NOW)},
    )
    assert given(incident) == Given({"data": "confirmed"}, {"cause": "A cut cable"}, 2)
    assert given(Incident(UUID(int=1))) == Given()


def test_conditions_may_ask_for_every_answer_the_situation_and_the_severity():
    words = vocabulary(MODEL)
    assert words["safety"] == ("no", "possible", "actual", "unknown")
    assert words["workaround"] == ("known", "unknown")
    assert words["severity"] == ("1", "2", "3", "4", "5")


def test_two_models_are_asked_together():
    asked = replace(MODEL, questions=(replace(MODEL.questions[0], id="weather"),))
    words = vocabulary(MODEL, asked)
    assert words["weather"] == words["safety"]
    assert vocabulary(MODEL, MODEL) == vocabulary(MODEL)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (Condition("safety", ("actual",)), ("Only if People: Yes",)),
        (Condition("safety", ("possible", "actual")), ("Only if People: It is possible / Yes",)),
        (
            Condition("safety", ("unknown", "possible", "actual")),
            ("Not needed if People: No, it was checked",),
        ),
        (Condition("safety", ("no", "unknown", "possible", "actual")), ()),
        (Condition("severity", ("1", "2")), ("Only if Severity: SEV1 / SEV2",)),
        (Condition("cause", ("known",)), ("Only if Cause: known",)),
        (Condition("gone", ("a", "b")), ("Only if gone: a / b",)),
    ],
)
def test_what_a_condition_asks_for_is_told_before_anything_is_known(condition, told):
    assert asked_in_words(MODEL, (condition,), texts("en")) == told
