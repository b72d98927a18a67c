"""Cards are moved between columns, by mouse and by keyboard."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.ui.board.cards import Cards
from incident_desk.ui.board.page import BoardPage

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
MOVE = Qt.DropAction.MoveAction


class Hand:
    """Drags over the cards' lists that are told, and drops on the last.

    The display of the tests has no dragging of its own: a drag ends there as it begins. So the hand
    tells the lists what a display would, of the very drag that a list began.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.way: list[Cards] = []
        self.drops = True
        self.taken: list[bool] = []
        hand = self

        def dragged(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
            hand.drag(drag)
            return MOVE

        monkeypatch.setattr(QDrag, "exec", dragged)

    def drag(self, drag: QDrag) -> None:
        data, over = drag.mimeData(), None
        for over in self.way:
            viewport = over.viewport()
            middle = viewport.rect().center()
            enter = QDragEnterEvent(middle, MOVE, data, LEFT, NONE)
            QApplication.sendEvent(viewport, enter)
            move = QDragMoveEvent(middle, MOVE, data, LEFT, NONE)
            QApplication.sendEvent(viewport, move)
            self.taken.append(move.isAccepted())
            if over is not self.way[-1] or not self.drops:
                QApplication.sendEvent(viewport, QDragLeaveEvent())
            elif move.isAccepted():
                drop = QDropEvent(QPointF(middle), MOVE, data, LEFT, NONE, QEvent.Type.Drop)
                QApplication.sendEvent(viewport, drop)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(monkeypatch)


@pytest.fixture
def board(context: Any, host: Any, qtbot: Any) -> BoardPage:
    page = BoardPage(context, host)
    page.resize(1200, 700)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return page


@pytest.fixture
def two(desk: Desk, board: BoardPage) -> tuple[UUID, UUID]:
    declared = desk.declare("Phones are silent"), desk.declare("Core is dark")
    board.read()
    return declared


def drag(qtbot: Any, cards: Cards, row: int = 0) -> None:
    viewport = cards.viewport()
    place = cards.visualRect(cards.cards.index(row)).center()
    qtbot.mousePress(viewport, LEFT, pos=place)
    for pixels in (QApplication.startDragDistance() + 5, QApplication.startDragDistance() + 20):
        qtbot.mouseMove(viewport, place + QPoint(pixels, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=place)


def column(board: BoardPage, phase: str) -> list[str]:
    cards = board.columns.lists[phase].cards
    return [str(cards.index(row).data()) for row in range(cards.rowCount())]


def test_a_card_dropped_on_another_column_changes_its_phase(
    board: BoardPage, desk: Desk, two: tuple[UUID, UUID], hand: Hand, qtbot: Any
) -> None:
    lists = board.columns.lists
    hand.way = [lists["identified"], lists["monitoring"]]
    chosen = lists["investigating"].cards.pages.card(0)
    assert chosen is not None
    drag(qtbot, lists["investigating"])
    assert desk.incident(chosen.id).phase == "monitoring"
    qtbot.waitUntil(lambda: len(column(board, "monitoring")) == 1)
    assert len(column(board, "investigating")) == 1
    assert lists["monitoring"].hasFocus()


def test_a_drag_opens_nothing_and_one_within_its_column_moves_nothing(
    board: BoardPage, context: Any, desk: Desk, two: tuple[UUID, UUID], hand: Hand, qtbot: Any
) -> None:
    cards = board.columns.lists["investigating"]
    hand.way = [cards]
    drag(qtbot, cards)
    assert hand.taken == [False]
    assert [desk.incident(one).phase for one in two] == ["investigating"] * 2
    assert context.shell.calls == []


def test_a_column_lights_up_while_a_card_is_held_over_it_and_no_longer(
    board: BoardPage, desk: Desk, two: tuple[UUID, UUID], hand: Hand, qtbot: Any
) -> None:
    lists = board.columns.lists
    ground = lists["resolved"].viewport().backgroundRole()
    seen = []
    show = lists["resolved"]._show_target
    lists["resolved"]._show_target = lambda over: (seen.append(over), show(over))
    hand.way, hand.drops = [lists["resolved"]], False
    drag(qtbot, lists["investigating"])
    assert seen == [True, False]
    assert lists["resolved"].viewport().backgroundRole() == ground
    assert desk.incident(two[0]).phase == "investigating"


def test_a_card_that_cannot_be_saved_stays_where_it_was(
    board: BoardPage, context: Any, desk: Desk, two: tuple[UUID, UUID], hand: Hand, qtbot: Any
) -> None:
    lists = board.columns.lists
    hand.way = [lists["closed"]]
    paths.database(desk.folder).unlink()
    drag(qtbot, lists["investigating"])
    assert context.notices.error is not None
    assert column(board, "closed") == []


def test_the_keyboard_goes_with_the_card_it_moves(
    board: BoardPage, desk: Desk, two: tuple[UUID, UUID], qtbot: Any
) -> None:
    lists = board.columns.lists
    lists["investigating"].setFocus()
    moved = lists["investigating"].current
    assert moved is not None
    for phase in ("identified", "monitoring"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, ALT)
        qtbot.waitUntil(lists[phase].hasFocus)
        assert lists[phase].current is not None
        assert lists[phase].current.id == moved.id
    desk.undo()
    qtbot.waitUntil(lists["identified"].hasFocus)


def test_what_others_write_leaves_the_chosen_card_and_the_place_as_they_are(
    board: BoardPage, desk: Desk, qtbot: Any
) -> None:
    for number in range(30):
        desk.declare(f"Incident {number}")
    board.read()
    cards = board.columns.lists["investigating"]
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(20))
    held, place = cards.current, cards.verticalScrollBar().value()
    assert place > 0
    desk.log(desk.declare("Another"), "noted")
    qtbot.waitUntil(lambda: cards.cards.rowCount() == 31)
    assert cards.current == held
    assert cards.verticalScrollBar().value() == place


def test_the_row_of_the_table_that_was_chosen_stays_so(
    board: BoardPage, desk: Desk, qtbot: Any
) -> None:
    for number in range(60):
        desk.declare(f"Incident {number}")
    board.show_view("table")
    board.table.selectRow(40)
    chosen, place = board.table.cards.card(40), board.table.verticalScrollBar().value()
    desk.declare("Another")
    qtbot.waitUntil(lambda: board.table.cards.rowCount() == 61)
    assert board.table.cards.card(board.table.currentIndex().row()) == chosen
    assert board.table.verticalScrollBar().value() == place
