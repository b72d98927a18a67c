"""The log line: it says what Enter will do, helps without getting in the way, and loses nothing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from incident_desk import paths
from incident_desk.domain import facts, orders
from incident_desk.ui.incident.log_line import LogLine
from incident_desk.ui.incident.recall import Recall

UP, DOWN, TAB, ESCAPE, RETURN = (
    Qt.Key[f"Key_{name}"] for name in ("Up", "Down", "Tab", "Escape", "Return")
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["Internet line"])


@pytest.fixture
def line(context, host, qtbot, incident_id):
    made = LogLine(context, incident_id, host)
    made.setGeometry(0, 600, 1200, 120)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def type_in(line, qtbot):
    def typed(text, *keys):
        qtbot.keyClicks(line.field, text)
        for key in keys:
            qtbot.keyClick(line.field, key)

    return typed


def last(desk, incident_id):
    return max(desk.facts(incident_id), key=lambda fact: fact.order).body


def offered(line):
    if not line.offers.isVisible():
        return []
    return [line.offers.item(row).text() for row in range(line.offers.count())]


class TestHint:
    @pytest.mark.parametrize(
        ("text", "hint", "sign"),
        [
            ("The lights went out", "Note", "note"),
            ("! restarted it", "Action taken", "action"),
            ("? a fuse", "Hypothesis", "hypothesis"),
            ("> we stay", "Decision", "decision"),
            ("Bruno: restart it, 10m", "Order to Bruno, asked after at 03:10", "order"),
            ("@02:40 ! it was", "Action taken · Dated back to 02:40", "action"),
            ("\\! as it is", "Note, word for word", "note"),
        ],
    )
    def test_it_says_what_enter_will_do(self, line, type_in, text, hint, sign):
        type_in(text)
        assert (line.hint, line.sign) == (hint, sign)

    def test_it_offers_to_make_an_order_of_what_may_be_one(self, line, type_in):
        type_in("Bruno: restart it")
        assert line.hint.startswith("Note · ")
        assert "Bruno" in line.hint
        type_in(", 10m")
        assert line.hint.startswith("Order to Bruno")

    def test_a_moment_to_come_is_warned_of_and_nothing_is_written(
        self, line, type_in, desk, context, incident_id
    ):
        type_in("! @2099-01-01 10:00 x")
        assert "still to come" in line.hint
        before = desk.facts(incident_id)
        type_in("", RETURN)
        assert desk.facts(incident_id) == before
        assert line.field.text() == "! @2099-01-01 10:00 x"
        assert context.notices.error is not None

    def test_while_nothing_is_typed_it_explains_the_marks(self, line, type_in):
        assert line.hint == ""
        assert line._hint.legend.isVisible()
        for words in ("! action", "? hypothesis", "> decision", "@14:05", "Ana: do this, 10m"):
            assert words in line.field.accessibleDescription()
        type_in("! x")
        assert not line._hint.legend.isVisible()
        assert line.field.accessibleDescription() == "Action taken"

    def test_it_says_what_was_written_until_the_next_key(self, line, type_in):
        type_in("! restarted it", RETURN)
        assert line.hint == "Written: Action taken"
        type_in("x")
        assert line.hint == "Note"

    def test_a_span_is_another_moment_a_minute_later(self, line, type_in, context, clock):
        type_in("Bruno: restart it, 10m")
        clock.forward(3)
        context.bridge.ticked.emit()
        assert "03:13" in line.hint

    def test_it_is_said_in_spanish(self, in_language, host, qtbot, incident_id):
        made = LogLine(in_language("es"), incident_id, host)
        qtbot.keyClicks(made.field, "Bruno: reinicie la pasarela, en 10 min")
        assert made.hint == "Encargo a Bruno, con recordatorio: 03:10"


class TestOffers:
    def test_tab_takes_the_name_that_was_begun(self, line, type_in):
        type_in("an")
        assert offered(line) == ["Ana:"]
        type_in("", TAB)
        assert line.field.text() == "Ana: "
        assert line.field.hasFocus()
        assert offered(line) == []

    def test_enter_never_takes_what_was_not_chosen(self, type_in, desk, incident_id):
        type_in("an", RETURN)
        assert last(desk, incident_id) == facts.NoteLogged("an")

    def test_the_arrows_choose_and_enter_then_takes(self, line, type_in, desk, incident_id):
        desk.enter(incident_id, "Anton: look, 5m")
        type_in("an", DOWN, UP, UP)
        assert line.offers.chosen.text == "Ana: "
        before = desk.facts(incident_id)
        type_in("", RETURN)
        assert line.field.text() == "Ana: "
        assert desk.facts(incident_id) == before

    def test_escape_closes_it_and_tab_is_free_again(self, line, type_in):
        type_in("an", ESCAPE)
        assert offered(line) == []
        assert line.field.text() == "an"
        type_in("", TAB)
        assert line.field.text() == "an"

    def test_a_service_is_offered_in_the_middle_of_a_note(self, line, type_in):
        type_in("lost the inter", TAB)
        assert line.field.text() == "lost the Internet line"

    def test_an_at_offers_the_times_at_which_something_happened(
        self, line, type_in, desk, clock, incident_id
    ):
        desk.enter(incident_id, "@02:41 The lights went out")
        type_in("@")
        assert "@02:55" in offered(line)
        assert "@02:41" in offered(line)
        type_in("02:41", TAB)
        type_in("and came back", RETURN)
        (first, second) = desk.facts(incident_id)[:2]
        assert first.happened_at == second.happened_at == clock.now() - timedelta(minutes=19)

    def test_a_click_takes_it_and_the_keyboard_stays(self, line, type_in, qtbot):
        type_in("an")
        item = line.offers.visualItemRect(line.offers.item(0)).center()
        qtbot.mouseClick(line.offers.viewport(), LEFT, pos=item)
        assert line.field.text() == "Ana: "
        assert line.field.hasFocus()

    def test_it_closes_when_the_keyboard_leaves(self, line, type_in):
        type_in("an")
        line.field.clearFocus()
        assert offered(line) == []

    def test_what_was_taken_can_be_undone(self, line, type_in):
        type_in("an", TAB)
        line.field.undo()
        assert line.field.text() == "an"


class TestRecall:
    def test_up_goes_back_through_the_lines_and_down_returns_to_what_was_typed(
        self, line, type_in, desk, incident_id
    ):
        for text in ("lights out", "! restarted it", "Bruno: look, 10m"):
            desk.enter(incident_id, text)
        type_in("half a", UP)
        assert line.field.text() == "Bruno: look, 10 min"
        assert line.hint.startswith("Order to Bruno")
        type_in("", UP, UP, UP, UP)
        assert line.field.text() == "lights out"
        type_in("", DOWN, DOWN, DOWN)
        assert line.field.text() == "half a"

    def test_what_was_being_typed_stays_on_disk_meanwhile(
        self, type_in, desk, context, host, incident_id
    ):
        desk.enter(incident_id, "lights out")
        type_in("half a", UP)
        assert desk.typed(f"log:{incident_id}") == "half a"
        again = LogLine(context, incident_id, host)
        assert again.field.text() == "half a"

    def test_what_was_being_typed_comes_back_after_an_older_line_is_entered(
        self, line, type_in, desk, incident_id
    ):
        desk.enter(incident_id, "! restarted it")
        type_in("half a", UP)
        type_in(" again", RETURN)
        assert last(desk, incident_id) == facts.ActionTaken("restarted it again")
        assert line.field.text() == "half a"
        assert desk.typed(f"log:{incident_id}") == "half a"

    def test_with_no_lines_up_changes_nothing(self, line, type_in):
        type_in("half a", UP, DOWN)
        assert line.field.text() == "half a"

    def test_a_changed_line_stays_changed_until_one_is_entered(self):
        recall = Recall(lambda: ["two", "one"])
        assert recall.older("") == "two"
        assert recall.older("two, changed") == "one"
        assert recall.older("one") is None
        assert recall.newer("one") == "two, changed"
        assert recall.newer("two, changed") == ""
        assert recall.newer("") is None
        assert recall.end() == ""
        assert recall.older("new") == "two"
        assert recall.end() == "new"

    def test_a_disk_that_fails_is_said_and_nothing_is_lost(self, line, type_in, desk, context):
        desk._opened.clear()
        paths.database(desk.folder).unlink()
        type_in("half a", UP)
        assert line.field.text() == "half a"
        assert context.notices.error is not None


class TestAnyText:
    @pytest.mark.parametrize(
        "text",
        [
            "x" * 10_000,
            "a\x00b",
            "שלום עולם, 10 דקות",
            "🔥👩‍🚒 all of it",
            "first\nsecond\r\nthird\ttab",
            "<b>bold</b> & {braces} %s",
        ],
    )
    def test_a_pasted_text_is_written_whole(self, line, type_in, desk, incident_id, text):
        QGuiApplication.clipboard().setText(text)
        line.field.paste()
        line.grab()
        assert line.field.text() == text
        type_in("", RETURN)
        assert last(desk, incident_id) == facts.NoteLogged(text)
        type_in("", UP)
        assert line.field.text() == text
        line.grab()

    def test_spaces_alone_write_nothing(self, type_in, desk, incident_id):
        before = desk.facts(incident_id)
        type_in("   ", RETURN)
        assert desk.facts(incident_id) == before


class TestDueOrders:
    @pytest.fixture
    def order_id(self, desk, incident_id):
        desk.enter(incident_id, "Bruno: restart the gateway, 10m")
        return next(iter(desk.incident(incident_id).orders))

    def time_is_up(self, context, clock, minutes=12):
        clock.forward(minutes)
        context.bridge.ticked.emit()

    def button(self, line, name):
        return line.findChild(QPushButton, f"order_{name}_here")

    @pytest.mark.usefixtures("order_id")
    def test_it_waits_unseen_until_its_time_is_up(self, line, context, clock):
        assert not line.due.isVisible()
        self.time_is_up(context, clock)
        assert line.due.isVisible()
        assert line.due._time.text() == "Ask Bruno: time was up 2 min ago"
        assert line.due._what.text() == "restart the gateway"
        assert "Bruno, restart the gateway" in self.button(line, "settle").accessibleName()

    def test_done_settles_it_and_gives_the_keyboard_back(
        self, line, context, clock, desk, qtbot, incident_id, order_id
    ):
        self.time_is_up(context, clock)
        qtbot.keyClick(line.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        while not self.button(line, "settle").hasFocus():
            qtbot.keyClick(
                QGuiApplication.focusObject(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
            )
        qtbot.keyClick(self.button(line, "settle"), RETURN)
        assert desk.incident(incident_id).orders[order_id].state == orders.DONE
        assert not line.due.isVisible()
        assert line.field.hasFocus()

    def test_ten_minutes_more_bring_it_back_then(
        self, line, context, clock, desk, qtbot, incident_id, order_id
    ):
        self.time_is_up(context, clock)
        qtbot.mouseClick(self.button(line, "more"), LEFT)
        due_at = desk.incident(incident_id).orders[order_id].due_at
        assert due_at == clock.now() + timedelta(minutes=10)
        assert not line.due.isVisible()
        self.time_is_up(context, clock, 10)
        assert line.due.isVisible()

    @pytest.mark.usefixtures("order_id")
    def test_open_shows_all_orders(self, line, context, clock, qtbot, incident_id):
        self.time_is_up(context, clock)
        qtbot.mouseClick(self.button(line, "open"), LEFT)
        assert context.shell.calls[-1] == ("open_incident", incident_id, "situation")

    @pytest.mark.usefixtures("order_id")
    def test_the_others_are_counted_and_take_their_turn(
        self, line, context, clock, desk, qtbot, incident_id
    ):
        desk.enter(incident_id, "Carla: call the carrier, 11m")
        self.time_is_up(context, clock)
        assert line.due._more.text() == "and one more"
        qtbot.mouseClick(self.button(line, "settle"), LEFT)
        assert "Carla" in line.due._time.text()
        assert line.due.isVisible()
        assert not line.due._more.isVisible()

    def test_what_was_settled_elsewhere_leaves_the_bar_alone(
        self, line, context, clock, desk, incident_id, order_id
    ):
        self.time_is_up(context, clock)
        desk.settle_order(incident_id, order_id)
        assert not line.due.isVisible()

    def test_in_a_low_window_the_hint_goes_first(self, line, host, type_in):
        host.resize(640, 400)
        line.resize(600, 60)
        assert not line._hint.isVisible()
        type_in("! x")
        assert line._hint.isVisible()

    def test_hostile_names_and_texts_are_shown_as_text(
        self, line, context, clock, desk, incident_id
    ):
        desk.give_order(incident_id, "<b>" + "x" * 500, "<img> " + "y" * 10_000, clock.now())
        context.bridge.ticked.emit()
        line.grab()
        assert line.due._time.text().startswith("Ask <b>xxx")
