"""A drill from the list of drills to its score sheet, by keyboard and mouse, on a moved clock."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.ui.drills import score


@dataclass(frozen=True)
class Words:
    """What this team says, and what the desk answers, in one language."""

    language: str
    drill: str
    title: str
    mark: str
    first_call: str
    second_who: str
    clock: str
    paused: str
    decision: str
    failed: str
    affected: str
    impact: str
    last: str
    well: str
    to_practise: str
    answer: str
    paper: str


ENGLISH = Words(
    language="en",
    drill="A provider is down and its estimates slip",
    title="Cards are refused in every shop",
    mark="DRILL",
    first_call="Eleven people are in the queue",
    second_who="The provider's status page",
    clock="Drill: 6 min of 55 min · 2 of 11 injects",
    paused="Paused · Drill: 6 min of 55 min",
    decision="The shops take cash until eleven",
    failed="Cards are refused",
    affected="about 300",
    impact="They can only pay in cash",
    last="We have two hundred payments on paper",
    well="First message to customers: after 6 min",
    to_practise="Critical steps: 1 of 3 done or set aside",
    answer="A good answer: The shop hears what to do right now",
    paper="Score sheet of a drill",
)
SPANISH = Words(
    language="es",
    drill="Un proveedor se cae y sus plazos se alargan",
    title="Se rechazan las tarjetas en todas las tiendas",
    mark="SIMULACRO",
    first_call="Tengo a once personas en la cola",
    second_who="La página de estado del proveedor",
    clock="Simulacro: 6 min de 55 min · 2 de 11 novedades",
    paused="En pausa · Simulacro: 6 min de 55 min",
    decision="Las tiendas cobran en efectivo hasta las once",
    failed="No pasan las tarjetas",
    affected="unos 300",
    impact="Solo pueden pagar en efectivo",
    last="Tenemos doscientos cobros en papel",
    well="Primer mensaje a los clientes: tras 6 min",
    to_practise="Pasos críticos: 1 de 3 hechos o apartados",
    answer="Una buena respuesta: La tienda sabe qué hacer ahora mismo",
    paper="Hoja de resultados de un simulacro",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_a_drill_is_played_to_its_score_sheet(
    start: Any, qtbot: Any, clock: Any, tmp_path: Path, monkeypatch: Any, words: Words
) -> None:
    commander = Commander(start(clock, words.language), qtbot)
    start_it(commander, words)
    assess(commander)
    hear_the_first_call(commander, clock, words)
    note_the_next_on_the_board(commander, clock, words)
    tell_customers(commander, words)
    tick_a_critical_step(commander)
    pause_and_go_on(commander, clock, words)
    commander.program.stop()
    commander = Commander(start(clock), qtbot)
    go_on_after_a_restart(commander, words)
    bring_the_rest(commander, clock, words)
    end_it(commander, words)
    judge_an_answer(commander, words)
    check_the_paper(print_it(commander, monkeypatch, tmp_path), words)


def wait(commander: Commander, clock: Any, minutes: float) -> None:
    """Time passes, and the second hand of the window moves."""
    clock.forward(minutes)
    commander.window.context.bridge.ticked.emit()


def start_it(commander: Commander, words: Words) -> None:
    commander.press("3", CONTROL)
    commander.click("practise")
    assert commander.sees("practise_provider-outage").hasFocus() or words.language == "es"
    assert any(words.drill == one.text() for one in commander.window.findChildren(QLabel))
    commander.click("practise_provider-outage")


def assess(commander: Commander) -> None:
    commander.sees("wizard_severity")
    assert any(mark in commander.dialog.windowTitle() for mark in ("DRILL", "SIMULACRO"))
    for key in "1153322232":
        commander.type(key)
    commander.press("Return")
    commander.has_no_dialog()
    assert commander.sees("severity").text().startswith("SEV")


def hear_the_first_call(commander: Commander, clock: Any, words: Words) -> None:
    """It comes at its minute, is read above the tabs, and is noted by its key."""
    assert words.mark in commander.window.windowTitle()
    commander.sees_not("inject_text")
    wait(commander, clock, 1)
    assert words.first_call in commander.sees("inject_text").text()
    commander.press("J", CONTROL)
    commander.sees_not("inject_text")
    commander.press("L", CONTROL)
    commander.type(f"> {words.decision}")
    commander.press("Return")
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    assert words.first_call in said
    assert words.decision in said
    assert words.last not in said


def note_the_next_on_the_board(commander: Commander, clock: Any, words: Words) -> None:
    wait(commander, clock, 5)
    assert commander.sees("drill_clock").text() == words.clock
    tag = commander.window.context.desk.tag
    commander.press("D", CONTROL)
    panel = commander.window.frame.board.due
    labels = [one.text() for one in panel.findChildren(QLabel)]
    assert any(text.startswith(words.second_who) for text in labels)
    assert any(words.mark in text for text in labels)
    noted = commander.sees(f"inject_noted_INC-{tag}-0001")
    assert noted.hasFocus()
    commander.press("Return")
    commander.sees_not(f"inject_noted_INC-{tag}-0001")
    commander.press("L", CONTROL)
    commander.sees_not("inject_text")


def tell_customers(commander: Commander, words: Words) -> None:
    commander.press("1", ALT)
    for name, text in (
        ("what_failed", words.failed),
        ("people_affected", words.affected),
        ("impact", words.impact),
    ):
        commander.go_to(f"situation_{name}")
        commander.type(text)
        commander.press("Tab")
    commander.press("3", ALT)
    commander.click("message_first")
    text = commander.sees(f"message_body_{words.language}").toPlainText()
    assert text.startswith(f"[{words.mark}] ")
    commander.click(f"message_confirm_{'es' if words.language == 'en' else 'en'}")
    commander.approve(words.failed)
    commander.click("message_sent")
    commander.sees("message_seal")


def tick_a_critical_step(commander: Commander) -> None:
    commander.press("2", ALT)
    commander.go_to("checklist_steps")
    commander.press("Home")
    for _ in range(4):
        commander.press("Down")
    commander.press("Space")


def pause_and_go_on(commander: Commander, clock: Any, words: Words) -> None:
    """While the clock stands still nothing comes, however long it takes."""
    commander.click("drill_pause")
    wait(commander, clock, 30)
    assert commander.sees("drill_clock").text().startswith(words.paused)
    commander.sees_not("inject_text")
    commander.click("drill_pause")
    wait(commander, clock, 3)
    commander.sees("inject_text")


def go_on_after_a_restart(commander: Commander, words: Words) -> None:
    cards = commander.sees("column_investigating")
    heard = cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.mark.casefold() in heard.casefold()
    commander.press("Return")
    assert commander.sees("inject_text").text()
    commander.press("J", CONTROL)
    commander.sees_not("inject_text")


def bring_the_rest(commander: Commander, clock: Any, words: Words) -> None:
    """The leader is short of time: what is left comes at the press of a button."""
    for _ in range(8):
        commander.click("drill_next")
        commander.sees("inject_text")
        clock.forward(1)
        commander.click("inject_noted")
    commander.sees_not("drill_next")
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    assert words.last in said


def end_it(commander: Commander, words: Words) -> None:
    commander.click("drill_end")
    commander.sees("score_about")
    page = commander.window.frame.incident.panels["score"]

    def told() -> list[str]:
        return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]

    for said in (words.well, words.to_practise, words.answer, words.decision):
        commander.waits_for(lambda said=said: any(said in text for text in told()))
    incident = commander.window.context.desk.incident(commander.window.frame.incident.incident_id)
    assert incident.phase == "closed"


def judge_an_answer(commander: Commander, words: Words) -> None:
    page = commander.window.frame.incident
    box = commander.sees("answered_first-call")
    page.panels["score"].area.ensureWidgetVisible(box)
    commander.click("answered_first-call")
    run = commander.window.context.desk.incident(page.incident_id).run
    assert len(run.answered) == 1
    assert words.title in commander.window.windowTitle()


def print_it(commander: Commander, monkeypatch: Any, folder: Path) -> Path:
    path, proposed = folder / "score.pdf", []

    def choose(_parent: Any, name: str, chosen: Any) -> None:
        proposed.append(name)
        chosen(path)

    monkeypatch.setattr(score, "ask_save_path", choose)
    commander.window.frame.incident.panels["score"].area.verticalScrollBar().setValue(0)
    commander.click("score_save")
    commander.waits_for(path.exists)
    commander.waits_for(lambda: not commander.window.tasks.busy)
    assert proposed[0].startswith(("DRILL-INC-", "SIMULACRO-INC-"))
    return path


def check_the_paper(path: Path, words: Words) -> None:
    read = PdfReader(io.BytesIO(path.read_bytes()))
    pages = [" ".join(page.extract_text().split()) for page in read.pages]
    assert all(words.mark in page for page in pages)
    whole = " ".join(pages)
    for said in (words.paper, words.drill, words.well, words.decision, words.last, words.answer):
        assert said in whole
    assert read.trailer["/Root"]["/Lang"] == words.language
