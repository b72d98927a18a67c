"""Undo and redo: a fact that sets back, refused where the state has moved on."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clocks import NIGHT, TestClock

from incident_desk import paths
from incident_desk.changes import Changes
from incident_desk.desk import Desk
from incident_desk.domain.facts import PhaseChanged
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import RuleError, StoreError
from incident_desk.i18n import texts

PLAYBOOK = Playbook("power", "Power", 1, "en", (Step("isolate", "Isolate"), Step("call", "Call")))


@pytest.fixture
def incident(desk: Desk) -> UUID:
    declared = desk.declare("Core down", ["mail"])
    desk.set_severity(declared, 3, "As told")
    return declared


@pytest.fixture
def other(desk: Desk, tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    with closing(Desk(tmp_path, clock, "Bruno")) as opened:
        yield opened


def attached(desk: Desk, incident: UUID) -> UUID:
    lists = desk.incident(incident).checklists
    return lists[0].id if lists else desk.attach(incident, PLAYBOOK)


Verb = Callable[[Desk, UUID], object]
Look = Callable[[Incident], Any]
VERBS: dict[str, tuple[Verb, Look, str]] = {
    "phase": (
        lambda desk, one: desk.change_phase(one, "cancelled", "False alarm"),
        lambda incident: incident.phase,
        "phase: Cancelled",
    ),
    "severity": (
        lambda desk, one: desk.set_severity(one, 1, "Wards are dark"),
        lambda incident: incident.severity,
        "severity: SEV1",
    ),
    "role": (
        lambda desk, one: desk.assign_role(one, "scribe", "Bruno"),
        lambda incident: incident.person("scribe"),
        "Scribe: Bruno",
    ),
    "situation": (
        lambda desk, one: desk.set_situation(one, "cause", "Rain"),
        lambda incident: incident.known("cause"),
        "Cause: Rain",
    ),
    "title": (
        lambda desk, one: desk.retitle(one, "Core is dark"),
        lambda incident: incident.title,
        "what is wrong: Core is dark",
    ),
    "services": (
        lambda desk, one: desk.set_services(one, ["mail", "phones"]),
        lambda incident: incident.services,
        "services: mail, phones",
    ),
    "start": (
        lambda desk, one: desk.correct_start(one, NIGHT - timedelta(hours=1)),
        lambda incident: incident.started_at,
        "start: 2026-11-23 02:00 UTC",
    ),
    "consequences": (
        lambda desk, one: desk.set_consequences(one, ["money"]),
        lambda incident: incident.consequences,
        "touches: money",
    ),
    "tick": (
        lambda desk, one: desk.tick_step(one, attached(desk, one), "isolate"),
        lambda incident: [list(one.marks.values()) == [] for one in incident.checklists],
        "“Isolate”: done",
    ),
    "aside": (
        lambda desk, one: desk.set_step_aside(one, attached(desk, one), "call", "No phone"),
        lambda incident: [one.state("call") for one in incident.checklists],
        "“Call”: not applicable",
    ),
}


@pytest.mark.parametrize("name", VERBS)
def test_every_change_of_one_thing_is_undone_and_done_again(
    desk: Desk, incident: UUID, name: str
) -> None:
    verb, _look, said = VERBS[name]
    attached(desk, incident)
    before = state_of(desk, incident, name)
    verb(desk, incident)
    after, facts = state_of(desk, incident, name), len(desk.facts(incident))
    assert after != before
    assert desk.undoable is not None
    assert said.casefold() in desk.said(desk.undoable, desk.undoable.after, texts("en")).casefold()
    desk.undo()
    assert state_of(desk, incident, name) == before
    desk.redo()
    assert state_of(desk, incident, name) == after
    # Nothing was erased: two facts more.
    assert len(desk.facts(incident)) == facts + 2


def state_of(desk: Desk, incident: UUID, name: str) -> Any:
    """Of a step its state alone: its mark also tells who and when."""
    if name == "tick":
        return [one.state("isolate") for one in desk.incident(incident).checklists]
    return VERBS[name][1](desk.incident(incident))


def test_the_last_is_undone_first_and_a_new_change_forgets_what_was_undone(
    desk: Desk, incident: UUID
) -> None:
    for phase in ("identified", "monitoring", "resolved"):
        desk.change_phase(incident, phase)
    desk.undo()
    desk.undo()
    assert desk.incident(incident).phase == "identified"
    desk.redo()
    assert desk.incident(incident).phase == "monitoring"
    desk.set_situation(incident, "cause", "Rain")
    assert desk.redoable is None
    with pytest.raises(RuleError, match="nothing_undone"):
        desk.redo()


def test_what_moved_on_meanwhile_is_refused_and_then_forgotten(
    desk: Desk, other: Desk, incident: UUID
) -> None:
    desk.set_situation(incident, "cause", "Rain")
    desk.change_phase(incident, "identified")
    other.change_phase(incident, "monitoring")
    with pytest.raises(RuleError) as refused:
        desk.undo()
    assert refused.value.key == "undo.moved_on"
    assert desk.incident(incident).phase == "monitoring"
    desk.undo()
    assert desk.incident(incident).known("cause") == ""


def test_another_change_of_another_thing_is_no_hindrance(
    desk: Desk, other: Desk, incident: UUID
) -> None:
    desk.change_phase(incident, "identified")
    other.set_situation(incident, "cause", "Rain")
    desk.undo()
    assert desk.incident(incident).phase == "investigating"
    assert desk.incident(incident).known("cause") == "Rain"


def test_a_cancelled_incident_is_cancelled_again_with_its_reason(
    desk: Desk, incident: UUID
) -> None:
    desk.change_phase(incident, "cancelled", "False alarm")
    desk.change_phase(incident, "investigating")
    desk.undo()
    last = desk.facts(incident)[-1].body
    assert last == PhaseChanged("cancelled", "False alarm")


def test_what_no_fact_can_set_back_is_not_offered(desk: Desk) -> None:
    incident = desk.declare("Core down")
    desk.log(incident, "noted")
    desk.set_severity(incident, 2, "The first of all")
    desk.attach(incident, PLAYBOOK)
    desk.accept_hand_over(
        incident, desk.offer_hand_over(incident, "commander", "Bruno", "All quiet"), "Bruno"
    )
    assert desk.undoable is None
    with pytest.raises(RuleError, match="nothing"):
        desk.undo()


def test_an_assessment_that_changed_the_severity_gives_the_old_one_back(
    desk: Desk, incident: UUID
) -> None:
    answers = {question.id: question.answers[-1].value for question in desk.model.questions}
    desk.assess(incident, desk.model, answers)
    assert desk.incident(incident).severity != 3
    desk.undo()
    assert desk.incident(incident).severity == 3
    assert len(desk.incident(incident).assessments) == 1


def test_what_others_do_is_theirs_to_undo(desk: Desk, other: Desk, incident: UUID) -> None:
    mine = desk.undoable
    other.change_phase(incident, "identified")
    desk.notice()
    assert desk.undoable is mine


def test_a_listener_reads_at_once_what_can_be_undone(desk: Desk, incident: UUID) -> None:
    heard: list[tuple[bool, bool]] = []

    def listen(_changes: Changes) -> None:
        heard.append((desk.undoable is not None, desk.redoable is not None))

    desk.listen(listen)
    desk.change_phase(incident, "identified")
    desk.undo()
    desk.redo()
    assert heard == [(True, False), (False, True), (True, False)]


def test_what_the_disk_refuses_can_be_tried_again(desk: Desk, incident: UUID) -> None:
    desk.change_phase(incident, "identified")
    change, path = desk.undoable, paths.database(desk.folder)
    aside = path.rename(path.with_suffix(".aside"))
    with pytest.raises(StoreError):
        desk.undo()
    assert desk.undoable is change
    aside.rename(path)
    desk.undo()
    assert desk.incident(incident).phase == "investigating"
