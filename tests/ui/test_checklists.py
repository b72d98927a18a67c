"""The Checklists tab, worked by keyboard and mouse."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from incident_desk.desk import Desk
from incident_desk.domain.checklist import DONE, OPEN, SET_ASIDE
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.checklists.look import look
from incident_desk.ui.checklists.model import ChecklistModel
from incident_desk.ui.checklists.panel import ChecklistsPanel
from incident_desk.ui.context import Context

HOSTILE = "<img src=http://x.example/y> 🔥 مرحبا {what_failed} & <b>bold</b>"
SHORT = Playbook(
    "short",
    "Short & sweet",
    1,
    "en",
    (
        Step("first", "Look at the lamps", "Red is bad.", "operations", True, 5, "112"),
        Step("second", HOSTILE, HOSTILE),
        Step("third", "Write it down " * 40),
    ),
)
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    return desk.declare("Power is out")


@pytest.fixture
def attached(desk: Desk, incident_id: UUID) -> UUID:
    return desk.attach(incident_id, SHORT)


@pytest.fixture
def show(host: QWidget, qtbot: Any, incident_id: UUID) -> Callable[[Context], ChecklistsPanel]:
    def shown(context: Context) -> ChecklistsPanel:
        panel = ChecklistsPanel(context, incident_id, host)
        panel.resize(1100, 640)
        with qtbot.waitExposed(host):
            host.show()
        return panel

    return shown


def button(panel: QWidget, name: str) -> QPushButton:
    found = panel.findChild(QPushButton, name)
    assert found is not None
    return found


def label(panel: QWidget, name: str) -> str:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def show_in(model: ChecklistModel, context: Context, incident_id: UUID) -> None:
    incident = context.desk.incident(incident_id)
    model.show(look(context, incident, incident.checklists[0], {}, ""))


def press(qtbot: Any, panel: QWidget, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def box(panel: ChecklistsPanel, row: int) -> QPoint:
    rect = panel.steps.visualRect(panel.model.index(row, 0))
    return QPoint(rect.left() + 22, rect.top() + 18)


def states(desk: Desk, incident_id: UUID) -> list[str]:
    checklist = desk.incident(incident_id).checklists[0]
    return [checklist.state(step.id) for step in checklist.steps]


def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    model = ChecklistModel(context, incident_id)
    show_in(model, context, incident_id)
    desk.tick_step(incident_id, attached, "first")
    desk.set_step_aside(incident_id, attached, "second", "no lamps here")
    show_in(model, context, incident_id)
    qtmodeltester.check(model)
    assert [model.index(row, 0).data(CHECK) for row in range(3)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Unchecked,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_checklist_every_playbook_is_offered_in_the_language_of_the_window(
    qtbot: Any, show: Any, desk: Desk, in_language: Any, incident_id: UUID, language: str
) -> None:
    panel = show(in_language(language))
    assert not panel.steps.isVisible()
    for playbook in desk.playbooks(language):
        assert button(panel, f"attach_{playbook.id}").text() == playbook.title
    press(qtbot, panel, "attach_power-loss")
    attached = desk.incident(incident_id).checklists
    assert [(one.playbook, one.language) for one in attached] == [("power-loss", language)]
    assert panel.steps.isVisible()
    assert panel.steps.hasFocus()


def test_space_ticks_and_unticks(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    qtbot.keyClick(panel.steps, Qt.Key.Key_Space)
    assert states(desk, incident_id) == [DONE, OPEN, OPEN]
    assert label(panel, "checklist_progress").startswith("1 of 3")
    assert label(panel, "step_settled") == "Done: Ana, 03:00"
    qtbot.keyClick(panel.steps, Qt.Key.Key_Space)
    assert states(desk, incident_id) == [OPEN, OPEN, OPEN]
    assert label(panel, "step_settled") == ""


def test_a_click_on_the_box_ticks_and_one_on_the_text_only_chooses(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    viewport, left = panel.steps.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=box(panel, 2))
    assert states(desk, incident_id) == [OPEN, OPEN, DONE]
    qtbot.mouseClick(viewport, left, pos=box(panel, 1) + QPoint(200, 0))
    assert states(desk, incident_id) == [OPEN, OPEN, DONE]
    assert panel.steps.currentIndex().row() == 1
    qtbot.mouseClick(viewport, left, pos=box(panel, 2))
    assert states(desk, incident_id) == [OPEN, OPEN, OPEN]


def test_arrows_move_and_the_detail_follows(
    qtbot: Any, show: Any, context: Context, attached: UUID
) -> None:
    panel = show(context)
    assert label(panel, "step_text") == ""
    qtbot.keyClick(panel.steps, Qt.Key.Key_Down)
    assert label(panel, "step_text") == HOSTILE
    shown = [one for one in panel.findChildren(QLabel, "step_detail") if one.isVisible()]
    assert [one.text() for one in shown] == ["Red is bad.", HOSTILE]
    assert {one.textFormat() for one in shown} == {Qt.TextFormat.PlainText}


def test_a_step_that_does_not_apply_needs_a_reason_and_can_be_reopened(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    qtbot.keyClick(panel.steps, Qt.Key.Key_N)
    line = panel.findChild(QLineEdit, "step_reason")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert states(desk, incident_id)[0] == OPEN
    assert context.notices.error is not None
    qtbot.keyClicks(line, "no lamps here")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert states(desk, incident_id)[0] == SET_ASIDE
    assert label(panel, "step_settled") == "Not applicable: Ana, 03:00: no lamps here"
    assert panel.steps.hasFocus()
    qtbot.keyClick(panel.steps, Qt.Key.Key_U)
    assert states(desk, incident_id)[0] == OPEN


def test_an_unfinished_reason_comes_back_with_its_step(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "step_aside")
    qtbot.keyClicks(panel.findChild(QLineEdit, "step_reason"), "because")
    panel.steps.choose(1)
    assert not button(panel, "step_aside").isHidden()
    panel.steps.choose(0)
    lines = [line for line in panel.findChildren(QLineEdit, "step_reason") if line.isVisible()]
    assert [line.text() for line in lines] == ["because"]
    press(qtbot, panel, "step_reason_save")
    assert desk.incident(incident_id).checklists[0].marks["first"].reason == "because"
    assert desk.typed(f"aside:{attached}:first") is None


def test_a_tick_that_cannot_be_written_stays_unticked_and_is_said(
    qtbot: Any,
    show: Any,
    context: Context,
    desk: Desk,
    incident_id: UUID,
    attached: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from incident_desk.errors import FullError

    def full(*_arguments: object) -> None:
        raise FullError("store.disk_failed", path="/desk")

    panel = show(context)
    monkeypatch.setattr(desk, "tick_step", full)
    qtbot.keyClick(panel.steps, Qt.Key.Key_Space)
    assert panel.model.index(0, 0).data(CHECK) == Qt.CheckState.Unchecked
    assert isinstance(context.notices.error, FullError)


def test_one_of_several_checklists_is_chosen(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    desk.attach(incident_id, desk.playbook("power-loss", "en"))
    panel = show(context)
    chooser = panel.findChild(QComboBox, "checklist_chooser")
    assert chooser.isVisible()
    assert chooser.itemText(0) == "Short & sweet · 0 of 3"
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert panel.model.shown.checklist.playbook == "power-loss"


def test_what_another_one_attaches_does_not_take_the_place_of_what_is_looked_at(
    show: Any, context: Context, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    button(panel, "checklist_attach").setFocus()
    desk.attach(incident_id, desk.playbook("power-loss", "en"))
    assert panel.model.shown.checklist.id == attached
    assert button(panel, "checklist_attach").hasFocus()


def test_what_another_one_ticks_is_seen(
    show: Any, context: Context, desk: Desk, clock: Any, incident_id: UUID, attached: UUID
) -> None:
    panel = show(context)
    panel.steps.choose(1)
    clock.forward(5)
    other = context.another_desk()
    other.actor = "Luis"
    other.tick_step(incident_id, attached, "second")
    other.close()
    context.bridge.look()
    assert label(panel, "step_settled") == "Done: Luis, 03:05"
    assert panel.steps.currentIndex().row() == 1


def test_a_screen_reader_hears_all_of_a_row(
    show: Any, in_language: Any, desk: Desk, incident_id: UUID, attached: UUID
) -> None:
    desk.tick_step(incident_id, attached, "first")
    panel = show(in_language("es"))
    heard = panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Hecho", "Crítico", "Look at the lamps", "en 5 min", "tel. 112", "Ana, 03:00"):
        assert words in heard


def test_each_step_has_a_row_as_high_as_its_words(
    show: Any, context: Context, attached: UUID
) -> None:
    panel = show(context)
    heights = [panel.steps.visualRect(panel.model.index(row, 0)).height() for row in range(3)]
    line = panel.steps.fontMetrics().height()
    assert heights[1] >= 36
    assert heights[2] - heights[1] in range(line // 2, 2 * line)
    assert panel.grab().width() == panel.width()
