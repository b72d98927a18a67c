"""Orders and hypotheses on the situation, worked by mouse and keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.ui.incident.hypotheses import HypothesesList
from incident_desk.ui.incident.orders import OrdersList
from incident_desk.ui.incident.situation import SituationPanel

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["telephony"])


@pytest.fixture
def panel(context, host, incident_id, qtbot):
    made = SituationPanel(context, incident_id, host)
    made.resize(1150, 700)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return made


def focused():
    found = QApplication.focusWidget()
    assert found is not None
    return found


class TestOrders:
    @pytest.fixture
    def orders(self, panel) -> OrdersList:
        return panel.orders

    @pytest.fixture
    def given(self, panel, desk, clock, incident_id):
        """Bruno in ten minutes, Carla without a time, Ana in five."""
        assert panel.orders.rows == {}
        return [
            desk.give_order(incident_id, person, text, minutes and clock.now() + minutes)
            for person, text, minutes in (
                ("Bruno", "Restart the gateway", timedelta(minutes=10)),
                ("Carla", "Call the vendor", None),
                ("Ana", "Look at the fuse", timedelta(minutes=5)),
            )
        ]

    def row(self, orders, order):
        return orders.rows[order]

    def in_order(self, orders):
        rows = sorted(orders.rows.values(), key=lambda row: row.y())
        return [row.text.text().partition(":")[0] for row in rows]

    def test_without_one_there_is_a_line_that_says_how_to_give_one(self, orders):
        assert not orders._title.isVisible()
        assert "Ana: restart the gateway, 10m" in orders._hint.text()
        assert orders.height() < 60

    def test_the_soonest_stands_first_and_its_time_runs(self, orders, given, context, clock, qtbot):
        bruno, carla, ana = (self.row(orders, order) for order in given)
        qtbot.waitUntil(lambda: self.in_order(orders) == ["Ana", "Bruno", "Carla"])
        assert not orders._hint.isVisible()
        assert (ana.told.text(), carla.told.text()) == ("05:00", "asked just now")
        clock.forward(0.5)
        context.bridge.ticked.emit()
        assert (ana.told.text(), bruno.told.text()) == ("04:30", "09:30")
        clock.forward(6)
        context.bridge.ticked.emit()
        assert ana.told.text() == "late by 1 min"
        assert ana.told.property("tone") == "danger"
        assert carla.told.text() == "asked 6 min ago"

    def test_done_by_the_mouse(self, orders, given, desk, qtbot, incident_id):
        qtbot.mouseClick(self.row(orders, given[0]).done, LEFT)
        assert desk.incident(incident_id).orders[given[0]].state == "done"
        assert given[0] not in orders.rows

    def test_more_time_counts_from_now_once_it_is_late(
        self, orders, given, desk, clock, qtbot, incident_id
    ):
        clock.forward(20)
        now = clock.now()
        qtbot.mouseClick(self.row(orders, given[0]).more, LEFT)
        qtbot.mouseClick(self.row(orders, given[1]).more, LEFT)
        held = desk.incident(incident_id).orders
        assert held[given[0]].due_at == held[given[1]].due_at == now + timedelta(minutes=10)
        qtbot.mouseClick(self.row(orders, given[0]).more, LEFT)
        later = desk.incident(incident_id).orders[given[0]].due_at
        assert later == now + timedelta(minutes=20)

    def test_one_is_dropped_by_the_keyboard_and_the_next_has_it_then(
        self, orders, given, desk, qtbot, incident_id
    ):
        first = self.row(orders, given[2])
        first.done.setFocus()
        assert focused() is first.done
        qtbot.keyClick(focused(), KEY.Key_Tab)
        qtbot.keyClick(focused(), KEY.Key_Tab)
        qtbot.keyClick(focused(), KEY.Key_Space)
        qtbot.keyClicks(focused(), "No use any more")
        qtbot.keyClick(focused(), KEY.Key_Return)
        settled = desk.incident(incident_id).orders[given[2]]
        assert (settled.state, settled.reason) == ("dropped", "No use any more")
        assert focused() is self.row(orders, given[0]).done

    def test_escape_leaves_the_reason_and_it_is_there_the_next_time(
        self, orders, given, desk, qtbot, incident_id
    ):
        row = self.row(orders, given[0])
        qtbot.mouseClick(row.drop, LEFT)
        qtbot.keyClicks(focused(), "because")
        qtbot.keyClick(focused(), KEY.Key_Escape)
        assert focused() is row.done
        assert desk.incident(incident_id).orders[given[0]].state == "open"
        qtbot.mouseClick(row.drop, LEFT)
        assert focused().text() == "because"

    def test_the_keyboard_stays_when_another_order_comes(
        self, orders, given, desk, clock, incident_id
    ):
        row = self.row(orders, given[0])
        row.done.setFocus()
        desk.give_order(incident_id, "Eva", "Now", clock.now() + timedelta(minutes=1))
        assert focused() is row.done

    def test_each_verb_says_what_it_is_about(self, orders, given):
        assert self.row(orders, given[0]).drop.accessibleName() == (
            "Drop: Bruno: Restart the gateway"
        )


class TestHypotheses:
    @pytest.fixture
    def thoughts(self, panel) -> HypothesesList:
        return panel.hypotheses

    def verb(self, row, name):
        return next(one for one in row.findChildren(object) if one.objectName() == name)

    def test_without_one_there_is_a_line_that_says_how_to_write_one(self, thoughts):
        assert "? the cable is cut" in thoughts._hint.text()
        assert not thoughts._title.isVisible()

    def test_one_is_confirmed(self, thoughts, desk, qtbot, incident_id):
        cable = desk.raise_hypothesis(incident_id, "The cable is cut")
        row = thoughts.rows("open")[cable]
        assert row.told.text() == "Ana, just now"
        qtbot.mouseClick(self.verb(row, "hypothesis_confirm"), LEFT)
        assert thoughts.rows("open") == {}
        assert thoughts.rows("confirmed")[cable].text.text() == "Confirmed: The cable is cut"

    def test_one_is_ruled_out_by_the_keyboard_folded_away_and_opened_again(
        self, thoughts, desk, qtbot, incident_id
    ):
        fuse = desk.raise_hypothesis(incident_id, "A fuse")
        self.verb(thoughts.rows("open")[fuse], "hypothesis_confirm").setFocus()
        qtbot.keyClick(focused(), KEY.Key_Tab)
        qtbot.keyClick(focused(), KEY.Key_Space)
        qtbot.keyClicks(focused(), "It is whole")
        qtbot.keyClick(focused(), KEY.Key_Return)
        assert desk.incident(incident_id).hypotheses[fuse].reason == "It is whole"
        row = thoughts.rows("eliminated")[fuse]
        assert row.text.text() == "Ruled out: A fuse (It is whole)"
        assert not row.isVisible()
        assert thoughts.fold.text() == "1 ruled out"
        thoughts.fold.setFocus()
        qtbot.keyClick(thoughts.fold, KEY.Key_Space)
        assert row.isVisible()
        qtbot.mouseClick(self.verb(row, "hypothesis_reopen"), LEFT)
        assert fuse in thoughts.rows("open")
        assert not thoughts.fold.isVisible()

    def test_no_reason_is_needed(self, thoughts, desk, qtbot, incident_id):
        fuse = desk.raise_hypothesis(incident_id, "A fuse")
        eliminate = self.verb(thoughts.rows("open")[fuse], "hypothesis_eliminate")
        qtbot.mouseClick(eliminate, LEFT)
        qtbot.keyClick(focused(), KEY.Key_Return)
        assert desk.incident(incident_id).hypotheses[fuse].state == "eliminated"


def test_tab_reaches_everything_in_the_order_in_which_it_stands(
    panel, desk, clock, qtbot, incident_id
):
    """Rows that came later stand where they are seen, and Tab does not run in a circle."""
    for person, minutes in (("Bruno", 10), ("Ana", 5)):
        desk.give_order(incident_id, person, "Look", clock.now() + timedelta(minutes=minutes))
    for text, state in (("A", "open"), ("B", "confirmed"), ("C", "eliminated")):
        thought = desk.raise_hypothesis(incident_id, text)
        desk.settle_hypothesis(incident_id, thought, state)
    desk.offer_hand_over(incident_id, "commander", "Bruno", "All is calm")
    panel.known["what_failed"].editor.setFocus()
    met = []
    for _ in range(40):
        qtbot.keyClick(focused(), KEY.Key_Tab)
        met.append(focused().accessibleName() or focused().objectName())
    begin = met.index("Next step")
    assert met[begin + 1 : begin + 13] == [
        *("Done: Ana: Look", "+10 min: Ana: Look", "Drop: Ana: Look"),
        *("Done: Bruno: Look", "+10 min: Bruno: Look", "Drop: Bruno: Look"),
        *("Confirm: A", "Rule out: A", "hypothesis_ruled_out", "Open again: B"),
        *("Incident commander", "Deputy"),
    ]
    assert "Started" in met
    offered = met.index("To accept, Bruno types the name here")
    assert met[offered : offered + 5] == [
        "To accept, Bruno types the name here",
        *("offer_accept", "offer_read", "offer_withdraw", "What failed"),
    ]
