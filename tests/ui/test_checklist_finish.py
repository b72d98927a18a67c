"""A critical step is not passed over in silence: finishing a list, and closing an incident."""

from typing import Any
from uuid import UUID

import pytest
from checklist_hand import Hand
from commander import Commander
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.desk import Desk
from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE
from incident_desk.domain.finishing import Answer
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.ui.context import Context

PLAYBOOK = Playbook(
    "power",
    "Power",
    1,
    "en",
    (
        Step("people", "Look after people", critical=True),
        Step("battery", "Read the battery", critical=True),
        Step("fuel", "Order fuel", critical=True),
        Step("tell", "Tell everybody"),
    ),
)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    made = desk.declare("Power is out")
    desk.attach(made, PLAYBOOK)
    return made


@pytest.fixture
def hand(qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> Hand:
    return Hand(qtbot, host, context, incident_id)


def answer(hand: Hand, step: str, choice: str, reason: str = "") -> None:
    hand.sees(f"answer_{step}").button(choice).click()
    if reason:
        hand.sees(f"answer_reason_{step}").setFocus()
        hand.type(reason)


def test_each_open_critical_step_is_asked_about_before_the_list_is_finished(hand: Hand) -> None:
    hand.click("checklist_finish")
    assert "1 other step is open" in hand.told("finish_others")
    answer(hand, "people", DONE)
    answer(hand, "battery", SET_ASIDE, "there is none")
    hand.click("finish_list")
    assert "Order fuel" in str(hand.context.notices.error)
    assert hand.checklist.finished is None
    answer(hand, "fuel", "left")
    hand.click("finish_list")
    assert "Order fuel" in str(hand.context.notices.error)
    hand.sees("answer_reason_fuel").setFocus()
    hand.type("the shop is closed")
    hand.click("finish_list")
    one = hand.checklist
    assert [one.state(step.id) for step in one.steps] == [DONE, SET_ASIDE, OPEN, OPEN]
    assert one.finished is not None
    assert dict(one.finished.left) == {"fuel": "the shop is closed"}
    assert hand.told("list_finished") == "Finished: Ana, 03:00"
    assert "the shop is closed" in hand.told("list_left")
    hand.sees_not("next_text")


def test_a_list_without_open_critical_steps_is_finished_at_once_and_used_again(hand: Hand) -> None:
    desk, one = hand.context.desk, hand.checklist
    for step in ("people", "battery", "fuel"):
        desk.tick_step(hand.incident_id, one.id, step)
    hand.click("checklist_finish")
    assert hand.checklist.finished is not None
    hand.sees_not("checklist_finish")
    hand.click("use_again")
    assert hand.checklist.finished is None
    assert hand.told("next_text") == "Tell everybody"


def test_a_finished_list_is_undone_and_done_again(hand: Hand) -> None:
    desk, one = hand.context.desk, hand.checklist
    answers = {step.id: Answer("left", "No key") for step in one.steps}
    desk.finish_list(hand.incident_id, one.id, answers)
    change = desk.undo()
    assert hand.checklist.finished is None
    assert "Power" in desk.said(change, change.after, hand.context.texts)
    desk.redo()
    assert hand.checklist.finished is not None
    assert dict(hand.checklist.finished.left) == dict.fromkeys(
        ("people", "battery", "fuel"), "No key"
    )


def test_esc_goes_back_and_what_was_typed_is_kept(hand: Hand) -> None:
    hand.click("checklist_finish")
    answer(hand, "fuel", "left", "the shop")
    hand.press("Escape")
    assert hand.steps.isVisible()
    hand.click("checklist_finish")
    assert hand.sees("answer_reason_fuel").text() == "the shop"


def test_what_another_one_settles_meanwhile_is_not_asked_any_more(hand: Hand) -> None:
    hand.click("checklist_finish")
    hand.sees("answer_people")
    other = hand.context.another_desk()
    other.tick_step(hand.incident_id, hand.checklist.id, "people")
    other.close()
    hand.context.bridge.look()
    hand.sees_not("answer_people")
    answer(hand, "battery", DONE)
    answer(hand, "fuel", DONE)
    hand.click("finish_list")
    assert hand.checklist.finished is not None


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: Any) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def open_incident(commander: Commander) -> UUID:
    desk = commander.window.context.desk
    made = desk.declare("Power is out")
    desk.attach(made, PLAYBOOK)
    commander.window.open_incident(made)
    return made


def phase(commander: Commander, incident: UUID) -> str:
    return commander.window.context.desk.incident(incident).phase


def test_closing_says_first_which_critical_steps_are_open_and_leads_there(
    commander: Commander, open_incident: UUID
) -> None:
    commander.click("phase_closed")
    assert phase(commander, open_incident) == "investigating"
    assert commander.sees("closing_said").text() == (
        "3 critical steps are open: “Look after people”, “Read the battery”, “Order fuel”"
    )
    assert not commander.sees("phase_closed").isChecked()
    commander.has_no_dialog()
    commander.click("closing_see")
    steps = commander.sees("checklist_steps")
    assert steps.currentIndex().data() == "Look after people"
    assert steps.hasFocus()


def test_it_is_never_forbidden_to_close(commander: Commander, open_incident: UUID) -> None:
    commander.click("phase_closed")
    commander.click("closing_anyway")
    assert phase(commander, open_incident) == "closed"
    commander.sees_not("closing_said")


def test_once_it_was_said_the_same_button_closes(commander: Commander, open_incident: UUID) -> None:
    commander.click("phase_closed")
    commander.click("phase_closed")
    assert phase(commander, open_incident) == "closed"


def test_not_yet_puts_it_away_and_so_does_the_last_step(
    commander: Commander, open_incident: UUID
) -> None:
    desk = commander.window.context.desk
    commander.click("phase_closed")
    commander.click("closing_leave")
    commander.sees_not("closing_said")
    commander.click("phase_closed")
    (checklist,) = desk.incident(open_incident).checklists
    for step in ("people", "battery", "fuel"):
        desk.tick_step(open_incident, checklist.id, step)
    commander.sees_not("closing_said")
    commander.click("phase_closed")
    assert phase(commander, open_incident) == "closed"


def test_a_card_that_is_moved_to_closed_says_so_too(
    commander: Commander, open_incident: UUID
) -> None:
    desk = commander.window.context.desk
    desk.change_phase(open_incident, "resolved")
    commander.window.open_board()
    commander.window.frame.board.read()
    cards = commander.sees("column_resolved")
    cards.setFocus()
    commander.waits_for(lambda: cards.cards.rowCount() == 1)
    cards.setCurrentIndex(cards.cards.index(0))
    commander.press("Right", ALT)
    assert phase(commander, open_incident) == "closed"
    notices = commander.window.context.notices
    assert notices.text.startswith("3 critical steps are open")
    notices.action_button.click()
    assert commander.sees("checklist_steps").isVisible()
