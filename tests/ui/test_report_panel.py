import errno
import os
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from incident_desk.errors import InputError
from incident_desk.export.pdf import Pdf
from incident_desk.i18n import texts
from incident_desk.ui.report import panel as panel_module
from incident_desk.ui.report.panel import Made, ReportPanel, remarks

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def incident_id(desk):
    found = desk.declare("Payments are refused", ["Payments"])
    for line in range(12):
        desk.log(found, f"Note {line}")
    return found


@pytest.fixture
def opened(qtbot, host, context, incident_id):
    def open_panel(with_context=context):
        panel = ReportPanel(with_context, incident_id, host)
        panel.resize(host.size())
        host.show()
        panel.show()
        qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)
        return panel

    return open_panel


def state(panel):
    return panel.findChild(QLabel, "report_state").text()


def press(qtbot, panel, name):
    qtbot.mouseClick(panel.findChild(QPushButton, name), CLICK)


def until_idle(qtbot, context):
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)


def test_the_first_page_is_shown_as_it_will_be_printed(opened):
    panel = opened()
    assert state(panel) == "Page 1 of 2"
    assert panel.preview.accessibleName() == "Page 1 of 2"
    assert panel.preview.page.height() > panel.preview.page.width() > 600
    assert not panel.findChild(QPushButton, "report_previous").isEnabled()


def test_pages_are_turned_and_the_last_has_none_after_it(qtbot, opened, context):
    panel = opened()
    first = panel.preview.page.toImage()
    press(qtbot, panel, "report_next")
    until_idle(qtbot, context)
    assert state(panel) == "Page 2 of 2"
    assert panel.preview.page.toImage() != first
    assert not panel.findChild(QPushButton, "report_next").isEnabled()
    press(qtbot, panel, "report_previous")
    until_idle(qtbot, context)
    assert panel.preview.page.toImage() == first


def test_the_report_begins_in_the_language_of_the_reader_and_may_be_in_the_other(
    qtbot, opened, context, in_language
):
    panel = opened(in_language("es"))
    assert panel.language.held == "es"
    assert state(panel) == "Página 1 de 2"
    spanish = panel.preview.page.toImage()
    qtbot.mouseClick(panel.language.button("en"), CLICK)
    until_idle(qtbot, context)
    assert panel.preview.page.toImage() != spanish


def test_the_preview_follows_the_incident(qtbot, opened, desk, incident_id, context):
    panel = opened()
    before = panel.preview.page.toImage()
    desk.retitle(incident_id, "Payments work again")
    qtbot.waitUntil(lambda: panel.preview.page.toImage() != before, timeout=20_000)


def test_another_incident_leaves_the_preview_alone(opened, desk, context):
    panel = opened()
    desk.declare("Another one")
    assert not panel._fresh.isActive()


def test_a_page_that_comes_too_late_is_not_shown(qtbot, monkeypatch, opened, context):
    late = threading.Event()

    def made(wanted, _task):
        if wanted.document.language == "en":
            late.wait(10)
        total = 7 if wanted.document.language == "en" else 2
        return Made(wanted, b"", 0, total, Pdf(b"", True, ""))

    panel = opened()
    monkeypatch.setattr(panel_module, "made", made)
    qtbot.mouseClick(panel.language.button("es"), CLICK)
    qtbot.mouseClick(panel.language.button("en"), CLICK)
    qtbot.mouseClick(panel.language.button("es"), CLICK)
    qtbot.waitUntil(lambda: state(panel) == "Page 1 of 2")
    late.set()
    until_idle(qtbot, context)
    assert state(panel) == "Page 1 of 2"


def test_save_proposes_a_name_and_writes_the_pdf_whole(
    qtbot, monkeypatch, opened, context, desk, incident_id, tmp_path
):
    asked = []
    path = tmp_path / "report.pdf"

    def ask(_parent, proposed, chosen):
        asked.append(proposed)
        chosen(path)

    monkeypatch.setattr(panel_module, "ask_save_path", ask)
    panel = opened()
    press(qtbot, panel, "report_save")
    assert not panel.save_button.isEnabled()
    until_idle(qtbot, context)
    assert asked == [f"{desk.incident(incident_id).reference}-en.pdf"]
    assert path.read_bytes().startswith(b"%PDF-")
    assert not list(tmp_path.glob("*.part"))
    assert str(path) in context.notices.text
    assert panel.save_button.isEnabled()


def test_a_folder_that_is_not_there_is_said(qtbot, monkeypatch, opened, context, tmp_path):
    path = tmp_path / "nowhere" / "report.pdf"
    monkeypatch.setattr(panel_module, "ask_save_path", lambda _p, _n, chosen: chosen(path))
    panel = opened()
    press(qtbot, panel, "report_save")
    until_idle(qtbot, context)
    assert isinstance(context.notices.error, InputError)
    assert str(path.parent) in context.notices.text
    assert panel.save_button.isEnabled()


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "reportpanel.disk_full"),
        (errno.EROFS, "reportpanel.not_allowed"),
        (errno.EACCES, "reportpanel.not_allowed"),
        (errno.EIO, "reportpanel.disk_failed"),
    ],
)
def test_a_disk_that_refuses_leaves_the_older_file_as_it_was(
    qtbot, monkeypatch, opened, context, tmp_path, number, key
):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")

    def refuse(_file):
        raise OSError(number, "refused")

    monkeypatch.setattr(panel_module, "ask_save_path", lambda _p, _n, chosen: chosen(path))
    panel = opened()
    monkeypatch.setattr(os, "fsync", refuse)
    press(qtbot, panel, "report_save")
    until_idle(qtbot, context)
    assert context.notices.error.key == key
    assert path.read_bytes() == b"older"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_reader_should_know_of_the_pdf_is_said(language):
    words = texts(language)
    assert remarks(Pdf(b"", True, ""), words) == ""
    assert "☃" in remarks(Pdf(b"", True, "☃"), words)
    assert "PDF/UA" in remarks(Pdf(b"", False, ""), words)


def test_characters_that_no_font_has_are_told_before_saving(opened, desk, incident_id):
    desk.retitle(incident_id, "Payments \U00013000 \ue000")
    remark = opened().findChild(QLabel, "report_remark")
    assert remark.isVisible()
    assert "[U+13000]" in remark.text()
    assert "[U+E000]" in remark.text()
    assert "\ue000" not in remark.text()
