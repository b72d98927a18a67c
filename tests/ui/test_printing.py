"""Print: saved where the commander says, then opened by the system."""

import errno
import os
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from commander import CONTROL, Commander
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from incident_desk.desk import Desk
from incident_desk.errors import DamagedError, StoppedError
from incident_desk.ui import foot as foot_module
from incident_desk.ui import printing as printing_module
from incident_desk.ui.checklists.panel import ChecklistsPanel
from incident_desk.ui.foot import Foot
from incident_desk.ui.playbooks.page import PlaybooksPage
from incident_desk.ui.printing import EverythingPrinting, Printing, file_name

CLICK = Qt.MouseButton.LeftButton


@dataclass
class System:
    """Stands in for the system's save window and its PDF program."""

    target: Path
    has_program: bool = True
    proposed: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def ask(self, _parent: QWidget, proposed: str, chosen: Any) -> None:
        self.proposed.append(proposed)
        chosen(self.target)

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.has_program

    def pages(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in PdfReader(self.target).pages]


@pytest.fixture
def system(tmp_path, monkeypatch):
    made = System(tmp_path / "paper.pdf")
    monkeypatch.setattr(printing_module, "ask_save_path", made.ask)
    monkeypatch.setattr(printing_module, "open_file", made.open)
    return made


@pytest.fixture
def press(qtbot, host, context):
    """Show a widget and press a button of it, until all is done."""

    def shown_and_pressed(widget: QWidget, name: str) -> None:
        widget.resize(host.size())
        host.show()
        widget.show()
        qtbot.mouseClick(widget.findChild(QPushButton, name), CLICK)
        qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)

    return shown_and_pressed


@pytest.fixture
def incident_id(desk):
    found = desk.declare("Phones are dead", ["Phones"])
    for playbook in ("power-loss", "closing"):
        desk.attach(found, desk.playbook(playbook, "en"))
    return found


# A checklist, as it stands and blank


def test_the_list_that_is_shown_is_printed_as_it_stands(
    press, context, host, desk, incident_id, system
):
    panel = ChecklistsPanel(context, incident_id, host)
    closing = desk.incident(incident_id).checklists[1]
    desk.tick_step(incident_id, closing.id, closing.steps[0].id)
    panel._on_head_chosen(closing.id)

    press(panel, "checklist_print")

    (page,) = system.pages()
    assert "Closing an incident" in page
    assert "03:00 Ana" in page
    reference = desk.incident(incident_id).reference
    assert system.proposed == [f"{reference}-closing-en.pdf"]
    assert system.opened == [system.target]
    assert str(system.target) in context.notices.text
    assert "print it there" in context.notices.text


def test_a_blank_one_is_in_the_language_that_is_read(qtbot, press, context, host, system):
    page = PlaybooksPage(context, host)
    page.resize(host.size())
    host.show()
    page.show()
    qtbot.mouseClick(page.language.button("es"), CLICK)
    page.table.choose("power-loss")

    press(page, "playbook_print")

    (text,) = system.pages()
    assert "Corte de luz" in text
    assert system.proposed == ["power-loss-es.pdf"]


def test_without_a_program_for_it_the_file_is_named_all_the_same(
    press, context, host, incident_id, system
):
    system.has_program = False
    press(ChecklistsPanel(context, incident_id, host), "checklist_print")
    assert str(system.target) in context.notices.text
    assert "No program here opens PDFs" in context.notices.text


def test_what_no_font_has_is_said(press, context, host, desk, incident_id, system):
    desk.retitle(incident_id, "Phones \U00013000")
    press(ChecklistsPanel(context, incident_id, host), "checklist_print")
    assert "U+13000" in context.notices.text


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "reportpanel.disk_full"), (errno.EROFS, "reportpanel.not_allowed")],
)
def test_a_disk_that_refuses_leaves_nothing_and_opens_nothing(
    press, context, host, incident_id, system, monkeypatch, number, key
):
    def refuse(_file: int) -> None:
        raise OSError(number, "refused")

    panel = ChecklistsPanel(context, incident_id, host)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        press(panel, "checklist_print")
    assert context.notices.error.key == key
    assert system.opened == []
    assert list(system.target.parent.glob("paper*")) == []

    press(panel, "checklist_print")
    assert system.opened == [system.target]


def test_a_folder_that_is_gone_is_named(press, context, host, incident_id, system):
    system.target = system.target.parent / "gone" / "a.pdf"
    press(ChecklistsPanel(context, incident_id, host), "checklist_print")
    assert context.notices.error.key == "reportpanel.no_folder"
    assert str(system.target.parent) in context.notices.text
    assert system.opened == []


def test_a_name_is_fit_for_every_system():
    assert file_name("INC-K7-0001", "a/b\\c:d*", "en") == "INC-K7-0001-a-b-c-d--en.pdf"
    assert len(file_name("x" * 500)) < 130


# Everything


def test_all_that_is_open_is_read_by_a_desk_of_its_own(
    qtbot, context, host, desk, incident_id, system
):
    desk.declare("Slow printer")
    EverythingPrinting(context, host).ask_everything()
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)
    assert system.proposed == ["everything-2026-11-23-0300.pdf"]
    assert system.opened == [system.target]
    pages = system.pages()
    assert len(pages) == 1 + 4 + 2 + 1
    assert "Slow printer" in pages[0]


def test_the_making_tells_how_far_it_is_and_can_be_stopped(qtbot, context, host, system):
    begun, go_on = threading.Event(), threading.Event()

    def make(task: Any) -> Any:
        task.progressed.emit(1, 3)
        begun.set()
        go_on.wait(10)
        if task.stopped:
            raise StoppedError
        raise AssertionError

    context.notices.show()
    Printing(context, host).ask("a.pdf", make)
    qtbot.waitUntil(lambda: "1 of 3 incidents" in context.notices.text)
    assert begun.is_set()
    context.notices.action_button.click()
    assert context.notices.text == "Stopping…"
    go_on.set()
    qtbot.waitUntil(lambda: context.notices.text == "Stopped. Nothing was saved.")
    assert not system.target.exists()
    assert system.opened == []


def test_stopped_while_the_pages_are_set_it_saves_nothing(
    qtbot, context, host, desk, incident_id, system, monkeypatch
):
    setting, go_on = threading.Event(), threading.Event()
    papers = desk.checklist_papers(incident_id)
    real = printing_module.saved

    def slow(*arguments: Any) -> Any:
        setting.set()
        go_on.wait(10)
        return real(*arguments)

    monkeypatch.setattr(printing_module, "saved", slow)
    printing = Printing(context, host)
    printing.ask("a.pdf", lambda task: task.progressed.emit(3, 3) or papers)
    qtbot.waitUntil(lambda: context.notices.text == "Setting the pages…")
    printing.ask("b.pdf", lambda _task: papers)
    assert system.proposed == ["a.pdf"]  # one at a time
    context.notices.action_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: context.notices.text == "Stopped. Nothing was saved.")
    assert setting.is_set()
    assert not system.target.exists()


def test_a_desk_that_is_gone_is_said_in_one_sentence(qtbot, context, host, system, monkeypatch):
    def gone() -> Desk:
        raise DamagedError("store.damaged", path="desk.sqlite3")

    EverythingPrinting(replace(context, another_desk=gone), host).ask_everything()
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)
    assert isinstance(context.notices.error, DamagedError)
    assert system.opened == []


@pytest.mark.parametrize(("language", "title"), [("en", "Open incidents"), ("es", "abiertos")])
def test_ctrl_p_prints_everything_from_wherever_the_commander_is(
    start, qtbot, system, language, title
):
    program = start(language=language)
    commander = Commander(program, qtbot)
    program.window.context.desk.declare("Phones are dead")
    commander.press("P", CONTROL)
    commander.waits_for(lambda: bool(system.opened))
    assert title in system.pages()[0]
    commander.press("F1")
    shortcuts = [key for _, key in program.window.actions_.shown()]
    assert shortcuts.count("Ctrl+P") == 1
    assert commander.dialog.isVisible()
    commander.press("Escape")


# The foot of the window


@pytest.fixture
def foot(context, host):
    made = Foot(context, host)
    host.show()
    made.show()
    return made


@pytest.mark.parametrize(
    ("percent", "offered"), [(None, False), (100, False), (20, False), (19, True), (0, True)]
)
def test_paper_is_offered_when_the_battery_runs_low(
    qtbot, context, foot, monkeypatch, percent, offered
):
    monkeypatch.setattr(foot_module, "battery_percent", lambda: percent)
    for _ in range(5):
        context.bridge.ticked.emit()
    button = foot.findChild(QPushButton, "foot_print")
    assert button.isVisible() is offered
    assert "Ctrl+P" in button.toolTip()
    if offered:
        qtbot.mouseClick(button, CLICK)
        assert context.shell.calls == [("print_everything",)]
