"""Practise, on the Playbooks page: which drills there are, what each is for, and starting one."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.domain.board import Filter
from incident_desk.ui.context import Context
from incident_desk.ui.playbooks.page import PlaybooksPage

LEFT = Qt.MouseButton.LeftButton
Opened = Callable[..., PlaybooksPage]


@pytest.fixture
def opened(host: QWidget, context: Context, qtbot: Any) -> Opened:
    def open_page(with_context: Context = context) -> PlaybooksPage:
        page = PlaybooksPage(with_context, host)
        page.resize(host.size())
        host.show()
        page.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        qtbot.mouseClick(page.practise_button, LEFT)
        return page

    return open_page


def words(page: PlaybooksPage) -> list[str]:
    return [label.text() for label in page.drills.findChildren(QLabel) if not label.isHidden()]


def press(page: PlaybooksPage, name: str) -> QPushButton:
    """The newest of that name: the others are gone a moment later."""
    return page.drills.findChildren(QPushButton, name)[-1]


@pytest.mark.parametrize(
    ("language", "title", "length"),
    [
        (
            *("en", "Ransomware on the file server"),
            "60 min · 12 injects · Playbook: Suspected intrusion or ransomware",
        ),
        (
            *("es", "Ransomware en el servidor de archivos"),
            "60 min · 12 novedades · Guía: Sospecha de intrusión o ransomware",
        ),
    ],
)
def test_each_drill_says_what_it_is_for_and_how_long_it_takes(
    opened: Opened,
    in_language: Callable[[str], Context],
    desk: Desk,
    language: str,
    title: str,
    length: str,
) -> None:
    shown = words(opened(in_language(language)))
    assert title in shown
    assert length in shown
    assert desk.drill("ransomware", language).about in shown


def test_no_inject_is_told_beforehand(opened: Opened, desk: Desk) -> None:
    shown = " ".join(words(opened()))
    assert all(one.text not in shown for one in desk.drill("ransomware", "en").injects)


def test_enter_starts_the_first_one_and_the_questions_follow(
    opened: Opened, desk: Desk, context: Context, qtbot: Any
) -> None:
    page = opened()
    first = press(page, f"practise_{desk.drills('en')[0].id}")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    (card,) = desk.cards(desk.numbers(Filter()))
    assert card.drill
    calls: list[Any] = context.shell.calls  # type: ignore[attr-defined]
    assert calls == [("open_incident", card.id, ""), ("assess", card.id)]


def test_a_drill_is_played_in_the_language_of_the_list(
    opened: Opened, desk: Desk, qtbot: Any
) -> None:
    page = opened()
    qtbot.mouseClick(page.language.button("es"), LEFT)
    qtbot.mouseClick(press(page, "practise_ransomware"), LEFT)
    (card,) = desk.cards(desk.numbers(Filter()))
    assert card.title == "No se abren los archivos del servidor"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_broken_one_is_told_and_the_others_are_there(
    opened: Opened, in_language: Callable[[str], Context], desk: Desk, language: str
) -> None:
    folder = paths.own_drills(desk.folder) / "en"
    folder.mkdir(parents=True)
    (folder / "flood.toml").write_text('title = "Flood"\n', "utf-8")
    page = opened(in_language(language))
    told = [text for text in words(page) if "en/flood.toml" in text]
    assert len(told) == 1
    assert press(page, "practise_ransomware")


def test_the_way_back_gives_the_keyboard_to_the_playbooks(opened: Opened, qtbot: Any) -> None:
    page = opened()
    assert page.practises
    assert page.practise_button.text() == "Back to the playbooks"
    qtbot.mouseClick(page.practise_button, LEFT)
    assert not page.practises
    assert page.table.hasFocus()
    assert page.practise_button.text() == "Practise"
