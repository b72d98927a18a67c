"""Files from outside: playbooks of this desk's form, runbooks, and what is neither."""

import pytest

from incident_desk.errors import InputError, StoppedError
from incident_desk.i18n import texts
from incident_desk.playbooks import arriving, conditions

OWN = "---\ntitle: Tills\nid: tills\nversion: 4\nlanguage: en\n---\n\n- [ ] Open it. {#a}\n"
RUNBOOK = "# Disk full\n\n1. Check the disk.\n2. Restart the service.\n"


def read(path):
    return arriving.read(path, conditions.built_in())


def one(tmp_path, content):
    path = tmp_path / "one.md"
    path.write_bytes(content)
    (found,) = read(path)
    return found


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_of_our_own_form_is_taken_as_it_stands(tmp_path, ends, mark):
    found = one(tmp_path, (mark + OWN.replace("\n", ends)).encode())
    assert found.exact
    assert found.playbook.steps[0].id == "a"
    assert found.playbook.version == 4


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_runbook_gives_an_account(tmp_path, mark):
    found = one(tmp_path, (mark + RUNBOOK.replace("\n", "\r\n")).encode())
    assert not found.exact
    assert [step.text for step in found.playbook.steps] == [
        "Check the disk.",
        "Restart the service.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\0\0", "no text has"),
        (b"# Caf\xe9\n\n1. Check it.\n", "line 1: the text is not in UTF-8"),
        (b"x" * 300_001, "larger than 300 kB"),
        (
            OWN.replace("{#a}", "{#a}\n- [ ] Again. {#a}").encode(),
            "line 9: there is a step called a",
        ),
        (("# Long\n\n" + "- [ ] Check it.\n" * 10_000).encode(), "one.md"),
        (b"", "nothing to read"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_reason(tmp_path, content, said):
    found = one(tmp_path, content)
    assert found.playbook is None
    sentence = found.problem.told(texts("en"))
    assert sentence.startswith("one.md")
    assert said in sentence


def test_a_folder_gives_one_for_each_file_and_can_be_stopped(tmp_path):
    (tmp_path / "a.md").write_text(OWN, "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.md").write_text(RUNBOOK, "utf-8")
    (tmp_path / "deep" / "c.md").write_text("The history of our disks.\n", "utf-8")
    assert [(found.file, found.problem is None) for found in read(tmp_path)] == [
        ("a.md", True),
        ("deep/b.md", True),
        ("deep/c.md", False),
    ]
    with pytest.raises(StoppedError):
        arriving.read(tmp_path, conditions.built_in(), stopped=lambda: True)


def test_pasted_text_is_named_after_its_title():
    words = conditions.built_in()
    assert arriving.pasted(RUNBOOK, "pasted", words).playbook.id == "disk-full"
    assert arriving.pasted(OWN, "pasted", words).exact.id == "tills"
    with pytest.raises(InputError):
        arriving.pasted("x" * 300_001, "pasted", words)
