from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incident_desk import paths
from incident_desk.desk import Desk, demonstration
from incident_desk.desk.demonstration import MovedClock
from incident_desk.domain.at_work import incident_progress
from incident_desk.domain.board import Filter
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import SENT
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def folder(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp(language) / "demonstration"
    demonstration.build(made, language, NOW)
    return made


@pytest.fixture(scope="module")
def incidents(folder: Path) -> list[Incident]:
    desk = Desk(folder, MovedClock(NOW), "Reader")
    found = [desk.incident(card.id) for card in desk.cards(desk.numbers(Filter()))]
    desk.close()
    return found


def test_there_is_one_of_each_kind(incidents: list[Incident]) -> None:
    kinds = [(one.phase, one.severity, one.drill) for one in incidents]

    assert kinds == [
        ("investigating", None, False),
        ("identified", 2, False),
        ("investigating", 1, True),
        ("identified", 3, False),
        ("monitoring", 4, False),
        ("resolved", 3, False),
    ]


def test_the_next_update_is_due_in_twelve_minutes(incidents: list[Incident]) -> None:
    line = incidents[1]

    assert line.next_update_at == NOW + timedelta(minutes=12)
    assert incident_progress(line) == (7, 14)
    assert [message.state for message in line.messages.values()] == [SENT]


def test_no_promise_is_late(incidents: list[Incident]) -> None:
    assert all(one.next_update_at is None or one.next_update_at > NOW for one in incidents)


def test_messages_stand_in_every_language(incidents: list[Incident], language: str) -> None:
    for incident in incidents:
        assert all(set(one.texts) == {"en", "es"} for one in incident.messages.values())
        assert incident.language == language
    assert incidents[4].drafts_waiting == 1


def test_the_one_that_is_over_has_a_review(incidents: list[Incident]) -> None:
    assert incidents[-1].known("root_cause")
    assert incidents[-1].known("will_change")


def test_nothing_happens_before_its_time_or_against_the_rules(
    folder: Path, incidents: list[Incident]
) -> None:
    desk = Desk(folder, MovedClock(NOW), "Reader")
    facts = [fact for incident in incidents for fact in desk.facts(incident.id)]
    verdict = desk.verify()
    desk.close()

    assert all(fact.recorded_at <= NOW for fact in facts)
    assert not any(incident.conflicts for incident in incidents)
    assert verdict.whole
    assert verdict.checked == len(facts) > 100
    minutes = [fact.recorded_at for fact in sorted(facts, key=lambda fact: fact.seq)]
    assert minutes == sorted(minutes)


def test_one_that_is_there_already_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "demonstration"
    demonstration.build(folder, "en", NOW)
    before = paths.database(folder).read_bytes()

    demonstration.build(folder, "es", NOW + timedelta(days=3))

    assert paths.database(folder).read_bytes() == before


EVENT = """
[[incident]]
title = "No water"
began = -10
declared = -9
by = "Ana"
"""


@pytest.mark.parametrize(
    ("story", "told_of"),
    [
        ("[[incident]", "line 1"),
        ("[[incident]]\ntitle = 'x'\n", "incident[0]"),
        (EVENT + "[[incident.entry]]\nat = 5\nby = 'Ana'\n", "incident[0].entry[0].at"),
        (EVENT + "[[incident.entry]]\nat = -5\nby = 'Ana'\nnotes = 'x'\n", "entry[0]"),
    ],
)
def test_a_story_that_cannot_be_read_is_named(tmp_path: Path, story: str, told_of: str) -> None:
    error = _mistake(tmp_path, story)

    assert error.key == "demonstration.unreadable"
    assert error.values["file"] == "en.toml"
    assert told_of in str(error.values["reason"])


@pytest.mark.parametrize(
    "entry",
    [
        "at = -5\nby = 'Ana'\ntick = ['people']",
        "at = -5\nby = 'Ana'\nattach = 'no-such-playbook'",
        "at = -5\nby = 'Ana'\nphase = 'gone'",
        "at = -5\nby = 'Ana'\nanswers = { safety = 'perhaps' }",
        "at = -10\nby = 'Ana'\nnote = 'before it is declared'",
        "at = -5\nby = 'Ana'\nmessage = { stage = 'nowhere', channels = ['chat'] }",
    ],
)
def test_an_entry_against_the_rules_is_named_and_leaves_no_desk(tmp_path: Path, entry: str) -> None:
    fine = "[[incident.entry]]\nat = -6\nby = 'Ana'\nnote = 'fine'\n"

    error = _mistake(tmp_path, f"{EVENT}{fine}[[incident.entry]]\n{entry}\n")

    assert error.key == "demonstration.mistake"
    assert {**error.values, "reason": ""} == {
        "file": "en.toml",
        "incident": 1,
        "entry": 2,
        "reason": "",
    }


def _mistake(tmp_path: Path, story: str) -> InputError:
    file = tmp_path / "en.toml"
    file.write_text(story, "utf-8")
    with pytest.raises(InputError) as caught:
        demonstration.make(tmp_path / "made", file, "en", NOW)
    assert list(tmp_path.iterdir()) == [file]
    return caught.value
