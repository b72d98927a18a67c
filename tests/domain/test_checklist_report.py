"""The checklists in the report: what applied, who did it, what was noted, what was left open."""

from datetime import UTC
from uuid import UUID

import pytest
from bodies import INCIDENT, declared, fact
from pictures import png

from incident_desk.domain import facts
from incident_desk.domain.checklist_report import checklists
from incident_desk.domain.document import Figure, StepLine, Steps, Text
from incident_desk.domain.fact import Body
from incident_desk.domain.fold import fold
from incident_desk.domain.pictures import digest
from incident_desk.domain.playbook import Condition, Step
from incident_desk.i18n import LANGUAGES, texts

LIST = UUID(int=11)
LOST = Condition("data", ("possible",))
STEPS = (
    Step("battery", "Read the battery", critical=True),
    Step("fuel", "Order fuel", critical=True),
    Step("lawyer", "Call the lawyer", conditions=(LOST,)),
    Step("tell", "Tell everybody"),
)
PICTURE = png(40, 30)
TOLD: tuple[Body, ...] = (
    declared(),
    facts.SeverityAssessed({"data": "no"}, 2),
    facts.ChecklistAttached(LIST, "power", 1, "en", "Power loss", STEPS),
    facts.StepAssigned(LIST, "battery", "Bruno"),
    facts.StepNoted(LIST, "battery", "42 minutes left"),
    facts.StepTicked(LIST, "battery"),
    facts.StepBlocked(LIST, "fuel", "The shop is closed"),
    facts.PictureAttached(LIST, "battery", digest(PICTURE), "png", len(PICTURE), "ups.png"),
    facts.ChecklistFinished(LIST, {"fuel": "Nobody sells any"}),
)


def blocks(language: str = "en", pictures: dict[str, bytes] | None = None) -> tuple[object, ...]:
    incident = fold(INCIDENT, [fact(number, body) for number, body in enumerate(TOLD, 1)])
    return checklists(incident, texts(language), UTC, pictures or {}).blocks


def lines(language: str = "en") -> tuple[StepLine, ...]:
    (steps,) = [block for block in blocks(language) if isinstance(block, Steps)]
    return steps.lines


def test_steps_that_did_not_apply_are_counted_and_left_out() -> None:
    assert [line.text for line in lines()] == ["Read the battery", "Order fuel", "Tell everybody"]
    head = blocks()[0]
    assert isinstance(head, Text)
    for piece in ("Power loss", "1 of 3", "1 step did not apply", "finished by Ana"):
        assert piece in head.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_tells_who_did_it_what_was_noted_and_why_it_is_open(language: str) -> None:
    battery, fuel, tell = lines(language)
    assert (battery.mark, fuel.mark, tell.mark) == ("done", "blocked", "open")
    for piece in ("Bruno", "42 minutes left", "Ana"):
        assert piece in battery.note
    for piece in ("The shop is closed", "Nobody sells any"):
        assert piece in fuel.note
    assert tell.note == ""


def test_a_picture_stands_below_its_list_or_is_told_to_be_missing() -> None:
    held = {digest(PICTURE): PICTURE}
    (figure,) = [block for block in blocks(pictures=held) if isinstance(block, Figure)]
    assert (figure.width, figure.height) == (40, 30)
    assert "ups.png" in figure.caption
    told = [block.text for block in blocks() if isinstance(block, Text)]
    assert any("ups.png" in text for text in told)
