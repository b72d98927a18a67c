"""What is typed is kept at most two seconds after the last key, and offered back."""

import sqlite3
from contextlib import closing

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from incident_desk import paths
from incident_desk.ui import kept
from incident_desk.ui.kept import KeptText, keep_all


def test_typed_text_is_on_disk_soon_after_the_last_key(context, host, qtbot, tmp_path):
    editor = QLineEdit(host)
    KeptText(editor, "log:x", context)
    qtbot.keyClicks(editor, "half a sent")
    qtbot.waitUntil(lambda: context.desk.typed("log:x") == "half a sent", timeout=2000)
    with closing(sqlite3.connect(paths.database(tmp_path))) as other:
        assert other.execute("SELECT text FROM typed").fetchone() == ("half a sent",)


def test_the_pauses_keep_the_promise_of_two_seconds():
    assert kept._QUIET < 2000
    assert kept._LONGEST <= 2000


def test_kept_text_is_offered_back(context, host):
    context.desk.keep_typed("log:x", "half a sentence")
    editor, offered = QPlainTextEdit(host), []
    KeptText(editor, "log:x", context, lambda: offered.append(True))
    assert editor.toPlainText() == "half a sentence"
    assert offered == [True]


def test_every_way_out_keeps_what_is_still_being_typed(context, host, qtbot):
    editor = QLineEdit(host)
    KeptText(editor, "log:x", context)
    qtbot.keyClicks(editor, "quick")
    keep_all(host)
    assert context.desk.typed("log:x") == "quick"


def test_what_was_let_go_is_not_offered_again(context, host, qtbot):
    editor = QLineEdit(host)
    typed = KeptText(editor, "log:x", context)
    qtbot.keyClicks(editor, "done")
    typed.keep()
    typed.let_go()
    assert context.desk.typed("log:x") is None


def test_text_that_cannot_be_kept_stays_and_is_said(context, host, qtbot, monkeypatch, tmp_path):
    editor = QLineEdit(host)
    typed = KeptText(editor, "log:x", context)
    qtbot.keyClicks(editor, "precious")
    paths.database(tmp_path).unlink()
    typed.keep()
    assert editor.text() == "precious"
    assert context.notices.error is not None
    assert context.notices.text
