"""What docs/playbooks.md says of the form is so."""

import re
from pathlib import Path

import pytest

from incident_desk.domain.conditions import SEVERITY
from incident_desk.domain.playbook import MOMENTS, ROLES, Condition
from incident_desk.playbooks import conditions, files, front, steps
from incident_desk.playbooks.detail import CODE, NOTE, Phone, phones, pieces
from incident_desk.playbooks.markdown import read, write

PAGE = (Path(__file__).parents[2] / "docs" / "playbooks.md").read_text("utf-8")


@pytest.fixture
def example():
    (found,) = re.findall(r"^```` markdown\n(.*?)^````$", PAGE, re.DOTALL | re.MULTILINE)
    return read(found, "example.md")


def test_the_example_holds_one_of_everything(example):
    by_id = {step.id: step for step in example.steps}
    assert list(by_id) == ["stop", "report", "ticket", "promise", "lock", "other", "tell"]
    assert by_id["stop"].critical
    kinds = [piece.kind for piece in pieces(by_id["stop"].detail)]
    assert {NOTE, CODE} <= set(kinds)
    assert by_id["report"].minutes == 15
    assert phones(by_id["report"]) == (
        Phone("+44 20 7946 0000"),
        Phone("+442079460001", "their duty engineer"),
    )
    assert by_id["ticket"].under == "report"
    assert by_id["lock"].conditions == (Condition("data", ("possible", "confirmed")),)
    assert len(by_id["other"].conditions) == 2
    assert example.when
    assert read(write(example), "again.md") == example


def test_every_name_of_the_head_is_told():
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert told == ["title", "id", "version", "language", *front.OPTIONAL]


def test_every_word_that_can_be_used_is_told():
    asked = set(conditions.built_in()) - {SEVERITY}
    assert {f"`{word}`" for word in (*ROLES, *MOMENTS, *asked)} <= set(re.findall(r"`\w+`", PAGE))


def test_the_limits_are_the_real_ones():
    assert f"{steps.MOST_STEPS} steps, {steps.MOST_DEEP} deep" in PAGE
    assert f"{files.MOST_BYTES // 1000} kB" in PAGE
