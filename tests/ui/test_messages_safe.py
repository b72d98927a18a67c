"""What people write is never markup, wherever it is shown; and nothing is fetched."""

import socket

import pytest
from message_editor import Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QToolButton

from incident_desk.domain.message import CHANNELS
from incident_desk.domain.message_text import Text


@pytest.fixture
def ear():
    """A socket that would hear whoever comes to fetch."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0)
        yield listening


def test_an_image_in_every_field_is_shown_as_its_text_and_fetched_by_nothing(
    context, host, qtbot, desk, clock, ear
):
    image = f"<img src=http://127.0.0.1:{ear.getsockname()[1]}/x>"
    incident_id = desk.declare(f"Cards {image}")
    for field in ("impact", "workaround", "people_affected", "what_failed", "expected_end"):
        desk.set_situation(incident_id, field, f"{field} {image}")
    text = Text(f"{image} ![x]({image}) {{impact}}", image, image)
    for again in (False, True):
        message = desk.draft(
            incident_id,
            "customers",
            "update",
            {"en": text, "es": text},
            {"en": {"impact": image, "workaround": image}},
        )
        desk.approve(incident_id, desk_filled(desk, incident_id, message), None, image, image)
        desk.mark_sent(incident_id, message, "en", "email", image, again=again)
        clock.forward(1)
    desk.draft_from_template(incident_id, "customers", "update", ["en", "es"])
    editor = Editor(context, host, qtbot, incident_id)
    for row in range(editor.panel.list.count()):
        editor.panel.list.setCurrentRow(row)
        look_at_everything(editor)
    with pytest.raises(BlockingIOError):
        ear.accept()


def desk_filled(desk, incident_id, message):
    for language in ("en", "es"):
        text = desk.incident(incident_id).messages[message].texts[language]
        desk.edit_draft(incident_id, message, language, text.filled("impact", "all"))
    for language in desk.incident(incident_id).messages[message].behind:
        desk.confirm_language(incident_id, message, language)
    return message


def look_at_everything(editor):
    view = editor.panel.view
    if view.editor:
        view.editor.check()
    for tab in range(view.tabs.count()):
        view.tabs.setCurrentIndex(tab)
        for channel in CHANNELS:
            view.sending.channel.setCurrentIndex(view.sending.channel.findData(channel))
            editor.panel.grab()
    for label in editor.panel.findChildren(QLabel):
        assert label.textFormat() != Qt.TextFormat.RichText
        if "<img" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText
    for chip in editor.panel.findChildren(QToolButton):
        assert "<img" not in chip.toolTip()
    for edit in editor.panel.findChildren(QTextEdit):
        assert "<img" not in edit.toHtml()
