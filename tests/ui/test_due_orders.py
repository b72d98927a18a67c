"""An order whose time is up, under 'Needs you now': who, what, and three buttons."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from incident_desk.domain import orders
from incident_desk.ui.board.due import NeedsYouNow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def incident_id(desk):
    made = desk.declare("Phones are silent")
    desk.set_severity(made, 2, "Seen")
    desk.enter(made, "Bruno: restart the gateway, 10m")
    return made


@pytest.fixture
def due(context, host, qtbot, clock, incident_id):
    clock.forward(12)
    made = NeedsYouNow(context, host)
    made.resize(1200, 200)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    made.read()
    return made


def button(due, desk, incident_id, name):
    """The first of that name: those of the rows before are gone only later."""
    wanted = f"order_{name}_{desk.incident(incident_id).reference}"
    return next(made for made in due._buttons() if made.objectName() == wanted)


def told(due):
    return [label.text() for _need, label in due._timed]


def test_it_says_who_was_asked_for_what_and_how_late_it_is(due, clock):
    assert "Ask Bruno: time was up 2 min ago" in told(due)
    assert any("restart the gateway" in label.text() for label in due.findChildren(QLabel))
    clock.forward(3)
    due.tick()
    assert "Ask Bruno: time was up 5 min ago" in told(due)


def test_one_click_says_it_is_done(due, desk, qtbot, incident_id):
    qtbot.mouseClick(button(due, desk, incident_id, "settle"), LEFT)
    (order,) = desk.incident(incident_id).orders.values()
    assert order.state == orders.DONE
    due.read()
    assert not due.isVisible()


def test_one_click_gives_ten_minutes_more(due, desk, clock, qtbot, incident_id):
    qtbot.mouseClick(button(due, desk, incident_id, "more"), LEFT)
    (order,) = desk.incident(incident_id).orders.values()
    assert order.due_at == clock.now() + timedelta(minutes=10)
    due.read()
    assert not due.isVisible()
    clock.forward(10)
    due.read()
    assert "Ask Bruno: time was up 0 s ago" in told(due)


def test_one_click_opens_its_incident_where_orders_are(due, desk, context, qtbot, incident_id):
    qtbot.mouseClick(button(due, desk, incident_id, "open"), LEFT)
    assert context.shell.calls[-1] == ("open_incident", incident_id, "situation")


def test_an_order_that_was_settled_elsewhere_is_said_and_not_settled_twice(
    due, desk, context, qtbot, incident_id
):
    (order,) = desk.incident(incident_id).orders
    desk.settle_order(incident_id, order, orders.DROPPED)
    qtbot.mouseClick(button(due, desk, incident_id, "settle"), LEFT)
    assert context.notices.error is not None
    assert desk.incident(incident_id).orders[order].state == orders.DROPPED


def test_the_keyboard_stays_on_its_button_when_the_rows_are_read_again(
    due, desk, clock, incident_id
):
    button(due, desk, incident_id, "more").show()
    button(due, desk, incident_id, "more").setFocus()
    desk.enter(incident_id, "Carla: call the carrier, 1m")
    clock.forward(1)
    due.read()
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().objectName().startswith("order_more_")


def test_after_done_the_keyboard_goes_to_what_is_next(due, desk, clock, qtbot, incident_id):
    desk.enter(incident_id, "Carla: call the carrier, 1m")
    clock.forward(1)
    due.read()
    made = button(due, desk, incident_id, "settle")
    made.show()
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    due.read()  # on the board a moment later
    assert [order.state for order in desk.incident(incident_id).orders.values()] == ["done", "open"]
    assert QApplication.focusWidget().objectName().startswith("order_settle_")


def test_in_a_narrow_window_every_button_has_its_room(due, desk, qtbot, incident_id):
    due.resize(500, 300)
    assert due.minimumSizeHint().width() <= 500
    for name in ("settle", "more", "open"):
        made = button(due, desk, incident_id, name)
        qtbot.waitUntil(made.isVisible)
        assert due.rect().contains(made.geometry())
