"""What becomes due is told by the system and with a sound, once, unless it is silenced."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from commander import CONTROL, Commander
from PySide6.QtCore import QObject, QProcess, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from saying import said

from incident_desk.desk import Desk
from incident_desk.ui import alarms, sound


class Tray(QObject):
    """Stands in for the tray of a system, which the display of the tests has not."""

    messageClicked = Signal()  # noqa: N815  as Qt names it
    activated = Signal(object)
    shown: list[tuple[str, str]] = []  # noqa: RUF012  what was told, on whichever tray
    last: Any = None

    def __init__(self, _icon: Any, parent: QObject) -> None:
        super().__init__(parent)
        Tray.last = self

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def setToolTip(self, _text: str) -> None:
        pass

    def show(self) -> None:
        pass

    def showMessage(self, title: str, text: str, _icon: Any) -> None:
        Tray.shown.append((title, text))


@dataclass
class Heard:
    """What a commander hears and is told outside the window."""

    sounds: list[bool] = field(default_factory=list)
    alerts: list[bool] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    made = Heard()
    monkeypatch.setattr(sound, "play", lambda: made.sounds.append(True))
    monkeypatch.setattr(QApplication, "alert", lambda *_: made.alerts.append(True))
    monkeypatch.setattr(alarms, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "shown", made.notices)
    return made


@pytest.fixture
def no_tray(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setattr(Tray, "isSystemTrayAvailable", staticmethod(lambda: False))
    return heard


LEFT = Qt.MouseButton.LeftButton
Begin = Callable[[], Commander]


@pytest.fixture
def begin(start: Any, qtbot: Any, clock: TestClock) -> Begin:
    """Starts the program; its first second is over."""

    def begun() -> Commander:
        commander = Commander(start(clock), qtbot)
        seconds(commander, clock, 1, each=0)
        return commander

    return begun


@pytest.fixture
def commander(begin: Begin, heard: Heard) -> Commander:
    return begin()


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


def promised(desk: Desk, minutes: float, title: str = "Phones", *, drill: bool = False) -> UUID:
    incident = desk.declare(title, drill=drill)
    desk.set_severity(incident, 3, "As told")
    said(desk, incident, desk.clock.now() + timedelta(minutes=minutes))
    return incident


def seconds(commander: Commander, clock: TestClock, count: int, each: float = 1) -> None:
    for _ in range(count):
        clock.moment += timedelta(seconds=each)
        commander.window.context.bridge.ticked.emit()


def test_a_promise_is_told_five_minutes_before_and_when_it_is_late(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    promised(desk, 10, "Phones & fax")
    seconds(commander, clock, 299)
    assert heard.notices == []
    seconds(commander, clock, 1)
    title = f"INC-{desk.tag}-0001 Phones & fax"
    assert heard.notices == [(title, "Next update 05:00")]
    seconds(commander, clock, 299)
    assert len(heard.notices) == 1
    seconds(commander, clock, 300)
    assert heard.notices[1:] == [(title, "Next update now")]
    assert heard.sounds == [True, True]


def test_it_is_told_while_the_window_is_minimised_and_a_click_opens_where_it_is_dealt_with(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    incident = promised(desk, 6)
    commander.window.showMinimized()
    seconds(commander, clock, 2, each=40)
    assert len(heard.notices) == 1
    Tray.last.messageClicked.emit()
    assert not commander.window.isMinimized()
    assert commander.window.frame.location.incident_id == incident
    assert commander.window.frame.location.tab == "messages"


def test_several_at_once_are_one_notice_and_one_sound_and_lead_to_the_board(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    for number in range(5):
        promised(desk, 6, f"Incident {number}", drill=number == 4)
    commander.window.open_page("services")
    seconds(commander, clock, 1, each=120)
    ((title, text),) = heard.notices
    assert title == "5 things are due"
    assert text.splitlines() == [
        *(f"INC-{desk.tag}-000{n}: Next update 04:00" for n in (1, 2, 3)),
        "and 2 more",
    ]
    assert heard.sounds == [True]
    Tray.last.messageClicked.emit()
    assert commander.window.frame.location.page == "board"


def test_a_drill_is_told_as_one(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    promised(desk, 6, "Practice", drill=True)
    seconds(commander, clock, 1, each=120)
    assert heard.notices[0][0] == f"DRILL · INC-{desk.tag}-0001 Practice"


def test_a_start_sums_up_what_is_due_already_without_a_sound(
    begin: Begin, heard: Heard, clock: TestClock, tmp_path: Path
) -> None:
    before = Desk(tmp_path, clock, "Ana")
    for number in range(2):
        promised(before, 10, f"Incident {number}")
    before.close()
    clock.forward(600)
    commander = begin()
    seconds(commander, clock, 5)
    assert [title for title, _ in heard.notices] == ["4 things are due"]
    assert heard.sounds == []


def test_after_a_long_sleep_of_the_laptop_all_is_told_in_one_go(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    promised(desk, 20, "One")
    promised(desk, 100, "Two")
    seconds(commander, clock, 1)
    seconds(commander, clock, 1, each=2 * 3600)
    assert [title for title, _ in heard.notices] == ["2 things are due"]
    assert heard.sounds == [True]


def test_another_language_does_not_tell_it_again(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard, qtbot: Any
) -> None:
    from dataclasses import replace

    promised(desk, 6)
    seconds(commander, clock, 1, each=120)
    window = commander.window
    window.prefer(replace(window.preferences, language="es"))
    qtbot.waitUntil(lambda: window.context.texts.language == "es")
    seconds(commander, clock, 5)
    assert len(heard.notices) == 1


def test_where_there_is_no_tray_the_window_asks_for_attention_and_says_it_on_other_pages(
    no_tray: Heard, begin: Begin, clock: TestClock
) -> None:
    commander = begin()
    desk = commander.window.context.desk
    incident = promised(desk, 6, "One")
    promised(desk, 12, "Two")
    seconds(commander, clock, 1, each=120)
    assert (no_tray.alerts, no_tray.sounds) == ([True], [True])
    # The board shows it itself.
    assert commander.window.context.notices.text == ""
    commander.window.open_page("services")
    seconds(commander, clock, 1, each=360)
    told = commander.window.context.notices.text
    assert told.startswith("2 things are due: ")
    commander._qtbot.mouseClick(commander.window.context.notices.action_button, LEFT)
    assert commander.window.frame.location.page == "board"
    assert desk.incident(incident).phase == "investigating"


def test_a_failure_on_the_screen_is_not_covered(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    from incident_desk.errors import RuleError

    promised(desk, 6)
    commander.window.open_page("services")
    commander.window.context.notices.fail(RuleError("log.empty"))
    seconds(commander, clock, 1, each=120)
    assert len(heard.notices) == 1
    assert commander.window.context.notices.text == "There is nothing to log yet."


def bell(commander: Commander, name: str) -> None:
    board = commander.window.frame.board
    commander.click("board_bell")
    commander.waits_for(board.bell.menu_.isVisible)
    action = next(one for one in board.bell.menu_.actions() if one.objectName() == name)
    board.bell.menu_.setActiveAction(action)
    commander._qtbot.keyClick(board.bell.menu_, "\r")


def test_a_silent_hour_is_shown_kept_over_a_restart_and_tells_at_its_end_what_came(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard, begin: Begin
) -> None:
    promised(desk, 10)
    commander.waits_for(lambda: commander.sees("board_bell").text() == "Sound on")
    bell(commander, "bell_hour")
    assert commander.sees("board_bell").text() == "Silent until 04:00"
    assert commander.window.frame.foot._silence.text() == "Silent until 04:00"
    seconds(commander, clock, 30, each=60)
    assert heard.notices == []
    commander.program.stop()
    again = begin()
    assert again.sees("board_bell").text() == "Silent until 04:00"
    seconds(again, clock, 29, each=60)
    assert heard.notices == []
    seconds(again, clock, 1, each=60)
    assert len(heard.notices) == 1
    assert again.sees("board_bell").text() == "Sound on"
    assert not again.window.frame.foot._silence.isVisible()


def test_a_silent_hour_can_be_ended(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard
) -> None:
    promised(desk, 6)
    commander.waits_for(lambda: commander.sees("board_bell").isVisible())
    bell(commander, "bell_hour")
    seconds(commander, clock, 1, each=120)
    bell(commander, "bell_again")
    seconds(commander, clock, 1)
    assert len(heard.notices) == 1


def test_one_incident_is_silenced_by_key_and_heard_again_from_the_bell(
    commander: Commander, desk: Desk, clock: TestClock, heard: Heard, tmp_path: Path
) -> None:
    silent = promised(desk, 6, "One")
    promised(desk, 6, "Two")
    facts = len(desk.facts(silent))
    commander.window.open_incident(silent)
    commander.press("M", CONTROL)
    assert "is silent on this laptop" in commander.window.context.notices.text
    assert commander.window.frame.foot._silence.text() == "This incident is silent on this laptop"
    assert commander.window.actions_._silence.text() == "Let this incident sound again"
    # It is a setting of this laptop, no fact.
    assert len(desk.facts(silent)) == facts
    kept = json.loads((tmp_path / "preferences.json").read_text())
    assert kept["silent_incidents"] == [str(silent)]
    seconds(commander, clock, 1, each=120)
    assert [title for title, _ in heard.notices] == [f"INC-{desk.tag}-0002 Two"]
    commander.window.open_board()
    assert commander.sees("board_bell").text() == "1 incident is silent"
    bell(commander, f"bell_INC-{desk.tag}-0001")
    seconds(commander, clock, 1)
    assert [title for title, _ in heard.notices][1:] == [f"INC-{desk.tag}-0001 One"]


def test_preferences_that_make_no_sense_silence_nothing(
    begin: Begin, heard: Heard, clock: TestClock, tmp_path: Path
) -> None:
    kept = {
        "language": "en",
        "name": "Ana",
        "silent_until": "tomorrow",
        "silent_incidents": ["x", str(UUID(int=5))],
    }
    (tmp_path / "preferences.json").write_text(json.dumps(kept))
    commander = begin()
    desk = commander.window.context.desk
    promised(desk, 6)
    seconds(commander, clock, 1, each=120)
    assert len(heard.notices) == 1
    commander.waits_for(lambda: commander.sees("board_bell").text() == "1 incident is silent")
    commander.click("board_bell")
    # Of an incident that is not on this desk there is nothing to name.
    assert len(commander.window.frame.board.bell.menu_.actions()) == 1


@pytest.mark.parametrize(
    ("found", "begun", "beeps"), [("paplay", True, 0), ("aplay", False, 1), ("", True, 1)]
)
def test_the_sound_is_played_by_the_system_or_else_the_computer_beeps(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, found: str, begun: bool, beeps: int
) -> None:
    played, beeped = [], []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(sound.sys, "platform", "linux")
    monkeypatch.setattr(sound.shutil, "which", lambda name: name if name == found else None)

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        played.append((program, Path(arguments[-1]).name))
        return begun, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(QApplication, "beep", lambda: beeped.append(True))
    sound.play()
    assert played == ([(found, "due.wav")] if found else [])
    assert len(beeped) == beeps


def test_the_sound_is_short_and_can_be_read() -> None:
    import wave

    from incident_desk import paths

    with wave.open(str(paths.resources() / "sounds" / "due.wav")) as file:
        assert 0.3 < file.getnframes() / file.getframerate() < 1
        assert file.getnchannels() == 1
