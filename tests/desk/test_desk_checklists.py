"""Working a checklist through the desk: what is written, refused, undone, and due on the board."""

from datetime import timedelta
from uuid import UUID

import pytest
from clocks import NIGHT, TestClock

from incident_desk.desk import Desk
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, Checklist
from incident_desk.domain.deadlines import STEP_BLOCKED, STEP_TIME, Need
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError, RuleError

PLAYBOOK = Playbook(
    "power",
    "Power",
    1,
    "en",
    (Step("isolate", "Isolate", minutes=10), Step("call", "Call"), Step("tell", "Tell")),
)


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down", ["mail"])


@pytest.fixture
def work(desk: Desk, incident: UUID) -> UUID:
    return desk.attach(incident, PLAYBOOK)


def checklist(desk: Desk, incident: UUID) -> Checklist:
    return desk.incident(incident).checklists[0]


def needs(desk: Desk, kind: str) -> list[Need]:
    return [need for need in desk.needs() if need.kind == kind]


def test_a_blocked_step_needs_someone_at_once(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.assign_step(incident, work, "call", " Bruno  Díaz ")
    desk.block_step(incident, work, "call", "Nobody answers")
    (need,) = needs(desk, STEP_BLOCKED)
    assert (need.at, need.text, need.person) == (NIGHT, "Call", "Bruno Díaz")
    assert need.ref == checklist(desk, incident).ref("call")
    desk.tick_step(incident, work, "call")
    assert needs(desk, STEP_BLOCKED) == []


def test_a_step_that_takes_too_long_needs_someone_when_its_time_is_over(
    desk: Desk, clock: TestClock, incident: UUID, work: UUID
) -> None:
    desk.assign_step(incident, work, "isolate", "Bruno")
    clock.forward(9)
    assert needs(desk, STEP_TIME) == []
    clock.forward(1)
    assert [need.text for need in needs(desk, STEP_TIME)] == ["Isolate"]
    desk.time_step(incident, work, "isolate", clock.now() + timedelta(minutes=5))
    assert needs(desk, STEP_TIME) == []
    desk.time_step(incident, work, "isolate", None)
    clock.forward(60)
    assert needs(desk, STEP_TIME) == []


def test_a_note_may_come_with_the_tick(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.tick_step(incident, work, "isolate", "42 minutes left")
    found = checklist(desk, incident)
    assert found.state("isolate") == DONE
    assert [note.text for note in found.notes["isolate"]] == ["42 minutes left"]
    desk.undo()
    found = checklist(desk, incident)
    assert found.state("isolate") == OPEN
    assert len(found.notes["isolate"]) == 1
    assert [hit.card.id for hit in desk.search("42 left")] == [incident]


@pytest.mark.parametrize("text", ["a\0b", "שלום", "x" * 10_000, "<b>{braces}</b>"])
def test_whatever_people_write_is_kept_as_it_is(
    desk: Desk, incident: UUID, work: UUID, text: str
) -> None:
    desk.note_step(incident, work, "isolate", text)
    desk.block_step(incident, work, "isolate", text)
    desk.add_step(incident, work, Step("more", text), "isolate")
    found = checklist(desk, incident)
    assert found.notes["isolate"][0].text == text
    assert found.marks["isolate"].reason == text
    assert found.steps[1].text == text
    assert [need.text for need in needs(desk, STEP_BLOCKED)] == ["Isolate"]
    desk.block_step(incident, work, "more", "No key")
    assert text in [need.text for need in needs(desk, STEP_BLOCKED)]


def test_what_makes_no_sense_is_refused(desk: Desk, incident: UUID, work: UUID) -> None:
    for refused in (
        lambda: desk.block_step(incident, work, "isolate", "  "),
        lambda: desk.block_step(incident, work, "gone", "No key"),
        lambda: desk.time_step(incident, work, "isolate", NIGHT),
        lambda: desk.assign_step(incident, work, "gone", "Bruno"),
        lambda: desk.move_step(incident, work, "isolate", "isolate"),
        lambda: desk.move_step(incident, work, "isolate", "gone"),
        lambda: desk.add_step(incident, work, Step("more", "More"), "gone"),
        lambda: desk.block_step(incident, UUID(int=9), "isolate", "No key"),
    ):
        with pytest.raises(RuleError):
            refused()
    for empty in (
        lambda: desk.note_step(incident, work, "isolate", " "),
        lambda: desk.add_step(incident, work, Step("more", " ")),
    ):
        with pytest.raises(InputError):
            empty()


def test_the_same_again_writes_nothing(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.assign_step(incident, work, "isolate", "Bruno")
    desk.time_step(incident, work, "call", NIGHT + timedelta(minutes=5))
    before = len(desk.facts(incident))
    desk.assign_step(incident, work, "isolate", "Bruno")
    desk.time_step(incident, work, "call", NIGHT + timedelta(minutes=5))
    desk.move_step(incident, work, "call", "isolate")
    desk.tick_step(incident, work, "tell")
    desk.tick_step(incident, work, "tell")
    assert len(desk.facts(incident)) == before + 1


def test_blocking_assigning_timing_and_moving_are_undone_and_done_again(
    desk: Desk, clock: TestClock, incident: UUID, work: UUID
) -> None:
    later = NIGHT + timedelta(minutes=30)
    for change, look, after in (
        (
            lambda: desk.block_step(incident, work, "call", "No line"),
            lambda one: one.state("call"),
            BLOCKED,
        ),
        (
            lambda: desk.assign_step(incident, work, "call", "Bruno"),
            lambda one: one.person("call"),
            "Bruno",
        ),
        (
            lambda: desk.time_step(incident, work, "call", later),
            lambda one: one.due_at("call"),
            later,
        ),
        (
            lambda: desk.move_step(incident, work, "tell", ""),
            lambda one: one.steps[0].id,
            "tell",
        ),
    ):
        before = look(checklist(desk, incident))
        change()
        assert look(checklist(desk, incident)) == after
        desk.undo()
        assert look(checklist(desk, incident)) == before
        desk.redo()
        assert look(checklist(desk, incident)) == after


def test_what_the_board_holds_by_older_rules_is_mended_with_the_next_change(
    desk: Desk, incident: UUID, work: UUID
) -> None:
    """An older program counted all steps, also those that do not apply."""
    with desk._database.writing() as connection:
        connection.execute("UPDATE incidents SET steps_total = 99")
    desk._opened.clear()
    desk.log(incident, "A note")
    (card,) = desk.cards([1])
    assert card.steps_total == 3
