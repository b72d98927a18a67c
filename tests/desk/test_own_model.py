"""An organisation's own severity model: in force when it is sound, named when it is not."""

import os

import pytest

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.i18n import texts


@pytest.fixture
def built_in():
    return (paths.resources() / "severity.toml").read_text("utf-8")


def put(desk: Desk, text: str, minute: int = 0) -> None:
    path = paths.own_model(desk.folder)
    path.write_text(text, "utf-8")
    os.utime(path, (minute, minute))


def test_without_one_the_built_in_model_is_in_force(desk):
    assert desk.model_problem is None
    assert desk.model.level(1).update_minutes == 20


def test_a_sound_one_is_in_force_at_once(desk, built_in):
    put(desk, built_in.replace("update_minutes = 20", "update_minutes = 15", 1))
    assert desk.model_problem is None
    assert desk.model.level(1).update_minutes == 15
    put(desk, built_in.replace("update_minutes = 20", "update_minutes = 10", 1), minute=1)
    assert desk.model.level(1).update_minutes == 10


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        (lambda text: text.replace("from_score = 65", 'from_score = "much"', 1), "from_score"),
        (lambda text: text.replace("[[level]]", "[[level", 1), "severity.toml"),
        (lambda text: text[:0], "severity.toml"),
    ],
)
def test_a_mistake_is_named_and_the_built_in_one_stays_in_force(
    desk, built_in, mistake, named, language
):
    put(desk, mistake(built_in))
    assert desk.model.level(1).update_minutes == 20
    assert named in desk.model_problem.told(texts(language))


def test_a_file_that_is_no_text_is_named(desk):
    paths.own_model(desk.folder).write_bytes(b"\xff\xfe\x00")
    assert "severity.toml" in desk.model_problem.told(texts("en"))


def test_the_promise_follows_the_model_in_force(desk, clock, built_in):
    put(desk, built_in.replace("update_minutes = 20", "update_minutes = 15", 1))
    incident_id = desk.declare("Phones are silent")
    desk.set_severity(incident_id, 1, "Sure")
    assert (desk.next_update(incident_id) - clock.now()).total_seconds() == 15 * 60
