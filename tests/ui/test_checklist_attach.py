"""Attaching a playbook: what fits first and why, what the moment asks for, and all the others."""

from typing import Any
from uuid import UUID

import pytest
from checklist_hand import Hand
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from incident_desk.desk import Desk
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.context import Context


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    return desk.declare("The generator has stopped", ["mail"])


@pytest.fixture
def hand(qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> Hand:
    return Hand(qtbot, host, context, incident_id)


def offered(hand: Hand) -> list[str]:
    found, back = hand.panel.attach.findChildren(QPushButton), hand.panel.attach.back
    names = [one.objectName() for one in found if one.isVisible() and one is not back]
    return [name.removeprefix("attach_") for name in names if name.startswith("attach_")]


def why(hand: Hand, playbook: str) -> str:
    found = [one for one in hand.panel.findChildren(QLabel, f"why_{playbook}") if one.isVisible()]
    return found[0].text() if found else ""


def test_what_fits_stands_first_and_says_why(hand: Hand, desk: Desk) -> None:
    assert offered(hand)[0] == "power-loss"
    assert why(hand, "power-loss") == "Because it says 'generator'"
    assert set(offered(hand)) == {playbook.id for playbook in desk.playbooks("en")}


def test_the_answers_of_the_assessment_speak_too(hand: Hand, desk: Desk) -> None:
    assert offered(hand)[0] == "power-loss"
    desk.assess(hand.incident_id, desk.model, {"safety": "actual"})
    hand.waits_for(lambda: offered(hand)[:1] == ["people-in-danger"])
    assert why(hand, "people-in-danger").startswith("Here because People")


def test_near_the_end_the_closing_list_offers_itself(hand: Hand, desk: Desk) -> None:
    assert offered(hand)[0] != "closing"
    desk.change_phase(hand.incident_id, "monitoring")
    hand.waits_for(lambda: offered(hand)[:1] == ["closing"])
    assert "check this before closing" in why(hand, "closing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_press_attaches_it_in_the_chosen_language(hand: Hand, desk: Desk, language: str) -> None:
    hand.panel.attach.language.button(language).click()
    hand.click("attach_power-loss")
    (one,) = desk.incident(hand.incident_id).checklists
    assert (one.playbook, one.language) == ("power-loss", language)
    assert hand.steps.hasFocus()


def test_another_list_is_attached_beside_the_first_and_back_changes_nothing(
    hand: Hand, desk: Desk
) -> None:
    hand.click("attach_power-loss")
    hand.click("checklist_attach")
    assert "power-loss" in offered(hand)
    assert "second list" in why(hand, "power-loss")
    hand.click("attach_back")
    assert hand.steps.hasFocus()
    hand.click("checklist_attach")
    hand.click("attach_internet-loss")
    assert [one.playbook for one in desk.incident(hand.incident_id).checklists] == [
        "power-loss",
        "internet-loss",
    ]
    assert hand.panel.model.shown is not None
    assert hand.panel.model.shown.checklist.playbook == "internet-loss"


def test_enter_attaches_what_has_the_keyboard(hand: Hand, desk: Desk) -> None:
    hand.click("attach_power-loss")
    hand.click("checklist_attach")
    assert hand.sees("attach_data-loss") is not None
    hand.press("Return")
    assert len(desk.incident(hand.incident_id).checklists) == 2


def test_the_same_steps_are_shown_in_the_other_language_and_back(hand: Hand, desk: Desk) -> None:
    hand.click("attach_power-loss")
    english = hand.told("next_text")
    assert hand.told("checklist_language") == "In Spanish"
    hand.click("checklist_language")
    spanish = desk.playbook("power-loss", "es").steps[0].text
    assert hand.told("next_text") == spanish != english
    assert hand.told("checklist_language") == "In English"
    assert "Spanish" in hand.told("checklist_progress")
    hand.choose("people")
    hand.press("Space")
    (one,) = desk.incident(hand.incident_id).checklists
    assert one.language == "en"
    assert one.state("people") == "done"
    hand.click("checklist_language")
    assert "English" in hand.told("checklist_progress")


def test_a_list_whose_playbook_has_no_other_language_offers_none(hand: Hand, desk: Desk) -> None:
    from incident_desk.domain.playbook import Playbook, Step

    desk.attach(hand.incident_id, Playbook("own", "Own", 1, "en", (Step("a", "A"),)))
    hand.sees_not("checklist_language")
