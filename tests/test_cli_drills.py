"""Drills on the command line: listed, started, and their score sheet in words, JSON and PDF."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from clocks import TestClock
from pypdf import PdfReader
from saying import said

from incident_desk import paths
from incident_desk.cli import incident_desk, session
from incident_desk.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> TestClock:
    made = TestClock()
    monkeypatch.setattr(session, "SystemClock", lambda: made)
    return made


def run(folder: Path, *words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(
        incident_desk, ["--data-dir", str(folder), "--lang", lang, *words], catch_exceptions=False
    )


def told(folder: Path, *words: str, lang: str = "en") -> str:
    result = run(folder, *words, lang=lang)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def played(folder: Path, clock: TestClock) -> str:
    """A drill of twenty minutes in which customers were told once; its reference."""
    reference = told(folder, "drill", "provider-outage").strip()
    desk = Desk(folder, clock, "Ana")
    incident = desk.incident_id(reference)
    clock.forward(12)
    text = "[DRILL] Cards are refused. Please pay in cash."
    message = said(desk, incident, None, {"en": text})
    desk.mark_sent(incident, message, "en", "status_page", "Customers")
    clock.forward(8)
    desk.end_drill(incident)
    desk.close()
    return reference


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Ransomware on the file server"), ("es", "Ransomware en el servidor de archivos")],
)
def test_without_an_id_the_drills_are_listed_and_no_desk_is_made(
    folder: Path, lang: str, title: str
) -> None:
    listed = told(folder, "drill", lang=lang)
    assert title in listed
    assert "provider-outage" in listed
    assert not folder.exists()


def test_the_list_in_json_tells_no_inject_beforehand(folder: Path) -> None:
    listed = told(folder, "drill", "--json")
    ransomware = next(one for one in json.loads(listed) if one["id"] == "ransomware")
    assert (ransomware["minutes"], ransomware["injects"]) == (60, 12)
    assert "power switch" not in listed


def test_a_broken_drill_is_told_beside_the_list(folder: Path) -> None:
    own = paths.own_drills(folder) / "en"
    own.mkdir(parents=True)
    (own / "flood.toml").write_text('title = "Flood"\n', "utf-8")
    result = run(folder, "drill")
    assert result.exit_code == 0
    assert result.stderr.startswith("en/flood.toml, line ")


def test_starting_prints_the_reference_of_a_drill(folder: Path) -> None:
    reference = told(folder, "drill", "ransomware", "--language", "es").strip()
    (listed,) = json.loads(told(folder, "list", "--json"))
    assert listed["reference"] == reference
    assert listed["drill"] is True
    assert listed["title"] == "No se abren los archivos del servidor"


def test_a_drill_there_is_not_is_told_in_one_sentence(folder: Path) -> None:
    result = run(folder, "drill", "flood", lang="es")
    assert result.exit_code == 1
    assert result.stderr.strip() == "No hay ningún simulacro llamado flood."


def test_the_score_sheet_says_what_went_well_and_what_to_practise(
    folder: Path, played: str
) -> None:
    sheet = told(folder, "drill-score", played)
    assert sheet.startswith(f"{played}  [DRILL] ")
    well, practise = sheet.split("What to practise")
    assert "First message to customers: after 12 min." in well.split("What went well")[1]
    assert "Severity: not set." in practise


def test_the_score_sheet_in_json_keeps_its_keys(folder: Path, played: str) -> None:
    sheet = json.loads(told(folder, "drill-score", played, "--json"))
    assert sheet["drill"] is True
    assert sheet["exercise"] == {"id": "provider-outage", "version": 1, "language": "en"}
    assert sheet["lasted_minutes"] == 20
    assert sheet["first_message"] == {"after_minutes": 12, "within_minutes": 15}
    assert sheet["outcomes"]["first_message"] == "well"
    assert sheet["outcomes"]["hand_over"] is None
    assert len(sheet["injects"]) == 5
    assert sheet["injects"][0]["written"] == []


@pytest.mark.parametrize(
    ("lang", "mark", "words"),
    [("en", "DRILL", "What to practise"), ("es", "SIMULACRO", "Qué conviene practicar")],
)
def test_the_score_sheet_as_pdf_is_marked_on_every_page(
    folder: Path, played: str, tmp_path: Path, lang: str, mark: str, words: str
) -> None:
    path = tmp_path / "score.pdf"
    told(folder, "drill-score", played, "-o", str(path), lang=lang)
    read = PdfReader(io.BytesIO(path.read_bytes()))
    assert read.trailer["/Root"]["/Lang"] == lang
    pages = [" ".join(page.extract_text().split()) for page in read.pages]
    assert all(mark in page for page in pages)
    assert words in pages[0]


def test_a_file_that_is_there_is_not_overwritten_unasked(
    folder: Path, played: str, tmp_path: Path
) -> None:
    path = tmp_path / "score.pdf"
    path.write_text("mine", "utf-8")
    assert run(folder, "drill-score", played, "-o", str(path)).exit_code == 2
    assert path.read_text("utf-8") == "mine"


def test_an_incident_without_a_timetable_has_no_score_sheet(folder: Path) -> None:
    reference = told(folder, "declare", "Phones are dead").strip()
    result = run(folder, "drill-score", reference)
    assert result.exit_code == 1
    assert reference in result.stderr
