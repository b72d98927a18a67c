import os

import pytest

from incident_desk.errors import InputError
from incident_desk.i18n import texts
from incident_desk.playbooks import files


@pytest.mark.parametrize(
    ("content", "reason", "at"),
    [
        ("Cañón\n".encode("latin-1"), "playbooks.not_utf8", 1),
        ("One\nCañón\n".encode("latin-1"), "playbooks.not_utf8", 2),
        ("One\n".encode("utf-16"), "playbooks.not_text", 1),
        (b"One\nTwo\0\n", "playbooks.not_text", 2),
        (b"\x89PNG\r\n\x1a\n\0\0", "playbooks.not_text", 3),
    ],
    ids=["latin-1", "latin-1 below", "utf-16", "nul", "picture"],
)
def test_what_is_no_text_is_told_with_its_line(tmp_path, content, reason, at):
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(InputError) as told:
        files.text(path, "a.md")
    assert (told.value.key, told.value.values["line"]) == (reason, at)
    for language in ("en", "es"):
        assert told.value.told(texts(language)).startswith("a.md, ")


def test_a_file_of_50_megabytes_is_no_playbook_and_is_not_read(tmp_path):
    path = tmp_path / "a.md"
    path.touch()
    os.truncate(path, 50_000_000)
    with pytest.raises(InputError) as told:
        files.text(path, "a.md")
    assert told.value.key == "playbooks.too_big"


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    with pytest.raises(InputError) as told:
        files.text(tmp_path / "gone.md", "gone.md")
    assert told.value.key == "playbooks.unreadable"
    assert "gone.md" in told.value.told(texts("es"))


def test_text_comes_as_it_stands(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("Cañón\r\n".encode())
    assert files.text(path, "a.md") == "Cañón\r\n"


def test_lines_end_in_any_way_and_begin_without_a_byte_order_mark():
    assert files.lines("\ufeffone\r\ntwo\rthree\nfour\tx", "a.md") == [
        *("one", "two", "three"),
        "four\tx",
    ]
