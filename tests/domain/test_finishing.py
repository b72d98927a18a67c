"""Finishing a checklist: each open critical step is answered for."""

from uuid import UUID

import pytest

from incident_desk.domain.checklist import DONE, SET_ASIDE, Checklist
from incident_desk.domain.conditions import Given
from incident_desk.domain.facts import ChecklistFinished, StepSetAside, StepTicked
from incident_desk.domain.finishing import LEFT, Answer, asked, finish, reopen
from incident_desk.domain.playbook import Condition, Step
from incident_desk.errors import RuleError

LIST = UUID(int=11)
CHECKLIST = Checklist(
    LIST,
    "power",
    "en",
    "Power",
    (
        Step("people", "Look after people", critical=True),
        Step("tell", "Tell"),
        Step("battery", "Read the battery", critical=True),
        Step("lawyer", "Lawyer", critical=True, conditions=(Condition("data", ("possible",)),)),
    ),
)
CALM = Given({"data": "no"})


def test_open_critical_steps_that_apply_are_asked_about() -> None:
    assert [one.step.id for one in asked(CHECKLIST, CALM)] == ["people", "battery"]
    grave = Given({"data": "possible"})
    assert [one.step.id for one in asked(CHECKLIST, grave)] == ["people", "battery", "lawyer"]


def test_each_answer_becomes_what_it_says() -> None:
    answers = {"people": Answer(DONE), "battery": Answer(SET_ASIDE, " No battery ")}
    assert finish(CHECKLIST, CALM, answers) == (
        StepTicked(LIST, "people"),
        StepSetAside(LIST, "battery", "No battery"),
        ChecklistFinished(LIST, {}),
    )
    answers = {"people": Answer(LEFT, "Fire"), "battery": Answer(DONE), "tell": Answer("odd")}
    assert finish(CHECKLIST, CALM, answers)[-1] == ChecklistFinished(LIST, {"people": "Fire"})


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (None, "checklist.critical_open"),
        (Answer("odd"), "checklist.critical_open"),
        (Answer(LEFT, " "), "checklist.critical_reason_needed"),
        (Answer(SET_ASIDE), "checklist.critical_reason_needed"),
    ],
)
def test_no_critical_step_is_passed_over(answer: Answer | None, key: str) -> None:
    answers = {"people": Answer(DONE)} | ({"battery": answer} if answer else {})
    with pytest.raises(RuleError) as refused:
        finish(CHECKLIST, CALM, answers)
    assert refused.value.key == key
    assert refused.value.values["step"] == "Read the battery"


def test_what_is_in_use_cannot_be_reopened() -> None:
    assert reopen(CHECKLIST) == ()
