"""Saved views: kept under a name, chosen by keyboard, there again after a restart."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from commander import CONTROL, Commander
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.desk import Desk
from incident_desk.ui.board.models import Column


@pytest.fixture
def commander(start: Any, qtbot: Any, clock: Any) -> Commander:
    began = Commander(start(clock), qtbot)
    desk = began.window.context.desk
    for number in range(3):
        desk.set_severity(desk.declare(f"Incident {number}", ["Mail"]), number + 1, "As told")
    desk.declare("A practice", drill=True)
    began.waits_for(lambda: began.sees("column_investigating").cards.rowCount() == 4)
    return began


LEFT = Qt.MouseButton.LeftButton


def menu(commander: Commander) -> list[str]:
    """What the menu of views offers, opened by its key."""
    commander.press("B", CONTROL)
    views = commander.window.frame.board.views
    commander.waits_for(views.menu.isVisible)
    return [action.text() for action in views.menu.actions() if action.text()]


def choose(commander: Commander, name: str) -> None:
    views = commander.window.frame.board.views
    commander.waits_for(views.menu.isVisible)
    action = next(one for one in views.menu.actions() if one.objectName() == name)
    views.menu.setActiveAction(action)
    commander._qtbot.keyClick(views.menu, "\r")


def keep(commander: Commander, name: str) -> None:
    menu(commander)
    choose(commander, "view_keep")
    assert commander.sees("view_name").hasFocus()
    commander.retype(name)
    commander.press("Return")


def narrow_the_table(commander: Commander) -> None:
    commander.click("view_table")
    board = commander.window.frame.board
    board.filters.choose({"severity": "2", "service": "Mail", "drill": "real"})
    header = board.table.horizontalHeader()
    header.setSortIndicator(Column.SEVERITY, header.sortIndicatorOrder())


def shown(commander: Commander) -> list[str]:
    table = commander.window.frame.board.table.cards
    return [table.index(row, Column.TITLE).data() for row in range(table.rowCount())]


def on_button(commander: Commander) -> str:
    return commander.window.frame.board.views.button.accessibleName()


def test_a_view_is_kept_under_a_name_and_chosen_by_its_digit_after_a_restart(
    commander: Commander, start: Any, clock: Any, qtbot: Any
) -> None:
    narrow_the_table(commander)
    keep(commander, "Grave & mail")
    assert on_button(commander) == "View: Grave & mail"
    commander.program.stop()
    again = Commander(start(clock), qtbot)
    again.sees("board_table")
    # The view is as it was left, but no filter hides an incident that nobody asked to hide.
    assert len(shown(again)) == 4
    assert on_button(again) == "Views"
    assert menu(again)[0] == "&1  Grave && mail"
    qtbot.keyClick(QApplication.activePopupWidget(), "1")
    assert shown(again) == ["Incident 1"]
    assert on_button(again) == "View: Grave & mail"
    assert again.window.frame.board.table.cards.sort_shown.by == "severity"
    assert again.sees("board_table").hasFocus()


def test_another_order_or_filter_is_another_view(commander: Commander) -> None:
    narrow_the_table(commander)
    keep(commander, "Grave")
    board = commander.window.frame.board
    header = board.table.horizontalHeader()
    header.setSortIndicator(Column.TITLE, header.sortIndicatorOrder())
    assert on_button(commander) == "Views"
    header.setSortIndicator(Column.SEVERITY, header.sortIndicatorOrder())
    assert on_button(commander) == "View: Grave"
    board.filters.clear()
    assert on_button(commander) == "Views"


def test_a_view_is_renamed_deleted_and_put_back(commander: Commander, tmp_path: Path) -> None:
    narrow_the_table(commander)
    keep(commander, "Grave")
    assert menu(commander)[1:] == [
        "Keep this view under a name…",
        "Rename “Grave”…",
        "Delete “Grave”",
    ]
    choose(commander, "view_rename")
    commander.retype("Graver")
    commander.press("Return")
    assert on_button(commander) == "View: Graver"
    menu(commander)
    choose(commander, "view_delete")
    assert on_button(commander) == "Views"
    assert json.loads((tmp_path / "preferences.json").read_text())["views"] == []
    commander._qtbot.mouseClick(commander.window.context.notices.action_button, LEFT)
    assert on_button(commander) == "View: Graver"


def test_a_name_that_is_taken_is_refused_for_another_view(commander: Commander) -> None:
    narrow_the_table(commander)
    keep(commander, "Grave")
    commander.window.frame.board.filters.clear()
    keep(commander, "All")
    menu(commander)
    choose(commander, "view_rename")
    commander.retype("grave")
    commander.press("Return")
    assert "Another view is called “grave”" in commander.window.context.notices.text
    commander.press("Escape")
    commander.sees_not("view_name")
    assert on_button(commander) == "View: All"


def test_the_same_name_again_keeps_what_is_shown_now(commander: Commander) -> None:
    narrow_the_table(commander)
    keep(commander, "Mine")
    commander.window.frame.board.filters.choose({"drill": "drills"})
    keep(commander, "Mine")
    (view,) = commander.window.preferences.views
    assert view.choices == {"drill": "drills"}


def test_what_a_view_asks_for_and_is_not_there_any_more_hides_nothing_by_mistake(
    commander: Commander,
) -> None:
    filters = commander.window.frame.board.filters
    filters.choose({"severity": "9", "phase": "gone", "since": "eon", "service": "Gone"})
    assert filters.choices == {"service": "Gone"}


def test_the_table_narrows_to_the_days_that_are_typed(
    commander: Commander, clock: Any, qtbot: Any
) -> None:
    desk: Desk = commander.window.context.desk
    desk.declare("Three days ago", started_at=clock.now() - timedelta(days=3))
    commander.click("view_table")
    filters = commander.window.frame.board.filters
    filters.since.setCurrentIndex(filters.since.findData("days"))
    filters.since.activated.emit(filters.since.currentIndex())
    commander.go_to("filter_from")
    commander.type("19 nov")
    commander.go_to("filter_to")
    commander.type("yesterday")
    commander.waits_for(lambda: shown(commander) == ["Three days ago"])
    commander.retype("whenever")
    commander.waits_for(lambda: len(shown(commander)) == 5)
    assert "“whenever” is no day" in filters.days._said.text()
    assert filters.days._said.isVisible()
