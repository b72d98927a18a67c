"""Whole messages that are ready have nothing that blocks or warns."""

import tomllib
from pathlib import Path

import pytest
from domain.readiness.sample import rules

from incident_desk.domain.readiness import ADVISES, STAGES, Record, check

MESSAGES = tomllib.loads((Path(__file__).parent / "ready.toml").read_text("utf-8"))["message"]


@pytest.mark.parametrize(
    "message", MESSAGES, ids=lambda each: f"{each['language']}-{each['stage']}"
)
def test_nothing_stands_against_it(message):
    record = Record(language=message["language"], stage=message["stage"])
    found = check(message["text"], record, rules())
    assert [(each.rule, each.text) for each in found if each.level != ADVISES] == []


def test_every_stage_has_a_message_in_each_language():
    assert {(m["language"], m["stage"]) for m in MESSAGES} == {
        (language, stage) for language in ("en", "es") for stage in STAGES
    }
