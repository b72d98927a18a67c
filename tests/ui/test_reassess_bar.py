"""The header asks when the facts say another severity; it changes nothing by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from incident_desk.ui.incident.page import IncidentPage
from incident_desk.ui.incident.reassess_bar import ReassessBar

CLICK = Qt.MouseButton.LeftButton
ANSWERS = {
    "safety": "no",
    "data": "no",
    "criticality": "important",
    "degree": "down",
    "people": "some",
    "downtime": "lt1h",
    "repair": "work",
    "control": "ours",
    "wayout": "partial",
    "trend": "stable",
}


@pytest.fixture
def incident_id(desk):
    desk.user_base = 1000
    made = desk.declare("Web shop is down")
    desk.assess(made, desk.model, ANSWERS)
    return made


@pytest.fixture
def page(context, host, incident_id):
    opened = IncidentPage(context, incident_id, host)
    opened.resize(host.size())
    host.show()
    return opened


def bar(page) -> ReassessBar:
    return page.reassess


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), CLICK)


def test_it_is_silent_while_the_facts_say_what_is_held(page):
    assert bar(page).question == ""


def test_more_people_make_it_ask_and_raising_keeps_who_and_why(
    page, desk, clock, qtbot, incident_id
):
    clock.forward(5)
    desk.set_situation(incident_id, "people_affected", "about 700")
    assert bar(page).question == "The facts now say SEV3. Raise it from SEV4?"
    assert desk.incident(incident_id).severity == 4
    press(qtbot, page, "reassess_change")
    incident = desk.incident(incident_id)
    assert incident.severity == 3
    assert incident.severities[-1].by == "Ana"
    assert "Reach: Some (1 to 10%) → Most (over 50%)" in incident.severities[-1].reason
    assert bar(page).question == ""


def test_keeping_what_is_held_is_written_down_and_not_asked_again(
    page, desk, clock, qtbot, incident_id
):
    clock.forward(5)
    desk.set_situation(incident_id, "people_affected", "700")
    press(qtbot, page, "reassess_keep")
    assert bar(page).question == ""
    assert desk.incident(incident_id).severity == 4
    assert desk.incident(incident_id).kept.proposed == 3


def test_time_alone_makes_it_ask_without_any_change(page, context, desk, clock, incident_id):
    clock.forward(60 * 25)
    for _second in range(30):
        context.bridge.ticked.emit()
    assert "SEV3" in bar(page).question


def test_looking_opens_the_wizard_with_what_the_facts_say(
    page, context, desk, clock, qtbot, incident_id
):
    clock.forward(5)
    desk.set_situation(incident_id, "people_affected", "700")
    press(qtbot, page, "reassess_look")
    assert context.shell.calls[-1] == ("assess", incident_id)


def test_a_service_that_joins_counts_for_what_was_said_of_it_before(page, desk, clock, incident_id):
    other = desk.declare("Payments were down", ["Payments"])
    desk.assess(other, desk.model, {**ANSWERS, "criticality": "foundation"})
    clock.forward(5)
    desk.set_services(incident_id, ["Web shop", "Payments"])
    assert "Raise it from SEV4" in bar(page).question
