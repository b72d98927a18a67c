"""Runbooks taken in on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from incident_desk import paths
from incident_desk.cli import incident_desk
from incident_desk.desk import Desk
from incident_desk.playbooks import markdown

CACHE = (
    "# Cache is full\n\n## Meaning\n\n" + "It holds more than it should. " * 30 + "\n\n"
    "## Steps\n\n1. Check the log\n\n   ```sh\n   tail cache.log\n   ```\n\n2. Restart it\n"
    "   - [ ] Stop it\n   - [ ] Start it\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def run(data):
    def run_command(*words: object, lang: str = "en") -> Result:
        arguments = ["--data-dir", str(data), "--lang", lang, "import-playbook", *map(str, words)]
        return CliRunner().invoke(incident_desk, arguments)

    return run_command


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    path = tmp_path / "cache.md"
    path.write_text(CACHE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, cache: Path) -> Path:
    made = tmp_path / "runbooks"
    made.mkdir()
    cache.rename(made / "cache.md")
    (made / "us.md").write_text("# Us\n\nWe like it here.\n", "utf-8")
    return made


def kept(data: Path) -> list[str]:
    return sorted(
        file.relative_to(data / "playbooks").as_posix()
        for file in (data / "playbooks").rglob("*")
        if file.is_file()
    )


def test_a_preview_shows_the_steps_and_what_was_left_out_and_saves_nothing(run, cache, data):
    result = run(cache)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:5] == [
        "Cache is full (cache, English)",
        "[ ] Check the log  (4 lines of detail)",
        "[ ] Restart it",
        "  [ ] Stop it",
        "  [ ] Start it",
    ]
    assert lines[6:8] == ["Left out:", lines[7]]
    assert lines[7].startswith("  line 5: it explains: It holds more")
    assert lines[-1] == "Nothing was saved. Use --save to keep what was understood."
    assert not data.exists()


def test_the_preview_is_told_in_spanish_too(run, cache):
    assert run(cache, lang="es").stdout.splitlines()[-1].startswith("No se ha guardado nada.")


def test_saved_it_stands_beside_the_own_playbooks(run, cache, data, clock):
    result = run(cache, "--save")
    assert "Saved as cache in the data folder, under playbooks/en." in result.stdout
    assert kept(data) == ["en/cache.md"]
    desk = Desk(data, clock, "Ana")
    assert [step.text for step in desk.playbook("cache", "en").steps][:2] == [
        *("Check the log", "Restart it"),
    ]
    assert desk.playbook_problems == ()
    desk.close()


def test_nothing_is_overwritten_without_force(run, cache, data):
    run(cache, "--save")
    path = paths.own_playbooks(data) / "en" / "cache.md"
    path.write_text(path.read_text("utf-8").replace("Check the log", "Mine"), "utf-8")
    result = run(cache, "--save")
    assert result.exit_code == 2
    assert "there is a playbook cache already" in result.stderr
    assert "Mine" in path.read_text("utf-8")
    assert run(cache, "--save", "--force").exit_code == 0
    assert "Mine" not in path.read_text("utf-8")


def test_a_built_in_one_is_not_replaced_without_force(run, cache):
    power = cache.rename(cache.with_name("power-loss.md"))
    assert "there is a playbook power-loss already" in run(power, "--save").stderr


def test_with_force_it_takes_the_file_of_the_playbook_it_replaces(run, cache, data):
    run(cache, "--save")
    folder = paths.own_playbooks(data) / "en"
    (folder / "cache.md").rename(folder / "our-cache.md")
    assert run(cache, "--save").exit_code == 2
    assert run(cache, "--save", "--force").exit_code == 0
    assert kept(data) == ["en/our-cache.md"]


def test_the_language_can_be_told(run, cache, data):
    run(cache, "--save", "--playbook-lang", "es")
    assert kept(data) == ["es/cache.md"]


def test_a_folder_is_told_file_by_file_and_the_rest_is_named(run, folder, data):
    result = run(folder, "--save")
    assert result.exit_code == 3
    assert "cache.md: Cache is full (cache), 4 steps" in result.stdout
    assert "1 of 2 files gives a playbook." in result.stdout
    assert result.stderr.splitlines() == [
        "us.md: it explains or points elsewhere, but no sentence of it says to do something."
    ]
    assert kept(data) == ["en/cache.md"]


def test_in_json_every_block_says_what_it_became(run, folder):
    result = run(folder, "--json")
    assert result.exit_code == 3
    cache, us = json.loads(result.stdout)
    assert cache["playbook"]["steps"][0]["text"] == "Check the log"
    assert (cache["problem"], cache["saved"]) == (None, False)
    code = next(one for one in cache["account"] if one["kind"] == "code")
    assert (code["became"], code["told"]) == ("detail", "Detail of: Check the log")
    assert us["playbook"] is None
    assert us["problem"]["reason"].startswith("us.md: it explains")
    assert us["account"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\0", "line 1: this holds characters that no text has"),
        (b"# Ca\xf1on\n", "line 1: the text is not in UTF-8"),
        (b"", "there is nothing to read in it"),
        (b"# Us\n\nWe like it here.\n", "no sentence of it says to do something"),
    ],
)
def test_bad_input_is_told_in_one_sentence_and_nothing_is_kept(run, cache, data, content, told):
    cache.write_bytes(content)
    result = run(cache, "--save")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (data / "playbooks").exists()


def test_a_path_that_is_not_there_is_bad_input(run, tmp_path):
    result = run(tmp_path / "none")
    assert result.exit_code == 2
    assert "There is no file or folder" in result.stderr


def test_what_cannot_be_written_is_told(run, cache, data):
    data.mkdir()
    (data / "playbooks").write_text("in the way", "utf-8")
    result = run(cache, "--save")
    assert result.exit_code == 1
    assert "The playbook could not be written to" in result.stderr


def test_what_was_saved_reads_as_it_was_understood(run, cache, data):
    run(cache, "--save")
    path = paths.own_playbooks(data) / "en" / "cache.md"
    told = json.loads(run(cache, "--json").stdout)[0]["playbook"]
    read = markdown.read(path.read_text("utf-8"), path.name)
    assert [step["detail"] for step in told["steps"]] == [step.detail for step in read.steps]
