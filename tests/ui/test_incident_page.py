"""The header, the log line, the fields and the timeline of one incident."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton
from saying import said

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.domain.facts import NoteLogged
from incident_desk.ui.incident.facts_form import FactField
from incident_desk.ui.incident.fields import KnownField
from incident_desk.ui.incident.header import IncidentHeader
from incident_desk.ui.incident.log_line import LogLine
from incident_desk.ui.incident.page import IncidentPage
from incident_desk.ui.incident.timeline import TimelinePanel


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["telephony"])


def notes(desk, incident_id):
    return [fact for fact in desk.facts(incident_id) if isinstance(fact.body, NoteLogged)]


class TestHeader:
    def test_it_tells_time_promise_and_command(self, context, host, desk, clock, incident_id):
        header = IncidentHeader(context, incident_id, host)
        said(desk, incident_id, clock.now() + timedelta(minutes=30))
        clock.forward(5)
        header.tick()
        assert "25:00" in header.promise
        assert "5 min" in header._elapsed.text()
        assert "Ana" in header._commander.text()
        clock.forward(30)
        header.tick()
        assert "late" in header.promise

    def test_an_expected_end_is_told_as_the_time_that_was_meant(
        self, context, host, desk, incident_id
    ):
        header = IncidentHeader(context, incident_id, host)
        desk.set_situation(incident_id, "people_affected", "200-500")
        desk.set_situation(incident_id, "expected_end", "~2h")
        told = header._affected.text()
        assert "People affected: 200-500" in told
        assert "Expected end: around 05:00 today" in told

    def test_a_press_on_a_phase_changes_it(self, context, host, desk, qtbot, incident_id):
        header = IncidentHeader(context, incident_id, host)
        host.show()
        qtbot.mouseClick(header.stepper.buttons["monitoring"], Qt.MouseButton.LeftButton)
        assert desk.incident(incident_id).phase == "monitoring"
        assert header.stepper.buttons["monitoring"].isChecked()
        assert not header.stepper.buttons["investigating"].isChecked()

    def test_a_phase_that_cannot_be_saved_stays_as_it_was(
        self, context, host, desk, qtbot, incident_id
    ):
        header = IncidentHeader(context, incident_id, host)
        host.show()
        paths.database(desk.folder).unlink()
        qtbot.mouseClick(header.stepper.buttons["resolved"], Qt.MouseButton.LeftButton)
        assert header.stepper.buttons["investigating"].isChecked()
        assert context.notices.error is not None

    def test_a_press_on_the_severity_asks_for_the_wizard(self, context, host, qtbot, incident_id):
        header = IncidentHeader(context, incident_id, host)
        qtbot.mouseClick(header.badge, Qt.MouseButton.LeftButton)
        assert context.shell.calls[-1] == ("assess", incident_id)

    def test_a_title_of_ten_thousand_characters_does_not_break_it(self, context, host, desk):
        header = IncidentHeader(context, desk.declare("<b>" + "x" * 10_000, drill=True), host)
        header.resize(900, 160)
        header.grab()
        assert header._title.text().startswith("<b>xxx")
        assert header.sizeHint().height() < 400


class TestLogLine:
    def test_enter_writes_the_line_in_the_timeline(self, context, host, desk, qtbot, incident_id):
        line = LogLine(context, incident_id, host)
        qtbot.keyClicks(line.field, "Called the provider")
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        assert [fact.body.text for fact in notes(desk, incident_id)] == ["Called the provider"]
        assert line.field.text() == ""
        assert desk.typed(f"log:{incident_id}") is None

    def test_an_at_and_a_time_date_it_back(self, context, host, desk, clock, qtbot, incident_id):
        line = LogLine(context, incident_id, host)
        qtbot.keyClicks(line.field, "@02:40 Lights went out")
        assert "02:40" in line.hint
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        (fact,) = notes(desk, incident_id)
        assert fact.body.text == "Lights went out"
        assert fact.happened_at == clock.now() - timedelta(minutes=20)

    def test_what_cannot_be_saved_stays_in_the_line(self, context, host, desk, qtbot, incident_id):
        line = LogLine(context, incident_id, host)
        qtbot.keyClicks(line.field, "precious")
        paths.database(desk.folder).unlink()
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        assert line.field.text() == "precious"
        assert context.notices.text

    def test_an_unfinished_line_is_offered_back(self, context, host, desk, incident_id):
        desk.keep_typed(f"log:{incident_id}", "half a")
        line = LogLine(context, incident_id, host)
        assert line.field.text() == "half a"
        assert line.hint


class TestFields:
    def test_enter_saves_a_field_and_tells_who_and_when(
        self, context, host, desk, clock, qtbot, incident_id
    ):
        field = KnownField(context, incident_id, "people_affected", 1, host)
        host.show()
        qtbot.keyClicks(field.editor, "200-500")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert desk.incident(incident_id).known("people_affected") == "200-500"
        clock.forward(4)
        field.read(desk.incident(incident_id))
        assert "Ana, 4 min ago" in field._told.text()

    def test_leaving_a_field_saves_it(self, context, host, desk, qtbot, incident_id):
        field = KnownField(context, incident_id, "impact", 2, host)
        other = QLineEdit(host)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        field.editor.setFocus()
        qtbot.keyClicks(field.editor, "No calls in or out")
        other.setFocus()
        assert desk.incident(incident_id).known("impact") == "No calls in or out"

    def test_what_another_writes_does_not_wipe_what_is_being_typed(
        self, context, host, desk, qtbot, incident_id
    ):
        field = KnownField(context, incident_id, "cause", 1, host)
        qtbot.keyClicks(field.editor, "maybe the")
        desk.set_situation(incident_id, "cause", "Said elsewhere")
        field.read(desk.incident(incident_id))
        assert field.editor.text() == "maybe the"

    def test_a_fact_that_breaks_a_rule_is_said_and_stays(
        self, context, host, desk, qtbot, incident_id
    ):
        field = FactField(
            context,
            incident_id,
            "title",
            "Title",
            lambda incident: incident.title,
            lambda text: desk.retitle(incident_id, text),
            host,
        )
        field.editor.selectAll()
        qtbot.keyClicks(field.editor, "  ")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert context.notices.error is not None
        assert desk.incident(incident_id).title == "Phones are silent"


class TestTimeline:
    @pytest.fixture
    def timeline(self, context, host, incident_id):
        panel = TimelinePanel(context, incident_id, host)
        panel.resize(900, 500)
        host.show()
        return panel

    def test_the_newest_fact_stands_at_the_foot(self, timeline, desk, incident_id):
        for number in range(60):
            desk.log(incident_id, f"note {number}")
        model = timeline.model
        assert "note 59" in model.index(model.rowCount() - 1).data()
        bar = timeline.list.verticalScrollBar()
        assert bar.value() == bar.maximum()

    def test_it_narrows_by_kind_and_by_words(self, timeline, desk, qtbot, incident_id):
        desk.log(incident_id, "Called the provider")
        desk.change_phase(incident_id, "identified")
        timeline.kind.setCurrentIndex(timeline.kind.findData("notes"))
        timeline.read()
        assert timeline.model.rowCount() == 1
        timeline.kind.setCurrentIndex(0)
        qtbot.keyClicks(timeline.words, "PROVIDER")
        assert timeline.model.rowCount() == 1

    def test_the_chosen_fact_is_shown_whole_as_text(self, timeline, desk, incident_id):
        text = "<img src=http://example.invalid/x.png>\n" + "long " * 300
        desk.log(incident_id, text)
        timeline.list.setCurrentIndex(timeline.model.index(timeline.model.rowCount() - 1))
        assert text.strip() in timeline.detail.toPlainText()

    def test_its_model_is_sound(self, timeline, desk, incident_id, qtmodeltester):
        QAbstractItemModelTester(
            timeline.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        for number in range(20):
            desk.log(incident_id, f"note {number}")
        qtmodeltester.check(timeline.model)

    def test_what_another_process_logged_appears(self, timeline, context, desk, clock, incident_id):
        other = Desk(desk.folder, clock, "Command line")
        other.log(incident_id, "from elsewhere")
        other.close()
        context.bridge.look()
        assert "from elsewhere" in timeline.model.index(timeline.model.rowCount() - 1).data()


def test_in_a_low_window_the_header_gives_way_and_the_phases_are_a_menu(context, host, desk, qtbot):
    incident_id = desk.declare("Phones are silent")
    page = IncidentPage(context, incident_id, host)
    host.show()
    page.resize(900, 700)
    assert page.header.stepper.buttons["resolved"].isVisible()
    before = page.header.height()
    page.resize(520, 330)
    qtbot.waitUntil(lambda: page.header.height() < before)
    menu = page.findChild(QPushButton, "phase_menu")
    assert menu.isVisible()
    assert not page.header.stepper.buttons["resolved"].isVisible()
    menu.menu().actions()[2].trigger()
    assert desk.incident(incident_id).phase == "monitoring"
    assert menu.text() == "Monitoring"
