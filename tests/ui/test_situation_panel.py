"""What is known on the situation of an incident, worked by mouse and keyboard."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
)

from incident_desk.i18n import LANGUAGES
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.incident.review import ReviewPanel
from incident_desk.ui.incident.situation import SituationPanel

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["telephony"])


@pytest.fixture
def panel(context, host, incident_id, qtbot):
    made = SituationPanel(context, incident_id, host)
    made.resize(1150, 500)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return made


def known(desk, incident_id, name):
    return desk.incident(incident_id).situation.get(name)


def told(panel, name):
    label = panel.findChild(QLabel, f"situation_{name}_told")
    return "" if label.isHidden() else label.text()


def write(panel, qtbot, name, text):
    editor = panel.known[name].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    key = Qt.Key.Key_Return if isinstance(editor, QLineEdit) else Qt.Key.Key_Tab
    qtbot.keyClick(editor, key)


class TestWhatIsKnown:
    def test_a_range_is_understood_while_it_is_typed_and_after(
        self, panel, context, qtbot, incident_id
    ):
        assert "200-500" in told(panel, "people_affected")
        editor = panel.known["people_affected"].editor
        qtbot.keyClicks(editor, "unas 2 mil")
        assert told(panel, "people_affected") == "about 2,000 people"
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert told(panel, "people_affected") == "about 2,000 people · Ana, just now"
        assert known(context.desk, incident_id, "people_affected").value == "unas 2 mil"

    def test_what_is_not_understood_is_kept_as_it_was_typed(self, panel, desk, qtbot, incident_id):
        write(panel, qtbot, "people_affected", "the whole north office")
        assert known(desk, incident_id, "people_affected").value == "the whole north office"
        assert told(panel, "people_affected") == "Ana, just now"

    def test_an_expected_end_counts_from_when_it_was_said(self, panel, context, clock, qtbot):
        write(panel, qtbot, "expected_end", "~2h")
        assert told(panel, "expected_end") == "around 05:00 today, in 2 h 00 min · Ana, just now"
        clock.forward(90)
        context.bridge.ticked.emit()
        assert told(panel, "expected_end") == (
            "around 05:00 today, in 30 min · Ana, 1 h 30 min ago"
        )

    def test_a_late_end_is_told_as_a_warning(self, panel, context, clock, qtbot):
        write(panel, qtbot, "expected_end", "03:30-04:00")
        clock.forward(80)
        context.bridge.ticked.emit()
        assert "late by 20 min" in told(panel, "expected_end")
        label = panel.findChild(QLabel, "situation_expected_end_told")
        assert label.property("tone") == "warning"

    def test_times_are_read_where_the_commander_is(self, panel, clock, qtbot):
        clock.zone = ZoneInfo("America/Mexico_City")  # 21:00 on the day before
        write(panel, qtbot, "expected_end", "tomorrow 9:00")
        assert told(panel, "expected_end").startswith("at 09:00 tomorrow, in 12 h 00 min")

    def test_ages_are_told_anew_once_a_minute_while_they_are_in_sight(
        self, panel, context, clock, qtbot
    ):
        write(panel, qtbot, "cause", "A cable")
        clock.forward(0.9)
        context.bridge.ticked.emit()
        assert told(panel, "cause") == "Ana, just now"
        clock.forward(0.2)
        context.bridge.ticked.emit()
        assert told(panel, "cause") == "Ana, 1 min ago"
        panel.hide()
        clock.forward(5)
        context.bridge.ticked.emit()
        assert told(panel, "cause") == "Ana, 1 min ago"
        panel.show()
        assert told(panel, "cause") == "Ana, 6 min ago"

    def test_the_review_has_the_same_fields(self, context, host, desk, qtbot, incident_id):
        review = ReviewPanel(context, incident_id, host)
        host.show()
        qtbot.keyClick(review.known["can_return"].editor, Qt.Key.Key_0, ALT)
        assert known(desk, incident_id, "can_return").unknown


class TestNotKnown:
    def test_nobody_said_is_another_thing_than_asked_and_not_known(
        self, panel, desk, qtbot, incident_id
    ):
        field = panel.known["cause"]
        assert field.editor.placeholderText() == "Nobody has said yet."
        assert told(panel, "cause") == ""
        qtbot.mouseClick(field.unknown_button, LEFT)
        assert known(desk, incident_id, "cause").unknown
        assert field.editor.placeholderText() == "Not known"
        assert told(panel, "cause") == "Ana, just now"
        assert field.unknown_button.isHidden()

    def test_a_workaround_is_told_in_its_own_words(self, panel, qtbot):
        field = panel.known["workaround"]
        assert field.unknown_button.text() == "None known yet"
        qtbot.keyClick(field.editor, Qt.Key.Key_0, ALT)
        assert field.editor.placeholderText() == "None known yet"

    def test_typing_that_nobody_knows_says_the_same(self, panel, desk, qtbot, incident_id):
        write(panel, qtbot, "people_affected", "desconocido")
        assert known(desk, incident_id, "people_affected").unknown
        assert panel.known["people_affected"].editor.text() == ""

    def test_what_was_typed_is_saved_before_it_is_marked(self, panel, desk, qtbot, incident_id):
        editor = panel.known["cause"].editor
        editor.setFocus()
        qtbot.keyClicks(editor, "A fuse")
        qtbot.keyClick(editor, Qt.Key.Key_0, ALT)
        now = known(desk, incident_id, "cause")
        assert (now.value, now.unknown) == ("", True)
        assert [one.value for one in now.earlier] == ["A fuse"]
        assert editor.toPlainText() == ""

    def test_an_emptied_field_is_not_known_any_more(self, panel, qtbot):
        write(panel, qtbot, "people_affected", "200")
        write(panel, qtbot, "people_affected", " ")
        field = panel.known["people_affected"]
        assert field.editor.placeholderText() == "Not known any more"
        assert not field.unknown_button.isHidden()


class TestEarlierValues:
    @pytest.fixture
    def field(self, panel, clock, qtbot):
        write(panel, qtbot, "people_affected", "20")
        clock.forward(5)
        write(panel, qtbot, "people_affected", "200 & more <b>")
        clock.forward(5)
        write(panel, qtbot, "people_affected", "300-500")
        return panel.known["people_affected"]

    def menu(self, qtbot):
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def test_a_tip_tells_them_as_text(self, field):
        tip = field.editor.toolTip()
        assert "03:05  Ana: 200 &amp; more &lt;b&gt;\n03:00  Ana: 20" in tip
        assert "300-500" not in tip

    def test_one_is_put_back_by_the_keyboard(self, field, desk, qtbot, incident_id):
        qtbot.keyClick(field.editor, Qt.Key.Key_Down, ALT)
        menu = self.menu(qtbot)
        lines = [action.text() for action in menu.actions()]
        assert lines[:3] == [
            "300-500\tAna, just now",
            "200 && more <b>\tAna, 5 min ago",
            "20\tAna, 10 min ago",
        ]
        for _ in range(3):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert field.editor.text() == "20"
        now = known(desk, incident_id, "people_affected")
        assert now.value == "20"
        assert [one.value for one in now.earlier] == ["20", "200 & more <b>", "300-500"]

    def test_they_are_shown_by_the_mouse_and_left_by_escape(self, field, desk, qtbot, incident_id):
        qtbot.mouseClick(field.earlier_button, LEFT)
        qtbot.keyClick(self.menu(qtbot), Qt.Key.Key_Escape)
        assert known(desk, incident_id, "people_affected").value == "300-500"

    def test_not_known_stands_among_them(self, field, desk, qtbot, incident_id):
        qtbot.keyClick(field.editor, Qt.Key.Key_Down, ALT)
        menu = self.menu(qtbot)
        qtbot.keyClick(menu, Qt.Key.Key_Up)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert known(desk, incident_id, "people_affected").unknown

    def test_a_field_that_was_never_filled_has_none(self, panel, qtbot):
        field = panel.known["cause"]
        assert field.earlier_button.isHidden()
        assert field.editor.toolTip() == ""
        qtbot.keyClick(field.editor, Qt.Key.Key_Down, ALT)
        menu = self.menu(qtbot)
        assert not menu.actions()[0].isEnabled()
        qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_what_was_read_elsewhere_is_not_taken_for_something_typed(
    panel, context, desk, incident_id, host
):
    desk.set_situation(incident_id, "cause", "Said elsewhere")
    for kept in panel.findChildren(KnownField):
        assert not kept._kept.waiting
    assert desk.typed(f"situation:{incident_id}:cause") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [500, 1150])
def test_nothing_is_cut_in_a_narrow_or_a_wide_window(
    in_language, host, desk, clock, incident_id, language, width
):
    desk.offer_hand_over(incident_id, "commander", "Bartolomé Fernández de Córdoba", "Brief")
    desk.give_order(incident_id, "Bartolomé Fernández de Córdoba", "Restart the gateway")
    desk.raise_hypothesis(incident_id, "The cable is cut")
    for name in ("people_affected", "expected_end", "cause"):
        desk.set_situation(incident_id, name, "200-500")
        desk.set_situation(incident_id, name, "2-3 h")
    made = SituationPanel(in_language(language), incident_id, host)
    made.resize(width, 600)
    host.show()
    area = made.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    shown = [one for one in made.findChildren(QPushButton) if one.isVisible()]
    assert len(shown) > 8
    assert [one.text() for one in shown if one.width() < one.sizeHint().width()] == []
