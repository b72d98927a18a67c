"""The course of the wizard, without any widget."""

import pytest

from incident_desk.desk.in_force import built_in_model
from incident_desk.domain.severity import UNKNOWN
from incident_desk.ui.wizard.run import Run, read_answers


@pytest.fixture
def run():
    return Run(built_in_model(), {})


def test_every_question_stands_on_one_page(run):
    asked = [question.id for question in run.questions]
    while run.forward():
        asked += [question.id for question in run.questions]
    assert asked == [question.id for question in run.model.questions]
    assert run.is_last
    assert not run.forward()


def test_back_stops_at_the_first_page(run):
    assert not run.back()
    run.forward()
    assert run.back()
    assert run.place == 0


def test_keys_count_from_the_mildest_and_nought_is_unknown(run):
    question = run.questions[0]
    assert run.answer_by_key(question, 1) == question.known[0].value
    assert run.answer_by_key(question, 0) == UNKNOWN
    assert run.answer_by_key(question, 9) is None


def test_an_answer_of_an_older_model_is_passed_over(run):
    assert not run.answer("safety", "purple")
    assert not run.answer("colour", "no")
    assert run.answers == {}


def test_answers_come_back_as_they_were_kept(run):
    run.answer("safety", run.questions[0].known[0].value)
    assert read_answers(run.as_text()) == run.answers


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"safety": 3}'])
def test_what_makes_no_sense_is_no_answer(text):
    assert read_answers(text) == {}
