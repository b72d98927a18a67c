"""Sheets to work on by hand, from the command line."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from incident_desk.cli import incident_desk
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk


class Terminal:
    """Runs the command line on one folder, and reads what it wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.target = folder.parent / "paper.pdf"

    def __call__(self, *words: str, lang: str = "en") -> Result:
        arguments = ["--data-dir", str(self.folder), "--lang", lang, *words]
        return CliRunner().invoke(incident_desk, arguments)

    def pages(self, *words: str, lang: str = "en") -> list[str]:
        result = self(*words, "-o", str(self.target), "--force", lang=lang)
        assert result.exit_code == 0, result.output
        assert str(self.target) in result.stdout
        return [" ".join(page.extract_text().split()) for page in PdfReader(self.target).pages]

    def refuses(self, *words: str, code: int) -> str:
        result = self(*words, "-o", str(self.target))
        assert result.exit_code == code, result.output
        assert result.stdout == ""
        assert not self.target.exists()
        (sentence,) = result.stderr.strip().splitlines()
        return str(sentence)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "desk")


@pytest.fixture
def reference(terminal: Terminal) -> str:
    """An incident with two checklists at work."""
    desk = Desk(terminal.folder, SystemClock(), "Ana")
    incident = desk.declare("Phones are dead", ["Phones"])
    for playbook in ("power-loss", "closing"):
        desk.attach(incident, desk.playbook(playbook, "en"))
    reference = desk.incident(incident).reference
    desk.close()
    return reference


def test_every_checklist_of_an_incident_is_written(terminal: Terminal, reference: str) -> None:
    power, closing = terminal.pages("checklist", reference)
    assert "Power loss" in power
    assert "Closing an incident" in closing
    assert reference in power
    assert reference in closing


@pytest.mark.parametrize("which", ["2", "closing", "closing AN incident"])
def test_one_of_them_is_named_by_number_playbook_or_title(
    terminal: Terminal, reference: str, which: str
) -> None:
    (page,) = terminal.pages("checklist", reference, which)
    assert "Closing an incident" in page


def test_a_blank_one_is_in_the_language_asked_for(terminal: Terminal, reference: str) -> None:
    (english,) = terminal.pages("checklist", "--playbook", "power-loss")
    (spanish,) = terminal.pages("checklist", "--playbook", "power-loss", "--language", "es")
    (again,) = terminal.pages("checklist", "--playbook", "power-loss", lang="es")
    assert "Power loss" in english
    assert "Corte de luz" in spanish
    assert "Corte de luz" in again


def test_what_is_not_there_is_named_and_nothing_is_written(
    terminal: Terminal, reference: str
) -> None:
    sentence = terminal.refuses("checklist", reference, "flood", code=2)
    assert "flood" in sentence
    assert "1 (Power loss), 2 (Closing an incident)" in sentence
    assert "nothing" in terminal.refuses("checklist", "--playbook", "nothing", code=1)
    assert "INC-XX" in terminal.refuses("checklist", "INC-XX-0001", code=1)


def test_an_incident_without_any_says_so(terminal: Terminal, reference: str) -> None:
    other = terminal("declare", "Another").stdout.strip()
    assert other in terminal.refuses("checklist", other, code=1)


def test_either_an_incident_or_a_playbook_is_asked_for(terminal: Terminal, reference: str) -> None:
    for words in ((), (reference, "--playbook", "closing")):
        assert "--playbook" in terminal.refuses("checklist", *words, code=2)


def test_a_file_that_is_there_and_a_folder_that_is_not_are_left_as_they_are(
    terminal: Terminal, reference: str, tmp_path: Path
) -> None:
    there = tmp_path / "mine.pdf"
    there.write_text("mine")
    for target, code in ((there, 2), (tmp_path, 2), (tmp_path / "no" / "a.pdf", 1)):
        assert terminal("checklist", reference, "-o", str(target)).exit_code == code
    assert there.read_text() == "mine"
    assert not (tmp_path / "no").exists()


def test_a_full_disk_leaves_nothing_half_written(
    terminal: Terminal, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> Any:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    sentence = terminal.refuses("checklist", reference, code=1)
    assert "No space left" in sentence
    assert list(terminal.target.parent.glob("*.part")) == []


def test_everything_that_is_open_is_one_file(terminal: Terminal, reference: str) -> None:
    other = terminal("declare", "Another").stdout.strip()
    pages = terminal.pages("on-paper")
    assert len(pages) == 1 + 4 + 2 + 1
    assert reference in pages[0]
    assert other in pages[0]
    spanish = terminal.pages("on-paper", "--report-lang", "es")
    assert "Incidentes abiertos" in spanish[0]


def test_nothing_is_written_of_a_desk_that_is_not_there(terminal: Terminal) -> None:
    assert str(terminal.folder) in terminal.refuses("on-paper", code=2)
