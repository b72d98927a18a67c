"""The message of an incident on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clocks import NIGHT, TestClock

from incident_desk.cli import incident_desk
from incident_desk.desk import Desk


@pytest.fixture
def reference(tmp_path: Path) -> str:
    desk = Desk(tmp_path, TestClock(NIGHT), "Ana")
    incident_id = desk.declare("Card payments are down", ["Card payments"])
    for name, value in {
        "people_affected": "about 300",
        "impact": "You cannot pay by card in our shops",
        "workaround": "You can pay in cash",
    }.items():
        desk.set_situation(incident_id, name, value)
    named = desk.incident(incident_id).reference
    desk.close()
    return named


def run(folder: Path, *arguments: str) -> Any:
    return CliRunner().invoke(incident_desk, ["--data-dir", str(folder), *arguments])


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_prints_the_draft_and_what_the_checks_say_and_keeps_nothing(
    tmp_path: Path, reference: str, language: str
) -> None:
    asked = ("message", reference, "--stage", "update", "--lang", language, "--json")
    told = run(tmp_path, *asked)
    data = json.loads(told.stdout)
    assert data["language"] == language
    assert data["stage"] == "update"
    assert "300" in data["body"]
    assert "{" not in data["body"]
    parts = {"rule", "level", "start", "end", "reason", "mend", "part"}
    assert all(parts <= set(one) for one in data["findings"])
    blocks = any(one["level"] == "blocks" for one in data["findings"])
    assert told.exit_code == (5 if blocks else 0)
    desk = Desk(tmp_path, TestClock(NIGHT), "Ana")
    assert not desk.incident(desk.incident_id(reference)).messages
    desk.close()


def test_it_is_told_in_words_too(tmp_path: Path, reference: str) -> None:
    told = run(tmp_path, "message", reference, "--audience", "staff", "--stage", "acknowledged")
    assert "--- Subject" in told.stdout
    assert "Card payments are down" in told.stdout
    assert told.exit_code in (0, 5)


def test_what_is_not_known_stays_open_and_is_named(tmp_path: Path, reference: str) -> None:
    told = run(tmp_path, "message", reference, "--stage", "resolved", "--json")
    data = json.loads(told.stdout)
    assert data["missing"]
    assert told.exit_code == 5


def test_a_stage_or_an_incident_that_is_none_is_said(tmp_path: Path, reference: str) -> None:
    assert run(tmp_path, "message", reference, "--stage", "maybe").exit_code == 2
    assert run(tmp_path, "message", "INC-ZZ-0001").exit_code == 1
