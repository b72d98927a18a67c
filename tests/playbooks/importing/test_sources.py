"""Runbooks from the disk."""

import pytest

from incident_desk.errors import InputError, StoppedError
from incident_desk.playbooks.importing.sources import read

GOOD = "# Cache\n\n1. Check it\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    (tmp_path / "deep" / "b.html.md.erb").write_text(GOOD, "utf-8")
    (tmp_path / "deep" / "c.txt").write_text("Nothing to do here.\n", "utf-8")
    (tmp_path / "d.md").write_bytes("# Cañón\n".encode("latin-1"))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "LICENSE").write_text("Use it.", "utf-8")
    (tmp_path / ".hidden.md").write_text(GOOD, "utf-8")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_a_folder_gives_each_of_its_runbooks_or_why_not(folder):
    found = {one.file: one for one in read(folder)}
    assert list(found) == ["a.md", "d.md", "deep/b.html.md.erb", "deep/c.txt"]
    assert found["a.md"].problem is None
    assert found["deep/b.html.md.erb"].account.id == "b"
    assert found["deep/c.txt"].problem.key == "import.nothing_to_do"
    assert found["deep/c.txt"].account is not None
    assert found["d.md"].problem.key == "playbooks.not_utf8"
    assert found["d.md"].account is None


def test_a_file_is_read_whatever_its_name(folder):
    (one,) = read(folder / "LICENSE")
    assert one.problem is None
    (other,) = read(folder / "picture.png")
    assert other.problem.key == "playbooks.not_text"


def test_the_language_can_be_told(folder):
    (one,) = read(folder / "a.md", "es")
    assert one.account.language == "es"


@pytest.mark.parametrize(
    ("name", "reason"), [("none", "import.no_path"), ("", "import.empty_folder")]
)
def test_a_path_that_is_not_there_is_told(tmp_path, name, reason):
    with pytest.raises(InputError) as told:
        read(tmp_path / name)
    assert told.value.key == reason


def test_it_tells_how_far_it_is_and_can_be_stopped(folder):
    told = []
    read(folder, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(StoppedError):
        read(folder, stopped=lambda: True)
