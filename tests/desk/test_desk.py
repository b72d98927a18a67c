"""The verbs: write, then believe, then tell, once; refused, nothing has happened."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from clocks import NIGHT, TestClock

from incident_desk.changes import Area, Changes
from incident_desk.desk import Desk
from incident_desk.domain.board import Filter, card
from incident_desk.domain.facts import NoteLogged, PhaseChanged
from incident_desk.domain.past_incident import PastIncident, Update
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import DeskError, InputError, RuleError, StoppedError

PLAYBOOK = Playbook("power", "Power", 1, "en", (Step("isolate", "Isolate"), Step("call", "Call")))


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down", ["mail"])


@pytest.fixture
def told(desk: Desk, incident: UUID) -> list[Changes]:
    """What a listener hears from now on."""
    heard: list[Changes] = []
    desk.listen(heard.append)
    return heard


@pytest.fixture
def other(desk: Desk, tmp_path: Path, clock: TestClock) -> Iterator[Desk]:
    """The same desk opened by another program."""
    with closing(Desk(tmp_path, clock, "Bruno")) as opened:
        yield opened


def count(desk: Desk) -> int:
    return desk._log.fact_count()


def test_who_declares_is_in_command(desk: Desk) -> None:
    incident = desk.incident(desk.declare("  Core \n down ", [" mail ", "mail", ""]))
    assert (incident.title, incident.services) == ("Core down", ("mail",))
    assert (incident.commander, incident.phase) == ("Ana", "investigating")
    assert incident.started_at == incident.declared_at == NIGHT


def test_a_listener_hears_of_a_fact_that_is_on_disk_already(desk: Desk, other: Desk) -> None:
    seen = []
    desk.listen(lambda changes: seen.append((changes.incident_id, count(other))))
    incident = desk.declare("Core down")
    assert seen == [(incident, 2)]


def test_a_verb_is_told_once_with_the_areas_it_touched(
    desk: Desk, incident: UUID, told: list[Changes]
) -> None:
    desk.set_severity(incident, 2, "Wards are dark")
    areas = frozenset({Area.HEADER, Area.SEVERITY, Area.TIMELINE})
    assert told == [Changes(incident, areas)]
    assert desk.notice() is False


def test_what_was_told_is_read_at_once(desk: Desk, incident: UUID) -> None:
    read: list[int | None] = []
    desk.listen(lambda _changes: read.append(desk.incident(incident).severity))
    desk.set_severity(incident, 2, "Wards are dark")
    assert read == [2]


@pytest.mark.parametrize(
    "verb",
    [
        lambda desk, one: desk.retitle(one, "Core  down"),
        lambda desk, one: desk.set_services(one, ["mail"]),
        lambda desk, one: desk.correct_start(one, NIGHT),
        lambda desk, one: desk.change_phase(one, "investigating"),
        lambda desk, one: desk.assign_role(one, "commander", " Ana "),
        lambda desk, one: desk.set_situation(one, "cause", ""),
    ],
)
def test_saying_what_holds_already_writes_and_tells_nothing(
    desk: Desk, incident: UUID, told: list[Changes], verb: Callable[[Desk, UUID], None]
) -> None:
    verb(desk, incident)
    assert (count(desk), told) == (2, [])


@pytest.mark.parametrize(
    ("verb", "key"),
    [
        (lambda desk, _: desk.declare(" \n"), "declare.title_needed"),
        (
            lambda desk, _: desk.declare("x", started_at=NIGHT + timedelta(seconds=1)),
            "declare.start_in_the_future",
        ),
        (lambda desk, one: desk.retitle(one, ""), "declare.title_needed"),
        (
            lambda desk, one: desk.correct_start(one, NIGHT + timedelta(days=1)),
            "declare.start_in_the_future",
        ),
        (lambda desk, one: desk.change_phase(one, "paused"), "lifecycle.no_such_phase"),
        (lambda desk, one: desk.change_phase(one, "cancelled", " "), "lifecycle.reason_needed"),
        (lambda desk, one: desk.assign_role(one, "king", "Ana"), "desk.no_such_role"),
        (lambda desk, one: desk.set_situation(one, "mood", "bad"), "situation.no_such_field"),
        (lambda desk, one: desk.set_severity(one, 0, "why"), "severity.no_such_level"),
        (lambda desk, one: desk.set_severity(one, 1, ""), "severity.reason_needed"),
        (lambda desk, one: desk.log(one, " \n "), "log.empty"),
        (lambda desk, one: desk.tick_step(one, uuid4(), "x"), "checklist.no_such_list"),
        (lambda desk, one: desk.discard_draft(one, uuid4()), "messages.no_such_message"),
        (lambda desk, _: desk.log(uuid4(), "x"), "desk.no_such_incident"),
        (lambda desk, _: desk.incident_id("INC-XX-9999"), "desk.no_such_reference"),
    ],
)
def test_what_the_rules_forbid_leaves_everything_as_it_was(
    desk: Desk,
    incident: UUID,
    told: list[Changes],
    verb: Callable[[Desk, UUID], object],
    key: str,
) -> None:
    before = desk.incident(incident)
    with pytest.raises((RuleError, InputError)) as refused:
        verb(desk, incident)
    assert refused.value.key == key
    assert (count(desk), told, desk.incident(incident)) == (2, [], before)


def test_a_refusal_halfway_takes_back_what_was_appended(
    desk: Desk, incident: UUID, told: list[Changes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(desk._read, "update", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.log(incident, "Lost")
    desk.log(incident, "Kept")
    assert [fact.seq for fact in desk.facts(incident)] == [1, 2, 3]
    assert len(told) == 1
    assert desk.verify().whole


def test_a_step_is_ticked_reopened_and_set_aside(desk: Desk, incident: UUID) -> None:
    checklist = desk.attach(incident, PLAYBOOK)
    desk.tick_step(incident, checklist, "isolate")
    desk.tick_step(incident, checklist, "isolate")
    desk.set_step_aside(incident, checklist, "call", "Nobody to call")
    assert card(desk.incident(incident)).steps_settled == 2
    desk.reopen_step(incident, checklist, "isolate")
    assert card(desk.incident(incident)).steps_settled == 1
    assert count(desk) == 6
    with pytest.raises(RuleError):
        desk.tick_step(incident, checklist, "gone")


def test_an_assessment_is_kept_and_its_severity_held(desk: Desk, incident: UUID) -> None:
    worst = {q.id: q.at_worst.value for q in desk.model.questions}
    desk.assess(incident, desk.model, worst)
    desk.assess(incident, desk.model, worst)
    held = desk.incident(incident)
    assert (held.severity, len(held.assessments), len(held.severities)) == (1, 2, 1)


def test_what_another_program_wrote_is_noticed_once(
    desk: Desk, incident: UUID, told: list[Changes], other: Desk
) -> None:
    assert desk.notice() is False
    other.log(incident, "From the command line")
    assert desk.notice() is True
    assert desk.notice() is False
    assert told == [Changes(None)]
    assert len(desk.facts(incident)) == 3


def test_a_verb_takes_in_what_another_program_wrote_and_tells_of_that_too(
    desk: Desk, incident: UUID, told: list[Changes], other: Desk
) -> None:
    elsewhere = other.declare("Elsewhere")
    other.retitle(incident, "Core is down")
    desk.log(incident, "Here")
    assert told == [Changes(None)]
    assert desk.incident(incident).title == "Core is down"
    assert desk.incident(elsewhere).title == "Elsewhere"
    assert desk.notice() is False


def test_what_another_program_wrote_is_told_even_when_the_verb_writes_nothing(
    desk: Desk, incident: UUID, told: list[Changes], other: Desk
) -> None:
    other.retitle(incident, "Core is down")
    desk.retitle(incident, "Core is down")
    other.log(incident, "Once more")
    with pytest.raises(DeskError):
        desk.change_phase(incident, "paused")
    assert told == []
    assert desk.notice() is True
    assert told == [Changes(None)]
    assert len(desk.facts(incident)) == 4


def test_a_rule_decides_on_what_is_on_disk(desk: Desk, incident: UUID, other: Desk) -> None:
    checklist = desk.attach(incident, PLAYBOOK)
    other.tick_step(incident, checklist, "isolate")
    desk.tick_step(incident, checklist, "isolate")
    assert count(desk) == 4


def test_incidents_beyond_those_remembered_are_read_again(desk: Desk) -> None:
    declared = [desk.declare(f"Incident {number}") for number in range(20)]
    for one in declared:
        desk.log(one, "Seen")
    assert [len(desk.facts(one)) for one in declared] == [3] * 20


def past(name: str, **values: object) -> PastIncident:
    given: dict[str, object] = {
        "origin": f"page/{name}.md",
        "digest": f"digest of {name}",
        "title": f"Outage {name}",
        "started_at": NIGHT - timedelta(days=9),
        "resolved_at": NIGHT - timedelta(days=8),
        "services": ("web",),
        "severity_word": "disrupted",
        "text": "We look into it.",
        "updates": (Update(NIGHT - timedelta(days=8, hours=12), "monitoring", "Better."),),
        "informational": False,
        "file": f"{name}.md",
    }
    return PastIncident(**{**given, **values})  # type: ignore[arg-type]


def test_a_history_becomes_incidents_with_their_updates(
    desk: Desk, incident: UUID, told: list[Changes]
) -> None:
    taken = desk.take_in([past("a"), past("b", resolved_at=None)])
    assert (taken.new, taken.known, taken.changed) == (2, 0, ())
    assert told == [Changes(None)]
    a, b = (desk.incident_id(f"INC-{desk.tag}-000{number}") for number in (2, 3))
    held = desk.incident(a)
    assert (held.phase, held.commander, held.origin) == ("resolved", "", "page/a.md")
    assert held.ended_at == NIGHT - timedelta(days=8)
    assert [fact.body for fact in desk.facts(a) if isinstance(fact.body, PhaseChanged)] == [
        PhaseChanged("monitoring"),
        PhaseChanged("resolved"),
    ]
    assert desk.incident(b).phase == "monitoring"
    assert desk.verify().whole


def test_taking_in_twice_changes_nothing(desk: Desk) -> None:
    desk.take_in([past("a"), past("b")])
    before, heard = count(desk), list[Changes]()
    desk.listen(heard.append)
    taken = desk.take_in([past("a"), past("b", digest="another", title="Rewritten")])
    assert (taken.new, taken.known, taken.changed) == (0, 1, ("b.md",))
    assert (count(desk), heard) == (before, [])


def test_a_cancelled_history_leaves_nothing_behind(
    desk: Desk, incident: UUID, told: list[Changes]
) -> None:
    progress: list[tuple[int, int]] = []
    with pytest.raises(StoppedError):
        desk.take_in(
            [past("a"), past("b"), past("c")],
            lambda done, total: progress.append((done, total)),
            lambda: len(progress) == 2,
        )
    assert progress == [(0, 3), (1, 3)]
    assert (count(desk), desk.count(Filter()), told) == (2, 1, [])
    desk.log(incident, "Goes on")
    assert desk.declare("Next") == desk.incident_id(f"INC-{desk.tag}-0002")
    assert desk.verify().whole


def test_what_is_typed_is_kept_until_it_is_emptied(
    desk: Desk, tmp_path: Path, clock: TestClock
) -> None:
    desk.keep_typed("log/1", "Half a sen")
    clock.forward(1)
    desk.keep_typed("log/1", "Half a sentence")
    with closing(Desk(tmp_path, clock, "Ana")) as again:
        assert again.typed("log/1") == "Half a sentence"
        assert again.typed_at("log/1") == NIGHT + timedelta(minutes=1)
        assert again.typed("log/2") is None
        again.keep_typed("log/1", "")
        again.keep_typed("log/2", "")
    assert (desk.typed("log/1"), desk.typed_at("log/1")) == (None, None)


def test_what_is_typed_is_no_fact(desk: Desk) -> None:
    desk.keep_typed("log/1", "Half a sentence")
    assert (count(desk), desk.any_incident(), desk.search("sentence")) == (0, False, [])


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "שלום 🔥 العربية", "<img src=http://example.org/x>", "nul\0 and \x1b["]
)
def test_any_text_comes_back_as_it_was_written(
    desk: Desk, tmp_path: Path, clock: TestClock, text: str
) -> None:
    incident = desk.declare(text)
    desk.log(incident, text)
    with closing(Desk(tmp_path, clock, "Ana")) as again:
        assert again.incident(incident).title == " ".join(text.split())
        assert again.facts(incident)[-1].body == NoteLogged(text)
        assert again.cards([1])[0].title == " ".join(text.split())


def test_text_that_is_no_unicode_is_refused(desk: Desk, incident: UUID) -> None:
    """A command line hands over bytes that are not UTF-8 as lone surrogates."""
    for verb in (
        lambda: desk.log(incident, "broken \udcff"),
        lambda: desk.declare("broken \udcff"),
        lambda: desk.keep_typed("log/1", "broken \udcff"),
    ):
        with pytest.raises(InputError) as refused:
            verb()
        assert refused.value.key == "store.not_unicode"
    assert count(desk) == 2
