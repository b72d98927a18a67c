import json
import os
import signal
import sqlite3
import subprocess
import sys
import types
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from incident_desk import __main__, cli, paths, preferences
from incident_desk.cli import incident_desk, questions
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.export import pdf as export

SAMPLES = Path(__file__).parent / "exchange" / "samples"


class Terminal:
    """Runs the command line on one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, lang: str = "en", typed: str | bytes | None = None) -> Result:
        arguments = ["--data-dir", str(self.folder), "--lang", lang, *words]
        return CliRunner().invoke(incident_desk, arguments, input=typed)

    def data(self, *words: str) -> object:
        result = self(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "desk")


@pytest.fixture
def reference(terminal: Terminal) -> str:
    return terminal("declare", "Phones are dead", "--service", "Phones").stdout.strip()


def told(result: Result, code: int) -> str:
    """The one sentence of a failure."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr


# Declare


def test_declare_prints_the_reference_alone(terminal: Terminal) -> None:
    result = terminal("declare", "Phones are dead")

    assert result.exit_code == 0
    assert result.stdout.startswith("INC-")
    assert len(result.stdout.splitlines()) == 1


def test_declare_in_json_gives_the_incident(terminal: Terminal) -> None:
    words = ("--service", "Phones", "--service", "Fax", "--since", "10 min ago", "--drill")

    declared = terminal.data("declare", "Phones are dead", *words)

    assert declared["services"] == ["Phones", "Fax"]
    assert declared["drill"] is True
    assert declared["started_at"].endswith("Z")
    assert declared["severity"] is None


def test_a_start_that_is_no_time_is_bad_input(terminal: Terminal) -> None:
    assert "soonish" in told(terminal("declare", "x", "--since", "soonish"), 2)


def test_an_empty_title_is_bad_input_in_the_language_chosen(terminal: Terminal) -> None:
    english = told(terminal("declare", " "), 2)
    assert english != told(terminal("declare", " ", lang="es"), 2)


def test_half_a_character_in_a_title_does_no_harm(terminal: Terminal) -> None:
    assert terminal.data("declare", "bad \udcff byte")["title"] == "bad ? byte"


# List


def test_list_shows_open_incidents_only_unless_told_otherwise(
    terminal: Terminal, reference: str
) -> None:
    end(terminal, reference)

    assert terminal.data("list") == []
    assert [one["reference"] for one in terminal.data("list", "--all")] == [reference]
    assert [one["phase"] for one in terminal.data("list", "--phase", "resolved")] == ["resolved"]


def end(terminal: Terminal, reference: str) -> None:
    desk = Desk(terminal.folder, SystemClock(), "Ana")
    desk.change_phase(desk.incident_id(reference), "resolved")
    desk.close()


def test_list_narrows_by_text_and_service(terminal: Terminal, reference: str) -> None:
    terminal("declare", "Email is late", "--service", "Email")

    assert [one["title"] for one in terminal.data("list", "--text", "dea")] == ["Phones are dead"]
    assert [one["title"] for one in terminal.data("list", "--service", "Email")] == [
        "Email is late"
    ]


def test_list_says_when_there_are_more_than_it_shows(terminal: Terminal, reference: str) -> None:
    terminal("declare", "Another")

    result = terminal("list", "--limit", "1")

    assert "Another" in result.stdout
    assert reference not in result.stdout
    assert "1 of 2" in result.stderr


def test_the_keys_of_a_listed_incident_are_stable(terminal: Terminal, reference: str) -> None:
    assert list(terminal.data("list")[0]) == [
        *("id", "reference", "title", "phase", "severity", "started_at", "ended_at", "drill"),
        *("commander", "services", "next_update_at", "steps_settled", "steps_total"),
        "drafts_waiting",
    ]


def test_no_incident_is_said_in_words_and_an_empty_list_in_json(
    terminal: Terminal, reference: str
) -> None:
    assert "No incident" in terminal("list", "--text", "nothing").stdout
    assert terminal.data("list", "--text", "nothing") == []


def test_a_folder_without_a_desk_is_not_an_empty_desk(terminal: Terminal) -> None:
    assert str(terminal.folder) in told(terminal("list"), 2)
    assert not terminal.folder.exists()


def test_a_title_cannot_drive_the_terminal(terminal: Terminal) -> None:
    title = "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202edaeh"
    reference = terminal("declare", title).stdout.strip()

    for result in (terminal("list"), terminal("show", reference)):
        assert not set(result.stdout) & set("\x1b\x07\x9b\u202e")
        assert "owned" in result.stdout
    raw = terminal("list", "--json").stdout
    assert not set(raw) & set("\x1b\x07\x9b\u202e")
    assert json.loads(raw)[0]["title"] == title


def test_a_very_long_title_is_cut_in_the_table_only(terminal: Terminal) -> None:
    terminal("declare", "long " * 2000)

    assert max(map(len, terminal("list").stdout.splitlines())) < 200
    assert len(terminal.data("list")[0]["title"]) > 9000


def test_json_keeps_letters_as_they_are(terminal: Terminal) -> None:
    terminal("declare", "Caída en Ñuñoa 📞")

    assert "Caída en Ñuñoa 📞" in terminal("list", "--json").stdout


# Show and log


def test_show_tells_the_incident_in_either_language(terminal: Terminal, reference: str) -> None:
    english, spanish = terminal("show", reference), terminal("show", reference, lang="es")

    for result in (english, spanish):
        assert result.exit_code == 0
        assert f"{reference}  Phones are dead" in result.stdout
    assert "Not assessed · Investigating" in english.stdout
    assert "Sin evaluar · Investigando" in spanish.stdout


def test_show_has_people_situation_severity_checklists_messages_and_timeline(
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path)
    terminal("demo")
    shown = Terminal(tmp_path / "demonstration")
    busy = next(one for one in shown.data("list") if one["steps_total"] == 14)

    text = shown("show", busy["reference"]).stdout
    data = shown.data("show", busy["reference"])

    for part in ("People", "Situation", "Severity", "Internet loss (7/14)", "Messages", "Timeline"):
        assert f"\n{part}\n" in text
    assert "[x] " in text
    assert "[ ] " in text
    assert list(data)[-9:] == [
        *("declared_at", "roles", "situation", "phases", "severities", "assessments"),
        *("checklists", "messages", "timeline"),
    ]
    assert data["messages"][0]["sendings"][0]["channel"] == "status_page"
    assert data["checklists"][0]["steps"][0]["state"] == "done"
    assert data["timeline"][0]["kind"] == "incident_declared"


def test_an_unknown_reference_could_not_be_done(terminal: Terminal, reference: str) -> None:
    for command in (("show", "INC-X"), ("log", "INC-X", "a"), ("assess", "INC-X", "--answers", "")):
        assert "INC-X" in told(terminal(*command), 1)


def test_log_writes_a_note(terminal: Terminal, reference: str) -> None:
    result = terminal("log", reference.lower(), "The line is back")

    assert reference in result.stdout
    assert notes(terminal, reference) == ["The line is back"]


@pytest.mark.parametrize(
    ("line", "kind", "english", "spanish"),
    [
        ("The line is back", "note_logged", "Note.", "Nota."),
        ("! restarted it", "action_taken", "Action taken.", "Acción realizada."),
        ("? a fuse", "hypothesis_raised", "Hypothesis.", "Hipótesis."),
        ("> we stay", "decision_made", "Decision.", "Decisión."),
        ("Ana: restart it, 10m", "order_given", "Order to Ana, asked", "Encargo a Ana, con"),
        ("\\! said he", "note_logged", "Note, word for word.", "Nota, tal como está escrita."),
        (" ! said he", "note_logged", "Note, word for word.", "Nota, tal como está escrita."),
    ],
)
def test_log_says_what_the_line_became(
    terminal: Terminal, reference: str, line: str, kind: str, english: str, spanish: str
) -> None:
    assert f"{reference}. {english}" in terminal("log", reference, line).stdout
    assert f"{reference}. {spanish}" in terminal("log", reference, line, lang="es").stdout
    kinds = [entry["kind"] for entry in terminal.data("show", reference)["timeline"]]
    assert kinds[-2:] == [kind, kind]


def test_a_line_cannot_be_dated_to_the_future(terminal: Terminal, reference: str) -> None:
    assert "still to come" in told(terminal("log", reference, "! @2999-01-01 10:00 x"), 2)


def notes(terminal: Terminal, reference: str) -> list[str]:
    timeline = terminal.data("show", reference)["timeline"]
    return [entry["text"] for entry in timeline if entry["kind"] == "note_logged"]


def test_a_note_may_be_dated_back(terminal: Terminal, reference: str) -> None:
    terminal("log", reference, "@2020-02-03 14:05 it began")

    first = terminal.data("show", reference)["timeline"][0]
    assert first["text"] == "it began"
    assert first["happened_at"].startswith("2020-02-03T")


def test_a_note_may_come_from_the_standard_input(terminal: Terminal, reference: str) -> None:
    terminal("log", reference, "-", typed="caf\xe9 \u2713\nsecond line\n".encode())
    terminal("log", reference, "-", typed=b"broken \xff byte")

    assert notes(terminal, reference) == ["café ✓\nsecond line", "broken � byte"]


def test_an_empty_or_endless_note_is_bad_input(terminal: Terminal, reference: str) -> None:
    told(terminal("log", reference, "  "), 2)
    assert "1 MB" in told(terminal("log", reference, "-", typed="x" * 1_000_001), 2)
    assert notes(terminal, reference) == []


# Assess

WORST = "safety=actual"


def test_a_list_as_csv_cannot_become_a_formula(terminal: Terminal, reference: str) -> None:
    terminal("declare", "=1+1")
    written = terminal("list", "--csv").stdout
    assert written.splitlines()[0].startswith("Reference,")
    assert reference in written
    assert ",'=1+1," in written


def test_assess_keeps_the_severity_and_tells_why(terminal: Terminal, reference: str) -> None:
    result = terminal("assess", reference, "--answers", f"{WORST}, data=no")

    assert result.stdout.startswith("SEV1 · ")
    assert "Someone is hurt or in danger." in result.stdout
    assert terminal.data("list")[0]["severity"] == 1


def test_assess_in_json_has_the_arithmetic(terminal: Terminal, reference: str) -> None:
    result = terminal.data("assess", reference, "--answers", WORST)

    assert result["severity"] == 1
    assert result["reference"] == reference
    assert {"confidence", "best", "worst", "arithmetic", "ask_next", "unknown"} <= set(result)


@pytest.mark.parametrize("answers", ["safety", "safety=maybe", "weather=no"])
def test_an_answer_there_is_not_is_bad_input(
    terminal: Terminal, reference: str, answers: str
) -> None:
    told(terminal("assess", reference, "--answers", answers), 2)
    assert terminal.data("list")[0]["severity"] is None


def test_assess_without_a_reference_touches_no_incident(terminal: Terminal) -> None:
    answers = "safety=no,data=no,criticality=critical,degree=down,people=most"
    told_in_json = terminal.data("assess", "--answers", answers)
    assert isinstance(told_in_json, dict)
    assert told_in_json["severity"] in (1, 2)
    assert {"score", "band"} <= told_in_json["arithmetic"].keys()
    assert {"floors", "confidence", "best", "worst", "ask_next"} <= told_in_json.keys()
    assert "reference" not in told_in_json
    assert not paths.database(terminal.folder).exists()


def test_assess_says_when_the_own_model_is_not_in_force(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    paths.own_model(terminal.folder).write_text("nonsense", "utf-8")
    result = terminal("assess", "--answers", "safety=actual")
    assert result.exit_code == 0
    assert "SEV1" in result.stdout
    assert "severity.toml" in result.stderr


def test_without_a_terminal_the_questions_are_listed_and_nothing_is_assessed(
    terminal: Terminal, reference: str
) -> None:
    result = terminal("assess", reference)

    assert result.exit_code == 2
    assert "safety=actual" in result.stdout
    assert "--answers" in result.stderr
    assert terminal.data("list")[0]["severity"] is None
    asked = json.loads(terminal("assess", reference, "--json").stdout)["questions"]
    assert asked[0]["answers"]["actual"] == "Yes"


def test_at_a_terminal_the_questions_are_asked(
    terminal: Terminal, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "at_terminal", lambda: True)

    result = terminal("assess", reference, typed="9\n3\n" + "\n" * 9, lang="es")

    assert "¿Hay alguien herido o en peligro?" in result.stdout
    assert "Escriba un número del 0 al 3." in result.stdout
    assert "SEV1 · " in result.stdout


def test_questions_broken_off_assess_nothing(
    terminal: Terminal, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "at_terminal", lambda: True)

    result = terminal("assess", reference, typed="3\n")

    assert result.exit_code == 1
    assert "Nothing was changed" in result.stderr
    assert terminal.data("list")[0]["severity"] is None


# Report


def test_report_writes_a_pdf_in_the_language_asked_for(
    terminal: Terminal, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(export, "pdf", lambda document: asked.append(document) or made())
    target = tmp_path / "a.pdf"

    result = terminal("report", reference, "-o", str(target), "--report-lang", "es")

    assert result.exit_code == 0
    assert target.read_bytes() == b"%PDF"
    assert asked[0].language == "es"
    assert str(target) in result.stdout
    assert result.stderr == ""
    assert list(tmp_path.glob("*.part")) == []


def made(*, tagged: bool = True, missing: str = "") -> export.Pdf:
    return export.Pdf(b"%PDF", tagged, missing)


def test_a_real_report_is_a_pdf(terminal: Terminal, reference: str, tmp_path: Path) -> None:
    target = tmp_path / "real.pdf"

    assert terminal("report", reference, "-o", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_report_does_not_overwrite_unless_forced(
    terminal: Terminal, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "pdf", lambda _document: made())
    target = tmp_path / "a.pdf"
    target.write_text("mine")

    assert "--force" in told(terminal("report", reference, "-o", str(target)), 2)
    assert target.read_text() == "mine"
    assert terminal("report", reference, "-o", str(target), "--force").exit_code == 0
    assert target.read_bytes() == b"%PDF"


def test_report_says_what_the_paper_lacks(
    terminal: Terminal, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "pdf", lambda _document: made(tagged=False, missing="📞🜁"))

    result = terminal("report", reference, "-o", str(tmp_path / "a.pdf"))

    assert result.exit_code == 0
    assert "📞 🜁" in result.stderr
    assert "PDF/UA-1" in result.stderr


def test_a_report_that_cannot_be_written_leaves_nothing(
    terminal: Terminal, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "pdf", lambda _document: made())

    told(terminal("report", reference, "-o", str(tmp_path)), 2)
    told(terminal("report", reference, "-o", str(tmp_path / "no" / "a.pdf")), 1)
    assert not (tmp_path / "no").exists()


# Import


@pytest.fixture
def history(tmp_path: Path) -> Path:
    folder = tmp_path / "history"
    folder.mkdir()
    for name, title in (("one", "First"), ("two", "Second")):
        (folder / f"{name}.md").write_text(f"---\ntitle: {title}\ndate: 2026-03-04 09:00:00\n---\n")
    return folder


def test_importing_twice_changes_nothing(terminal: Terminal, history: Path) -> None:
    assert terminal.data("import", str(history)) == {
        "new": 2,
        "known": 0,
        "changed": [],
        "problems": [],
    }
    assert terminal.data("import", str(history))["known"] == 2
    assert len(terminal.data("list", "--all")) == 2


def test_a_file_with_a_problem_is_named_with_its_line(terminal: Terminal, history: Path) -> None:
    (history / "bad.md").write_text("---\ntitle: Third\ndate: someday\n---\n")

    result = terminal("import", str(history))

    assert result.exit_code == 3
    assert "2 incidents taken in." in result.stdout
    assert "bad.md, line 3: " in result.stderr
    problems = json.loads(terminal("import", str(history), "--json").stdout)["problems"]
    assert [(one["file"], one["line"]) for one in problems] == [("bad.md", 3)]


def test_a_file_that_changed_is_named_and_left(terminal: Terminal, history: Path) -> None:
    terminal("import", str(history))
    (history / "one.md").write_text("---\ntitle: Other\ndate: 2026-03-04 09:00:00\n---\n")

    result = terminal("import", str(history))

    assert result.exit_code == 0
    assert "one.md" in result.stderr
    assert "Other" not in terminal("list", "--all").stdout


def test_nothing_to_import_is_bad_input(terminal: Terminal, tmp_path: Path) -> None:
    told(terminal("import", str(tmp_path / "nowhere")), 2)
    assert not terminal.folder.exists()


def test_an_import_that_is_interrupted_leaves_nothing_half_done(
    terminal: Terminal, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Desk._take_in_one

    def interrupt(desk: Desk, past: object) -> None:
        taken(desk, past)
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "_take_in_one", interrupt)

    assert "Nothing was changed" in told(terminal("import", str(history)), 1)
    assert terminal.data("list", "--all") == []


def test_the_samples_of_the_importer_come_in(terminal: Terminal) -> None:
    assert terminal.data("import", str(SAMPLES / "payments.md"))["new"] == 1


# Verify


def test_a_whole_chain_is_whole(terminal: Terminal, reference: str) -> None:
    assert terminal("verify").stdout == "The chain is whole: 2 facts.\n"
    assert terminal.data("verify") == {"whole": True, "checked": 2, "broken": None}


def test_a_changed_fact_is_named(terminal: Terminal, reference: str) -> None:
    terminal("log", reference, "as it was")
    tamper(terminal, "UPDATE facts SET actor = 'someone else' WHERE seq = 2")

    english, spanish = terminal("verify"), terminal("verify", lang="es")

    assert (english.exit_code, spanish.exit_code) == (4, 4)
    assert "number 2 of desk" in english.stdout
    assert reference in english.stdout
    assert "La cadena está rota." in spanish.stdout
    broken = json.loads(terminal("verify", "--json").stdout)["broken"]
    assert (broken["seq"], broken["reference"], broken["why"]) == (2, reference, "changed")


def tamper(terminal: Terminal, how: str) -> None:
    with closing(sqlite3.connect(paths.database(terminal.folder))) as database, database:
        for trigger in ("facts_never_change", "facts_never_go"):
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(how)


def test_a_missing_fact_is_told(terminal: Terminal, reference: str) -> None:
    terminal("log", reference, "gone")
    terminal("log", reference, "still here")
    tamper(terminal, "DELETE FROM facts WHERE seq = 3")

    result = terminal("verify")

    assert result.exit_code == 4
    assert "is missing" in result.stdout


def test_a_file_that_is_no_database_could_not_be_verified(terminal: Terminal) -> None:
    terminal.folder.mkdir()
    paths.database(terminal.folder).write_text("garbage, and long enough to be looked at")

    assert "damaged" in told(terminal("verify"), 1)


# Demonstration


def test_demo_says_how_to_open_it_and_opens_in_its_language(tmp_path: Path) -> None:
    result = Terminal(tmp_path)("demo", lang="es")

    folder = tmp_path / "demonstration"
    assert f"incident-desk --data-dir {folder}" in result.stdout
    assert preferences.read(paths.preferences(folder)).language == "es"
    assert "Sin internet" in Terminal(folder)("list").stdout


# Backups


@pytest.fixture
def backup(terminal: Terminal, reference: str) -> Path:
    desk = Desk(terminal.folder, SystemClock(), "Ana")
    made = desk.back_up()
    desk.close()
    return made


def test_backups_are_listed(terminal: Terminal, backup: Path) -> None:
    assert backup.name in terminal("backups").stdout
    assert backup.name in terminal("restore").stdout
    [listed] = terminal.data("backups")
    assert listed["path"] == str(backup)
    assert listed["size"] == backup.stat().st_size


def test_no_backups_are_said_in_words(terminal: Terminal) -> None:
    assert "no backups yet" in terminal("backups").stdout
    assert terminal.data("backups") == []


def test_restore_puts_a_backup_back_and_loses_nothing(
    terminal: Terminal, reference: str, backup: Path
) -> None:
    terminal("declare", "After the backup")

    result = terminal("restore", backup.name, "--yes")

    assert result.exit_code == 0
    assert [one["reference"] for one in terminal.data("list")] == [reference]
    assert len(list(terminal.folder.glob("*before-restore*.sqlite3"))) == 1


def test_restore_asks_first(
    terminal: Terminal, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--yes" in told(terminal("restore", str(backup)), 2)
    monkeypatch.setattr("incident_desk.cli.keeping.at_terminal", lambda: True)

    assert terminal("restore", str(backup), typed="n\n").exit_code == 1
    assert terminal("restore", str(backup), typed="\n").exit_code == 1
    assert list(terminal.folder.glob("*before-restore*")) == []
    assert terminal("restore", str(backup), typed="s\n", lang="es").exit_code == 0


def test_restore_waits_for_the_window_to_close(terminal: Terminal, backup: Path) -> None:
    lock = paths.lock(terminal.folder)
    lock.write_text(f"{os.getpid()}\nincident-desk\nhere\n")

    assert "window" in told(terminal("restore", str(backup), "--yes"), 1)
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    for first in (gone.pid, "9" * 30, "no number"):
        lock.write_text(f"{first}\nincident-desk\nhere\n")
        paths.database(terminal.folder).unlink(missing_ok=True)
        assert terminal("restore", str(backup), "--yes").exit_code == 0


def test_a_backup_there_is_not_is_bad_input(terminal: Terminal, backup: Path) -> None:
    told(terminal("restore", "desk-nothing.sqlite3", "--yes"), 2)
    backup.write_text("garbage that is no database at all")
    assert "damaged" in told(terminal("restore", str(backup), "--yes"), 1)


# Hand-over


def test_the_brief_of_a_hand_over_is_one_page_and_changes_nothing(
    terminal: Terminal, reference: str, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    before = terminal.data("show", reference)
    words = ("hand-over", reference, "--role", "scribe", "--to", "Núria", "-o", str(target))

    assert terminal(*words, "--report-lang", "es").exit_code == 0

    read = PdfReader(target)
    assert len(read.pages) == 1
    text = read.pages[0].extract_text()
    assert "Resumen de relevo: Secretaría" in text
    assert "Núria" in text
    assert terminal.data("show", reference) == before
    assert "--force" in told(terminal(*words), 2)
    told(terminal("hand-over", reference, "--role", "king", "-o", str(target)), 2)


# The command line as a whole


@pytest.mark.parametrize("name", ["", *incident_desk.commands])
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(incident_desk, [*filter(None, [name]), "--help"])

    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_every_command_is_there() -> None:
    assert set(incident_desk.commands) == {
        *("declare", "list", "show", "log", "assess", "report", "hand-over", "import"),
        *("import-playbook", "message", "check-text", "checklist", "on-paper"),
        *("verify", "demo", "backups", "restore", "drill", "drill-score"),
    }


def test_help_tells_the_exit_codes() -> None:
    assert "Exit codes: 0 done" in CliRunner().invoke(incident_desk, ["--help"]).stdout


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(incident_desk, ["--version"]).stdout.startswith("incident-desk ")


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (["declare"], "TITLE"),
        (["declare", "x", "--wrong"], "--wrong"),
        (["declare", "x", "--since"], "--since"),
        (["declare", "x", "more"], "more"),
        (["list", "--phase", "gone"], "--phase"),
        (["list", "--limit", "0"], "--limit"),
        (["report", "INC"], "--output"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_told_in_the_language_chosen(
    terminal: Terminal, words: list[str], told_of: str
) -> None:
    english, spanish = told(terminal(*words), 2), told(terminal(*words, lang="es"), 2)

    for sentence in (english, spanish):
        assert told_of in sentence
    assert "See 'incident-desk" in english
    assert "Consulte 'incident-desk" in spanish


@pytest.mark.parametrize("command", ["declare x", "list", "verify", "backups", "demo"])
def test_a_folder_that_cannot_be_one_is_no_disaster(tmp_path: Path, command: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for folder in (file, tmp_path / ("long" * 100)):
        result = Terminal(folder)(*command.split())

        if command != "backups":
            told(result, 2 if command in ("list", "verify") and folder == file else 1)
        assert isinstance(result.exception, SystemExit | None)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("words", [["--wrong"], ["--lang", "xx"], ["--data-dir"]])
def test_wrong_options_of_the_program_are_told(words: list[str]) -> None:
    assert words[0] in told(CliRunner().invoke(incident_desk, words), 2)


def test_the_language_is_the_preferred_one_unless_told(tmp_path: Path) -> None:
    kept = paths.preferences(tmp_path)
    preferences.write(kept, preferences.Preferences(language="es"))

    result = CliRunner().invoke(incident_desk, ["--data-dir", str(tmp_path), "backups"])

    assert "Aún no hay copias de seguridad." in result.stdout


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    opened: list[Path] = []
    app = types.ModuleType("incident_desk.app")
    app.run = lambda folder: opened.append(folder) or 0
    monkeypatch.setitem(sys.modules, "incident_desk.app", app)
    return opened


def test_without_a_command_the_window_opens(terminal: Terminal, window: list[Path]) -> None:
    assert terminal().exit_code == 0
    assert window == [terminal.folder]


def test_without_arguments_the_window_opens_on_the_usual_folder(
    tmp_path: Path, window: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INCIDENT_DESK_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["incident-desk"])

    assert __main__.main() == 0
    assert window == [tmp_path]


def test_main_gives_the_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["incident-desk", "--data-dir", str(tmp_path), "verify"]
    monkeypatch.setattr(sys, "argv", arguments)
    monkeypatch.setattr(cli, "_write_anything", lambda _stream: None)

    assert __main__.main() == 2


def test_no_command_imports_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from incident_desk.cli import incident_desk as group;"
        " import incident_desk.desk.demonstration;"
        " code = 0\n"
        "for words in (['demo'], ['declare', 'x'], ['list'], ['verify'], ['backups']):\n"
        "    group.main(['--data-dir', sys.argv[1], *words], standalone_mode=False)\n"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    environment = {name: os.environ[name] for name in os.environ if not name.endswith("DISPLAY")}

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], env=environment, check=False
    )

    assert done.returncode == 0


def test_opening_the_window_does_not_wait_for_click(tmp_path: Path) -> None:
    script = (
        "import sys, types; app = types.ModuleType('incident_desk.app');"
        " app.run = lambda folder: 'click' in sys.modules;"
        " sys.modules['incident_desk.app'] = app; sys.argv = ['incident-desk'];"
        " from incident_desk.__main__ import main; sys.exit(main())"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE")
def test_a_reader_that_leaves_is_no_disaster(terminal: Terminal) -> None:
    for number in range(3):
        terminal("declare", f"Number {number}")
    command = [sys.executable, "-m", "incident_desk", "--data-dir", str(terminal.folder), "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as left:
        left.stdout.close()
        complaint = left.stderr.read().decode()

    assert complaint == ""
    assert left.returncode not in (None, -signal.SIGPIPE)


def test_a_pipe_is_written_in_utf_8_whatever_the_system_is(terminal: Terminal) -> None:
    terminal("declare", "Caída 📞")
    command = [sys.executable, "-m", "incident_desk", "--data-dir", str(terminal.folder), "list"]

    shown = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True
    )

    assert "Caída 📞" in shown.stdout.decode("utf-8")
