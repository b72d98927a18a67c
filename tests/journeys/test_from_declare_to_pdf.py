"""From a first start to the PDF of an incident, closed, opened again and read again."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from incident_desk.ui.report import panel as report_panel


@dataclass(frozen=True)
class Words:
    """What this commander says, and what the desk answers, in one language."""

    language: str
    title: str
    services: str
    since: str
    failed: str
    affected: str
    told: str
    impact: str
    reason: str
    noted: str
    done: str
    next_update: str
    report: str


ENGLISH = Words(
    language="en",
    title="No internet at the north office",
    services="Internet line, Phones",
    since="10 min ago",
    failed="The provider's line is dead",
    affected="200-500",
    told="200 to 500 people",
    impact="Calls and card payments fail",
    reason="There is no lift here",
    noted="@02:45 Two colleagues saw a digger at the cable",
    done="3 of 14",
    next_update="Next update",
    report="Incident report",
)
SPANISH = Words(
    language="es",
    title="Sin internet en la oficina norte",
    services="Línea de internet, Teléfonos",
    since="hace 10 min",
    failed="La línea del proveedor no da señal",
    affected="unos 300",
    told="aproximadamente 300 personas",
    impact="No funcionan llamadas ni pagos con tarjeta",
    reason="Aquí no hay ascensor",
    noted="@02:45 Dos compañeros vieron una excavadora junto al cable",
    done="3 de 14",
    next_update="Próximo aviso",
    report="Informe",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_a_commander_works_an_incident_and_reads_it_again(
    start: Any, qtbot: Any, clock: Any, tmp_path: Path, monkeypatch: Any, words: Words
) -> None:
    commander = Commander(start(clock, words.language), qtbot)
    declare(commander, words)
    assess(commander)
    work_the_checklist(commander, words)
    say_what_is_known(commander, words)
    tell_customers(commander, words)
    log(commander, words)
    promise_counts_down(commander, clock, words)
    pdf = save_the_report(commander, monkeypatch, tmp_path)
    check_the_report(pdf, words)
    commander.program.stop()
    read_it_again(Commander(start(clock), qtbot), words)


def declare(commander: Commander, words: Words) -> None:
    commander.sees("empty_declare")
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type(words.title)
    commander.press("Tab")
    commander.type(words.services)
    commander.press("Tab")
    commander.retype(words.since)
    commander.press("Return")


def assess(commander: Commander) -> None:
    commander.sees("wizard_severity")
    for key in "1153322232":
        commander.type(key)
    assert commander.sees("wizard_accept").hasFocus()
    assert commander.sees("wizard_severity").text().startswith("SEV")
    commander.press("Return")
    commander.has_no_dialog()
    assert commander.sees("severity").text().startswith("SEV")


def work_the_checklist(commander: Commander, words: Words) -> None:
    commander.press("2", ALT)
    commander.sees("attach_internet-loss" if not attached(commander) else "checklist_steps")
    if not attached(commander):
        commander.click("attach_internet-loss")
    commander.go_to("checklist_steps")
    commander.press("Home")
    commander.press("Space")  # ticked
    commander.press("Space")  # taken back
    commander.press("Space")  # and ticked again
    commander.press("Down")
    commander.press("Space")
    commander.press("Down")
    commander.press("N")
    commander.type(words.reason)
    commander.press("Return")
    commander.waits_for(lambda: words.done in commander.sees("checklist_progress").text())


def attached(commander: Commander) -> bool:
    """The wizard proposes the playbook, because the title speaks of the internet."""
    desk = commander.window.context.desk
    incident_id = commander.window.frame.incident.incident_id
    return bool(desk.incident(incident_id).checklists)


def say_what_is_known(commander: Commander, words: Words) -> None:
    commander.press("1", ALT)
    for name, text in (
        ("what_failed", words.failed),
        ("people_affected", words.affected),
        ("impact", words.impact),
    ):
        commander.go_to(f"situation_{name}")
        commander.type(text)
        commander.press("Tab")


def tell_customers(commander: Commander, words: Words) -> None:
    commander.press("3", ALT)
    commander.click("message_first")
    text = commander.sees(f"message_body_{words.language}").toPlainText()
    for said in (words.told, words.impact):
        assert said in text
    assert words.failed not in text
    commander.click(f"message_confirm_{'es' if words.language == 'en' else 'en'}")
    commander.approve(words.reason)
    commander.click("ways_copy")
    copied = QApplication.clipboard().text()
    assert words.impact in copied
    assert "{" not in copied
    commander.click("message_sent")
    commander.sees("message_seal")
    assert commander.sees(f"message_as_sent_{words.language}").isReadOnly()
    commander.sees_not("message_approve")


def log(commander: Commander, words: Words) -> None:
    commander.press("L", CONTROL)
    commander.type(words.noted)
    commander.press("Return")
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    noted = words.noted.removeprefix("@02:45 ")
    for piece in (words.title, words.reason, words.affected, noted):
        assert piece in said


def promise_counts_down(commander: Commander, clock: Any, words: Words) -> None:
    header = commander.window.frame.incident.header
    before = header.promise
    assert words.next_update in before
    clock.forward(1)
    commander.window.context.bridge.ticked.emit()
    assert header.promise != before


def save_the_report(commander: Commander, monkeypatch: Any, folder: Path) -> Path:
    path = folder / "report.pdf"
    monkeypatch.setattr(
        report_panel, "ask_save_path", lambda _parent, _proposed, chosen: chosen(path)
    )
    commander.press("6", ALT)
    commander.click("report_save")
    commander.waits_for(path.exists)
    commander.waits_for(lambda: not commander.window.tasks.busy)
    return path


def check_the_report(path: Path, words: Words) -> None:
    read = PdfReader(io.BytesIO(path.read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    noted = words.noted.removeprefix("@02:45 ")
    for said in (words.title, words.failed, words.affected, words.reason, noted, words.report):
        assert said in text
    assert read.trailer["/Root"]["/Lang"] == words.language
    assert read.metadata is not None
    assert words.title in str(read.metadata.title)
    assert len(read.outline) >= 5


def read_it_again(commander: Commander, words: Words) -> None:
    cards = commander.sees("column_investigating")
    assert words.title in str(cards.model().index(0, 0).data())
    assert cards.hasFocus()
    commander.press("Return")
    commander.press("2", ALT)
    assert words.done in commander.sees("checklist_progress").text()
    commander.press("1", ALT)
    assert commander.sees("situation_people_affected").text() == words.affected
    commander.press("3", ALT)
    assert words.impact in commander.sees(f"message_as_sent_{words.language}").toPlainText()
    assert words.next_update in commander.window.frame.incident.header.promise
