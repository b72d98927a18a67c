"""Drills through the desk's own verbs: which there are, starting one, and its timetable at work."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from clocks import TestClock

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.domain.deadlines import INJECT
from incident_desk.domain.drill_run import ENDED, PAUSED, RUNNING, DrillRun
from incident_desk.domain.facts import InjectNoted
from incident_desk.errors import RuleError
from incident_desk.i18n import texts

OWN = """\
title = "{title}"
id = "{id}"
version = 3
language = "{language}"
about = "People first."
minutes = 30
playbook = "{playbook}"

[declare]
title = "The north office is dark"
services = ["Doors"]

[expect]
severities = [2]

[[inject]]
id = "lift"
minute = 5
who = "Reception"
text = "Somebody is stuck in the lift."

[[inject]]
id = "cable"
minute = 10
who = "The utility"
text = "A cable was cut."
situation = {{ expected_end = "2 h" }}
services = ["Lifts"]
"""


def put(desk: Desk, name: str = "power.toml", language: str = "en", **values: str) -> Path:
    folder = paths.own_drills(desk.folder) / language
    folder.mkdir(parents=True, exist_ok=True)
    told = {"title": "Power", "id": "power", "language": language, "playbook": "power-loss"}
    (folder / name).write_text(OWN.format(**{**told, **values}), "utf-8")
    return folder / name


@pytest.fixture
def incident(desk: Desk) -> UUID:
    put(desk)
    return desk.start_drill(desk.drill("power", "en"))


def run_of(desk: Desk, incident: UUID) -> DrillRun:
    run = desk.incident(incident).run
    assert run is not None
    return run


def waiting(desk: Desk) -> list[str]:
    """The texts of the injects that need someone now."""
    return [need.text for need in desk.needs() if need.kind == INJECT]


def note_all(desk: Desk) -> None:
    for need in desk.needs():
        if need.kind == INJECT:
            assert need.ref is not None
            desk.note_inject(need.card.id, need.ref)


# Which there are


def test_own_drills_stand_beside_the_built_in_ones(desk: Desk) -> None:
    put(desk, title="An own one")
    assert [drill.id for drill in desk.drills("en")][1:2] == ["power"]
    assert len(desk.drills("en")) == 3
    assert len(desk.drills("es")) == 2
    assert desk.drill_problems == ()


def test_one_with_the_id_of_a_built_in_one_takes_its_place(desk: Desk) -> None:
    put(desk, id="ransomware", title="Our own attack")
    assert desk.drill("ransomware", "en").title == "Our own attack"
    assert desk.drill("ransomware", "es").title == "Ransomware en el servidor de archivos"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_broken_one_is_told_and_left_out(desk: Desk, language: str) -> None:
    put(desk, playbook="flood", id="ransomware")
    put(desk, "other.toml", "es").write_bytes(b"\xff\xfe")
    assert desk.drill("ransomware", "en").title == "Ransomware on the file server"
    first, second = [problem.told(texts(language)) for problem in desk.drill_problems]
    assert first.startswith("en/power.toml, ")
    assert "flood" in first
    assert second.startswith("es/other.toml, ")


def test_two_of_one_id_and_one_in_the_wrong_folder_are_told(desk: Desk) -> None:
    put(desk)
    put(desk, "second.toml")
    put(desk, "spanish.toml", "es").rename(put(desk).parent / "third.toml")
    assert [problem.key for problem in desk.drill_problems] == [
        *("drills.same_drill", "drills.wrong_language"),
    ]


def test_an_own_playbook_may_be_practised(desk: Desk) -> None:
    folder = paths.own_playbooks(desk.folder) / "en"
    folder.mkdir(parents=True)
    own = "---\ntitle: Ours\nid: ours\nversion: 1\nlanguage: en\n---\n\n- [ ] Go. {#go critical}\n"
    (folder / "ours.md").write_text(own, "utf-8")
    put(desk, playbook="ours")
    assert desk.drill("power", "en").aims.steps == ("go",)


def test_a_drill_there_is_not_is_told_by_name(desk: Desk) -> None:
    with pytest.raises(RuleError) as error:
        desk.drill("flood", "es")
    assert error.value.told(texts("es")) == "No hay ningún simulacro llamado flood."


# At work


def test_starting_declares_a_drill_with_its_playbook_and_its_timetable(
    desk: Desk, incident: UUID
) -> None:
    found = desk.incident(incident)
    assert found.drill
    assert (found.title, found.services) == ("The north office is dark", ("Doors",))
    assert found.commander == "Ana"
    (checklist,) = found.checklists
    assert checklist.playbook == "power-loss"
    run = run_of(desk, incident)
    assert (run.exercise, run.version, run.checklist) == ("power", 3, checklist.id)
    assert [one.id for one in run.injects.values()] == ["lift", "cable"]


def test_a_later_edit_of_the_file_changes_no_drill_that_runs(desk: Desk, incident: UUID) -> None:
    put(desk).unlink()
    assert len(run_of(desk, incident).injects) == 2


def test_an_inject_needs_somebody_from_its_minute_until_it_is_noted(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    clock.forward(4)
    assert waiting(desk) == []
    clock.forward(1)
    assert waiting(desk) == ["Somebody is stuck in the lift."]
    (need,) = [one for one in desk.needs() if one.kind == INJECT]
    assert (need.person, need.card.drill) == ("Reception", True)
    note_all(desk)
    assert waiting(desk) == []


def test_it_is_in_the_timeline_when_it_came(desk: Desk, incident: UUID, clock: TestClock) -> None:
    clock.forward(8)
    note_all(desk)
    (fact,) = [one for one in desk.facts(incident) if isinstance(one.body, InjectNoted)]
    assert (clock.now() - fact.happened_at).total_seconds() == 3 * 60
    assert fact.recorded_at == clock.now()
    (noted,) = run_of(desk, incident).noted.values()
    assert (noted.at, noted.by) == (clock.now(), "Ana")


def test_what_an_inject_sets_off_is_known_from_when_it_came(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    clock.forward(12)
    note_all(desk)
    found = desk.incident(incident)
    assert found.known("expected_end") == "2 h"
    assert (clock.now() - found.situation["expected_end"].at).total_seconds() == 2 * 60
    assert found.services == ("Doors", "Lifts")


def test_the_search_finds_what_was_said(desk: Desk, incident: UUID, clock: TestClock) -> None:
    assert desk.search("stuck") == []
    clock.forward(5)
    note_all(desk)
    assert [hit.card.id for hit in desk.search("stuck lift")] == [incident]


@pytest.fixture
def another(desk: Desk, tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    opened = Desk(tmp_path, clock, "Bruno")
    yield opened
    opened.close()


def test_another_program_sees_the_same_injects_at_the_same_minute(
    desk: Desk, incident: UUID, clock: TestClock, another: Desk
) -> None:
    clock.forward(5)
    assert waiting(another) == waiting(desk) == ["Somebody is stuck in the lift."]
    note_all(another)
    desk.notice()
    assert waiting(desk) == []
    desk.pause_drill(incident)
    another.notice()
    clock.forward(30)
    assert waiting(another) == waiting(desk) == []
    another.resume_drill(incident)
    clock.forward(5)
    desk.notice()
    assert waiting(desk) == ["A cable was cut."]


def test_the_leader_pauses_goes_on_and_brings_the_next_one(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    clock.forward(2)
    desk.pause_drill(incident)
    assert run_of(desk, incident).state == PAUSED
    desk.bring_inject(incident)
    assert waiting(desk) == ["Somebody is stuck in the lift."]
    desk.resume_drill(incident)
    clock.forward(8)
    assert len(waiting(desk)) == 2
    with pytest.raises(RuleError, match="all_came"):
        desk.bring_inject(incident)


def test_ending_closes_it_and_it_can_go_on_where_it_was(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    desk.change_phase(incident, "monitoring")
    clock.forward(6)
    desk.end_drill(incident)
    assert run_of(desk, incident).state == ENDED
    assert desk.incident(incident).phase == "closed"
    assert waiting(desk) == []
    desk.resume_drill(incident)
    assert run_of(desk, incident).state == RUNNING
    assert desk.incident(incident).phase == "monitoring"
    assert len(waiting(desk)) == 1


def test_a_drill_declared_by_hand_has_no_timetable(desk: Desk) -> None:
    declared = desk.declare("Practice", drill=True)
    for verb in (desk.pause_drill, desk.end_drill, desk.bring_inject, desk.resume_drill):
        with pytest.raises(RuleError) as error:
            verb(declared)
        assert desk.incident(declared).reference in error.value.told(texts("en"))


def test_the_built_in_drills_start_in_both_languages(desk: Desk) -> None:
    for language in ("en", "es"):
        for drill in desk.drills(language):
            found = desk.incident(desk.start_drill(drill))
            assert found.language == language
            assert found.checklists[0].language == language


# Left out of what real incidents are judged by


def test_what_was_answered_in_a_drill_says_nothing_of_how_much_a_service_matters(
    desk: Desk, clock: TestClock
) -> None:
    calm = {"safety": "no", "data": "no", "criticality": "supporting", "degree": "slow"}
    grave = {"safety": "no", "data": "no", "criticality": "foundation", "degree": "down"}
    real = desk.declare("The shop is slow", ["Shop"])
    desk.assess(real, desk.model, calm)
    drill = desk.declare("Practice", ["Sign-in"], drill=True)
    desk.assess(drill, desk.model, grave)
    clock.forward(1)
    desk.set_services(real, ["Shop", "Sign-in"])
    assert desk.spoken(real) is None
    earlier = desk.declare("Nobody can sign in", ["Sign-in"])
    desk.assess(earlier, desk.model, grave)
    assert desk.spoken(real) is not None


def test_a_drill_adds_nothing_to_the_services_that_return(desk: Desk, incident: UUID) -> None:
    assert desk.services_that_return() == []
    desk.declare("The doors are stuck", ["Doors"])
    assert desk.services_that_return() == [("Doors", 1)]
