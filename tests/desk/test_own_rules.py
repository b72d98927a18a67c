"""An organisation's own readiness rules: in force when they are sound, named when they are not."""

import os

import pytest

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.i18n import texts


@pytest.fixture
def built_in():
    return (paths.resources() / "readiness.toml").read_text("utf-8")


def put(desk: Desk, text: str, minute: int = 0) -> None:
    path = paths.own_rules(desk.folder)
    path.write_text(text, "utf-8")
    os.utime(path, (minute, minute))


def test_without_them_the_built_in_rules_are_in_force(desk):
    assert desk.rules_problem is None
    assert desk.rules.limits.sentence_words == 25


def test_sound_ones_are_in_force_at_once(desk, built_in):
    put(desk, built_in.replace("sentence_words = 25", "sentence_words = 20"))
    assert desk.rules_problem is None
    assert desk.rules.limits.sentence_words == 20
    put(desk, built_in.replace("sentence_words = 25", "sentence_words = 15"), minute=1)
    assert desk.rules.limits.sentence_words == 15


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        (
            lambda text: text.replace("sentence_words = 25", "sentence_words = 20.5"),
            "sentence_words",
        ),
        (lambda text: text.replace("[policy]", "[policy", 1), "readiness.toml"),
        (lambda text: text[:0], "readiness.toml"),
    ],
)
def test_a_mistake_is_named_and_the_built_in_ones_stay_in_force(
    desk, built_in, mistake, named, language
):
    put(desk, mistake(built_in))
    assert desk.rules.limits.sentence_words == 25
    assert named in desk.rules_problem.told(texts(language))


def test_a_file_that_is_no_text_is_named(desk):
    paths.own_rules(desk.folder).write_bytes(b"\xff\xfe\x00")
    assert "readiness.toml" in desk.rules_problem.told(texts("en"))
