"""Steps under 'Needs you now': blocked at once, or over their time, and the way to them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from commander import CONTROL, Commander

from incident_desk.domain.playbook import Playbook, Step

PLAYBOOK = Playbook(
    "power",
    "Power",
    1,
    "en",
    (Step("people", "Look after people"), Step("fuel", "Order fuel", minutes=10)),
)


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: Any) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def incident(commander: Commander) -> UUID:
    desk = commander.window.context.desk
    made = desk.declare("Power is out")
    desk.set_severity(made, 3, "Seen")
    desk.attach(made, PLAYBOOK)
    desk.attach(made, Playbook("other", "Other", 1, "en", (Step("a", "Another"),)))
    return made


def rows(commander: Commander) -> list[str]:
    due = commander.window.frame.board.due
    due.read()
    return [label.text() for _need, label in due._timed]


def test_a_blocked_step_is_there_at_once_and_its_row_leads_to_it(
    commander: Commander, incident: UUID, clock: Any
) -> None:
    desk = commander.window.context.desk
    checklist = desk.incident(incident).checklists[0]
    desk.block_step(incident, checklist.id, "fuel", "The shop is closed")
    assert rows(commander) == ["Step blocked: 0 s"]
    clock.forward(4)
    assert rows(commander) == ["Step blocked: 4 min"]
    commander.press("D", CONTROL)
    commander.press("Return")
    steps = commander.sees("checklist_steps")
    assert steps.currentIndex().data() == "Order fuel"
    assert steps.hasFocus()
    commander.press("U")
    commander.window.open_board()
    assert rows(commander) == []


def test_a_step_is_there_when_its_time_is_over(
    commander: Commander, incident: UUID, clock: Any
) -> None:
    desk = commander.window.context.desk
    checklist = desk.incident(incident).checklists[0]
    desk.assign_step(incident, checklist.id, "fuel", "Bruno")
    assert rows(commander) == []
    clock.forward(12)
    assert rows(commander) == ["Step over its time: 2 min"]
    reference = desk.incident(incident).reference
    go = commander.sees(f"due_step_time_{reference}")
    assert "Order fuel" in go.accessibleName()
    desk.time_step(incident, checklist.id, "fuel", clock.now() + timedelta(minutes=5))
    assert rows(commander) == []


def test_a_step_of_the_second_list_is_found_in_its_list(
    commander: Commander, incident: UUID
) -> None:
    desk = commander.window.context.desk
    other = desk.incident(incident).checklists[1]
    desk.block_step(incident, other.id, "a", "No key")
    commander.window.open_incident(incident, "checklists")
    commander.window.open_step(incident, other.ref("a"))
    assert commander.sees("checklist_steps").currentIndex().data() == "Another"
    chooser = commander.sees("checklist_chooser")
    assert chooser.currentData() == other.id


def test_the_header_and_the_card_count_the_steps_that_apply(
    commander: Commander, incident: UUID
) -> None:
    desk = commander.window.context.desk
    desk.tick_step(incident, desk.incident(incident).checklists[0].id, "people")
    commander.window.open_incident(incident)
    assert commander.sees("header_steps").text() == "1 of 3 steps"
    (card,) = desk.cards(desk.numbers(commander.everything))
    assert (card.steps_settled, card.steps_total) == (1, 3)
