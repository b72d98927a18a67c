"""The drills that come with the desk, and what docs/drills.md says of their form."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from incident_desk.domain import drill_reader, situation
from incident_desk.domain.drill import LONGEST, MOST_INJECTS, MOST_MINUTES, Drill
from incident_desk.domain.playbook import Playbook
from incident_desk.i18n import LANGUAGES
from incident_desk.playbooks import drills, library

PAGE = (Path(__file__).parents[2] / "docs" / "drills.md").read_text("utf-8")


def playbook_of(language: str) -> drill_reader.Playbooks:
    known = {playbook.id: playbook for playbook in library.built_in(language)}
    return known.get


def built_in(language: str) -> tuple[Drill, ...]:
    shelf = drills.shelf(Path("nowhere"), language, playbook_of(language))
    assert shelf.problems == ()
    return shelf.drills


EVERY = [drill for language in LANGUAGES for drill in built_in(language)]


def shape(drill: Drill) -> tuple[object, ...]:
    """All that is the same in every language."""
    aims = replace(drill.aims, decisions=())
    injects = [
        (one.id, one.minute, bool(one.answer), tuple(one.situation), len(one.services))
        for one in drill.injects
    ]
    head = (drill.id, drill.version, drill.minutes, drill.playbook, len(drill.services))
    return head, aims, len(drill.aims.decisions), injects


def test_two_drills_come_with_the_desk() -> None:
    assert {drill.id for drill in built_in("en")} == {"provider-outage", "ransomware"}


@pytest.mark.parametrize("english", built_in("en"), ids=lambda drill: drill.id)
def test_both_languages_hold_the_same_injects(english: Drill) -> None:
    (spanish,) = (drill for drill in built_in("es") if drill.id == english.id)
    assert shape(spanish) == shape(english)
    for one, other in zip(english.injects, spanish.injects, strict=True):
        assert one.text != other.text
        assert one.who != other.who
        assert one.answer != other.answer


@pytest.mark.parametrize("drill", EVERY, ids=lambda drill: f"{drill.id}-{drill.language}")
def test_a_drill_is_an_hour_at_most_and_leaves_time_between_its_injects(drill: Drill) -> None:
    assert 45 <= drill.minutes <= 60
    assert 8 <= len(drill.injects) <= 12
    minutes = [inject.minute for inject in drill.injects]
    assert all(later - earlier >= 3 for earlier, later in pairwise(minutes))
    assert all(inject.answer for inject in drill.injects)
    assert drill.aims.steps
    assert drill.aims.decisions


@pytest.mark.parametrize("drill", EVERY, ids=lambda drill: f"{drill.id}-{drill.language}")
def test_an_inject_is_read_at_a_glance(drill: Drill) -> None:
    assert all(len(inject.text) <= 160 for inject in drill.injects)


# What the page says


def example() -> Drill:
    (found,) = re.findall(r"^```` toml\n(.*?)^````$", PAGE, re.DOTALL | re.MULTILINE)
    return drill_reader.load(found, "example.toml", playbook_of("en"))


def test_the_example_holds_one_of_everything() -> None:
    drill = example()
    assert isinstance(playbook_of("en")(drill.playbook), Playbook)
    assert (drill.declared, drill.services) == (
        "The north office has no power",
        ("Phones", "Tills"),
    )
    aims = drill.aims
    assert (aims.severities, aims.severity_minutes, aims.message_minutes) == ((1, 2), 10, 20)
    assert aims.steps == ("people", "battery")
    assert aims.hand_over
    lift, hours = drill.injects
    assert (lift.minute, lift.who) == (2, "Reception")
    assert hours.situation == {"expected_end": "2 h"}
    assert hours.services == ("Doors",)


def test_every_key_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    known = (*drill_reader.HEAD, *drill_reader.DECLARE, *drill_reader.EXPECT, *drill_reader.INJECT)
    assert told == list(known)
    assert {f"`{name}`" for name in situation.KNOWN} <= set(re.findall(r"`\w+`", PAGE))


def test_the_limits_are_the_real_ones() -> None:
    assert f"{MOST_MINUTES} at most" in PAGE
    assert f"{MOST_INJECTS} at most" in PAGE
    assert f"{LONGEST} characters at most" in PAGE
