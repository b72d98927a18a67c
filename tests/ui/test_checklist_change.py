"""A playbook that is edited while its list is in use: the list stays, the change is offered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from checklist_hand import Hand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.ui.context import Context

HEAD = "---\ntitle: Own\nid: own\nversion: {version}\nlanguage: en\n---\n\n"
FIRST = "- [ ] Count people {#people critical}\n\n- [ ] Call {#call}\n\n- [ ] End {#end}\n"
SECOND = (
    "- [ ] Count people {#people critical}\n\n- [ ] Look into the lifts {#lifts}\n\n"
    "- [ ] Call the utility {#call minutes=5}\n"
)
Edit = Callable[[int, str], None]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    def edited(version: int, steps: str) -> None:
        file = paths.own_playbooks(tmp_path) / "en" / "own.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(version=version) + steps, "utf-8")

    return edited


@pytest.fixture
def incident_id(desk: Desk, edit: Edit) -> UUID:
    edit(1, FIRST)
    made = desk.declare("Power is out")
    desk.attach(made, desk.playbook("own", "en"))
    return made


@pytest.fixture
def hand(qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> Hand:
    return Hand(qtbot, host, context, incident_id)


def come_back(hand: Hand) -> None:
    """To the tab, as after editing a playbook on its page."""
    hand.panel.hide()
    hand.panel.show()


def texts(hand: Hand) -> list[str]:
    return [step.text for step in hand.checklist.steps]


def test_a_later_edit_does_not_change_the_list_but_is_told(hand: Hand, edit: Edit) -> None:
    hand.sees_not("playbook_changed")
    edit(2, SECOND)
    come_back(hand)
    assert texts(hand) == ["Count people", "Call", "End"]
    assert hand.told("playbook_changed") == (
        "The playbook says otherwise by now (version 2): 1 new step, 1 changed, 1 gone."
        " This list has not changed."
    )


def test_what_is_ticked_is_taken_over_and_the_marks_stay(hand: Hand, edit: Edit) -> None:
    hand.context.desk.tick_step(hand.incident_id, hand.checklist.id, "call")
    edit(2, SECOND)
    come_back(hand)
    hand.click("change_look")
    assert hand.sees("take_lifts").isChecked()
    assert not hand.sees("take_call").isChecked()
    hand.click("change_take")
    assert texts(hand) == ["Count people", "Look into the lifts", "Call", "End"]
    assert hand.checklist.state("call") == "done"
    assert hand.steps.hasFocus()
    hand.sees_not("playbook_changed")
    come_back(hand)
    hand.sees_not("playbook_changed")


def test_changed_words_of_an_open_step_are_taken_over_by_keyboard(hand: Hand, edit: Edit) -> None:
    edit(2, SECOND)
    come_back(hand)
    hand.click("change_look")
    assert hand.sees("take_lifts").hasFocus()
    hand.press("Space")
    hand.press("Tab")
    assert hand.sees("take_call").hasFocus()
    hand.press("Tab")
    hand.press("Return")
    assert texts(hand) == ["Count people", "Call the utility", "End"]


def test_keeping_the_list_as_it_is_is_remembered_until_the_next_edit(
    hand: Hand, edit: Edit, qtbot: Any
) -> None:
    edit(2, SECOND)
    come_back(hand)
    hand.click("change_keep")
    hand.sees_not("playbook_changed")
    come_back(hand)
    hand.sees_not("playbook_changed")
    assert texts(hand) == ["Count people", "Call", "End"]
    edit(3, SECOND + "\n- [ ] Sleep {#sleep}\n")
    come_back(hand)
    assert "2 new steps" in hand.told("playbook_changed")


def test_esc_leaves_the_changes_for_later(hand: Hand, edit: Edit) -> None:
    edit(2, SECOND)
    come_back(hand)
    hand.click("change_look")
    hand.press("Escape")
    assert hand.steps.isVisible()
    assert hand.told("playbook_changed") != ""


def test_what_is_taken_over_is_told_in_the_history_of_the_step(hand: Hand, edit: Edit) -> None:
    edit(2, SECOND)
    come_back(hand)
    hand.click("change_look")
    hand.click("change_take")
    hand.choose("lifts")
    hand.click("step_history")
    assert "taken over from version 2" in hand.told("step_history_lines")


def test_a_playbook_that_cannot_be_read_any_more_offers_nothing(hand: Hand, edit: Edit) -> None:
    edit(2, "no steps at all")
    come_back(hand)
    hand.sees_not("playbook_changed")
    assert hand.steps.isVisible()
    assert hand.panel.windowState() == Qt.WindowState.WindowNoState
