import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
)

from incident_desk.ui import asking
from incident_desk.ui.settings import history as history_module
from incident_desk.ui.settings import taking_in
from incident_desk.ui.settings.history import HistoryDialog, home

# A window of its own makes Qt say this where there is no screen.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "page"
    folder.mkdir()
    for number in (1, 2, 3):
        write(folder / f"{number}.md", f"Outage {number}")
    return folder


def write(path, title):
    path.write_text(f"---\ntitle: {title}\ndate: 2026-01-01 10:00\nresolved: true\n---\nText\n")


@pytest.fixture
def opened(host, context):
    def open_dialog(with_context=context):
        host.show()
        dialog = HistoryDialog(with_context, host)
        dialog.open()
        return dialog

    return open_dialog


def part(dialog, kind, name):
    return dialog.findChild(kind, name)


def said(dialog):
    return part(dialog, QLabel, "history_said").text()


def take_in(qtbot, dialog, path):
    field = part(dialog, QLineEdit, "history_path")
    field.setText(str(path))
    qtbot.mouseClick(part(dialog, QPushButton, "history_import"), CLICK)
    qtbot.waitUntil(lambda: not dialog.running)


@pytest.fixture
def held_up(monkeypatch):
    """Reading has ended and taking in waits until it is stopped."""
    reached, read = threading.Event(), taking_in.cstate.read

    def wait(path, progress, stopped):
        history = read(path, progress, stopped)
        reached.set()
        while not stopped():
            pass
        return history

    monkeypatch.setattr(taking_in.cstate, "read", wait)
    return reached


def test_a_folder_is_taken_in_and_summed_up(qtbot, opened, page, desk):
    dialog = opened()
    take_in(qtbot, dialog, page)
    assert said(dialog) == "3 new incidents\n0 known already"
    assert desk.count() == 3
    assert part(dialog, QProgressBar, "history_progress").isHidden()
    assert part(dialog, QPlainTextEdit, "history_problems").isHidden()


def test_one_file_is_taken_in_too(qtbot, opened, page, desk, in_language):
    dialog = opened(in_language("es"))
    take_in(qtbot, dialog, page / "2.md")
    assert said(dialog) == "1 incidente nuevo\n0 ya conocidos"
    assert desk.count() == 1


def test_enter_imports_and_after_another_path_imports_again(qtbot, opened, page, desk):
    dialog = opened()
    field = part(dialog, QLineEdit, "history_path")
    for name, count in (("1.md", 1), ("2.md", 2)):
        field.selectAll()
        qtbot.keyClicks(field, str(page / name))
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.running
        qtbot.waitUntil(lambda: not dialog.running)
        assert desk.count() == count


def test_what_is_known_stays_and_what_changed_since_is_named(qtbot, opened, page, desk):
    dialog = opened()
    take_in(qtbot, dialog, page)
    write(page / "2.md", "Another title")
    take_in(qtbot, dialog, page)
    assert said(dialog).splitlines()[:2] == ["0 new incidents", "2 known already"]
    assert "1 changed" in said(dialog)
    assert part(dialog, QPlainTextEdit, "history_problems").toPlainText().startswith("2.md")
    assert desk.count() == 3


def test_a_file_that_cannot_be_read_is_told_with_line_and_reason(qtbot, opened, page, desk):
    (page / "bad.md").write_text("---\ntitle: Bad\ndate: some day\n---\n")
    dialog = opened()
    take_in(qtbot, dialog, page)
    assert "1 file could not be read" in said(dialog)
    problems = part(dialog, QPlainTextEdit, "history_problems")
    assert problems.isVisible()
    assert problems.toPlainText().startswith("bad.md, line 3")
    assert desk.count() == 3


def test_cancel_takes_nothing_in_and_says_so(qtbot, opened, page, desk, held_up):
    dialog = opened()
    part(dialog, QLineEdit, "history_path").setText(str(page))
    qtbot.mouseClick(part(dialog, QPushButton, "history_import"), CLICK)
    qtbot.waitUntil(held_up.is_set)
    assert part(dialog, QProgressBar, "history_progress").isVisible()
    cancel = part(dialog, QPushButton, "history_cancel")
    assert cancel.text() == "Cancel"
    qtbot.mouseClick(cancel, CLICK)
    qtbot.waitUntil(lambda: not dialog.running)
    assert said(dialog) == "Cancelled. Nothing was taken in."
    assert cancel.text() == "Close"
    desk.notice()
    assert desk.count() == 0


def test_closing_cancels_without_a_question(qtbot, opened, page, desk, held_up, context, host):
    dialog = opened()
    part(dialog, QLineEdit, "history_path").setText(str(page))
    qtbot.mouseClick(part(dialog, QPushButton, "history_import"), CLICK)
    qtbot.waitUntil(held_up.is_set)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: host.findChild(HistoryDialog) is None)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    desk.notice()
    assert desk.count() == 0


@pytest.mark.parametrize(
    ("language", "reason"),
    [("en", "Nothing was taken in. There is no"), ("es", "No se ha incorporado nada. No existe")],
)
def test_a_path_that_is_not_there_is_said(qtbot, opened, in_language, tmp_path, language, reason):
    dialog = opened(in_language(language))
    take_in(qtbot, dialog, tmp_path / "nowhere")
    assert said(dialog).startswith(reason)
    assert "nowhere" in said(dialog)
    assert part(dialog, QLineEdit, "history_path").text().endswith("nowhere")


def test_without_a_path_it_asks_for_one(qtbot, opened):
    dialog = opened()
    qtbot.keyClick(part(dialog, QLineEdit, "history_path"), Qt.Key.Key_Return)
    assert said(dialog) == "Choose a folder or a file first."


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_was_chosen_stands_in_the_field(qtbot, opened, monkeypatch, page, kind):
    monkeypatch.setattr(history_module, f"ask_{kind}", lambda _parent, chosen: chosen(page))
    dialog = opened()
    qtbot.mouseClick(part(dialog, QPushButton, f"history_{kind}"), CLICK)
    assert part(dialog, QLineEdit, "history_path").text() == str(page)


def test_a_tilde_is_the_folder_of_whoever_types(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert home("~/page") == tmp_path / "page"
    assert home("~nobody-here/page") == Path("~nobody-here/page")


@pytest.mark.parametrize("ask", [asking.ask_folder, asking.ask_file])
def test_the_systems_window_hands_on_what_was_chosen(qtbot, host, page, ask):
    chosen = []
    host.show()
    ask(host, chosen.append)
    window = host.findChild(QFileDialog)
    window.fileSelected.emit(str(page))
    window.close()
    qtbot.waitUntil(lambda: host.findChild(QFileDialog) is None)
    assert chosen == [page]


def test_the_path_that_was_typed_is_kept_until_it_was_taken_in(qtbot, opened, page, desk, host):
    dialog = opened()
    qtbot.keyClicks(part(dialog, QLineEdit, "history_path"), str(page))
    dialog.close()
    qtbot.waitUntil(lambda: host.findChild(HistoryDialog) is None)
    again = opened()
    assert part(again, QLineEdit, "history_path").text() == str(page)
    take_in(qtbot, again, page)
    assert desk.typed("history.path") is None


def test_the_board_is_one_key_away_afterwards(qtbot, opened, page, context, host):
    dialog = opened()
    take_in(qtbot, dialog, page)
    qtbot.keyClick(part(dialog, QPushButton, "history_board"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: host.findChild(HistoryDialog) is None)
    assert context.shell.calls == [("open_board",)]
