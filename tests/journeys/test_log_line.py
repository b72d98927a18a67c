"""An incident told by its log line, with the keyboard alone."""

from dataclasses import dataclass
from typing import Any

import pytest
from clocks import NIGHT
from commander import ALT, CONTROL, Commander
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.domain import facts

SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Words:
    language: str
    note: str
    action: str
    hypothesis: str
    reason: str
    decision: str
    order: str
    action_told: str
    order_told: str
    order_due: str
    confirmed: str
    done: str


ENGLISH = Words(
    language="en",
    note="Note: both shops lost the line within a minute",
    action="! @02:50 restarted the core switch",
    hypothesis="? a digger cut the cable",
    reason="the carrier says so",
    decision="> we stay on mobile data",
    order="Bruno: look at the splitter, 10m",
    action_told="Action taken · Dated back to 02:50",
    order_told="Order to Bruno, asked after at 03:10",
    order_due="Ask Bruno: time was up 1 min ago",
    confirmed="Hypothesis (confirmed): a digger cut the cable",
    done="Order done by Bruno: look at the splitter",
)
SPANISH = Words(
    language="es",
    note="Nota: las dos tiendas perdieron la línea a la vez",
    action="! @02:50 reiniciado el conmutador",
    hypothesis="? una excavadora cortó el cable",
    reason="lo confirma el operador",
    decision="> seguimos con datos móviles",
    order="Bruno: mire el repartidor, en 10 min",
    action_told="Acción realizada · Con fecha anterior: 02:50",
    order_told="Encargo a Bruno, con recordatorio: 03:10",
    order_due="Pregunte a Bruno: venció hace 1 min",
    confirmed="Hipótesis (confirmada): una excavadora cortó el cable",
    done="Encargo cumplido por Bruno: mire el repartidor",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_note_action_hypothesis_decision_and_an_order_that_comes_back(
    start: Any, qtbot: Any, clock: Any, words: Words
) -> None:
    commander = Commander(start(clock, words.language), qtbot)
    declare(commander)
    tell(commander, words)
    check_what_was_written(commander)
    confirm_the_hypothesis(commander, words)
    the_order_comes_back_on_the_board(commander, clock, words)
    settle_it_in_the_incident(commander, clock, words)


def declare(commander: Commander) -> None:
    commander.sees("empty_declare")
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type("Phones are silent")
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()


def tell(commander: Commander, words: Words) -> None:
    commander.press("L", CONTROL)
    line = commander.window.frame.incident.log_line
    for text, hint in (
        (words.note, None),
        (words.action, words.action_told),
        (words.hypothesis, None),
        (words.decision, None),
        (words.order, words.order_told),
    ):
        commander.type(text)
        assert hint is None or line.hint == hint
        commander.press("Return")
        assert line.field.text() == ""


def check_what_was_written(commander: Commander) -> None:
    incident_id = commander.window.frame.incident.incident_id
    written = commander.window.context.desk.facts(incident_id)
    bodies = {type(fact.body): fact for fact in written}
    kinds = (facts.NoteLogged, facts.HypothesisRaised, facts.DecisionMade, facts.OrderGiven)
    assert all(bodies[kind].happened_at == NIGHT for kind in kinds)
    assert (NIGHT - bodies[facts.ActionTaken].happened_at).total_seconds() == 600
    assert bodies[facts.NoteLogged].body.text.startswith(("Note: ", "Nota: "))


def confirm_the_hypothesis(commander: Commander, words: Words) -> None:
    commander.press("4", ALT)
    timeline = commander.sees("timeline")
    commander.press("End")
    while not isinstance(timeline.chosen.body, facts.HypothesisRaised):
        commander.press("Up")
    commander.press("C")
    commander.type(words.reason)
    commander.press("Return")
    assert timeline.hasFocus()
    assert words.confirmed in told(timeline)


def the_order_comes_back_on_the_board(commander: Commander, clock: Any, words: Words) -> None:
    commander.press("1", CONTROL)
    commander.sees("column_investigating")
    commander.press("1", CONTROL)
    assert words.order_due not in everything_on(commander)
    clock.forward(11)
    commander.window.frame.page.due.read()
    commander.waits_for(lambda: words.order_due in everything_on(commander))
    go_by_tab_to(commander, "order_open_")
    commander.press("Return")
    assert commander.window.frame.location.tab == "situation"


def settle_it_in_the_incident(commander: Commander, clock: Any, words: Words) -> None:
    commander.press("L", CONTROL)
    assert words.order_due in everything_on(commander)
    go_by_tab_to(commander, "order_more_here", back=True)
    commander.press("Return")
    assert words.order_due not in everything_on(commander)
    clock.forward(11)
    commander.window.context.bridge.ticked.emit()
    assert words.order_due in everything_on(commander)
    go_by_tab_to(commander, "order_settle_here", back=True)
    commander.press("Return")
    assert commander.sees("log").hasFocus()
    commander.press("4", ALT)
    assert words.done in told(commander.sees("timeline"))


def go_by_tab_to(commander: Commander, name: str, *, back: bool = False) -> None:
    for _ in range(60):
        if commander._keyboard().objectName().startswith(name):
            return
        commander.press("Backtab", SHIFT) if back else commander.press("Tab")
    raise AssertionError(f"no way by keyboard to {name}")


def told(timeline: Any) -> list[str]:
    model = timeline.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def everything_on(commander: Commander) -> list[str]:
    labels = commander.window.frame.page.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]
