"""The board, driven as a commander would."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from saying import said

from incident_desk.domain.board import Filter, Sort
from incident_desk.ui.board.models import CardList, CardTable, Column
from incident_desk.ui.board.page import BoardPage


@pytest.fixture
def board(context, host, qtbot):
    page = BoardPage(context, host)
    page.resize(1200, 700)
    host.show()
    return page


def texts_of(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_an_empty_board_offers_three_ways_to_begin(board, context, qtbot):
    for name, asked in (
        ("empty_declare", "declare"),
        ("empty_demonstration", "open_demonstration"),
        ("empty_import", "take_in_history"),
    ):
        button = board.findChild(QPushButton, name)
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert context.shell.calls[-1] == (asked,)


def test_a_declared_incident_appears_in_its_column(board, desk, qtbot):
    desk.declare("Phones are silent", ["telephony"])
    column = board.columns.lists["investigating"].cards
    qtbot.waitUntil(lambda: column.rowCount() == 1)
    assert "Phones are silent" in texts_of(column)[0]


def test_enter_on_a_card_opens_the_incident(board, desk, context, qtbot):
    incident_id = desk.declare("Phones are silent")
    board.read()
    cards = board.columns.lists["investigating"]
    cards.setCurrentIndex(cards.cards.index(0))
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert context.shell.calls[-1] == ("open_incident", incident_id, "")


def test_alt_and_right_arrow_move_a_card_to_the_next_phase(board, desk, qtbot):
    incident_id = desk.declare("Phones are silent")
    board.read()
    cards = board.columns.lists["investigating"]
    cards.setCurrentIndex(cards.cards.index(0))
    qtbot.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.incident(incident_id).phase == "identified"
    column = board.columns.lists["identified"].cards
    qtbot.waitUntil(lambda: column.rowCount() == 1)


def test_the_arrows_go_to_the_next_column_that_holds_a_card(board, desk, qtbot):
    desk.declare("One")
    other = desk.declare("Two")
    desk.change_phase(other, "monitoring")
    board.read()
    first, last = board.columns.lists["investigating"], board.columns.lists["monitoring"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert last.hasFocus()
    assert "Two" in last.current.title


def test_an_incident_that_ended_leaves_its_column_after_seven_days(board, desk, clock):
    incident_id = desk.declare("Over")
    desk.change_phase(incident_id, "resolved")
    board.read()
    assert board.columns.lists["resolved"].cards.rowCount() == 1
    clock.moment += timedelta(days=8)
    board.read()
    assert board.columns.lists["resolved"].cards.rowCount() == 0


def test_the_table_narrows_by_what_is_typed_and_says_when_nothing_fits(board, desk, qtbot):
    desk.declare("Phones are silent")
    desk.declare("Café network is slow")
    board.show_view("table")
    assert board.table.cards.rowCount() == 2
    qtbot.keyClicks(board.filters.text, "cafe")
    qtbot.waitUntil(lambda: board.table.cards.rowCount() == 1)
    assert texts_of(board.table.cards, Column.TITLE) == ["Café network is slow"]
    qtbot.keyClicks(board.filters.text, "zzz")
    qtbot.waitUntil(lambda: not board.table.isVisible())
    board.filters.clear()
    assert board.table.isVisible()
    assert board.table.cards.rowCount() == 2


def test_a_click_on_a_header_sorts_the_table(board, desk, qtbot):
    for title in ("beta", "alpha", "gamma"):
        desk.declare(title)
    board.show_view("table")
    header = board.table.horizontalHeader()
    x = header.sectionViewportPosition(Column.TITLE) + 20
    place = header.rect().center()
    place.setX(x)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    once = texts_of(board.table.cards, Column.TITLE)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    twice = texts_of(board.table.cards, Column.TITLE)
    assert sorted(once) == ["alpha", "beta", "gamma"]
    assert once in (["alpha", "beta", "gamma"], ["gamma", "beta", "alpha"])
    assert twice == once[::-1]


def test_needs_you_now_names_what_is_due_and_opens_it(board, desk, context, clock, qtbot):
    incident_id = desk.declare("Phones are silent")
    board.read()
    reference = desk.incident(incident_id).reference
    assess = board.due.findChild(QPushButton, f"due_assess_{reference}")
    qtbot.mouseClick(assess, Qt.MouseButton.LeftButton)
    assert context.shell.calls[-1] == ("assess", incident_id)


def test_a_promise_that_is_late_comes_first_and_counts(board, desk, clock):
    desk.declare("Not assessed")
    late = desk.declare("Promised")
    said(desk, late, clock.now() + timedelta(minutes=30))
    clock.forward(42)
    board.read()
    board.due.tick()
    shown = [label.text() for label in board.due.findChildren(type(board.columns._heads["closed"]))]
    assert any("late" in text and "12 min" in text for text in shown)


def test_the_view_that_was_chosen_is_preferred(board, desk, context, qtbot):
    desk.declare("One")
    board.read()
    qtbot.mouseClick(board.findChild(QPushButton, "view_table"), Qt.MouseButton.LeftButton)
    assert context.preferences.view == "table"


def test_hostile_titles_are_shown_as_text_on_one_line(board, desk):
    title = "<img src=http://example.invalid/x.png> 😀 שלום " + "x" * 10_000
    desk.declare(title)
    board.show_view("table")
    board.grab()
    board.show_view("columns")
    board.grab()
    assert texts_of(board.table.cards, Column.TITLE)[0].startswith("<img src=")


@pytest.mark.parametrize("count", [0, 1, 200])
def test_the_models_are_sound(context, desk, count, qtmodeltester):
    for number in range(count):
        desk.declare(f"Incident {number}", drill=number % 2 == 0)
    table = CardTable(context)
    cards = CardList(context)
    for model in (table, cards):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.read(Filter())
    cards.read(Filter(), Sort())
    assert table.rowCount() == cards.rowCount() == count
    qtmodeltester.check(table)
    qtmodeltester.check(cards)
