"""Needs you now: the most urgent first, counted, opened by keyboard, drills marked and last."""

from datetime import timedelta
from typing import Any

import pytest
from commander import CONTROL, Commander
from PySide6.QtWidgets import QPushButton
from saying import said

from incident_desk.desk import Desk
from incident_desk.ui.elided import ElidedLabel


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: Any) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


def due(commander: Commander) -> Any:
    board = commander.window.frame.board
    board.read()
    commander.waits_for(lambda: board.due._grid.count() == 0 or bool(told(board.due)))
    return board.due


def labels(layout: Any) -> list[ElidedLabel]:
    """What each row is about: beside its time, or below it in a narrow window."""
    found = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item.widget(), ElidedLabel):
            found.append(item.widget())
        elif item.layout():
            found += labels(item.layout())
    return found


def told(panel: Any) -> list[str]:
    return [label.text() for label in labels(panel._grid)]


def heading(panel: Any) -> str:
    return panel._grid.itemAtPosition(0, 0).widget().text()


def test_three_rows_are_shown_and_all_of_them_when_asked(commander: Commander, desk: Desk) -> None:
    for number in range(5):
        desk.declare(f"Incident {number}")
    panel = due(commander)
    assert heading(panel) == "Needs you now: 5"
    assert len(told(panel)) == 3
    commander.click("due_all")
    assert len(told(panel)) == 5
    commander.waits_for(lambda: commander.sees("due_all").hasFocus())
    assert commander.sees("due_all").text() == "Show fewer"
    commander.press("Return")
    assert len(told(panel)) == 3


def test_what_is_beyond_fifty_rows_is_counted_and_beyond_three_hundred_not(
    commander: Commander, desk: Desk
) -> None:
    for number in range(301):
        desk.declare(f"Incident {number}")
    panel = due(commander)
    assert heading(panel) == "Needs you now: 300 or more"
    commander.click("due_all")
    assert len(told(panel)) == 50
    assert panel._grid.itemAtPosition(51, 0).widget().text().startswith("And 250 more")


def test_its_key_goes_to_the_most_urgent_from_anywhere(commander: Commander, desk: Desk) -> None:
    desk.declare("Not assessed")
    late = desk.declare("Promised")
    desk.set_severity(late, 3, "As told")
    said(desk, late, desk.clock.now() + timedelta(minutes=3))
    commander.press("2", CONTROL)
    commander.press("D", CONTROL)
    assert commander.sees(f"due_update_INC-{desk.tag}-0002").hasFocus()
    commander.sees(f"due_assess_INC-{desk.tag}-0001")
    commander.press("Down")
    assert commander.sees(f"due_assess_INC-{desk.tag}-0001").hasFocus()
    commander.press("Up")
    commander.press("Return")
    assert commander.window.frame.location.incident_id == late
    assert commander.window.frame.location.tab == "messages"


def test_the_keyboard_stays_in_its_row_whatever_others_write(
    commander: Commander, desk: Desk
) -> None:
    desk.declare("One")
    due(commander)
    name = f"due_assess_INC-{desk.tag}-0001"
    commander.press("D", CONTROL)
    same = commander.sees(name)
    desk.log(desk.incident_id(f"INC-{desk.tag}-0001"), "noted")
    due(commander)
    # Nothing that the row shows has changed: it is the very same.
    assert commander.sees(name) is same
    desk.declare("Two")
    due(commander)
    commander.waits_for(lambda: commander.sees(name).hasFocus())
    assert commander.sees(name) is not same
    desk.set_severity(desk.incident_id(f"INC-{desk.tag}-0001"), 3, "As told")
    due(commander)
    commander.waits_for(lambda: commander.sees(f"due_assess_INC-{desk.tag}-0002").hasFocus())


def test_a_drill_is_named_hatched_and_comes_after_what_is_real(
    commander: Commander, desk: Desk
) -> None:
    desk.declare("Practice", drill=True)
    desk.declare("Phones are silent")
    panel = due(commander)
    real, drill = told(panel)
    assert real == f"INC-{desk.tag}-0002  Phones are silent"
    assert drill == f"DRILL · INC-{desk.tag}-0001  Practice"
    commander.waits_for(labels(panel._grid)[1].isVisible)
    hatched = commander.window.context.theme.warning
    assert hatched in colours_at_the_left(panel, 2)
    assert hatched not in colours_at_the_left(panel, 1)


def colours_at_the_left(panel: Any, row: int) -> set[str]:
    label = labels(panel._grid)[row - 1]
    image = label.grab().toImage()
    places = ((x, y) for x in range(8) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_the_title_of_the_window_names_the_incident_and_its_drill(
    commander: Commander, desk: Desk
) -> None:
    assert commander.window.windowTitle() == "Board – Incident Desk"
    incident = desk.declare("Practice", drill=True)
    commander.window.open_incident(incident)
    assert commander.window.windowTitle() == (
        f"DRILL · INC-{desk.tag}-0001 Practice – Incident Desk"
    )
    desk.retitle(incident, "Practised")
    assert "Practised" in commander.window.windowTitle()
    commander.press("4", CONTROL)
    assert commander.window.windowTitle() == "Insights – Incident Desk"


def test_nothing_needs_nobody(commander: Commander, desk: Desk) -> None:
    assert not commander.window.frame.board.due.isVisible()
    incident = desk.declare("One")
    panel = due(commander)
    assert panel.isVisible()
    desk.change_phase(incident, "closed")
    panel = due(commander)
    assert not panel.isVisible()
    assert [made for made in panel.findChildren(QPushButton) if made.isVisible()] == []
