"""The severity wizard, by the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from incident_desk import paths
from incident_desk.ui.wizard.dialog import WizardDialog
from incident_desk.ui.wizard.severity_steps import SeveritySteps

CLICK = Qt.MouseButton.LeftButton
MILD = "1" * 10


@pytest.fixture
def incident_id(desk):
    return desk.declare("No internet at the north office")


@pytest.fixture
def opened(context, host, qtbot, incident_id):
    host.show()

    def open_wizard(with_context=context):
        dialog = WizardDialog(with_context, incident_id, host)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return dialog

    return open_wizard


def answer(qtbot, keys):
    for key in keys:
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        qtbot.keyClicks(QApplication.focusWidget(), key)


def press(qtbot, dialog, name):
    qtbot.mouseClick(dialog.findChild(QPushButton, name), CLICK)


def shown(dialog, name):
    return [one for one in dialog.findChildren(QPushButton, name) if one.isVisible()]


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_key_a_question_leads_to_accept_and_enter_accepts(
    opened, in_language, desk, qtbot, incident_id, language
):
    dialog = opened(in_language(language))
    answer(qtbot, MILD)
    assert dialog.accept_button.hasFocus()
    qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    incident = desk.incident(incident_id)
    assert incident.severity == 5
    assert len(incident.assessments) == 1
    assert "unknown" not in incident.assessments[0].answers.values()


def test_a_grave_answer_changes_the_result_at_once_and_is_its_reason(opened, qtbot):
    dialog = opened()
    answer(qtbot, "3")
    assert dialog.outcome.badge.text() == "SEV1"
    assert "SEV1" in dialog.outcome.reasons


def test_nought_is_not_known_yet_and_never_counts_as_fine(opened, desk, qtbot, incident_id):
    opened()
    answer(qtbot, "0" * 10)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.incident(incident_id).severity <= 3


def test_back_loses_nothing(opened, qtbot):
    dialog = opened()
    answer(qtbot, "12")
    press(qtbot, dialog, "wizard_back")
    chosen = [name for name, row in dialog.panels["data"].rows.items() if row.isChecked()]
    assert chosen == [dialog.run_.answers["data"]]
    assert dialog.run_.place == 0
    press(qtbot, dialog, "wizard_next")
    assert dialog.run_.place == 1


def test_control_and_enter_accept_at_any_time(opened, desk, qtbot, incident_id):
    dialog = opened()
    answer(qtbot, "1")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.incident(incident_id).severity is not None
    assert desk.typed(f"assess:{incident_id}") is None


def test_escape_leaves_it_unassessed_and_the_answers_are_offered_again(
    opened, desk, qtbot, incident_id
):
    dialog = opened()
    answer(qtbot, "13")
    answers = dict(dialog.run_.answers)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.incident(incident_id).severity is None
    assert opened().run_.answers == answers


def test_a_playbook_that_fits_is_proposed_and_attached(opened, desk, qtbot, incident_id):
    dialog = opened()
    assert dialog.findChild(QCheckBox, "propose_internet-loss").isChecked()
    assert not dialog.findChild(QCheckBox, "propose_power-loss").isChecked()
    press(qtbot, dialog, "wizard_accept")
    assert [one.playbook for one in desk.incident(incident_id).checklists] == ["internet-loss"]


def proposed(dialog):
    boxes = dialog.proposals.findChildren(QCheckBox)
    return [box.objectName() for box in boxes if box.isVisible()]


def test_at_most_three_playbooks_are_proposed_and_none_for_another_moment(opened, desk, qtbot):
    dialog = opened()
    answer(qtbot, "34" + "5" * 6 + "4")
    others = {f"propose_{name}" for name in ("clocks", "notice", "vendor", "money", "law", "media")}
    playbooks = [name for name in proposed(dialog) if name not in others]
    assert len(playbooks) == 3
    assert not {"propose_closing", "propose_hand-over"} & set(playbooks)


def test_an_answer_changes_what_is_proposed_at_once(opened, desk, qtbot, incident_id):
    dialog = opened()
    assert not dialog.findChild(QCheckBox, "propose_people-in-danger").isChecked()
    answer(qtbot, "3")
    people = dialog.findChild(QCheckBox, "propose_people-in-danger")
    assert people.isChecked()
    assert people.accessibleDescription().endswith("Here because People: Yes")
    press(qtbot, dialog, "wizard_accept")
    attached = {one.playbook for one in desk.incident(incident_id).checklists}
    assert attached == {"internet-loss", "people-in-danger"}


def test_a_playbook_the_commander_decided_about_stays_so(opened, desk, qtbot, incident_id):
    dialog = opened()
    for name in ("internet-loss", "power-loss"):
        box = dialog.findChild(QCheckBox, f"propose_{name}")
        qtbot.mouseClick(box, CLICK, pos=QPoint(8, 12))
    answer(qtbot, "34" + "5" * 6)
    press(qtbot, dialog, "wizard_accept")
    attached = {one.playbook for one in desk.incident(incident_id).checklists}
    assert "power-loss" in attached
    assert "internet-loss" not in attached


def test_a_playbook_at_work_is_not_proposed_again(opened, desk, qtbot, incident_id):
    desk.attach(incident_id, desk.playbook("internet-loss", "es"))
    assert opened().findChild(QCheckBox, "propose_internet-loss") is None


def test_another_severity_is_held_only_with_a_reason(opened, desk, qtbot, incident_id):
    dialog = opened()
    hold = dialog.findChild(QPushButton, "override_do")
    assert not hold.isEnabled()
    qtbot.keyClicks(dialog.override.reason, "The board meets today")
    qtbot.mouseClick(hold, CLICK)
    (held,) = desk.incident(incident_id).severities
    assert (held.value, held.reason) == ("1", "The board meets today")


def test_every_assessment_is_kept_and_the_next_begins_from_the_last(
    opened, desk, qtbot, incident_id
):
    first = opened()
    answer(qtbot, MILD)
    press(qtbot, first, "wizard_accept")
    second = opened()
    assert len(second.run_.answers) == 10
    answer(qtbot, "3")
    press(qtbot, second, "wizard_accept")
    incident = desk.incident(incident_id)
    assert [run.severity for run in incident.assessments] == [5, 1]
    assert [held.value for held in incident.severities] == ["5", "1"]


def test_the_steps_tell_who_held_which_severity_since_when(context, host, desk, clock, incident_id):
    steps = SeveritySteps(context, incident_id, host)
    assert steps.in_words() == context.texts("wizard.no_severity")
    desk.set_severity(incident_id, 2, "Guess")
    clock.forward(30)
    desk.set_severity(incident_id, 1, "Worse")
    assert "SEV2 from 03:00, Ana" in steps.in_words()
    assert "SEV1 from 03:30, Ana" in steps.accessibleName()
    steps.resize(400, 140)
    steps.grab()


def test_a_model_with_a_mistake_is_said_and_the_built_in_one_is_asked(opened, desk, context, qtbot):
    paths.own_model(desk.folder).write_text("nonsense", "utf-8")
    dialog = opened()
    problem = dialog.findChild(QLabel, "model_problem")
    assert problem.isVisible()
    assert "severity.toml" in problem.text()
    answer(qtbot, MILD)
    assert dialog.outcome.badge.text() == "SEV5"


def test_a_grave_result_proposes_the_first_notice_and_accepting_drafts_it(
    opened, desk, qtbot, incident_id
):
    dialog = opened()
    answer(qtbot, MILD)
    notice = dialog.findChild(QCheckBox, "propose_notice")
    assert not notice.isChecked()
    press(qtbot, dialog, "wizard_back")
    press(qtbot, dialog, "wizard_back")
    answer(qtbot, "3")
    assert notice.isChecked()
    press(qtbot, dialog, "wizard_accept")
    (draft,) = desk.incident(incident_id).messages.values()
    assert set(draft.texts) == {"en", "es"}


def test_a_notice_that_was_declined_stays_declined(opened, desk, qtbot, incident_id):
    dialog = opened()
    answer(qtbot, "3")
    qtbot.mouseClick(dialog.findChild(QCheckBox, "propose_notice"), CLICK, pos=QPoint(8, 12))
    answer(qtbot, "3")
    press(qtbot, dialog, "wizard_accept")
    assert not desk.incident(incident_id).messages


def test_a_number_of_people_is_weighed_against_all_who_use_the_services(
    opened, desk, qtbot, incident_id
):
    desk.user_base = 2000
    dialog = opened()
    answer(qtbot, "11")
    number = dialog.findChild(QLineEdit, "situation_people_affected")
    number.setFocus()
    qtbot.keyClicks(number, "200-500")
    assert dialog.run_.answers["people"] == "many"
    number.clear()
    qtbot.keyClicks(number, "60 %")
    assert dialog.run_.answers["people"] == "most"
    qtbot.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.incident(incident_id).known("people_affected") == "60 %"
    assert desk.spoken(incident_id) is None


def test_a_number_that_nobody_can_weigh_leaves_the_answer_alone(opened, desk, qtbot):
    dialog = opened()
    answer(qtbot, "11")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "situation_people_affected"), "the whole choir")
    assert "people" not in dialog.run_.answers


def test_what_is_to_be_found_out_goes_on_a_checklist_at_one_click(opened, desk, qtbot, incident_id):
    dialog = opened()
    press(qtbot, dialog, "find_out_safety")
    (checklist,) = desk.incident(incident_id).checklists
    assert [step.id for step in checklist.steps] == ["find-out-safety"]
    qtbot.waitUntil(lambda: len(shown(dialog, "find_out_safety")) == 1)
    assert not shown(dialog, "find_out_safety")[0].isEnabled()
    qtbot.mouseClick(shown(dialog, "find_out_data")[0], CLICK)
    (checklist,) = desk.incident(incident_id).checklists
    assert len(checklist.steps) == 2


def test_what_it_touches_sets_orders_going_and_leaves_the_severity_alone(
    opened, desk, clock, qtbot, incident_id
):
    dialog = opened()
    answer(qtbot, MILD)
    for kind in ("law", "media"):
        press(qtbot, dialog, f"touches_{kind}")
    assert dialog.outcome.badge.text() == "SEV5"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    incident = desk.incident(incident_id)
    assert incident.consequences == ("law", "media")
    assert incident.severity == 5
    assert {order.person for order in incident.orders.values()} == {"Liaison", "Communications"}
    assert desk.next_update(incident_id) - clock.now() == timedelta(minutes=240)
    clock.forward(16)
    assert [need.kind for need in desk.needs()] == ["order"]


def test_a_repair_in_other_hands_proposes_to_ask_for_a_time(opened, desk, qtbot, incident_id):
    dialog = opened()
    answer(qtbot, "1111111" + "4" + "11")
    assert dialog.findChild(QCheckBox, "propose_vendor").isChecked()
    press(qtbot, dialog, "wizard_accept")
    (order,) = desk.incident(incident_id).orders.values()
    assert "ticket number" in order.text


def test_why_a_level_is_held_is_kept_with_it(opened, desk, qtbot, incident_id):
    first = opened()
    answer(qtbot, "3")
    press(qtbot, first, "wizard_accept")
    second = opened()
    answer(qtbot, MILD)
    press(qtbot, second, "wizard_accept")
    raised, lowered = desk.incident(incident_id).severities
    assert "hurt or in danger" in raised.reason
    assert "People: Yes → No, it was checked" in lowered.reason
