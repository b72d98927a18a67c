"""Undo in the window: by key, from the menu, and from the notice bar right after a change."""

from typing import Any
from uuid import UUID

import pytest
from commander import ALT, CONTROL, Commander
from PySide6.QtCore import Qt

from incident_desk.desk import Desk
from incident_desk.domain.board import card

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: Any) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


@pytest.fixture
def incident(commander: Commander, desk: Desk) -> UUID:
    declared = desk.declare("Phones are silent")
    commander.waits_for(lambda: commander.sees("column_investigating").cards.rowCount() == 1)
    commander.window.frame.page.setFocus()
    return declared


def told(commander: Commander) -> str:
    return commander.window.context.notices.text


def test_a_move_on_the_board_is_undone_from_the_notice_bar(
    commander: Commander, desk: Desk, incident: UUID, qtbot: Any
) -> None:
    commander.press("Right", ALT)
    assert told(commander) == f"INC-{desk.tag}-0001, phase: Identified"
    offer = commander.window.context.notices.action_button
    assert offer.text() == "Undo"
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert desk.incident(incident).phase == "investigating"
    assert told(commander) == f"Undone. INC-{desk.tag}-0001, phase: Investigating"
    assert offer.text() == "Redo"
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert desk.incident(incident).phase == "identified"
    assert told(commander).startswith("Done again.")


def test_a_move_is_undone_and_done_again_by_key(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    commander.press("Right", ALT)
    commander.press("Z", CONTROL)
    assert desk.incident(incident).phase == "investigating"
    commander.press("Z", CONTROL | SHIFT)
    assert desk.incident(incident).phase == "identified"


def test_the_menu_says_what_would_be_undone(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    actions = commander.window.actions_
    assert (actions.undo.isEnabled(), actions.redo.isEnabled()) == (False, False)
    desk.set_situation(incident, "cause", "Rain & wind")
    assert actions.undo.text() == f"Undo: INC-{desk.tag}-0001, Cause: Rain && wind"
    actions.undo.trigger()
    assert (actions.undo.isEnabled(), actions.redo.isEnabled()) == (False, True)
    assert actions.redo.text() == f"Redo: INC-{desk.tag}-0001, Cause: Rain && wind"
    assert [name for name, _ in actions.shown()][:6].count("Undo") == 1


def test_a_text_field_keeps_its_own_undo(commander: Commander, desk: Desk, incident: UUID) -> None:
    desk.change_phase(incident, "identified")
    commander.press("K", CONTROL)
    commander.type("phones")
    commander.press("Z", CONTROL)
    assert commander.window.frame.search.text() != "phones"
    assert desk.incident(incident).phase == "identified"


def test_ticks_are_undone_by_key_without_a_bar_that_moves_the_page(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    desk.attach(incident, desk.playbooks("en")[0])
    commander.window.open_incident(incident, "checklists")
    commander.go_to("checklist_steps")
    commander.press("Home")
    commander.press("Space")
    assert card(desk.incident(incident)).steps_settled == 1
    assert told(commander) == ""
    commander.press("Z", CONTROL)
    assert card(desk.incident(incident)).steps_settled == 0
    assert "open" in told(commander)


def test_the_offer_goes_with_the_next_change_or_after_a_while(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    desk.change_phase(incident, "identified")
    assert told(commander)
    desk.set_situation(incident, "cause", "Rain")
    assert told(commander) == ""
    desk.change_phase(incident, "monitoring")
    for _ in range(20):
        assert told(commander)
        commander.window.context.bridge.ticked.emit()
    assert told(commander) == ""


def test_an_undo_that_came_too_late_is_told_in_a_sentence(
    commander: Commander, desk: Desk, incident: UUID, clock: Any
) -> None:
    desk.change_phase(incident, "identified")
    other = Desk(desk.folder, clock, "Command line")
    other.change_phase(incident, "resolved")
    other.close()
    commander.window.context.bridge.look()
    commander.press("Z", CONTROL)
    assert told(commander).startswith(f"INC-{desk.tag}-0001 was changed again meanwhile")
    assert desk.incident(incident).phase == "resolved"
    assert not commander.window.actions_.undo.isEnabled()
