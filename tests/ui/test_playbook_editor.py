"""Playbooks edited in the window, with mouse and keyboard."""

from dataclasses import replace

import pytest
from hands import hands_on, shown
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from incident_desk import paths
from incident_desk.domain.playbook import Condition, Playbook, Step
from incident_desk.errors import StoreError
from incident_desk.ui.playbooks import work as work_module
from incident_desk.ui.playbooks.page import PlaybooksPage

CLICK = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TILLS = Playbook(
    "tills",
    "Tills",
    1,
    "en",
    (
        Step("open", "Open the till by hand.", minutes=5),
        Step("write", "Write every sale down."),
        Step("tell", "Tell the shops."),
    ),
)


@pytest.fixture
def opened(host, context, qtbot):
    return lambda with_context=context: hands_on(PlaybooksPage(with_context, host), qtbot)


@pytest.fixture
def tills(desk, opened):
    """The editor of an own playbook of three steps."""
    desk.save_playbook(TILLS)
    hands = opened()
    hands.page.table.choose("tills")
    hands.click("playbook_edit")
    return hands


def test_a_step_is_told_otherwise_and_saved_as_the_next_version(desk, tills):
    tills.retype("step_words", "Open it.")
    tills.retype("step_minutes", "7")
    tills.retype("step_phone", "+34 1")
    tills.click("step_critical")
    tills.press("S", CONTROL)
    saved = desk.playbook("tills", "en")
    assert saved.version == 2
    assert saved.steps[0] == Step("open", "Open it.", critical=True, minutes=7, phone="+34 1")
    assert "version 2" in tills.told
    assert not tills.sees("edit_save").isEnabled()


def test_enter_at_the_end_and_insert_add_steps(desk, tills):
    tills.focus("edit_steps")
    tills.press("End")
    tills.press("Return")
    tills.type("Count the money.")
    tills.press("Return")
    tills.type("Close.")
    tills.focus("edit_steps")
    tills.press("Home")
    tills.press("Insert")
    tills.type("Breathe.")
    assert [text.rstrip(".") for text in tills.steps] == [
        "Open the till by hand",
        "Breathe",
        "Write every sale down",
        "Tell the shops",
        "Count the money",
        "Close",
    ]
    tills.press("S", CONTROL)
    assert len(desk.playbook("tills", "en").steps) == 6


def test_steps_move_and_become_parts_by_key_and_by_button(desk, tills):
    tills.focus("edit_steps")
    tills.press("Home")
    tills.press("Down", ALT)
    assert tills.steps[:2] == ["Write every sale down.", "Open the till by hand."]
    tills.press("Right", ALT)
    assert tills.depths == [0, 1, 0]
    tills.click("edit_higher")
    assert tills.depths == [0, 0, 0]
    tills.click("edit_deeper")
    tills.press("S", CONTROL)
    assert desk.playbook("tills", "en").steps[1].under == "write"


def test_a_step_is_dragged(tills):
    steps = tills.sees("edit_steps")
    data = steps.steps.mimeData([steps.steps.index(2)])
    above = steps.visualRect(steps.steps.index(0)).topLeft() + QPoint(20, 2)
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        at = QPointF(above) if kind is QDropEvent else above
        event = kind(at, Qt.DropAction.MoveAction, data, CLICK, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(steps.viewport(), event)
        assert event.isAccepted()
    assert tills.steps[0] == "Tell the shops."
    tills.press("Z", CONTROL)
    assert tills.steps[2] == "Tell the shops."


def test_a_drop_of_something_else_changes_nothing(tills):
    data = QMimeData()
    data.setText("words")
    steps = tills.sees("edit_steps")
    event = QDropEvent(
        QPointF(20, 2), Qt.DropAction.MoveAction, data, CLICK, Qt.KeyboardModifier.NoModifier
    )
    steps.dropEvent(event)
    assert tills.steps[0] == "Open the till by hand."


def test_a_removed_step_comes_back_with_its_parts(tills, context):
    tills.focus("edit_steps")
    tills.press("Home")
    tills.press("Down")
    tills.press("Right", ALT)
    tills.press("Home")
    tills.press("Delete")
    assert tills.steps == ["Tell the shops."]
    assert "2 in all" in context.notices.text
    tills.press("Z", CONTROL)
    assert tills.depths == [0, 1, 0]
    tills.press("Z", CONTROL | SHIFT)
    assert tills.steps == ["Tell the shops."]


def test_typing_is_undone_as_a_whole_also_from_its_field(tills):
    tills.retype("step_words", "Something else")
    assert tills.steps[0] == "Something else"
    tills.press("Z", CONTROL)
    assert tills.sees("step_words").toPlainText() == "Open the till by hand."
    tills.press("Z", CONTROL | SHIFT)
    assert tills.steps[0] == "Something else"


def test_a_role_and_a_detail_with_note_and_code(desk, tills):
    role = tills.focus("step_role")
    while role.currentData() != "liaison":
        tills.press("Down")
    tills.focus("step_more")
    tills.type("First.")
    tills.click("step_note")
    tills.type("Mind the drawer.")
    tills.click("step_code")
    tills.type("tillctl open")
    tills.press("S", CONTROL)
    step = desk.playbook("tills", "en").steps[0]
    assert step.role == "liaison"
    assert step.detail == "First.\n\n> Mind the drawer.\n\n```sh\ntillctl open\n```"


def test_conditions_are_chosen_in_plain_words(desk, tills):
    tills.click("condition_more")
    about = tills.focus("condition_about")
    while about.currentData() != "severity":
        tills.press("Down")
    tills.click("condition_1")
    tills.click("condition_2")
    tills.click("condition_add")
    tills.click("condition_more")
    about = tills.focus("condition_about")
    while about.currentData() != "cause":
        tills.press("Down")
    tills.click("condition_unknown")
    tills.click("condition_add")
    tills.press("S", CONTROL)
    assert desk.playbook("tills", "en").steps[0].conditions == (
        Condition("severity", ("1", "2")),
        Condition("cause", ("unknown",)),
    )
    tills.click("condition_remove_0")
    assert tills.editor.draft.step.conditions == (Condition("cause", ("unknown",)),)


def test_the_preview_follows_what_is_typed(tills, qtbot):
    tills.retype("step_words", "Open it now.")
    qtbot.waitUntil(lambda: "Open it now." in shown(tills.sees("edit_preview")))


def test_a_mistake_is_told_with_its_step_and_nothing_is_written(desk, tills):
    tills.focus("edit_steps")
    tills.press("End")
    tills.focus("step_more")
    tills.type("- [ ] A box")
    tills.focus("edit_steps")
    tills.press("Home")
    tills.press("S", CONTROL)
    assert "detail of step 3" in tills.told
    assert tills.editor.draft.step.id == "tell"
    assert tills.sees("step_words").hasFocus()
    assert desk.playbook("tills", "en").version == 1


def test_a_disk_that_refuses_keeps_the_text_in_the_editor(desk, tills, context, monkeypatch):
    def refuse(*_values, **_more):
        raise StoreError("playbooks.not_kept", path="x", reason="full")

    monkeypatch.setattr(type(desk), "keep_playbook", refuse)
    tills.retype("step_words", "Open it.")
    tills.press("S", CONTROL)
    assert context.notices.error is not None
    assert tills.steps[0] == "Open it."
    assert tills.sees("edit_save").isEnabled()
    context.notices.clear()


def test_what_is_typed_and_not_saved_comes_back_and_can_be_thrown_away(tills, opened):
    tills.retype("step_words", "Half a sen")
    tills.click("edit_close")
    assert tills.sees("playbook_edit").text() == "Go on editing"
    tills.click("playbook_edit")
    assert tills.steps[0] == "Half a sen"
    assert "is here again" in tills.told
    tills.click("edit_throw_away")
    assert tills.steps[0] == "Open the till by hand."
    tills.click("edit_close")
    assert tills.sees("playbook_edit").text() == "Edit"


def test_a_built_in_one_is_edited_as_a_copy_and_comes_back_after_asking(desk, opened):
    hands = opened()
    hands.page.table.choose("power-loss")
    hands.click("playbook_edit")
    assert "your own copy" in hands.told
    built_in = desk.playbook("power-loss", "en")
    hands.retype("step_words", "Ours.")
    hands.press("S", CONTROL)
    assert desk.playbook("power-loss", "en").steps[0].text == "Ours."
    hands.click("edit_back")
    hands.click("edit_back_no")
    assert desk.playbook("power-loss", "en") != built_in
    hands.click("edit_back")
    hands.click("edit_back_yes")
    assert desk.playbook("power-loss", "en") == built_in
    assert built_in.steps[0].text in shown(hands.page.content)


def test_a_new_one_is_written_from_nothing(desk, opened):
    hands = opened()
    hands.click("playbook_new")
    hands.retype("head_title", "Printers")
    hands.retype("head_id", "power-loss")
    hands.retype("head_for", "printers, paper,")
    hands.retype("head_words", "print*")
    hands.click("head_severity_2")
    hands.click("head_role_operations")
    hands.focus("head_sources")
    hands.type("https://example.org/a")
    hands.focus("head_about")
    hands.type("Nothing prints. ")
    hands.press("S", CONTROL)
    assert "no steps" in hands.told
    hands.editor.add_step()
    hands.type("Look at the paper.")
    hands.press("S", CONTROL)
    assert "power-loss already" in hands.told
    hands.retype("head_id", "printers")
    hands.press("S", CONTROL)
    made = desk.playbook("printers", "en")
    assert (made.title, made.version, made.about) == ("Printers", 1, "Nothing prints.")
    assert made.for_failures == ("printers", "paper")
    assert (made.words, made.severities, made.roles) == (("print*",), (2,), ("operations",))
    assert made.sources == ("https://example.org/a",)
    hands.click("edit_close")
    assert hands.page.table.value == "printers"
    assert hands.sees("playbook_new").text() == "New playbook"


def test_both_languages_side_by_side(desk, tills):
    tills.editor.right_tabs.setCurrentIndex(1)
    tills.click("other_begin")
    tills.retype("other_title", "Cajas")
    tills.retype("other_text", "Abra la caja.")
    tills.editor.steps.add_wanted.emit()
    tills.type("New here.")
    assert "Missing in Spanish" in tills.sees("other_told").text()
    assert tills.editor.steps.list.steps.rows[1].mark == "Missing in Spanish"
    tills.click("other_copy")
    tills.retype("other_text", "Nuevo.")
    tills.focus("edit_steps")
    tills.press("Home")
    tills.click("step_critical")
    assert "critical or not" in tills.sees("other_told").text()
    tills.click("other_copy")
    assert "The same in Spanish" in tills.sees("other_told").text()
    tills.press("S", CONTROL)
    there = desk.playbook("tills", "es")
    assert there.title == "Cajas"
    assert there.steps[0] == Step("open", "Abra la caja.", critical=True, minutes=5)
    assert there.steps[1].text == "Nuevo."
    assert [s.id for s in there.steps] == [s.id for s in desk.playbook("tills", "en").steps]


def test_a_mistake_in_the_other_language_stops_both(desk, tills):
    tills.editor.right_tabs.setCurrentIndex(1)
    tills.click("other_begin")
    tills.focus("other_text")
    tills.press("A", CONTROL)
    tills.press("Delete")
    tills.retype("step_words", "Open it.")
    tills.press("S", CONTROL)
    assert "Spanish" in tills.told
    assert tills.editor.draft.language == "es"
    assert desk.playbook("tills", "en").version == 1


def test_an_earlier_version_is_taken_again(desk, tills):
    tills.retype("step_words", "Worse.")
    tills.press("S", CONTROL)
    tills.editor.right_tabs.setCurrentIndex(2)
    assert "1 step changed" in tills.sees("versions_told").text()
    assert "+- [ ] Worse." in tills.sees("versions_lines").toPlainText()
    assert not tills.sees("versions_take").isEnabled()
    tills.focus("versions_list")
    tills.press("Down")
    tills.click("versions_take")
    tills.press("S", CONTROL)
    assert desk.playbook("tills", "en") == replace(TILLS, version=3)


def test_one_and_all_are_written_as_files(desk, opened, tmp_path, context, monkeypatch):
    asked = []

    def ask_path(_parent, proposed, chosen):
        asked.append(proposed)
        chosen(tmp_path / "out.md")

    monkeypatch.setattr(work_module, "ask_playbook_path", ask_path)
    monkeypatch.setattr(work_module, "ask_folder", lambda _parent, chosen: chosen(tmp_path))
    hands = opened()
    hands.page.table.choose("power-loss")
    hands.click("playbook_export")
    assert asked == ["power-loss.md"]
    assert "id: power-loss" in (tmp_path / "out.md").read_text("utf-8")
    hands.click("playbook_export_all")
    assert "24 playbooks" in context.notices.text


def test_problems_of_own_playbooks_are_told_with_a_way_to_them(desk, opened, monkeypatch):
    folder = paths.own_playbooks(desk.folder) / "en"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text("no head", "utf-8")
    hands = opened()
    assert "en/bad.md, line 1" in shown(hands.page.work.problems)
    asked = []
    monkeypatch.setattr(
        work_module.QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile())
    )
    hands.click("playbook_folder")
    assert asked == [str(folder.parent)]
    (folder / "bad.md").unlink()
    hands.page.hide()
    hands.page.show()
    assert not hands.page.work.problems.isVisible()


def test_the_list_of_steps_is_a_sound_model(tills, qtmodeltester):
    qtmodeltester.check(tills.editor.steps.list.steps)


def test_three_hundred_steps_can_be_edited(desk, opened, qtbot):
    many = replace(TILLS, steps=tuple(Step(f"s{n}", f"Step {n}") for n in range(300)))
    desk.save_playbook(many)
    hands = opened()
    hands.page.table.choose("tills")
    hands.click("playbook_edit")
    hands.focus("edit_steps")
    assert "Shown here: steps 1 to 40" in shown(hands.sees("edit_preview"))
    hands.press("End")
    hands.press("Return")
    hands.type("One more")
    qtbot.waitUntil(lambda: "301. One more" in shown(hands.sees("edit_preview")))
    hands.press("S", CONTROL)
    assert "more than 300" in hands.told


def test_the_editor_speaks_spanish(desk, opened, in_language):
    desk.save_playbook(replace(TILLS, language="es"))
    hands = opened(in_language("es"))
    hands.page.table.choose("tills")
    hands.click("playbook_edit")
    assert hands.sees("edit_save").text() == "Guardar"
