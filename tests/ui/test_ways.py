"""The ways out of a message that need no network."""

import errno
import io
import os
import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pypdf
import pytest
from clocks import NIGHT
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from incident_desk.domain.message_text import Text
from incident_desk.errors import InputError, StoreError
from incident_desk.export import qr
from incident_desk.export.files import as_file
from incident_desk.export.letter import Letter
from incident_desk.ui import asking
from incident_desk.ui.messages.ways import panel as panel_module
from incident_desk.ui.messages.ways.panel import Ways
from incident_desk.ui.messages.ways.qr import QrPicture

LETTER = Letter(
    Text("Cards are **down**.\n\n- use cash", "Card payments", "Cards down: use cash"),
    "status_page",
    "en",
    NIGHT,
    "2026-11-23 03:00 UTC",
    "INC-K7-0001-customers-en",
)


@pytest.fixture
def ways(qtbot, host, context):
    made = Ways(context, host)
    made.resize(420, 700)
    made.show_letter(LETTER)
    made.gone = []
    made.went.connect(made.gone.append)
    with qtbot.waitExposed(host):
        host.show()
    made.show()
    return made


def press(qtbot, ways, name):
    qtbot.mouseClick(ways.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def until_idle(qtbot, context):
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)


def sentence(ways):
    return ways.findChild(QLabel, "qr_sentence").text()


def test_the_exact_text_is_copied(qtbot, ways, context):
    press(qtbot, ways, "ways_copy")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Card payments\n\nCards are down.\n\n- use cash"
    assert not data.hasHtml()
    assert ways.gone == ["copied"]
    assert "Copied" in context.notices.text


def test_the_text_is_copied_with_its_formatting_and_without(qtbot, ways):
    press(qtbot, ways, "ways_copy_formatted")
    data = QGuiApplication.clipboard().mimeData()
    assert "<strong>down</strong>" in data.html()
    assert data.text() == LETTER.going.exact
    assert ways.gone == ["copied"]


def test_a_clipboard_that_outlives_the_program_does_not_bring_it_down():
    lines = (
        "from PySide6.QtWidgets import QApplication",
        "from incident_desk.ui.messages.ways.clipboard import copy",
        "application = QApplication([])",
        "copy('text', '<b>text</b>')",
    )
    root = Path(panel_module.__file__).parents[4]
    subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=root, check=True)


def test_what_has_no_formatting_offers_none(ways):
    ways.show_letter(replace(LETTER, channel="sms"))
    assert not ways.findChild(QPushButton, "ways_copy_formatted").isVisible()
    ways.show_letter(LETTER)
    assert ways.findChild(QPushButton, "ways_copy_formatted").isVisible()


@pytest.mark.parametrize(
    ("channel", "said"), [("chat", "There is no text yet."), ("sms", "There is no short form yet.")]
)
def test_a_text_that_is_empty_goes_nowhere(qtbot, ways, channel, said):
    ways.show_letter(replace(LETTER, text=Text(" "), channel=channel))
    press(qtbot, ways, "ways_copy")
    assert ways.gone == []
    nothing = ways.findChild(QLabel, "ways_nothing")
    assert nothing.isVisible()
    assert nothing.text().startswith(said)


def test_before_there_is_a_letter_nothing_can_be_pressed(host, context):
    assert not Ways(context, host).findChild(QPushButton, "ways_copy").isEnabled()


@pytest.fixture
def save_as(qtbot, monkeypatch, ways, context):
    def save(path):
        asked = []

        def ask(_parent, proposed, forms, chosen):
            asked.extend((proposed, *forms))
            chosen(path)

        monkeypatch.setattr(panel_module, "ask_message_path", ask)
        press(qtbot, ways, "ways_save")
        until_idle(qtbot, context)
        return asked

    return save


def test_the_name_of_the_file_decides_its_form(save_as, ways, context, tmp_path):
    asked = save_as(tmp_path / "m.txt")
    assert asked == ["INC-K7-0001-customers-en", ".txt", ".html", ".eml", ".pdf"]
    for form in (".HTML", ".eml", ".pdf"):
        save_as(tmp_path / f"m{form}")
    assert (tmp_path / "m.txt").read_bytes() == LETTER.going.exact.encode()
    assert b"<strong>down</strong>" in (tmp_path / "m.HTML").read_bytes()
    mail = message_from_bytes((tmp_path / "m.eml").read_bytes(), policy=policy.default)
    assert mail["Subject"] == "Card payments"
    assert "use cash" in pypdf.PdfReader(tmp_path / "m.pdf").pages[0].extract_text()
    assert ways.gone == ["saved"] * 4
    assert "m.pdf" in context.notices.text


def test_the_letter_that_was_asked_for_is_saved_even_if_another_is_shown_meanwhile(
    qtbot, monkeypatch, ways, context, tmp_path
):
    def ask(_parent, _proposed, _forms, chosen):
        ways.show_letter(replace(LETTER, text=Text("Another one")))
        chosen(tmp_path / "m.txt")

    monkeypatch.setattr(panel_module, "ask_message_path", ask)
    press(qtbot, ways, "ways_save")
    until_idle(qtbot, context)
    assert (tmp_path / "m.txt").read_bytes() == LETTER.going.exact.encode()


def test_characters_no_font_has_are_told_with_the_pdf(save_as, ways, context, tmp_path):
    ways.show_letter(replace(LETTER, text=Text("\U00013000", "s")))
    save_as(tmp_path / "m.pdf")
    assert "[U+13000]" in context.notices.text


def test_a_name_in_no_form_and_a_folder_that_is_not_there_are_said(
    save_as, ways, context, tmp_path
):
    save_as(tmp_path / "m.doc")
    assert isinstance(context.notices.error, InputError)
    assert ".eml" in context.notices.text
    save_as(tmp_path / "nowhere" / "m.txt")
    assert str(tmp_path / "nowhere") in context.notices.text
    assert ways.gone == []
    assert list(tmp_path.glob("m.*")) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_refuses_is_said_and_leaves_the_older_file(
    save_as, monkeypatch, ways, context, tmp_path, number
):
    path = tmp_path / "m.txt"
    path.write_bytes(b"older")

    def refuse(_file):
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    save_as(path)
    assert isinstance(context.notices.error, StoreError)
    assert path.read_bytes() == b"older"
    assert ways.gone == []


def print_to(qtbot, monkeypatch, ways, context, path):
    def ask(_parent, name, chosen):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        chosen(printer)

    monkeypatch.setattr(panel_module, "ask_printer", ask)
    press(qtbot, ways, "ways_print")
    until_idle(qtbot, context)


def test_every_page_of_the_pdf_goes_to_the_printer(qtbot, monkeypatch, ways, context, tmp_path):
    letter = replace(LETTER, text=Text("a line\n\n" * 60, "s"))
    ways.show_letter(letter)
    print_to(qtbot, monkeypatch, ways, context, tmp_path / "printed.pdf")
    reader = pypdf.PdfReader(tmp_path / "printed.pdf")
    paper = pypdf.PdfReader(io.BytesIO(as_file(letter, ".pdf")))
    assert len(reader.pages) == len(paper.pages) > 1
    assert reader.metadata.title == LETTER.name
    for page in reader.pages:
        (picture,) = page["/Resources"]["/XObject"].values()
        assert picture.get_object()["/Width"] > 2400
    assert ways.gone == ["printed"]


def test_a_printer_that_takes_nothing_is_said(qtbot, monkeypatch, ways, context, tmp_path):
    with monkeypatch.context() as patched:
        patched.setattr("PySide6.QtGui.QPainter.begin", lambda *_: False)
        print_to(qtbot, patched, ways, context, tmp_path / "printed.pdf")
    assert context.notices.error.key == "ways.not_printed"
    assert ways.gone == []


def test_a_code_of_the_exact_text_is_shown_and_hidden(qtbot, ways):
    press(qtbot, ways, "ways_qr")
    picture = ways.findChild(QrPicture, "qr_picture")
    assert picture.isVisible()
    assert picture._code == qr.code(LETTER.going.exact)
    assert "camera" in sentence(ways)
    assert ways.gone == ["shown"]
    press(qtbot, ways, "qr_close")
    assert not picture.isVisible()


def test_the_code_follows_the_letter(qtbot, ways):
    press(qtbot, ways, "ways_qr")
    ways.show_letter(replace(LETTER, channel="sms"))
    assert ways.findChild(QrPicture)._code == qr.code("Cards down: use cash")
    assert ways.gone == ["shown"]


def test_a_text_too_long_for_a_code_is_shown_by_its_short_form(qtbot, ways):
    ways.show_letter(replace(LETTER, text=Text("x" * 600, "s", "short")))
    press(qtbot, ways, "ways_qr")
    assert ways.findChild(QrPicture)._code == qr.code("short")
    assert "short form" in sentence(ways)


def test_without_a_short_form_it_is_said_why_there_is_no_code(qtbot, ways):
    ways.show_letter(replace(LETTER, text=Text("x" * 600)))
    press(qtbot, ways, "ways_qr")
    assert not ways.findChild(QrPicture).isVisible()
    assert "too long" in sentence(ways)
    assert ways.gone == []


@pytest.mark.parametrize("text", ["x", "Interrupción 🔥", "x" * qr.MOST])
def test_the_picture_is_the_code_in_whole_pixels_with_light_around(qtbot, host, text):
    code = qr.code(text)
    picture = QrPicture(host)
    picture.show_code(code, "code")
    picture.resize(picture.sizeHint())
    image = picture.grab().toImage()
    across = code.side + 2 * qr.QUIET
    module = image.width() // across
    assert image.width() == module * across
    assert module >= 4
    colours = {QColor(each).rgb() for each in (Qt.GlobalColor.black, Qt.GlobalColor.white)}
    assert {image.pixel(x, image.width() // 2) for x in range(image.width())} <= colours
    read = tuple(
        tuple(
            image.pixelColor((left + qr.QUIET) * module, (top + qr.QUIET) * module).lightness() < 99
            for left in range(code.side)
        )
        for top in range(code.side)
    )
    assert read == code.rows
    for edge in range(qr.QUIET * module):
        assert image.pixelColor(edge, edge) == QColor(Qt.GlobalColor.white)


def test_in_a_narrow_place_the_code_is_smaller_and_whole(host):
    code = qr.code("x" * qr.MOST)
    picture = QrPicture(host)
    picture.show_code(code, "code")
    picture.resize(picture.minimumSizeHint().width(), picture.sizeHint().height())
    image = picture.grab().toImage()
    dark = [y for y in range(image.height()) for x in (9, 150) if image.pixelColor(x, y).black()]
    assert dark
    assert max(dark) < image.width()


def dialogs(host, kind):
    return [one for one in host.findChildren(kind) if one.isVisible()]


def test_the_file_window_gives_the_end_of_the_kind_that_is_chosen(qtbot, host, tmp_path):
    host.show()
    chosen = []
    forms = {".txt": "Text", ".eml": "Draft"}
    asking.ask_message_path(host, "m", forms, chosen.append)
    (dialog,) = dialogs(host, QFileDialog)
    assert dialog.nameFilters() == ["Text (*.txt)", "Draft (*.eml)"]
    dialog.setDirectory(str(tmp_path))
    dialog.selectNameFilter("Draft (*.eml)")
    dialog.filterSelected.emit("Draft (*.eml)")
    dialog.accept()
    assert chosen == [tmp_path / "m.eml"]


def test_the_printer_window_hands_on_the_printer_that_was_accepted(qtbot, host):
    host.show()
    chosen = []
    asking.ask_printer(host, "the message", chosen.append)
    (dialog,) = dialogs(host, QPrintDialog)
    dialog.done(QPrintDialog.DialogCode.Rejected)
    assert chosen == []
    asking.ask_printer(host, "the message", chosen.append)
    (dialog,) = dialogs(host, QPrintDialog)
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert chosen[0].docName() == "the message"
