"""A day of 25 hours: across midnight, and across the hour in which the clocks go back."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from clocks import TestClock
from commander import ALT, CONTROL, Commander
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.ui.board.models import Column
from incident_desk.ui.incident.fact_delegate import FACT, FactDelegate
from incident_desk.ui.report import panel as report_panel

MADRID = ZoneInfo("Europe/Madrid")
BEGINS = datetime(2026, 10, 24, 18, 0, tzinfo=UTC)  # 20:00 in Madrid, UTC+2
ENDS = datetime(2026, 10, 25, 19, 0, tzinfo=UTC)  # 20:00 in Madrid, UTC+1


@pytest.fixture
def clock() -> TestClock:
    return TestClock(BEGINS, MADRID)


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: TestClock) -> Commander:
    return Commander(start(clock), qtbot)


def test_a_day_across_midnight_and_the_change_of_clocks(
    commander: Commander, clock: TestClock, monkeypatch: Any, tmp_path: Path
) -> None:
    declare(commander)
    evening(commander, clock)
    the_hour_that_comes_twice(commander, clock)
    morning_and_evening(commander, clock)
    check_the_times(commander)
    check_the_timeline(commander)
    check_the_board(commander)
    check_the_report(commander, monkeypatch, tmp_path / "report.pdf")


def at(commander: Commander, clock: TestClock, moment: str) -> None:
    """The clock on the wall comes to this time of Madrid, and the window hears it tick."""
    clock.moment = datetime.fromisoformat(moment).astimezone(UTC)
    commander.window.context.bridge.ticked.emit()


def log(commander: Commander, text: str) -> None:
    commander.press("L", CONTROL)
    commander.type(text)
    commander.press("Return")


def header(commander: Commander) -> Any:
    return commander.window.frame.incident.header


def declare(commander: Commander) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type("The core switch is dark")
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()


def evening(commander: Commander, clock: TestClock) -> None:
    at(commander, clock, "2026-10-24T20:05+02:00")
    log(commander, "Called the provider")
    at(commander, clock, "2026-10-24T23:59+02:00")
    log(commander, "The spare switch is on its way")
    at(commander, clock, "2026-10-25T00:01+02:00")
    log(commander, "@yesterday 23:30 The night shift was told")
    commander.click("phase_identified")
    assert header(commander)._elapsed.text() == "4 h 01 min since the start"


def the_hour_that_comes_twice(commander: Commander, clock: TestClock) -> None:
    at(commander, clock, "2026-10-25T02:30+02:00")
    log(commander, "First half past two")
    at(commander, clock, "2026-10-25T02:40+02:00")
    commander.press("1", ALT)
    commander.go_to("situation_impact")
    commander.type("Nobody can work")
    commander.press("Tab")
    commander.press("3", ALT)
    commander.click("message_first")
    # Half an hour on the clock on the wall shows less than now.
    assert commander.sees("message_promise").text() == "02:10 UTC+1"
    commander.go_to("message_body_en")
    commander.retype("We know, and tell more at {next_update}.")
    commander.click("message_confirm_es")
    commander.approve("It is known")
    commander.click("ways_copy")
    assert "more at 02:10 (UTC+1)." in QApplication.clipboard().text()
    assert header(commander).promise == "Next update 30:00"
    at(commander, clock, "2026-10-25T02:59+02:00")
    assert header(commander).promise == "Next update 11:00"
    at(commander, clock, "2026-10-25T02:05+01:00")
    assert header(commander).promise == "Next update 05:00"
    assert header(commander)._elapsed.text() == "7 h 05 min since the start"
    at(commander, clock, "2026-10-25T02:30+01:00")
    assert header(commander).promise == "Next update late by 20 min"
    log(commander, "Second half past two")
    commander.press("L", CONTROL)
    commander.type("@02:15 UTC+1 The spare switch is here")
    assert "02:15 UTC+1" in commander.window.frame.incident.log_line.hint
    commander.press("Return")
    # The clocks were changed by the calendar, not set back by hand.
    assert "clock" not in commander.window.context.notices.text


def morning_and_evening(commander: Commander, clock: TestClock) -> None:
    at(commander, clock, "2026-10-25T12:00+01:00")
    commander.click("phase_monitoring")
    log(commander, "Traffic flows again")
    at(commander, clock, "2026-10-25T20:00+01:00")
    assert clock.moment == ENDS
    assert header(commander)._elapsed.text() == "1 d 1 h since the start"
    commander.click("phase_resolved")


def check_the_times(commander: Commander) -> None:
    """A day on the calendar, 25 hours by any watch."""
    assert header(commander)._elapsed.text() == "Lasted 1 d 1 h"
    incident = commander.window.context.desk.incident(commander.window.frame.location.incident_id)
    assert incident.ended_at - incident.started_at == timedelta(hours=25)


def check_the_timeline(commander: Commander) -> None:
    commander.press("4", ALT)
    shown = commander.sees("timeline")
    delegate, model = shown.itemDelegate(), shown.model()
    assert isinstance(delegate, FactDelegate)
    told = {}
    for row in range(model.rowCount()):
        fact = model.index(row, 0).data(FACT)
        told[model.index(row, 0).data()] = delegate._when_and_who(fact).split("  ·  ")[0]
    notes = [
        ("Called the provider", "24 Oct 20:05"),
        ("The night shift was told", "24 Oct 23:30"),
        ("The spare switch is on its way", "24 Oct 23:59"),
        ("First half past two", "02:30 UTC+2"),
        ("The spare switch is here", "02:15 UTC+1"),
        ("Second half past two", "02:30 UTC+1"),
        ("Traffic flows again", "12:00"),
    ]
    in_order = [(text, when) for said, when in told.items() for text, _ in notes if text in said]
    assert in_order == notes


def check_the_board(commander: Commander) -> None:
    commander.press("1", CONTROL)
    commander.click("view_table")
    cards = commander.sees("board_table").cards
    row = {column: cards.index(0, column).data() for column in Column}
    assert row[Column.STARTED] == "24 Oct 20:00"
    assert row[Column.LASTED] == "1 d 1 h"


def check_the_report(commander: Commander, monkeypatch: Any, path: Path) -> None:
    monkeypatch.setattr(
        report_panel, "ask_save_path", lambda _parent, _proposed, chosen: chosen(path)
    )
    commander.go_to("board_table")
    commander.press("Home")
    commander.press("Return")
    commander.press("6", ALT)
    commander.click("report_save")
    commander.waits_for(path.exists)
    commander.waits_for(lambda: not commander.window.tasks.busy)
    read = PdfReader(io.BytesIO(path.read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for told in (
        "2026-10-24 20:00 UTC+2",  # it began
        "2026-10-24 23:30 UTC+2",
        "2026-10-25 00:01 UTC+2",
        "2026-10-25 02:30 UTC+2",
        "2026-10-25 02:10 UTC+1",  # the promise
        "2026-10-25 02:30 UTC+1",
        "2026-10-25 20:00 UTC+1",  # it ended
        "1 d 1 h",
    ):
        assert told in text


def test_the_offer_to_undo_tells_the_start_of_another_day_with_its_offset(
    commander: Commander, clock: TestClock
) -> None:
    declare(commander)
    at(commander, clock, "2026-10-25T12:00+01:00")
    commander.go_to("fact_started")
    commander.retype("2026-10-25 02:30 UTC+1")
    commander.press("Return")
    started = commander.window.context.desk.incident(
        commander.window.frame.location.incident_id
    ).started_at
    assert started == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert header(commander)._elapsed.text() == "9 h 30 min since the start"
    commander.window.frame.rail.button("board").setFocus(Qt.FocusReason.TabFocusReason)
    commander.press("Z", CONTROL)
    assert "2026-10-24 20:00 UTC+2" in commander.window.context.notices.text
