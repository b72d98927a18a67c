"""Roles on the situation: who, what each does, and when command should change hands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.playbook import ROLES
from incident_desk.ui.incident.situation import SituationPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["telephony"])


@pytest.fixture
def panel(context, host, incident_id, qtbot):
    made = SituationPanel(context, incident_id, host)
    made.resize(1150, 900)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return made


def name(panel, qtbot, role, person):
    editor = panel.roles.fields[role].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, person)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_one_person_may_hold_several_roles(panel, desk, qtbot, incident_id):
    for role in ("scribe", "communications"):
        name(panel, qtbot, role, "Bruno")
    incident = desk.incident(incident_id)
    assert incident.person("scribe") == incident.person("communications") == "Bruno"
    assert panel.roles.warning.isHidden()


def test_what_a_role_does_is_told_when_its_field_has_the_keyboard(panel, qtbot):
    duties = panel.roles.duties
    assert duties.isHidden()
    panel.roles.fields["commander"].editor.setFocus()
    assert "with their own hands" in duties.text
    assert duties.text.endswith("Ana, since 03:00")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert "Can take over at any moment" in duties.text
    panel.hide()
    panel.show()
    assert duties.isHidden()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_role_has_its_duties_in_every_language(in_language, host, incident_id, language):
    made = SituationPanel(in_language(language), incident_id, host)
    host.show()
    told = set()
    for role in ROLES:
        made.roles.duties.show_role(role, made._context.desk.incident(incident_id))
        told.add(made.roles.duties.text)
    assert len(told) == len(ROLES)
    assert not any("role." in text for text in told)


def test_who_held_a_role_before_is_told(panel, clock, qtbot):
    name(panel, qtbot, "scribe", "Bruno")
    clock.forward(30)
    name(panel, qtbot, "scribe", "Carla")
    assert panel.roles.duties.text.endswith("Carla, since 03:30 · Bruno, since 03:00")


def test_after_three_hours_in_command_somebody_should_take_over(
    panel, context, clock, desk, qtbot, incident_id
):
    warning = panel.roles.warning
    clock.forward(179)
    context.bridge.ticked.emit()
    assert warning.isHidden()
    clock.forward(1)
    context.bridge.ticked.emit()
    assert warning.text().startswith("Ana has been in command for 3 h 00 min.")
    assert [need.kind for need in desk.needs() if need.at] == ["relief"]
    qtbot.mouseClick(panel.roles.hand_over_button, LEFT)
    hand_over = panel._hand_over
    assert hand_over is not None
    assert hand_over.person.hasFocus()
    assert hand_over.role.currentData() == "commander"


def test_who_commands_should_not_repair_as_well(panel, desk, qtbot, incident_id):
    name(panel, qtbot, "operations", "ana")
    assert "commands and repairs at once" in panel.roles.warning.text()
    name(panel, qtbot, "operations", "Bruno")
    assert panel.roles.warning.isHidden()


def test_no_warning_once_command_is_offered_or_the_incident_is_over(
    panel, context, clock, desk, incident_id
):
    clock.forward(200)
    context.bridge.ticked.emit()
    assert not panel.roles.warning.isHidden()
    offer = desk.offer_hand_over(incident_id, "commander", "Bruno", "All is calm")
    assert panel.roles.warning.isHidden()
    desk.withdraw_hand_over(incident_id, offer)
    assert not panel.roles.warning.isHidden()
    desk.change_phase(incident_id, "resolved")
    assert panel.roles.warning.isHidden()


def test_a_name_is_tidied_and_an_empty_one_leaves_the_role_open(panel, desk, qtbot, incident_id):
    name(panel, qtbot, "liaison", "  Bruno   Diaz ")
    assert panel.roles.fields["liaison"].editor.text() == "Bruno Diaz"
    name(panel, qtbot, "liaison", " ")
    assert desk.incident(incident_id).person("liaison") == ""
    assert panel.roles.fields["liaison"].editor.placeholderText() == "Nobody"
