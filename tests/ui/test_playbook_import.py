"""Runbooks taken in through the window: chosen, looked through, changed, saved."""

import pytest
from hands import hands_on, shown
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from incident_desk.i18n import texts
from incident_desk.ui.playbooks import import_choose
from incident_desk.ui.playbooks.page import PlaybooksPage

RUNBOOK = """# Disk full

## Meaning

The disk is full.

## Steps

1. Check the disk. Then remove old logs.

   ```
   df -h
   ```

2. Restart the service.
3. Tell the team.

## See also

The history of the disks.
"""
OWN = "---\ntitle: Tills\nid: tills\nversion: 4\nlanguage: en\n---\n\n- [ ] Open it. {#a}\n"


@pytest.fixture
def opened(host, context, qtbot):
    return lambda: hands_on(PlaybooksPage(context, host), qtbot)


@pytest.fixture
def importing(opened, context, qtbot, monkeypatch, tmp_path):
    """Opens the import with what stands in these files; one alone is chosen as a file."""

    def open_import(**files):
        folder = tmp_path / "runbooks"
        folder.mkdir()
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.md").write_bytes(raw)
        hands = opened()
        hands.click("playbook_import")
        alone = folder / f"{next(iter(files), '')}.md"
        monkeypatch.setattr(import_choose, "ask_runbook", lambda _p, chosen: chosen(alone))
        monkeypatch.setattr(import_choose, "ask_folder", lambda _p, chosen: chosen(folder))
        hands.click("import_file" if len(files) == 1 else "import_folder")
        qtbot.waitUntil(lambda: not context.tasks.busy)
        return hands

    return open_import


def became(hands):
    return {row.cells[1]: row.cells[2].strip() for row in hands.sees("import_blocks").model().rows}


def choose(hands, text):
    blocks = hands.focus("import_blocks")
    rows = blocks.model().rows
    blocks.choose(next(row.value for row in rows if row.cells[1].startswith(text)))


def test_the_source_stands_beside_what_became_of_it(importing):
    hands = importing(disk=RUNBOOK)
    told = became(hands)
    assert told["Restart the service."] == "☐ A step"
    assert told["``` df -h ```"].startswith("Detail of: Check the disk")
    assert told["The disk is full."] == "What the playbook is for"
    assert "Left out" in told["The history of the disks."]
    assert hands.sees("import_counts").text().startswith("3 steps")
    assert "Restart the service." in shown(hands.sees("import_result"))


def test_what_a_block_is_can_be_changed_by_key_and_by_button(importing):
    hands = importing(disk=RUNBOOK)
    choose(hands, "Restart")
    hands.press("3")
    assert "Detail of" in became(hands)["Restart the service."]
    choose(hands, "Tell the team")
    hands.click("block_part")
    assert "A part of" in became(hands)["Tell the team."]
    choose(hands, "The history")
    hands.press("1")
    hands.press("Up")
    assert "The history of the disks." in shown(hands.sees("import_result"))
    hands.click("block_undo")
    assert "Left out" in became(hands)["The history of the disks."]


def test_a_block_is_split_and_joined_again(importing):
    hands = importing(disk=RUNBOOK)
    choose(hands, "Check")
    hands.click("block_split")
    assert became(hands)["Check the disk."] == "☐ A step"
    choose(hands, "Then remove")
    hands.click("block_join")
    assert "Check the disk. Then remove old logs." in became(hands)
    choose(hands, "Tell the team")
    hands.click("block_split")
    assert "nothing to split" in hands.sees("import_block_told").text()


def test_title_id_and_language_are_changed_and_it_is_saved(desk, importing):
    hands = importing(disk=RUNBOOK)
    hands.retype("import_title", "Full disks")
    hands.retype("import_id", "full-disks")
    hands.click("es")
    hands.click("import_save")
    made = desk.playbook("full-disks", "es")
    assert (made.title, made.version) == ("Full disks", 1)
    assert made.sources == ("disk.md",)
    assert hands.page.table.value == "full-disks"
    assert hands.page.language.held == "es"


def test_one_that_is_there_already_is_replaced_only_when_asked(desk, importing):
    hands = importing(disk=RUNBOOK)
    before = desk.playbook("power-loss", "en")
    hands.retype("import_id", "power-loss")
    hands.click("import_save")
    assert "power-loss already" in hands.sees("import_told").text()
    assert desk.playbook("power-loss", "en") == before
    hands.click("import_replace")
    assert desk.playbook("power-loss", "en").title == "Disk full"


def test_it_is_saved_and_edited_on(desk, importing):
    hands = importing(disk=RUNBOOK)
    hands.click("import_save_edit")
    hands.retype("step_minutes", "5")
    hands.press("S", Qt.KeyboardModifier.ControlModifier)
    assert desk.playbook("disk", "en").steps[0].minutes == 5


def test_a_playbook_of_our_own_form_is_taken_in_as_it_stands(desk, importing):
    hands = importing(tills=OWN)
    assert "as it stands" in hands.sees("import_counts").text()
    hands.click("import_save")
    assert desk.playbook("tills", "en").steps[0].text == "Open it."


def test_a_folder_is_a_list_of_which_all_that_are_usable_are_saved(desk, importing):
    hands = importing(
        disk=RUNBOOK,
        history="The history of our disks.\n",
        tills=OWN,
        latin="1. Caf\xe9\n".encode("latin-1"),
        power=RUNBOOK.replace("Disk full", "Power"),
    )
    assert hands.sees("results_told").text() == "3 of 5 files are usable"
    rows = {row.cells[0]: row.cells[1] for row in hands.sees("results_list").model().rows}
    assert rows["disk.md"] == "Disk full: 3 steps"
    assert "not in UTF-8" in rows["latin.md"]
    hands.click("results_save_all")
    assert {"disk", "tills", "power"} <= {one.id for one in desk.playbooks("en")}
    assert not hands.sees("results_save_all").isEnabled()
    assert desk.playbook_problems == ()


def test_one_of_a_folder_is_mended_in_the_preview_and_saved(desk, importing):
    hands = importing(disk=RUNBOOK, history="# Disks\n\nThe history of our disks.\n")
    hands.focus("results_list")
    hands.press("Down")
    hands.press("Return")
    assert "says to do something" in hands.sees("import_told").text()
    choose(hands, "The history")
    hands.press("1")
    hands.click("import_save")
    assert desk.playbook("history", "en").steps[0].text == "The history of our disks."
    rows = [row.cells[1] for row in hands.sees("results_list").model().rows]
    assert rows[1].startswith("Saved")


def test_back_leads_to_the_list_and_keeps_the_changes(importing):
    hands = importing(disk=RUNBOOK, tills=OWN)
    hands.focus("results_list")
    hands.click("results_open")
    choose(hands, "Restart")
    hands.press("5")
    hands.click("import_back")
    assert hands.sees("results_list").model().rows[0].cells[1] == "Disk full: 2 steps"
    hands.click("import_back")
    assert hands.sees("import_pasted").isVisible()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\0\0", "no text has"),
        (b"# Caf\xe9\n\n1. Check it.\n", "not in UTF-8"),
        (b"x" * 50_000_000, "larger than 300 kB"),
        (("# Long\n\n" + "- [ ] Check it.\n" * 10_000).encode(), "5,000 parts"),
        (b"", "nothing to read"),
    ],
    ids=["binary", "latin", "large", "long", "empty"],
)
def test_a_file_that_gives_nothing_is_told(desk, importing, content, said):
    hands = importing(bad=content)
    sentence = hands.sees("import_said").text()
    assert "bad.md" in sentence
    assert said in sentence
    assert len(desk.playbooks("en")) == 12


def test_two_steps_of_one_id_are_told_with_their_line(importing):
    hands = importing(bad=OWN + "- [ ] Again. {#a}\n")
    assert "line 9: there is a step called a" in hands.sees("import_told").text()


def test_an_empty_folder_is_told(importing):
    assert "no Markdown" in importing().sees("import_said").text()


def test_pasted_text_is_kept_and_read(desk, opened, context, qtbot):
    hands = opened()
    hands.click("playbook_import")
    hands.focus("import_pasted").insertPlainText(RUNBOOK)
    hands.click("import_read")
    qtbot.waitUntil(lambda: not context.tasks.busy)
    hands.click("import_save")
    assert desk.playbook("disk-full", "en").title == "Disk full"
    hands.click("playbook_import")
    assert hands.sees("import_pasted").toPlainText() == ""


def test_a_reading_that_is_cancelled_imports_nothing(opened, context, qtbot, tmp_path):
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(RUNBOOK * 20, "utf-8")
    hands = opened()
    hands.click("playbook_import")
    hands.page.work.importing.choose.read_path(tmp_path)
    hands.click("import_stop")
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert hands.sees("import_said").text() == texts("en")("pbimport.stopped")


def drop(hands, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    for kind in (QDragEnterEvent, QDropEvent):
        at = QPointF(300, 300) if kind is QDropEvent else QPoint(300, 300)
        event = kind(
            at,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(hands.page.work, event)
        assert event.isAccepted()


def test_a_file_is_dropped_on_the_page(opened, context, qtbot, tmp_path):
    (tmp_path / "disk.md").write_text(RUNBOOK, "utf-8")
    hands = opened()
    drop(hands, tmp_path / "disk.md")
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert hands.sees("import_title").text() == "Disk full"


def test_two_files_dropped_are_asked_for_as_a_folder(opened, context, tmp_path):
    hands = opened()
    drop(hands, tmp_path / "a.md", tmp_path / "b.md")
    assert "one folder" in context.notices.text
    context.notices.clear()
    assert hands.page.work.importing is None


def test_leaving_while_it_reads_is_fine(opened, context, qtbot, tmp_path):
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(RUNBOOK * 20, "utf-8")
    hands = opened()
    hands.click("playbook_import")
    hands.page.work.importing.choose.read_path(tmp_path)
    hands.click("import_close")
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert hands.sees("playbook_edit").isEnabled()
