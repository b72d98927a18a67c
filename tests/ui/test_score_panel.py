"""The score sheet in the window: figures, what stands behind them, ticks, and the PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clocks import TestClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from saying import said

from incident_desk.desk import Desk
from incident_desk.domain.deadlines import INJECT
from incident_desk.domain.score_sheet import PRACTISE, UNJUDGED, WELL
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.drills import score
from incident_desk.ui.drills.score import ScorePanel

LEFT = Qt.MouseButton.LeftButton
Opened = Callable[..., ScorePanel]


@pytest.fixture
def incident(desk: Desk, clock: TestClock) -> UUID:
    """Ten minutes of a drill: three injects noted, a decision, one message with a promise."""
    started = desk.start_drill(desk.drill("provider-outage", "en"))
    clock.forward(2)
    desk.enter(started, "> The shops take cash")
    clock.forward(7)
    for need in desk.needs():
        if need.kind == INJECT:
            assert need.ref is not None
            desk.note_inject(started, need.ref)
    text = "[DRILL] Cards are refused. Please pay in cash."
    message = said(desk, started, desk.next_update(started), {"en": text})
    desk.mark_sent(started, message, "en", "status_page", "Customers")
    clock.forward(1)
    return started


@pytest.fixture
def opened(host: QWidget, context: Context, incident: UUID, qtbot: Any) -> Opened:
    def open_panel(with_context: Context = context) -> ScorePanel:
        panel = ScorePanel(with_context, incident, host)
        panel.resize(host.size())
        host.show()
        panel.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return panel

    return open_panel


def words(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if not label.isHidden()]


def answered(desk: Desk, incident: UUID) -> int:
    run = desk.incident(incident).run
    assert run is not None
    return len(run.answered)


def test_while_the_drill_runs_what_cannot_be_judged_is_not_there_yet(
    opened: Opened, desk: Desk
) -> None:
    panel = opened()
    assert "First message to customers: after 9 min" in words(panel.parts[WELL])
    assert panel.parts[UNJUDGED].heading.text() == "Not yet"
    assert panel.parts[PRACTISE].isHidden()


def test_what_would_give_the_answers_away_is_told_only_at_the_end(
    opened: Opened, desk: Desk, incident: UUID, qtbot: Any
) -> None:
    panel = opened()
    spoilers = ("A good answer", "SEV2 or SEV3", "Whether the online checkout")
    assert not any(spoiler in text for text in words(panel) for spoiler in spoilers)
    desk.end_drill(incident)
    for spoiler in spoilers:
        qtbot.waitUntil(lambda spoiler=spoiler: any(spoiler in text for text in words(panel)))


def test_at_the_end_it_says_what_to_practise_and_what_may_help(
    opened: Opened, desk: Desk, incident: UUID
) -> None:
    desk.end_drill(incident)
    practise = words(opened().parts[PRACTISE])
    assert "Severity: not set" in practise
    assert any("Run the questions early" in text for text in practise)


def test_the_leader_ticks_what_was_answered_and_takes_it_back(
    opened: Opened, desk: Desk, incident: UUID, qtbot: Any
) -> None:
    panel = opened()
    box = panel.findChild(QCheckBox, "answered_first-call")
    assert isinstance(box, QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert answered(desk, incident) == 1
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert answered(desk, incident) == 0


def test_reading_again_leaves_the_keyboard_on_its_tick(
    opened: Opened, desk: Desk, incident: UUID, clock: TestClock, qtbot: Any
) -> None:
    panel = opened()
    box = panel.findChild(QCheckBox, "answered_first-call")
    assert isinstance(box, QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    clock.forward(5)
    desk.enter(incident, "! closed the checkout")
    qtbot.waitUntil(lambda: len(panel.injects.rows) == 4)
    assert box.hasFocus()
    assert box.isChecked()


def test_beside_each_inject_stands_what_was_written_until_the_next(opened: Opened) -> None:
    panel = opened()
    first, second, _third = panel.injects.rows.values()
    assert any("Decision: The shops take cash" in text for text in words(first))
    assert any(text.startswith("Noted after 8 min") for text in words(first))
    assert not any("Decision" in text for text in words(second))


def test_a_tick_that_cannot_be_saved_is_told_and_taken_back(
    opened: Opened, desk: Desk, incident: UUID, context: Context, qtbot: Any, monkeypatch: Any
) -> None:
    def fail(*_arguments: object) -> None:
        raise DeskError("store.full")

    panel = opened()
    monkeypatch.setattr(desk, "judge_inject", fail)
    box = panel.findChild(QCheckBox, "answered_first-call")
    assert isinstance(box, QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert context.notices.error is not None


def test_it_is_saved_as_a_pdf_in_the_language_chosen(
    opened: Opened, context: Context, tmp_path: Path, qtbot: Any, monkeypatch: Any
) -> None:
    proposed: list[str] = []

    def choose(_parent: QWidget, name: str, chosen: Callable[[Path], object]) -> None:
        proposed.append(name)
        chosen(tmp_path / name)

    monkeypatch.setattr(score, "ask_save_path", choose)
    panel = opened()
    qtbot.mouseClick(panel.language.button("es"), LEFT)
    qtbot.mouseClick(panel.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(context.notices.text), timeout=20_000)
    assert proposed[0].startswith("SIMULACRO-INC-")
    assert (tmp_path / proposed[0]).read_bytes().startswith(b"%PDF")
    assert proposed[0] in context.notices.text


def test_a_pdf_that_cannot_be_written_is_told(
    opened: Opened, context: Context, tmp_path: Path, qtbot: Any, monkeypatch: Any
) -> None:
    nowhere = tmp_path / "nowhere" / "score.pdf"
    monkeypatch.setattr(score, "ask_save_path", lambda _parent, _name, chosen: chosen(nowhere))
    panel = opened()
    qtbot.mouseClick(panel.save_button, LEFT)
    qtbot.waitUntil(lambda: context.notices.error is not None, timeout=20_000)


@pytest.mark.parametrize("language", ["en", "es"])
def test_in_a_narrow_window_every_word_has_its_room(
    opened: Opened,
    in_language: Callable[[str], Context],
    desk: Desk,
    incident: UUID,
    qtbot: Any,
    language: str,
) -> None:
    desk.end_drill(incident)
    panel = opened(in_language(language))
    panel.resize(540, 300)
    content = panel.area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= 540)
    for label in panel.findChildren(QLabel):
        if label.wordWrap() and label.isVisible():
            qtbot.waitUntil(
                lambda label=label: label.height() >= label.heightForWidth(label.width())
            )
