"""A message as the readers of each channel see it."""

import re
import socket
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextBrowser

from incident_desk.domain.message_text import Text
from incident_desk.ui import theme
from incident_desk.ui.messages.ways.faces import FACES, with_fields
from incident_desk.ui.messages.ways.preview import ChannelPreview
from incident_desk.ui.messages.ways.reading import Reading

TEXT = Text(
    "**Cards** fail.\n\n- use [cash](https://a.example/cash)\n\nNext by {next_update}, {impact}.",
    "Card payments",
    "Cards fail: use cash",
)


@pytest.fixture
def preview(qtbot, host, context):
    made = ChannelPreview(context, host)
    made.resize(420, 800)
    with qtbot.waitExposed(host):
        host.show()
    made.show()
    return made


def labels(preview):
    return [one.text() for one in preview.findChildren(QLabel) if one.isVisibleTo(preview)]


def readings(preview):
    return [one for one in preview.findChildren(Reading) if one.isVisibleTo(preview)]


def read(preview):
    return "\n".join(one.toPlainText() for one in readings(preview))


def label(preview, name):
    found = preview.findChild(QLabel, name)
    return found.text() if found.isVisibleTo(preview) else ""


def misfits(preview):
    return [one.text() for one in preview.findChildren(QLabel, "preview_misfit") if one.isVisible()]


@pytest.mark.parametrize("channel", ["status_page", "internal_page", "email"])
def test_pages_and_mail_show_the_subject_above_the_text(preview, channel):
    preview.show_text(TEXT, "en", channel)
    assert "Card payments" in read(preview)
    assert "Cards fail." in read(preview)
    assert "cash (https://a.example/cash)" in read(preview)
    assert "**" not in read(preview)
    assert label(preview, "preview_count").startswith("Subject: 13 characters · Text: ")


def test_a_page_tells_when_and_what_it_is(preview):
    preview.show_text(TEXT, "en", "status_page")
    assert "Posted 2026-11-23 03:00 UTC" in labels(preview)
    assert "Status page notice" in labels(preview)
    preview.show_text(TEXT, "en", "internal_page")
    assert "Notice for staff" in labels(preview)


def test_what_stands_around_the_text_is_in_its_language(preview):
    preview.show_text(TEXT, "es", "email")
    assert "De: lo completa su programa de correo" in labels(preview)
    assert "Asunto: Card payments" in read(preview)
    assert label(preview, "preview_count").startswith("Subject:")


def test_a_phone_shows_each_part_of_an_sms_apart(preview):
    preview.show_text(replace(TEXT, short="x" * 153 + "y" * 20), "en", "sms")
    assert [one.toPlainText() for one in readings(preview)] == ["x" * 153, "y" * 20]
    assert "part 1 of 2" in labels(preview)
    assert label(preview, "preview_count") == "SMS: 2 parts, 173 of 306"
    preview.show_text(replace(TEXT, short="short"), "en", "sms")
    assert read(preview) == "short"
    assert "part 1 of 1" not in labels(preview)


def test_the_letter_that_makes_an_sms_longer_is_named_with_another_word(preview):
    preview.show_text(replace(TEXT, short="Interrupción. " + "x" * 90), "en", "sms")
    assert label(preview, "preview_count") == (
        "SMS: 2 parts, 104 of 134; “ó” makes it UCS-2: without it 1 part"
    )
    assert label(preview, "preview_tips") == "“ó” stands in: Interrupción (try: corte)."


def test_typography_and_emoji_that_make_an_sms_longer_have_a_way_out(preview):
    preview.show_text(replace(TEXT, short="We’re on it – 🔥\u202f" + "x" * 90), "en", "sms")
    assert "“’”, “–”, “🔥”, “[U+202F]” make it UCS-2: without them 1 part" in label(
        preview, "preview_count"
    )
    assert label(preview, "preview_tips") == (
        "Write “'” for “’”, “-” for “–”, “[U+0020]” for “[U+202F]”.\nLeave out “🔥”."
    )


def test_a_letter_that_costs_no_part_needs_no_advice(preview):
    preview.show_text(replace(TEXT, short="Interrupción"), "en", "sms")
    assert label(preview, "preview_count").endswith("“ó” makes it UCS-2")
    assert label(preview, "preview_tips") == ""


def test_chat_shows_the_text_and_a_post_the_short_form_with_its_count(preview):
    preview.show_text(TEXT, "en", "chat")
    assert "Cards fail." in read(preview)
    preview.show_text(TEXT, "en", "social")
    assert read(preview) == "Cards fail: use cash"
    assert label(preview, "preview_count") == "20 of 280"


def test_a_script_is_large_has_its_pauses_and_tells_how_long_it_takes(preview):
    preview.show_text(TEXT, "en", "phone")
    assert read(preview).count("pause") == 2
    assert readings(preview)[0].document().defaultFont().pointSizeF() == 16
    assert label(preview, "preview_count") == "Read slowly: it takes about 15 s."
    preview.show_text(replace(TEXT, body="word " * 500), "en", "phone")
    assert label(preview, "preview_count") == "Read slowly: it takes about 5 min."


def test_fields_that_are_open_are_seen_at_a_glance(preview, context):
    preview.show_text(TEXT, "en", "chat")
    html = readings(preview)[0].toHtml()
    assert re.search(rf"color:{context.theme.danger}[^>]*>\{{impact\}}", html)
    assert re.search(rf"color:{context.theme.accent}[^>]*>\{{next_update\}}", html)
    assert with_fields("{other}", context.theme) == "{other}"


def test_a_drill_says_so(preview):
    preview.show_text(TEXT, "en", "chat", drill=True)
    assert label(preview, "preview_drill") == "Drill: this is practice"
    preview.show_text(TEXT, "en", "chat")
    assert label(preview, "preview_drill") == ""


@pytest.mark.parametrize(
    ("text", "channel", "name", "part"),
    [
        (Text("b", "s" * 256), "status_page", "preview_shorten", "subject"),
        (Text("b" * 5001, "s"), "status_page", "preview_shorten", "body"),
        (Text("b" * 5001, "s", "short"), "status_page", "preview_use_short", "short"),
        (Text("b", "", "x" * 500), "sms", "preview_shorten", "short"),
        (Text("b"), "social", "preview_write_it", "short"),
        (Text("b"), "email", "preview_write_it", "subject"),
        (Text(""), "chat", "preview_write_it", "body"),
    ],
)
def test_what_does_not_fit_is_said_with_the_way_to_mend_it(
    qtbot, preview, text, channel, name, part
):
    wanted = []
    preview.shorten_wanted.connect(wanted.append)
    preview.show_text(text, "en", channel)
    assert len(misfits(preview)) == 1
    qtbot.mouseClick(preview.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    assert wanted == [part]
    preview.show_text(TEXT, "en", channel)
    assert misfits(preview) == []


def test_a_button_that_has_the_keyboard_stays_while_the_text_changes(preview):
    preview.show_text(Text("b", "s" * 256), "en", "email")
    made = preview.findChild(QPushButton, "preview_shorten")
    made.setFocus()
    preview.show_text(Text("b and more", "s" * 256), "en", "email")
    assert made.hasFocus()


def test_a_pasted_book_is_shown_in_part(preview):
    preview.show_text(Text("word " * 5000), "en", "chat")
    assert "5000 more characters are not shown here." in labels(preview)
    assert len(read(preview)) <= 20_000


@pytest.mark.parametrize("channel", FACES)
def test_no_text_is_cut_off_at_any_width(qtbot, preview, channel):
    for width in (260, 700):
        preview.resize(width, 3000)
        preview.show_text(replace(TEXT, subject="long " * 12), "en", channel)
        qtbot.waitUntil(lambda: all(whole(one) for one in readings(preview)))


def whole(reading):
    return reading.document().size().height() <= reading.viewport().height()


@pytest.fixture
def trap():
    """A server that nobody must visit."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/x.png", listening
    listening.close()


@pytest.mark.parametrize("channel", FACES)
def test_markup_stays_text_and_nothing_is_fetched(qtbot, preview, trap, channel):
    url, listening = trap
    tag = f"<img src={url}><link rel=stylesheet href={url}>"
    text = f"{tag} ![alt]({url}) [words]({url})"
    preview.show_text(Text(text, tag, text), "en", channel)
    preview.grab()
    QApplication.processEvents()
    assert re.sub(r"\s", "", tag) in re.sub(r"\s", "", read(preview))
    with pytest.raises(BlockingIOError):
        listening.accept()


def reds(browser, qtbot, html):
    qtbot.addWidget(browser)
    browser.resize(100, 100)
    browser.setHtml(html)
    image = browser.grab().toImage()
    wide, tall = range(image.width()), range(image.height())
    return sum(image.pixelColor(x, y) == QColor("red") for x in wide for y in tall)


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_not_even_a_file_of_this_laptop_is_shown(qtbot, tmp_path, form):
    """Behind such a name may be a share of the network."""
    path = tmp_path / "red.png"
    red = QImage(20, 20, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    red.save(str(path))
    html = f'<p><img src="{form.format(path)}"></p>'
    assert reds(QTextBrowser(), qtbot, html) == 400
    assert reds(Reading("text", theme.LIGHT), qtbot, html) == 0


def test_a_link_that_is_clicked_is_not_opened(qtbot, preview):
    preview.show_text(Text("[words](https://a.example)"), "en", "chat")
    (reading,) = readings(preview)
    with qtbot.waitSignal(reading.anchorClicked):
        place = reading.cursorRect(reading.textCursor()).center() + QPoint(8, 0)
        qtbot.mouseClick(reading.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading.source().isEmpty()
    assert read(preview) == "words (https://a.example)"
