"""Exporting the board's table."""

import csv
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from incident_desk.ui.board import export
from incident_desk.ui.board.page import BoardPage


@pytest.fixture
def export_to(context, host, desk, qtbot, monkeypatch, tmp_path):
    desk.declare("Phones are silent")
    desk.declare("=cmd|calc")
    board = BoardPage(context, host)
    host.show()
    board.show_view("table")

    def press(name):
        path = tmp_path / name
        monkeypatch.setattr(
            export, "ask_table_path", lambda _parent, _proposed, chosen: chosen(path)
        )
        qtbot.mouseClick(board.findChild(QPushButton, "board_export"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not context.tasks.busy)
        return path

    press.board = board
    return press


def test_all_that_fits_the_filters_is_written_and_said(export_to, context, qtbot):
    path = export_to("all.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 3
    assert "'=cmd|calc" in [row[2] for row in rows]
    assert "2 incidents" in context.notices.text
    qtbot.keyClicks(export_to.board.filters.text, "phones")
    qtbot.waitUntil(lambda: export_to.board.table.cards.rowCount() == 1)
    found = json.loads(export_to("some.json").read_text("utf-8"))
    assert [one["title"] for one in found] == ["Phones are silent"]


def test_a_name_without_a_form_and_a_folder_that_is_not_there_are_said(export_to, context):
    assert not export_to("table.txt").exists()
    assert ".csv" in context.notices.text
    export_to("nowhere/all.csv")
    assert context.notices.error is not None


def test_the_columns_offer_no_export(export_to):
    export_to.board.show_view("columns")
    assert not export_to.board.findChild(QPushButton, "board_export").isVisible()
