"""Whatever is typed or pasted is text: no request leaves the laptop."""

import socket

import pytest
from commander import ALT, CONTROL, Commander


@pytest.fixture
def trap():
    """A server that nobody must visit."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0)
    yield listening
    listening.close()


def test_markup_in_every_field_is_shown_and_nothing_is_fetched(
    start, qtbot, clock, trap, monkeypatch, tmp_path
):
    from incident_desk.export.pdf import pdf

    picture = f"<img src=http://127.0.0.1:{trap.getsockname()[1]}/x.png><b>x</b>"
    commander = Commander(start(clock), qtbot)
    commander.press("N", CONTROL)
    commander.sees("declare_title")
    commander.type(picture)
    commander.press("Tab")
    commander.type(picture)
    commander.press("Return")
    commander.sees("wizard_accept")
    commander.press("Escape")
    commander.has_no_dialog()
    commander.press("L", CONTROL)
    commander.type(picture)
    commander.press("Return")
    commander.press("1", ALT)
    for name in ("what_failed", "people_affected", "impact"):
        commander.go_to(f"situation_{name}")
        commander.type(picture)
        commander.press("Tab")
    commander.press("3", ALT)
    commander.click("message_first")
    assert picture in commander.sees("message_body_en").toPlainText()
    for tab in "123456":
        commander.press(tab, ALT)
    commander.press("1", CONTROL)
    window = commander.window
    window.grab()
    incident_id = window.frame.incident.incident_id
    assert window.context.desk.incident(incident_id).title == picture
    assert pdf(window.context.desk.report(incident_id, "en")).tagged
    with pytest.raises(BlockingIOError):
        trap.accept()
