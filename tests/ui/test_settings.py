import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton

from incident_desk import paths
from incident_desk.ui.rows import RowsTable
from incident_desk.ui.settings.page import SettingsPage

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, host, context):
    def open_page(with_context=context):
        page = SettingsPage(with_context, host)
        page.resize(host.size())
        host.show()
        page.show()
        return page

    return open_page


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), CLICK)


def until_idle(qtbot, context):
    qtbot.waitUntil(lambda: not context.tasks.busy)


@pytest.mark.parametrize(
    ("option", "changed"),
    [("es", {"language": "es"}), ("dark", {"theme": "dark"}), ("light", {"theme": "light"})],
)
def test_a_choice_takes_effect_at_once(qtbot, opened, context, option, changed):
    before = context.preferences
    qtbot.mouseClick(opened().findChild(QRadioButton, option), CLICK)
    assert context.shell.calls == [("prefer", replace(before, **changed))]


def test_the_name_is_kept_when_it_is_finished(qtbot, opened, context):
    name = opened().findChild(QLineEdit, "settings_name")
    name.clear()
    qtbot.keyClicks(name, "  Berta   Ruiz ")
    assert context.shell.calls == []
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert context.preferences.name == "Berta Ruiz"


def test_a_name_cannot_be_emptied(qtbot, opened, context):
    name = opened().findChild(QLineEdit, "settings_name")
    name.clear()
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "Ana"
    assert context.shell.calls == []


def test_tag_and_folder_are_told_and_the_folder_copied(qtbot, opened, context, desk):
    page = opened()
    assert page.findChild(QLabel, "settings_tag").text() == desk.tag
    assert page.findChild(QLabel, "settings_folder").text() == str(desk.folder)
    press(qtbot, page, "settings_copy")
    assert QGuiApplication.clipboard().text() == str(desk.folder)
    assert context.notices.text


@pytest.mark.parametrize(
    ("language", "told"), [("en", "The log is whole: 2 facts"), ("es", "íntegro: 2 hechos")]
)
def test_a_whole_log_is_said_to_be_whole(qtbot, opened, context, in_language, desk, language, told):
    desk.declare("An incident")
    page = opened(in_language(language))
    press(qtbot, page, "settings_verify")
    until_idle(qtbot, context)
    assert told in page.findChild(QLabel, "settings_seal").text()


def test_the_first_fact_that_does_not_fit_is_named(qtbot, opened, context, desk):
    reference = desk.incident(desk.declare("An incident")).reference
    with closing(sqlite3.connect(paths.database(desk.folder))) as file, file:
        file.execute("DROP TRIGGER facts_never_change")
        file.execute("UPDATE facts SET actor = 'Nobody' WHERE seq = 2")
    page = opened()
    press(qtbot, page, "settings_verify")
    until_idle(qtbot, context)
    seal = page.findChild(QLabel, "settings_seal")
    assert f"fact 2 of desk {desk.tag} ({reference}" in seal.text()
    assert seal.property("tone") == "danger"


def test_a_backup_is_made_and_listed(qtbot, opened, context, desk, clock):
    desk.back_up()
    clock.forward(90)
    page = opened()
    table = page.findChild(RowsTable, "settings_backups")
    assert table.model().rowCount() == 1
    press(qtbot, page, "settings_back_up")
    until_idle(qtbot, context)
    assert table.model().rowCount() == 2
    assert str(desk.backups()[0].path) in context.notices.text
    assert page.findChild(QPushButton, "settings_back_up").isEnabled()


def test_a_backup_that_fails_is_said(qtbot, opened, context, desk):
    paths.backups(desk.folder).write_text("in the way")
    page = opened()
    press(qtbot, page, "settings_back_up")
    until_idle(qtbot, context)
    assert context.notices.error is not None
    assert page.findChild(QPushButton, "settings_back_up").isEnabled()


def test_restoring_asks_first_and_then_restores_the_chosen_backup(
    qtbot, opened, context, desk, clock
):
    older = desk.back_up()
    clock.forward(90)
    desk.back_up()
    page = opened()
    page.findChild(RowsTable, "settings_backups").selectRow(1)
    press(qtbot, page, "settings_restore")
    assert context.shell.calls == []
    press(qtbot, page, "settings_restore_yes")
    assert context.shell.calls == [("restore", older)]


def test_the_desk_may_be_left_as_it_is(qtbot, opened, context, desk):
    desk.back_up()
    page = opened()
    press(qtbot, page, "settings_restore")
    press(qtbot, page, "settings_restore_no")
    assert not page.findChild(QPushButton, "settings_restore_yes").isVisible()
    assert context.shell.calls == []


def test_without_backups_there_is_nothing_to_restore(opened):
    page = opened()
    assert not page.findChild(QPushButton, "settings_restore").isEnabled()
    assert page.findChild(RowsTable, "settings_backups").isHidden()


def test_backups_made_meanwhile_are_seen_on_coming_back(opened, desk):
    page = opened()
    desk.back_up()
    page.hide()
    page.show()
    assert page.findChild(RowsTable, "settings_backups").model().rowCount() == 1


def test_the_list_of_backups_is_a_sound_model(qtmodeltester, opened, desk):
    desk.back_up()
    qtmodeltester.check(opened().findChild(RowsTable, "settings_backups").model())


@pytest.mark.parametrize(
    ("demonstration", "call"), [(False, "open_demonstration"), (True, "leave_demonstration")]
)
def test_the_demonstration_is_opened_and_left(qtbot, opened, context, demonstration, call):
    page = opened(replace(context, demonstration=demonstration))
    press(qtbot, page, "settings_demonstration")
    press(qtbot, page, "settings_history")
    assert context.shell.calls == [(call,), ("take_in_history",)]
