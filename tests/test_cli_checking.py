"""check-text: hold a text to the readiness rules without an incident."""

import json
from pathlib import Path

import pytest
from test_cli import Terminal, told

from incident_desk import paths

READY = (
    "Since 09:40 CET some guests cannot book a room. Our team is repairing the system. In the"
    " meantime you can phone us. Next update by 23:59 CET.\n"
)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "desk")


def data(terminal: Terminal, text: str | bytes, *words: str, code: int = 0) -> dict:
    result = terminal("check-text", "--json", *words, typed=text)
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def test_a_ready_text_passes_and_says_so(terminal: Terminal) -> None:
    result = terminal("check-text", "--stage", "update", typed=READY)

    assert result.exit_code == 0
    assert result.stdout == "Nothing stands against this text.\n"


def test_what_stands_against_it_is_told_with_its_place_and_what_to_write(
    terminal: Terminal,
) -> None:
    result = terminal("check-text", typed="Hello.\nThe host 10.0.0.1 is down.")

    assert result.exit_code == 5
    assert "D01  Blocks  line 2, column 10 [16-24]  10.0.0.1" in result.stdout
    assert "Address of a machine: Take out '10.0.0.1'" in result.stdout
    assert "-> One of our servers" in result.stdout
    assert "Blocks: 1" in result.stdout


def test_it_answers_in_the_language_of_the_session_and_mends_in_that_of_the_text(
    terminal: Terminal,
) -> None:
    spanish = terminal("check-text", "--lang", "en", typed="The host 10.0.0.1 is down.", lang="es")

    assert "Bloquea" in spanish.stdout
    assert "-> One of our servers" in spanish.stdout


def test_in_json_every_finding_has_all_its_parts(terminal: Terminal) -> None:
    answer = data(terminal, "Falla\n10.0.0.1 en breve.", "--stage", "monitoring", code=5)

    assert answer["stage"] == "watching"
    assert answer["audience"] == "customers"
    assert answer["blocks"] == sum(each["level"] == "blocks" for each in answer["findings"])
    (address,) = [each for each in answer["findings"] if each["rule"] == "D01"]
    assert (address["start"], address["end"], address["text"]) == (6, 14, "10.0.0.1")
    assert (address["line"], address["column"]) == (2, 1)
    assert address["mend"]["start"] == 6
    assert {"name", "level", "reason"} <= address.keys()
    missing = [each for each in answer["findings"] if each["rule"] == "C03"]
    assert missing[0]["start"] == missing[0]["end"]


def test_what_is_known_is_taken_into_account(terminal: Terminal) -> None:
    comfort = "Your data is safe and our page is open."

    assert data(terminal, comfort, "--data", "no")["findings"] == []
    rules = {
        each["rule"] for each in data(terminal, comfort, "--data", "unknown", code=5)["findings"]
    }
    assert "T06" in rules
    words = ("--channel", "sms", "--severity", "1", "--degree", "slow", "--drill")
    found = {
        each["rule"]
        for each in data(terminal, "An outage, a glitch – ok", *words, code=5)["findings"]
    }
    assert {"T09", "T07", "L02", "A03"} <= found


@pytest.mark.parametrize("name", [None, "-"])
def test_it_reads_the_standard_input(terminal: Terminal, name: str | None) -> None:
    words = ["check-text", *filter(None, [name])]
    assert terminal(*words, typed="It is fine.").exit_code == 0


def test_it_reads_a_file(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes("\ufeffPublic: 10.0.0.1\r\n".encode())

    assert "[8-16]" in terminal("check-text", str(file)).stdout


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"one\ntwo \xff\xfe", "line 2"),
        (b"a" * 50_000_000, "200 kB"),
        ("Año".encode("utf-16"), "line 1"),
    ],
)
def test_what_cannot_be_a_message_is_refused_in_one_sentence(
    terminal: Terminal, content: bytes, named: str
) -> None:
    assert named in told(terminal("check-text", typed=content), 2)


def test_a_file_that_is_not_there_is_bad_input(terminal: Terminal, tmp_path: Path) -> None:
    assert "nowhere" in told(terminal("check-text", str(tmp_path / "nowhere")), 2)
    told(terminal("check-text", str(tmp_path)), 2)


def test_nul_and_other_signs_do_no_harm(terminal: Terminal) -> None:
    result = terminal("check-text", typed=b"10.0.0.1\x00\x1b[2J\r\n")

    assert result.exit_code == 5
    assert "\x1b" not in result.stdout


def test_an_unknown_stage_is_bad_input_in_the_language_chosen(terminal: Terminal) -> None:
    english = told(terminal("check-text", "--stage", "soonish", typed="x"), 2)
    spanish = told(terminal("check-text", "--stage", "soonish", typed="x", lang="es"), 2)

    assert "soonish" in english
    assert english != spanish


def test_no_desk_is_made(terminal: Terminal) -> None:
    terminal("check-text", typed="x")

    assert not terminal.folder.exists()


def test_it_says_when_the_own_rules_are_not_in_force(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    paths.own_rules(terminal.folder).write_text("nonsense", "utf-8")
    result = terminal("check-text", typed="It is fine.")

    assert result.exit_code == 0
    assert "readiness.toml" in result.stderr
