"""The bar of a drill: what has come, its clock, and what the leader can do."""

from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from commander import ALT, CONTROL, Commander
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from incident_desk.desk import Desk
from incident_desk.domain.drill_run import ENDED, PAUSED, RUNNING, DrillRun


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: TestClock) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def desk(commander: Commander) -> Desk:
    found: Desk = commander.window.context.desk
    return found


@pytest.fixture
def incident(commander: Commander, desk: Desk) -> UUID:
    """A drill whose first injects come at the minutes 1, 5 and 9, open in the window."""
    started = desk.start_drill(desk.drill("provider-outage", "en"))
    commander.window.open_incident(started)
    return started


def run_of(desk: Desk, incident: UUID) -> DrillRun:
    run = desk.incident(incident).run
    assert run is not None
    return run


def wait(commander: Commander, clock: TestClock, minutes: float) -> None:
    clock.forward(minutes)
    commander.window.context.bridge.ticked.emit()


def page(commander: Commander) -> Any:
    return commander.window.frame.incident


def actions(commander: Commander) -> dict[str, Any]:
    return {action.text(): action for action in commander.window.actions_.commands}


def test_an_inject_is_shown_at_its_minute_with_who_says_it(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    commander.sees_not("inject_text")
    wait(commander, clock, 1.5)
    assert "refused for ten minutes" in commander.sees("inject_text").text()
    assert commander.sees("inject_who").text() == "The shop in Station Street · 30 s ago"


def test_it_is_there_on_every_tab(commander: Commander, clock: TestClock, incident: UUID) -> None:
    wait(commander, clock, 1)
    for tab in "1234567":
        commander.press(tab, ALT)
        assert commander.sees("inject_text").text()


def test_the_one_that_has_waited_longest_is_shown_and_the_others_are_counted(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 9)
    assert "refused for ten minutes" in commander.sees("inject_text").text()
    row = page(commander).drill.inject
    assert row._more.text() == "2 more"
    commander.click("inject_noted")
    assert "error rates" in commander.sees("inject_text").text()
    assert row._more.text() == "1 more"
    assert len(run_of(desk, incident).noted) == 1


def test_a_keystroke_notes_it_from_anywhere_and_what_is_typed_stays(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 1)
    commander.press("L", CONTROL)
    commander.type("> we st")
    commander.press("J", CONTROL)
    commander.sees_not("inject_text")
    field = page(commander).log_line.field
    assert field.hasFocus()
    assert field.text() == "> we st"


def test_without_one_the_keystroke_says_that_none_waits(
    commander: Commander, incident: UUID
) -> None:
    commander.press("J", CONTROL)
    assert commander.window.context.notices.text == "No inject waits to be noted."


def test_pressed_by_keyboard_the_keyboard_goes_on_to_the_next_and_then_to_the_log_line(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 5)
    commander.sees("inject_noted").setFocus()
    commander.press("Return")
    assert commander.sees("inject_noted").hasFocus()
    commander.press("Return")
    commander.sees_not("inject_noted")
    assert page(commander).log_line.field.hasFocus()


def test_what_an_inject_sets_off_stands_in_the_situation(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 9)
    for _ in range(3):
        commander.press("J", CONTROL)
    commander.press("1", ALT)
    assert commander.sees("situation_expected_end").text() == "30 min"


def test_the_leader_pauses_and_goes_on(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    commander.click("drill_pause")
    assert run_of(desk, incident).state == PAUSED
    assert commander.sees("drill_pause").text() == "Go on"
    wait(commander, clock, 20)
    commander.sees_not("inject_text")
    assert commander.sees("drill_clock").text().startswith("Paused · Drill: 0 s of 55 min")
    commander.click("drill_pause")
    assert run_of(desk, incident).state == RUNNING
    wait(commander, clock, 1)
    commander.sees("inject_text")


def test_the_next_inject_comes_at_the_press_of_a_button_until_all_have_come(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    for number in range(1, 12):
        button = commander.sees("drill_next")
        button.setFocus()
        commander.press("Space")
        assert len(run_of(desk, incident).brought) == number
    commander.sees_not("drill_next")
    assert commander.sees("inject_noted").hasFocus()


def test_when_the_last_one_comes_by_itself_the_keyboard_does_not_slip_to_the_end(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    commander.sees("drill_next").setFocus()
    wait(commander, clock, 55)
    commander.sees_not("drill_next")
    assert commander.sees("drill_pause").hasFocus()


def test_ending_shows_the_score_sheet_and_it_can_go_on(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 1)
    commander.click("drill_end")
    commander.sees("score_about")
    commander.sees_not("inject_text")
    assert run_of(desk, incident).state == ENDED
    assert commander.sees("drill_clock").text() == "Drill ended after 1 min"
    commander.press("1", ALT)
    commander.click("drill_score")
    assert page(commander).tab == "score"
    commander.click("drill_pause")
    assert run_of(desk, incident).state == RUNNING
    assert desk.incident(incident).phase == "investigating"
    commander.sees("inject_text")


def test_what_another_program_notes_goes_from_the_screen(
    commander: Commander, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 1)
    commander.sees("inject_text")
    other = Desk(commander.window.context.desk.folder, clock, "Bruno")
    other.note_inject(incident, next(iter(run_of(other, incident).injects)))
    other.close()
    commander.sees_not("inject_text")


def test_a_drill_declared_by_hand_and_a_real_incident_have_no_bar_and_no_score_sheet(
    commander: Commander, desk: Desk
) -> None:
    for drill in (True, False):
        commander.window.open_incident(desk.declare("Phones", drill=drill))
        commander.sees_not("drill_clock")
        assert page(commander).tabs.count() == 6
        assert not actions(commander)["Score sheet"].isEnabled()
        commander.window.open_incident(page(commander).incident_id, "score")
        assert page(commander).tab == "situation"


def test_every_verb_of_the_leader_is_in_the_menu(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    actions(commander)["Pause the drill, or go on"].trigger()
    assert run_of(desk, incident).state == PAUSED
    actions(commander)["Next inject now"].trigger()
    assert len(run_of(desk, incident).brought) == 1
    actions(commander)["Note the inject"].trigger()
    assert len(run_of(desk, incident).noted) == 1
    actions(commander)["End the drill"].trigger()
    assert run_of(desk, incident).state == ENDED
    assert page(commander).tab == "score"


def test_in_a_low_window_the_inject_takes_the_room_and_the_clock_holds_a_menu(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    commander.window.resize(640, 400)
    clock_button = commander.sees("drill_menu")
    assert clock_button.text().startswith("Drill: ")
    commander.sees_not("drill_end")
    wait(commander, clock, 1)
    commander.sees("inject_text")
    commander.sees_not("drill_menu")
    commander.press("J", CONTROL)
    commander.sees("drill_menu")
    menu = clock_button.findChild(QMenu)
    shown = [action for action in menu.actions() if action.isVisible()]
    assert [action.text() for action in shown] == ["Pause", "Next inject now", "End the drill"]
    shown[0].trigger()
    assert run_of(desk, incident).state == PAUSED
    commander.window.resize(1280, 800)
    commander.sees("drill_end")
    commander.sees_not("drill_menu")


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_of_the_bar_is_cut_off(
    commander: Commander, clock: TestClock, incident: UUID, width: int
) -> None:
    commander.window.resize(width, 800)
    wait(commander, clock, 1)
    for name in ("inject_noted", "drill_pause", "drill_next", "drill_end"):
        button = commander.sees(name)
        commander.waits_for(lambda button=button: button.width() >= button.sizeHint().width())
    words = commander.sees("inject_text")
    commander.waits_for(lambda: words.height() >= words.heightForWidth(words.width()))


class ShownWindows(QObject):
    """Notes every window that is shown, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show and watched.isWindow():
            self.noted.append(type(watched).__name__)
        return False


def test_opening_a_drill_with_something_due_shows_no_other_window(
    commander: Commander, desk: Desk, clock: TestClock
) -> None:
    started = desk.start_drill(desk.drill("provider-outage", "en"))
    desk.enter(started, "Bruno: call the provider, 1m")
    clock.forward(2)
    spy = ShownWindows()
    QApplication.instance().installEventFilter(spy)
    commander.window.open_incident(started)
    commander.press("7", ALT)
    QApplication.instance().removeEventFilter(spy)
    assert spy.noted == []


def test_the_timeline_tells_the_kinds_of_a_drill_only_in_a_drill(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    wait(commander, clock, 1)
    commander.press("J", CONTROL)
    commander.press("4", ALT)
    panel = page(commander).panels["timeline"]
    panel.kind.setCurrentIndex(panel.kind.findData("drill"))
    panel.read()
    said = [str(panel.model.index(row, 0).data()) for row in range(panel.model.rowCount())]
    assert len(said) == 2
    assert said[0].startswith("Drill started: A provider is down")
    assert said[1].startswith("Inject. The shop in Station Street: ")
    commander.window.open_incident(desk.declare("Phones"), "timeline")
    assert page(commander).panels["timeline"].kind.findData("drill") == -1


# On the board


def test_on_the_board_it_is_noted_or_opened(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    desk.set_severity(incident, 3, "As told")
    clock.forward(1)
    commander.press("D", CONTROL)
    reference = desk.incident(incident).reference
    commander.click(f"due_inject_{reference}")
    assert page(commander).incident_id == incident
    assert commander.sees("inject_text").text()
    commander.press("D", CONTROL)
    commander.click(f"inject_noted_{reference}")
    commander.sees_not(f"inject_noted_{reference}")
    assert len(run_of(desk, incident).noted) == 1


def test_real_work_comes_before_a_drill(
    commander: Commander, desk: Desk, clock: TestClock, incident: UUID
) -> None:
    desk.declare("Phones are silent")
    clock.forward(1)
    needs = desk.needs()
    assert [need.card.drill for need in needs] == sorted(need.card.drill for need in needs)
    assert not needs[0].card.drill


# Marked


def test_the_wizard_of_a_drill_says_so(commander: Commander, incident: UUID) -> None:
    commander.press("E", CONTROL)
    commander.sees("wizard_severity")
    assert commander.dialog.windowTitle().startswith("DRILL · ")


@pytest.mark.parametrize(("language", "mark"), [("en", "[DRILL] "), ("es", "[SIMULACRO] ")])
def test_a_draft_of_a_drill_begins_with_its_mark(desk: Desk, language: str, mark: str) -> None:
    drill, real = desk.declare("Practice", drill=True), desk.declare("Phones")
    for incident, begins in ((drill, True), (real, False)):
        text = desk.draft_text(incident, "customers", "acknowledged", language).text
        assert all(part.startswith(mark) is begins for part in text.parts)
