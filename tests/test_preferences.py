"""What one user prefers is kept, and whatever makes no sense is as on a first start."""

import pytest

from incident_desk import preferences
from incident_desk.preferences import Preferences


def test_what_was_written_is_read(tmp_path):
    wanted = Preferences(language="es", theme="dark", name="Iñaki", view="table")
    assert preferences.write(tmp_path / "new" / "p.json", wanted)
    assert preferences.read(tmp_path / "new" / "p.json") == wanted


@pytest.mark.parametrize("text", ["", "{", "[]", '{"language": 3}', '{"theme": "pink"}', "\0"])
def test_what_makes_no_sense_is_as_on_a_first_start(tmp_path, text):
    path = tmp_path / "p.json"
    path.write_text(text, "utf-8")
    assert preferences.read(path) == preferences.read(tmp_path / "none.json")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    assert not preferences.write(tmp_path / "file" / "p.json", Preferences())
