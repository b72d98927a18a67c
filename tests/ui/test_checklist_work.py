"""Working a checklist by keyboard and mouse: blocked, assigned, timed, noted, added, moved."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from checklist_hand import ALT, CONTROL, LEFT, SHIFT, Hand
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QDesktopServices,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from incident_desk.desk import Desk
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE
from incident_desk.domain.facts import StepTicked
from incident_desk.domain.playbook import Condition, Playbook, Step
from incident_desk.ui.context import Context

LOST = Condition("data", ("possible", "confirmed"))
CODE = "Type it slowly.\n\n```sh\nssh core-1\n```\n\n> Not twice."
PLAYBOOK = Playbook(
    "power",
    "Power",
    1,
    "en",
    (
        Step("people", "Look after people", critical=True, minutes=10, phone="112"),
        Step("battery", "Read the battery", CODE),
        Step("lawyer", "Call the [lawyer](tel:+34900100200)", conditions=(LOST,)),
        Step("restart", "Restart in order"),
        Step("network", "The network", under="restart"),
        Step("disks", "The disks", under="restart"),
        Step("tell", "Tell everybody"),
    ),
)
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    made = desk.declare("Power is out")
    desk.assess(made, desk.model, {"data": "no"})
    desk.attach(made, PLAYBOOK)
    return made


@pytest.fixture
def hand(qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> Hand:
    return Hand(qtbot, host, context, incident_id)


def test_the_next_step_stands_large_above_all_and_one_press_does_it(hand: Hand) -> None:
    assert hand.told("next_text") == "Look after people"
    assert "within 10 min" in hand.told("next_about")
    hand.click("next_done")
    assert hand.checklist.state("people") == DONE
    assert hand.told("next_text") == "Read the battery"
    assert hand.sees("step_code").toPlainText() == "ssh core-1"


def test_the_next_step_says_when_nothing_can_be_done_and_when_all_is_settled(hand: Hand) -> None:
    desk, one = hand.context.desk, hand.checklist
    for step in ("people", "battery", "restart", "network", "disks"):
        desk.tick_step(hand.incident_id, one.id, step)
    desk.block_step(hand.incident_id, one.id, "tell", "No phone")
    assert "blocked" in hand.told("next_text")
    hand.sees_not("next_done")
    desk.tick_step(hand.incident_id, one.id, "tell")
    assert "Every step is settled" in hand.told("next_text")


def test_a_blocked_step_asks_why_and_says_so(hand: Hand) -> None:
    hand.choose("battery")
    hand.press("B")
    hand.press("Return")
    assert hand.checklist.state("battery") == OPEN
    assert hand.context.notices.error is not None
    hand.type("the room is locked")
    hand.press("Return")
    assert hand.checklist.state("battery") == BLOCKED
    assert hand.told("step_settled") == "Blocked: Ana, 03:00: the room is locked"
    assert hand.steps.hasFocus()
    hand.press("U")
    assert hand.checklist.state("battery") == OPEN


def test_a_step_is_assigned_by_name_and_its_minutes_begin(hand: Hand, clock: Any) -> None:
    hand.press("A")
    hand.type("Bruno")
    hand.press("Return")
    assert hand.checklist.person("people") == "Bruno"
    assert hand.told("next_time") == "10:00 left"
    clock.forward(12)
    hand.context.bridge.ticked.emit()
    assert hand.told("next_time") == "time is up, late by 2 min"
    assert hand.sees("next_time").property("tone") == "danger"


def test_who_is_known_is_chosen_by_a_click_and_completed_while_typing(hand: Hand) -> None:
    hand.context.desk.assign_role(hand.incident_id, "scribe", "Carla Díaz")
    hand.press("A")
    hand.type("car")
    assert hand.line.text() == "carla Díaz"
    hand.press("Escape")
    hand.press("A")
    (carla,) = [
        one
        for one in hand.panel.findChildren(QWidget, "step_choice")
        if one.isVisible() and one.text() == "Carla Díaz"
    ]
    carla.click()
    assert hand.checklist.person("people") == "Carla Díaz"


@pytest.mark.parametrize(
    ("typed", "minutes"), [("", 10), ("25", 25), ("in 1 h", 60), ("03:15", 15)]
)
def test_a_timer_is_set_by_its_own_minutes_or_by_hand(
    hand: Hand, clock: Any, typed: str, minutes: int
) -> None:
    hand.press("T")
    hand.type(typed)
    hand.press("Return")
    assert hand.checklist.due_at("people") == clock.now() + timedelta(minutes=minutes)


def test_a_time_that_cannot_be_read_is_said_and_kept(hand: Hand) -> None:
    hand.press("T")
    hand.type("soon")
    hand.press("Return")
    assert hand.checklist.due_at("people") is None
    assert hand.context.notices.error is not None
    assert hand.line.text() == "soon"


def test_enter_opens_the_note_and_control_enter_ticks_with_it(hand: Hand) -> None:
    hand.press("Return")
    hand.type("all are out at 03:00")
    hand.press("Return")
    assert [note.text for note in hand.checklist.notes["people"]] == ["all are out at 03:00"]
    assert hand.checklist.state("people") == OPEN
    hand.press("Return")
    hand.type("12 people")
    hand.press("Return", CONTROL)
    assert hand.checklist.state("people") == DONE
    assert "12 people" in hand.told("step_notes")


def test_what_was_begun_comes_back_and_esc_leaves_it_alone(hand: Hand) -> None:
    hand.press("B")
    hand.type("no key")
    hand.press("Escape")
    hand.sees_not("step_reason")
    hand.context.desk.tick_step(hand.incident_id, hand.checklist.id, "tell")
    hand.sees_not("step_reason")
    hand.choose("battery")
    hand.choose("people")
    assert hand.line.text() == "no key"


def test_delete_destroys_nothing(hand: Hand) -> None:
    before = len(hand.context.desk.facts(hand.incident_id))
    for key in ("Delete", "Backspace"):
        hand.press(key)
    assert len(hand.context.desk.facts(hand.incident_id)) == before
    hand.sees_not("steps_filter")


def test_a_step_is_added_below_the_chosen_one_as_its_like(hand: Hand) -> None:
    hand.choose("network")
    hand.click("checklist_add")
    hand.type("The firewall")
    hand.press("Return")
    texts = [step.text for step in hand.checklist.steps]
    assert texts[4:7] == ["The network", "The firewall", "The disks"]
    assert hand.checklist.steps[5].under == "restart"
    hand.click("checklist_add")
    hand.press("Return")
    assert hand.context.notices.error is not None


def test_alt_and_arrows_move_a_step_with_its_parts_past_its_like(hand: Hand) -> None:
    hand.choose("restart")
    hand.press("Up", ALT)
    assert hand.rows == ["people", "restart", "network", "disks", "battery", "tell"]
    assert hand.steps.currentIndex().row() == 1
    hand.press("Up", ALT)
    hand.press("Up", ALT)
    assert hand.rows[0] == "restart"
    hand.press("Down", ALT)
    assert hand.rows[:2] == ["people", "restart"]
    hand.choose("disks")
    hand.press("Up", ALT)
    hand.press("Up", ALT)
    assert hand.rows == ["people", "restart", "disks", "network", "battery", "tell"]
    assert hand.context.notices.error is None


class Dragging:
    """Drops what a list drags; the display of the tests has no dragging of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, over: Any) -> None:
        self.place = QPoint()
        self.taken = False

        def dragged(drag: QDrag, *_actions: Any) -> Qt.DropAction:
            data, at, viewport = drag.mimeData(), QPointF(self.place), over.viewport()
            held = (MOVE, data, LEFT, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(viewport, QDragEnterEvent(self.place, *held))
            moved = QDragMoveEvent(self.place, *held)
            QApplication.sendEvent(viewport, moved)
            self.taken = moved.isAccepted()
            if self.taken:
                QApplication.sendEvent(viewport, QDropEvent(at, *held))
            return MOVE

        monkeypatch.setattr(QDrag, "exec", dragged)


def drag(qtbot: Any, hand: Hand, dragging: Dragging, step_id: str, above: str) -> None:
    """Take a step and let it go on the upper edge of another."""
    steps, model = hand.steps, hand.panel.model
    start = steps.visualRect(model.index(model.row_of(step_id), 0)).center()
    dragging.place = steps.visualRect(model.index(model.row_of(above), 0)).topLeft() + QPoint(60, 1)
    viewport = steps.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for pixels in (QApplication.startDragDistance() + 5, QApplication.startDragDistance() + 20):
        qtbot.mouseMove(viewport, start + QPoint(0, pixels))
    qtbot.mouseRelease(viewport, LEFT, pos=start)


def test_a_step_is_dragged_to_another_place(
    hand: Hand, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragging = Dragging(monkeypatch, hand.steps)
    drag(qtbot, hand, dragging, "tell", above="battery")
    assert dragging.taken
    assert hand.rows == ["people", "tell", "battery", "restart", "network", "disks"]
    drag(qtbot, hand, dragging, "network", above="battery")
    assert not dragging.taken
    assert hand.rows == ["people", "tell", "battery", "restart", "network", "disks"]


def test_typing_filters_and_esc_shows_all_again(hand: Hand) -> None:
    hand.type("re")
    assert hand.sees("steps_filter").text() == "re"
    hand.type("st")
    assert hand.rows == ["restart"]
    hand.press("Down")
    assert hand.steps.hasFocus()
    assert hand.steps.currentIndex().row() == 0
    hand.press("Escape")
    assert len(hand.rows) == 6
    hand.sees_not("steps_filter")


def test_letters_of_verbs_begin_a_filter_after_a_slash_or_with_shift(hand: Hand) -> None:
    hand.type("/")
    hand.type("battery")
    assert hand.rows == ["battery"]
    hand.press("Escape")
    hand.press("T", SHIFT)
    hand.type("ell")
    assert hand.rows == ["tell"]


def test_a_filter_that_fits_nothing_says_so(hand: Hand) -> None:
    hand.type("xyz")
    assert hand.rows == []
    hand.press("Escape")
    assert hand.steps.currentIndex().row() == 0
    hand.type("xyz")
    hand.click("checklist_add")
    assert len(hand.rows) == 6
    assert hand.line.hasFocus()


def test_hidden_steps_are_counted_and_shown_with_why(hand: Hand) -> None:
    assert "lawyer" not in hand.rows
    assert hand.told("hidden_steps") == "1 step does not apply now. Show it"
    hand.click("hidden_steps")
    hand.choose("lawyer")
    assert hand.told("step_why") == "Not needed because Data: No"
    hand.click("hidden_steps")
    assert "lawyer" not in hand.rows


def test_a_step_appears_with_why_when_the_answers_call_for_it(hand: Hand) -> None:
    hand.choose("tell")
    desk = hand.context.desk
    desk.assess(hand.incident_id, desk.model, {"data": "possible"})
    assert "lawyer" in hand.rows
    hand.sees_not("hidden_steps")
    assert hand.steps.currentIndex().data() == "Tell everybody"
    hand.choose("lawyer")
    assert hand.told("step_why") == "Appeared because Data: It is possible"
    assert "0 of 7" in hand.told("checklist_progress")


def test_code_and_phone_numbers_are_copied(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toString()))
    )
    hand.click("copy_phone")
    assert QGuiApplication.clipboard().text() == "112"
    hand.click("call_phone")
    assert opened == ["tel:112"]
    hand.click("next_done")
    hand.click("copy_code")
    assert QGuiApplication.clipboard().text() == "ssh core-1"


def test_a_link_in_a_step_is_told_by_its_words_and_its_number_can_be_copied(hand: Hand) -> None:
    hand.click("hidden_steps")
    hand.choose("lawyer")
    assert hand.told("step_text") == "Call the lawyer"
    copies = [one for one in hand.panel.findChildren(QWidget, "copy_phone") if one.isVisible()]
    copies[-1].click()
    assert QGuiApplication.clipboard().text() == "+34900100200"


def test_the_history_of_a_step_tells_who_did_what_when(hand: Hand, clock: Any) -> None:
    hand.press("Space")
    clock.forward(2)
    hand.press("U")
    hand.press("A")
    hand.type("Bruno")
    hand.press("Return")
    assert hand.told("step_history") == "History (3)"
    hand.click("step_history")
    assert hand.told("step_history_lines").splitlines() == [
        "03:02  Ana: assigned to Bruno",
        "03:02  Ana: open again",
        "03:00  Ana: done",
    ]


def test_a_step_of_ten_thousand_characters_and_other_scripts_is_worked_like_any_other(
    hand: Hand, qtbot: Any
) -> None:
    hostile = ("x" * 10_000, "שלום עולם", "a\0b", "<b>bold</b> {braces} &amp;")
    desk, checklist = hand.context.desk, hand.checklist.id
    for number, text in enumerate(hostile):
        desk.add_step(hand.incident_id, checklist, Step(f"h{number}", text), "people")
    desk.tick_step(hand.incident_id, checklist, "people")
    for number, text in enumerate(hostile):
        hand.choose(f"h{number}")
        hand.press("B")
        hand.press("Escape")
        desk.block_step(hand.incident_id, checklist, f"h{number}", text)
        assert text in desk.incident(hand.incident_id).checklists[0].marks[f"h{number}"].reason
    assert hand.panel.grab().width() == hand.panel.width()


def test_a_thousand_steps_are_all_there_and_a_tick_builds_no_widgets(
    qtbot: Any, host: QWidget, context: Context, desk: Desk
) -> None:
    steps = tuple(Step(f"s{number}", f"Step number {number} " * 5) for number in range(1000))
    incident = desk.declare("A long night")
    desk.attach(incident, Playbook("long", "Long", 1, "en", steps))
    hand = Hand(qtbot, host, context, incident)
    before = len(hand.panel.findChildren(QWidget))
    hand.press("End")
    hand.press("Space")
    assert hand.checklist.state("s999") == DONE
    assert isinstance(desk.facts(incident)[-1].body, StepTicked)
    assert hand.steps.currentIndex().row() == 999
    assert abs(len(hand.panel.findChildren(QWidget)) - before) < 30
    hand.type("/")
    hand.type("997")
    assert hand.rows == ["s997"]


def test_not_applicable_and_blocked_are_not_the_next_step(hand: Hand) -> None:
    hand.press("N")
    hand.type("nobody is here")
    hand.press("Return")
    assert hand.checklist.state("people") == SET_ASIDE
    assert hand.told("next_text") == "Read the battery"


def test_the_code_scrolls_and_tab_leaves_it(hand: Hand) -> None:
    hand.click("next_done")
    code = hand.sees("step_code")
    assert isinstance(code, QPlainTextEdit)
    code.setFocus()
    hand.press("Tab")
    assert not code.hasFocus()


def is_in_sight(widget: QWidget, within: QWidget) -> bool:
    place = QRect(widget.mapTo(within, QPoint()), widget.size())
    return within.rect().contains(place)


def test_in_a_low_window_the_next_step_is_one_line_and_what_is_asked_is_in_sight(
    hand: Hand,
) -> None:
    hand.panel.resize(540, 170)
    hand.waits_for(lambda: hand.told("next_text") == "")
    hand.waits_for(lambda: is_in_sight(hand.sees("next_done"), hand.panel))
    assert hand.sees("checklist_more").isVisible()
    hand.sees_not("checklist_finish")
    hand.press("B")
    hand.waits_for(lambda: is_in_sight(hand.line, hand.panel))
    hand.press("Escape")
    hand.press("End")
    tell = hand.panel.model.index(hand.panel.model.row_of("tell"), 0)

    def is_seen() -> bool:
        row = hand.steps.visualRect(tell)
        top = hand.steps.viewport().mapTo(hand.panel, row.topLeft())
        return hand.panel.rect().contains(QRect(top, row.size()))

    hand.waits_for(is_seen)


def test_the_verbs_of_the_whole_list_are_in_a_menu_where_it_is_narrow(hand: Hand) -> None:
    hand.panel.resize(540, 600)
    hand.waits_for(lambda: hand.sees("checklist_more").isVisible())
    menu = hand.sees("checklist_more").menu()
    names = [action.text() for action in menu.actions() if action.isVisible()]
    assert names == ["Add a step", "Finish this list", "Print", "Attach a playbook"]
    menu.actions()[0].trigger()
    assert hand.line.hasFocus()
