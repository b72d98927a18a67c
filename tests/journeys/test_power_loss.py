"""A power loss from declaring to closing, by keyboard alone: no hand leaves it for the mouse."""

from dataclasses import dataclass
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE, Checklist
from incident_desk.domain.incident import Incident

_STOPS = 60  # of the Tab key, at most


@dataclass(frozen=True)
class Words:
    """What this commander says, and what the desk answers, in one language."""

    language: str
    title: str
    minutes: str
    locked: str
    blocked: str
    nobody_here: str
    gate: str
    appeared: str
    dark: str
    critical: str
    finished: str


ENGLISH = Words(
    language="en",
    title="No electricity at the north office",
    minutes="42 min left at 60 % load",
    locked="The yard is locked",
    blocked="Step blocked: 5 min",
    nobody_here="Nobody uses a lift here",
    gate="Count everybody at the gate",
    appeared="Appeared because Way out: Yes, in part",
    dark="Still dark: handed to the owner of the building",
    critical="critical step",
    finished="Checklist finished: Power loss",
)
SPANISH = Words(
    language="es",
    title="Sin electricidad en la oficina norte",
    minutes="Quedan 42 min al 60 % de carga",
    locked="El patio está cerrado",
    blocked="Paso bloqueado: 5 min",
    nobody_here="Nadie usa aquí el ascensor",
    gate="Cuente a todos en la puerta",
    appeared="Aparece ahora porque Alternativa: Sí, en parte",
    dark="Sigue sin luz: lo lleva el dueño del edificio",
    critical="crítico",
    finished="Lista terminada: Corte de luz",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_a_power_loss_from_declared_to_closed(
    start: Any, qtbot: Any, clock: Any, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    monkeypatch.setattr(qtbot, "mouseClick", None)
    commander = Commander(start(clock, words.language), qtbot)
    commander.window.resize(1280, 800)
    declare(commander, words)
    work_through_the_first_steps(commander, clock, words)
    come_back_to_what_is_blocked(commander, clock, words)
    see_a_step_appear(commander, words)
    add_and_move_a_step(commander, words)
    be_told_on_closing(commander, words)
    finish_the_list(commander, words)
    close(commander, words)


def only(commander: Commander) -> Incident:
    desk = commander.window.context.desk
    (card,) = desk.cards(desk.numbers(commander.everything))
    return desk.incident(card.id)


def checklist(commander: Commander) -> Checklist:
    return only(commander).checklists[0]


def tab_to(commander: Commander, name: str, key: str = "Tab") -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(_STOPS):
        focused = QApplication.focusWidget()
        if focused and focused.objectName() == name:
            return
        commander.press(key)
    raise AssertionError(name)


def go_to_step(commander: Commander, step_id: str) -> None:
    """By the arrow keys, from the top."""
    steps = commander.sees("checklist_steps")
    tab_to(commander, "checklist_steps")
    commander.press("Home")
    ids = [step.id for step in checklist(commander).steps]
    hidden = {"elsewhere"} - {row_id(steps, row) for row in range(steps.model().rowCount())}
    for _ in range([one for one in ids if one not in hidden].index(step_id)):
        commander.press("Down")
    assert row_id(steps, steps.currentIndex().row()) == step_id


def row_id(steps: Any, row: int) -> str:
    return str(steps.model().row(steps.model().index(row, 0)).step.id)


def declare(commander: Commander, words: Words) -> None:
    commander.press("N", CONTROL)
    commander.sees("declare_title")
    commander.type(words.title)
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.type("11" + "434" + "32512")
    assert commander.sees("propose_power-loss").isChecked()
    commander.press("Return", CONTROL)
    commander.has_no_dialog()
    commander.press("2", ALT)
    assert commander.sees("checklist_steps").hasFocus()
    assert checklist(commander).language == words.language


def work_through_the_first_steps(commander: Commander, clock: Any, words: Words) -> None:
    """People are safe, the battery is read, and the generator cannot be reached."""
    first = checklist(commander).steps[0]
    assert commander.sees("next_text").text() == first.text
    commander.press("N")
    commander.type(words.nobody_here)
    commander.press("Return")
    go_to_step(commander, "command")
    commander.press("Space")
    go_to_step(commander, "battery")
    commander.press("A")
    commander.type("Bruno")
    commander.press("Return")
    clock.forward(2)
    commander.press("Return")
    commander.type(words.minutes)
    commander.press("Return", CONTROL)
    go_to_step(commander, "generator")
    commander.press("B")
    commander.type(words.locked)
    commander.press("Return")
    found = checklist(commander)
    states = [found.state(step) for step in ("people", "command", "battery", "generator")]
    assert states == [SET_ASIDE, DONE, DONE, BLOCKED]
    assert [note.text for note in found.notes["battery"]] == [words.minutes]
    assert found.person("battery") == "Bruno"


def come_back_to_what_is_blocked(commander: Commander, clock: Any, words: Words) -> None:
    """From the board, five minutes later."""
    clock.forward(5)
    commander.press("D", CONTROL)
    due = commander.window.frame.board.due
    assert words.blocked in [label.text() for _need, label in due._timed]
    tab_to(commander, f"due_step_blocked_{only(commander).reference}")
    commander.press("Return")
    steps = commander.sees("checklist_steps")
    assert row_id(steps, steps.currentIndex().row()) == "generator"
    commander.press("U")
    commander.press("T")
    commander.press("Return")
    assert checklist(commander).due_at("generator") is not None
    commander.press("Space")
    assert checklist(commander).state("generator") == DONE


def see_a_step_appear(commander: Commander, words: Words) -> None:
    """The workaround only helps in part: people are to be moved after all."""
    steps = commander.sees("checklist_steps")
    shown = [row_id(steps, row) for row in range(steps.model().rowCount())]
    assert "elsewhere" not in shown
    commander.press("E", CONTROL)
    commander.sees("wizard_severity")
    commander.type("11" + "434" + "32522")
    commander.press("Return", CONTROL)
    commander.has_no_dialog()
    tab_to(commander, "checklist_steps")
    go_to_step(commander, "elsewhere")
    assert commander.sees("step_why").text() == words.appeared
    commander.press("Space")


def add_and_move_a_step(commander: Commander, words: Words) -> None:
    tab_to(commander, "checklist_add", "Backtab")
    commander.press("Return")
    commander.type(words.gate)
    commander.press("Return")
    added = next(step for step in checklist(commander).steps if step.text == words.gate)
    go_to_step(commander, added.id)
    before = [step.id for step in checklist(commander).steps].index(added.id)
    commander.press("Up", ALT)
    after = [step.id for step in checklist(commander).steps].index(added.id)
    assert after == before - 1
    commander.press("Space")


def be_told_on_closing(commander: Commander, words: Words) -> None:
    tab_to(commander, "phase_closed", "Backtab")
    commander.press("Space")
    assert only(commander).phase != "closed"
    assert words.critical in commander.sees("closing_said").text()
    assert commander.sees("closing_see").hasFocus()
    commander.press("Return")
    steps = commander.sees("checklist_steps")
    assert row_id(steps, steps.currentIndex().row()) == "settle"
    commander.press("Space")


def finish_the_list(commander: Commander, words: Words) -> None:
    """One critical step is left, and it is left open for a reason."""
    tab_to(commander, "checklist_finish", "Backtab")
    commander.press("Return")
    commander.sees("answer_recharge")
    for _ in range(3):
        if QApplication.focusWidget().objectName() == "left":
            break
        commander.press("Right")
    commander.press("Space")
    assert commander.sees("answer_reason_recharge").hasFocus()
    commander.type(words.dark)
    tab_to(commander, "finish_list")
    commander.press("Return")
    found = checklist(commander)
    assert found.finished is not None
    assert dict(found.finished.left) == {"recharge": words.dark}
    assert found.state("recharge") == OPEN
    commander.sees("list_finished")


def close(commander: Commander, words: Words) -> None:
    tab_to(commander, "phase_closed", "Backtab")
    commander.press("Space")
    assert only(commander).phase == "closed"
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    for piece in (words.minutes, words.locked, words.gate, words.finished, words.dark):
        assert piece in said
