"""The search field: titles, facts, messages and steps, and the way to the very place."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from commander import CONTROL, Commander
from PySide6.QtWidgets import QApplication
from saying import said

from incident_desk.desk import Desk
from incident_desk.ui.incident.fact_delegate import FACT
from incident_desk.ui.results import Result

ENGLISH = "Dear customers, the ostrich is loose."
SPANISH = "El avestruz anda suelto."


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: TestClock) -> Commander:
    return Commander(start(clock), qtbot)


@pytest.fixture
def desk(commander: Commander) -> Desk:
    return commander.window.context.desk


@pytest.fixture
def incident(desk: Desk, clock: TestClock) -> UUID:
    """With something to be found in every corner."""
    incident = desk.declare("Phones are silent", ["Telephony"])
    book = next(one for one in desk.playbooks("en") if one.id == "power-loss")
    checklist = desk.attach(incident, desk.playbooks("en")[0])
    assert checklist
    desk.attach(incident, book)
    for number in range(60):
        clock.forward(1)
        desk.log(incident, f"Round {number}" + (" with a flamingo" if number == 7 else ""))
    desk.set_situation(incident, "cause", "A heron in the duct")
    desk.set_situation(incident, "root_cause", "Nobody feeds the pelican")
    texts = {"en": ENGLISH, "es": SPANISH}
    said(desk, incident, clock.now() + timedelta(hours=1), texts)
    return incident


def search(commander: Commander, text: str) -> list[Result]:
    commander.press("K", CONTROL)
    commander.retype(text)
    results = commander.window.frame.search.results
    commander.waits_for(results.isVisible)
    found = (results.result(row) for row in range(results.count()))
    return [result for result in found if result]


def test_a_result_tells_what_was_found_and_where(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    for typed, where in (
        ("FLAMÍ", "Note, 03:08: Round 7 with a flamingo"),
        ("heron", "Cause, 04:00: A heron in the duct"),
        ("pelic", "Root cause and what contributed, 04:00: Nobody feeds the pelican"),
        ("ostr", f"Message, 04:00: {ENGLISH} {SPANISH} As told"),
        ("avestruz", f"Message, 04:00: …ostrich is loose. {SPANISH} As told"),
    ):
        (result,) = search(commander, typed)
        assert result.text == f"INC-{desk.tag}-0001  Phones are silent"
        assert result.below == where
    (result,) = search(commander, "telephon")
    assert result.below == "Not assessed  ·  Investigating  ·  started 03:00  ·  Telephony"


def test_enter_leads_to_the_note_in_the_timeline(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    search(commander, "flamingo")
    commander.press("Return")
    timeline = commander.sees("timeline")
    assert "flamingo" in str(timeline.currentIndex().data())
    commander.waits_for(
        lambda: timeline.viewport().rect().contains(timeline.visualRect(timeline.currentIndex()))
    )
    assert timeline.hasFocus()
    assert commander.window.frame.search.text() == ""


def test_a_note_that_the_filter_of_the_timeline_hides_is_shown_all_the_same(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    commander.window.open_incident(incident, "timeline")
    panel = commander.window.frame.incident.panels["timeline"]
    panel.kind.setCurrentIndex(panel.kind.findData("messages"))
    panel.read()
    search(commander, "flamingo")
    commander.press("Return")
    assert "flamingo" in panel.list.currentIndex().data(FACT).body.text


@pytest.mark.parametrize(
    ("typed", "tab", "name"),
    [
        ("heron", "situation", "situation_cause"),
        ("pelican", "review", "situation_root_cause"),
    ],
)
def test_enter_leads_to_the_field(
    commander: Commander, incident: UUID, typed: str, tab: str, name: str
) -> None:
    search(commander, typed)
    commander.press("Return")
    assert commander.window.frame.location.tab == tab
    commander.waits_for(lambda: commander.sees(name).hasFocus())


def test_enter_leads_to_the_message(commander: Commander, desk: Desk, incident: UUID) -> None:
    (message,) = desk.incident(incident).messages
    for typed in ("ostrich", "avestruz"):
        search(commander, typed)
        commander.press("Return")
        assert commander.window.frame.location.tab == "messages"
        assert commander.sees("message_list").current_id == message


def test_a_draft_that_was_discarded_is_found_in_the_timeline(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    (message,) = desk.incident(incident).messages
    desk.discard_draft(incident, message)
    search(commander, "avestruz")
    commander.press("Return")
    assert commander.window.frame.location.tab == "timeline"
    assert (
        commander.sees("timeline")
        .currentIndex()
        .data(FACT)
        .body.texts["es"]
        .body.startswith("El avestruz")
    )


def test_enter_leads_to_the_step_of_its_list(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    second = desk.incident(incident).checklists[1]
    step = second.steps[5]
    (result,) = search(commander, step.text)
    assert result.below.startswith("Checklist step, 03:00: ")
    commander.press("Return")
    panel = commander.window.frame.incident.panels["checklists"]
    assert panel.model.shown.checklist.id == second.id
    assert panel.steps.currentIndex().row() == 5
    assert commander.sees("checklist_steps").hasFocus()


def test_a_drill_is_marked_in_the_list(commander: Commander, desk: Desk) -> None:
    desk.declare("Practice with a flamingo", drill=True)
    (result,) = search(commander, "flamingo")
    assert result.drill
    assert result.text.startswith("DRILL · INC-")
    results = commander.window.frame.search.results
    image = results.viewport().grab().toImage()
    edge = {image.pixelColor(x, y).name() for x in range(2, 10) for y in range(8, 40)}
    assert commander.window.context.theme.warning in edge


def test_commands_are_found_without_their_accents(start: Any, qtbot: Any, clock: Any) -> None:
    commander = Commander(start(clock, "es"), qtbot)
    (result, *_) = search(commander, "demostracion")
    assert "demostración" in result.text


def test_undo_is_found_by_its_name_and_never_by_what_it_would_undo(
    commander: Commander, desk: Desk, incident: UUID
) -> None:
    desk.set_situation(incident, "workaround", "Use the kingfisher")
    assert all(not result.text.startswith("›") for result in search(commander, "kingfisher"))
    (first, *_) = search(commander, "undo")
    assert first.text.startswith("›  Undo: INC-")


def test_what_is_nowhere_is_said_and_enter_does_nothing(
    commander: Commander, incident: UUID
) -> None:
    assert search(commander, "zzz") == []
    results = commander.window.frame.search.results
    assert results.item(0).text() == "Nothing found. Try fewer or shorter words."
    commander.press("Return")
    assert commander.window.frame.location.page == "board"
    commander.press("Escape")
    assert not results.isVisible()
    assert QApplication.focusWidget() is not commander.window.frame.search
