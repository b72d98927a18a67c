"""The window stays right when the laptop slept, and says when its clock was set back."""

from datetime import timedelta
from typing import Any

import pytest
from clocks import TestClock
from commander import Commander
from saying import said

from incident_desk.desk import Desk
from incident_desk.errors import RuleError


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: TestClock) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


def tick(commander: Commander, times: int = 1) -> None:
    for _ in range(times):
        commander.window.context.bridge.ticked.emit()


def header(commander: Commander, desk: Desk) -> Any:
    incident = desk.declare("Phones are silent")
    said(desk, incident, desk.clock.now() + timedelta(minutes=30))
    commander.window.open_incident(incident)
    return commander.window.frame.incident.header


def test_after_a_sleep_the_next_second_is_right(
    commander: Commander, desk: Desk, clock: TestClock
) -> None:
    shown = header(commander, desk)
    clock.forward(8 * 60)
    tick(commander)
    assert shown._elapsed.text() == "8 h 00 min since the start"
    assert shown.promise == "Next update late by 7 h 30 min"
    assert "clock of this laptop" not in commander.window.context.notices.text


def test_a_clock_that_was_set_back_is_told_once_and_countdowns_go_by_the_wall(
    commander: Commander, desk: Desk, clock: TestClock
) -> None:
    shown = header(commander, desk)
    clock.forward(10)
    tick(commander)
    assert shown.promise == "Next update 20:00"
    clock.forward(-60)
    tick(commander)
    assert shown.promise == "Next update 1 h 20 min"
    assert shown._elapsed.text() == "0 s since the start"
    notices = commander.window.context.notices
    assert notices.text.startswith(
        "The clock of this laptop was set back by 1 h 00 min: it showed 03:10 and now shows 02:10."
    )
    notices.clear()
    tick(commander, 5)
    assert notices.text == ""


def test_it_waits_until_a_failure_was_dealt_with(commander: Commander, clock: TestClock) -> None:
    notices = commander.window.context.notices
    notices.fail(RuleError("log.empty"))
    clock.forward(-60)
    tick(commander, 3)
    assert notices.text == "There is nothing to log yet."
    notices.clear_failure()
    tick(commander)
    assert "clock of this laptop" in notices.text


def test_what_is_written_after_a_setting_back_still_comes_after_in_its_order(
    commander: Commander, desk: Desk, clock: TestClock
) -> None:
    incident = desk.declare("Phones are silent")
    desk.change_phase(incident, "identified")
    clock.forward(-60)
    desk.change_phase(incident, "monitoring")
    assert desk.incident(incident).phase == "monitoring"
    assert desk.verify().whole
