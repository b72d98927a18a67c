"""What one user prefers is kept, and whatever makes no sense is as on a first start."""

import json

import pytest

from incident_desk import preferences
from incident_desk.preferences import Preferences, SavedView

NIGHT = SavedView("Night shift", "table", "severity", False, {"phase": "open", "severity": "1"})


def test_what_was_written_is_read(tmp_path):
    wanted = Preferences(
        language="es",
        theme="dark",
        name="Iñaki",
        view="table",
        views=(NIGHT, SavedView("Simulacros", "columns", choices={"drill": "true"})),
        silent_until="2026-11-23T04:00:00+00:00",
        silent_incidents=("0198",),
    )
    assert preferences.write(tmp_path / "new" / "p.json", wanted)
    assert preferences.read(tmp_path / "new" / "p.json") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"language": 3}',
        '{"theme": "pink"}',
        '{"views": "none", "silent_incidents": 3, "silent_until": []}',
        '{"views": [3, null, {}, {"name": "Half"}]}',
        "\0",
    ],
)
def test_what_makes_no_sense_is_as_on_a_first_start(tmp_path, text):
    path = tmp_path / "p.json"
    path.write_text(text, "utf-8")
    assert preferences.read(path) == preferences.read(tmp_path / "none.json")


@pytest.mark.parametrize(
    "broken",
    [
        {"name": " "},
        {"name": "x" * 201},
        {"view": "cloud"},
        {"sort": None},
        {"descending": "yes"},
        {"choices": ["phase"]},
    ],
)
def test_a_broken_view_is_ignored_and_the_others_stay(tmp_path, broken):
    path = tmp_path / "p.json"
    preferences.write(path, Preferences(views=(NIGHT, NIGHT)))
    kept = json.loads(path.read_text("utf-8"))
    kept["views"][0].update(broken)
    path.write_text(json.dumps(kept), "utf-8")
    assert preferences.read(path).views == (NIGHT,)


def test_of_a_view_only_texts_are_taken(tmp_path):
    path = tmp_path / "p.json"
    view = SavedView("Mine", choices={"phase": "open", "severity": 3, "text": "x" * 201})
    preferences.write(path, Preferences(views=(view,)))
    assert preferences.read(path).views[0].choices == {"phase": "open"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    assert not preferences.write(tmp_path / "file" / "p.json", Preferences())
