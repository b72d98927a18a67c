"""A drill file with a mistake: told with its file, its line and its key."""

from collections.abc import Callable

import pytest

from incident_desk.domain import drill_reader
from incident_desk.domain.drill import Drill
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts

PLAYBOOK = Playbook(
    *("power-loss", "Power loss", 1, "en"),
    (
        Step("people", "Ask", critical=True),
        Step("call", "Call"),
        Step("ups", "Read", critical=True),
    ),
)
SOUND = """\
title = "The power fails"
id = "power"
version = 1
language = "en"
about = "People first."
minutes = 45
playbook = "power-loss"

[declare]
title = "The north office is dark"

[expect]
severities = [2, 1]

[[inject]]
id = "lift"
minute = 2
who = "Reception"
text = "Somebody is stuck in the lift."

[[inject]]
id = "cable"
minute = 12
who = "The utility"
text = "A cable was cut. Two more hours."
situation = { expected_end = "2 h" }
"""


def load(text: str) -> Drill:
    return drill_reader.load(
        text, "power.toml", lambda name: PLAYBOOK if name == PLAYBOOK.id else None
    )


def test_what_is_left_out_is_not_asked() -> None:
    drill = load(SOUND)
    assert drill.services == ()
    assert drill.aims.severities == (1, 2)
    assert (drill.aims.severity_minutes, drill.aims.message_minutes) == (None, None)
    assert not drill.aims.hand_over
    assert [inject.answer for inject in drill.injects] == ["", ""]


def test_all_critical_steps_count_unless_some_are_named() -> None:
    assert load(SOUND).aims.steps == ("people", "ups")
    some = SOUND.replace("[2, 1]", '[2]\ncritical_steps = ["ups"]')
    assert load(some).aims.steps == ("ups",)


def test_the_mark_that_some_editors_put_first_does_no_harm() -> None:
    assert load("\ufeff" + SOUND).id == "power"


def swap(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


MISTAKES = [
    (swap('title = "The power fails"\n', ""), 1, "title", "toml_file.missing"),
    (swap('id = "power"', 'id = "Power loss"'), 2, "id", "drills.id_wrong"),
    (swap("version = 1", 'version = "one"'), 3, "version", "toml_file.not_number"),
    (swap('language = "en"', 'language = "fr"'), 4, "language", "drills.no_such_language"),
    (swap("minutes = 45", "minutes = 900"), 6, "minutes", "toml_file.not_between"),
    (swap('"power-loss"', '"flood"'), 7, "playbook", "drills.no_such_playbook"),
    (swap("[declare]\n", '[declare]\nseverity = "2"\n'), 10, "severity", "toml_file.no_such_key"),
    (swap("severities = [2, 1]", "severities = [7]"), 13, "severities", "drills.not_severities"),
    (swap("severities = [2, 1]", "severities = []"), 13, "severities", "drills.not_severities"),
    (swap("[2, 1]", '["2"]'), 13, "severities", "drills.not_severities"),
    (swap("[2, 1]", "[1.0]"), 13, "severities", "drills.not_severities"),
    (
        swap("[2, 1]\n", '[2]\ncritical_steps = ["call"]\n'),
        *(14, "critical_steps", "drills.no_critical_step"),
    ),
    (
        swap("[2, 1]\n", "[2]\nfirst_message_minutes = 50\n"),
        *(14, "first_message_minutes", "toml_file.not_between"),
    ),
    (swap("minute = 2\n", "minute = -2\n"), 17, "minute", "toml_file.not_between"),
    (swap("minute = 2\n", "minute = 20\n"), 23, "minute", "drills.goes_back"),
    (swap("who = ", "whom = "), 18, "whom", "toml_file.no_such_key"),
    (swap("Somebody is stuck", "x" * 401), 19, "text", "drills.too_long"),
    (swap('id = "cable"', 'id = "lift"'), 21, "inject.lift", "toml_file.twice"),
    (swap("expected_end", "weather"), 26, "weather", "toml_file.no_such_key"),
    (swap("[[inject]]", "[[inject"), 15, "", "toml_file.not_toml"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("mistake", "line", "where", "key"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_its_key(
    mistake: Callable[[str], str], line: int, where: str, key: str, language: str
) -> None:
    with pytest.raises(InputError) as error:
        load(mistake(SOUND))
    assert error.value.key == key
    assert error.value.values["line"] == line
    told = error.value.told(texts(language))
    assert told.startswith("power.toml, ")
    assert f" {line}" in told
    assert where in told
    assert "{" not in told


def test_more_injects_than_anybody_can_answer_are_refused() -> None:
    more = "".join(
        f'[[inject]]\nid = "n{number}"\nminute = 20\nwho = "A"\ntext = "B"\n'
        for number in range(60)
    )
    with pytest.raises(InputError) as error:
        load(SOUND + more)
    assert error.value.key == "drills.too_many_injects"
