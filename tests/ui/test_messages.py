"""The Messages tab: from the first draft to what was sent and never changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)

from incident_desk.desk import Desk
from incident_desk.domain.messages import APPROVED, DISCARDED, DRAFT, SENT, Message, digest
from incident_desk.ui.context import Context
from incident_desk.ui.kept import keep_all
from incident_desk.ui.messages.panel import MessagesPanel

TEXT = "We know. <img src=http://x.example/y> 🔥 مرحبا\nNext: {next_update}"
KNOWN = (("what_failed", "Payments"), ("people_affected", "3000"), ("impact", "No cards"))


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    return desk.declare("Cards & cash <b>fail</b>")


@pytest.fixture
def message_id(desk: Desk, incident_id: UUID) -> UUID:
    return desk.draft(incident_id, "customers", "investigating", {"en": TEXT})[0]


@pytest.fixture
def show(host: QWidget, qtbot: Any, incident_id: UUID) -> Callable[[Context], MessagesPanel]:
    def shown(context: Context) -> MessagesPanel:
        panel = MessagesPanel(context, incident_id, host)
        panel.resize(1200, 700)
        with qtbot.waitExposed(host):
            host.show()
        return panel

    return shown


def seen(panel: QWidget, kind: Any, name: str) -> Any:
    """The one control of this name that is on the screen, or None."""
    found = [one for one in panel.findChildren(kind, name) if one.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def press(qtbot: Any, panel: QWidget, name: str) -> None:
    def found() -> QWidget | None:
        return seen(panel, QPushButton, name) or seen(panel, QToolButton, name)

    qtbot.waitUntil(lambda: found() is not None, timeout=2000)
    qtbot.mouseClick(found(), Qt.MouseButton.LeftButton)


def text(panel: QWidget) -> QPlainTextEdit:
    return seen(panel, QPlainTextEdit, "message_text")


def preview(panel: QWidget) -> str:
    return str(seen(panel, QPlainTextEdit, "message_preview").toPlainText())


def state(panel: QWidget) -> str:
    return str(seen(panel, QLabel, "message_state").text())


def messages(desk: Desk, incident_id: UUID) -> list[Message]:
    return list(desk.incident(incident_id).messages.values())


def test_the_first_notice_is_drafted_in_both_languages_at_once(
    qtbot: Any, show: Any, in_language: Any, desk: Desk, incident_id: UUID
) -> None:
    panel = show(in_language("es"))
    assert text(panel) is None
    press(qtbot, panel, "message_first")
    drafts = messages(desk, incident_id)
    assert {(one.audience, one.stage, one.language) for one in drafts} == {
        ("customers", "investigating", "en"),
        ("customers", "investigating", "es"),
    }
    assert panel.list.count() == 2
    assert panel.view.message.language == "es"
    assert text(panel).toPlainText().startswith("Cards & cash <b>fail</b>\n")


def test_each_open_field_is_named_and_leads_to_the_situation(
    qtbot: Any, show: Any, context: Context, incident_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_first")
    assert seen(panel, QToolButton, "field_what_failed").text() == "What failed: unknown"
    assert seen(panel, QToolButton, "field_next_update") is None
    press(qtbot, panel, "field_what_failed")
    assert context.shell.calls == [("open_incident", incident_id, "situation")]


def test_what_becomes_known_fills_its_field(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_first")
    desk.set_situation(incident_id, "what_failed", "Card & cash")
    assert "What is happening: Card & cash" in text(panel).toPlainText()
    assert seen(panel, QToolButton, "field_what_failed") is None
    text(panel).undo()
    assert "{what_failed}" in text(panel).toPlainText()
    press(qtbot, panel, "field_what_failed")
    assert "What is happening: Card & cash" in text(panel).toPlainText()


def test_an_open_field_is_marked_in_the_text(show: Any, context: Context, message_id: UUID) -> None:
    panel = show(context)
    formats = text(panel).document().lastBlock().layout().formats()
    assert [(one.start, one.length) for one in formats] == [(6, 13)]


def test_what_is_typed_is_saved_as_a_draft_when_the_editor_is_left(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "Hello. ")
    assert messages(desk, incident_id)[0].text == TEXT
    seen(panel, QLineEdit, "message_promise").setFocus()
    assert messages(desk, incident_id)[0].text == "Hello. " + TEXT
    assert desk.typed(f"draft:{message_id}") is None


def test_what_is_typed_is_saved_when_another_tab_is_shown(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    panel = show(context)
    tabs.addTab(panel, "messages")
    tabs.addTab(QLineEdit(), "timeline")
    with qtbot.waitExposed(tabs):
        tabs.show()
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "Hello. ")
    tabs.setCurrentIndex(1)
    assert messages(desk, incident_id)[0].text == "Hello. " + TEXT


def test_closing_the_window_keeps_what_is_typed_and_writes_no_fact(
    qtbot: Any,
    show: Any,
    context: Context,
    desk: Desk,
    host: QWidget,
    incident_id: UUID,
    message_id: UUID,
) -> None:
    panel = show(context)
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "Hello. ")
    keep_all(host)
    host.close()
    assert messages(desk, incident_id)[0].text == TEXT
    assert desk.typed(f"draft:{message_id}") == "Hello. " + TEXT


def test_typing_survives_a_window_that_never_left_the_editor(
    qtbot: Any, show: Any, context: Context, desk: Desk, message_id: UUID
) -> None:
    desk.keep_typed(f"draft:{message_id}", "half a sen")
    panel = show(context)
    assert text(panel).toPlainText() == "half a sen"


def test_choosing_another_message_saves_this_one(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    desk.draft(incident_id, "customers", "investigating", {"es": "Hola"})
    panel = show(context)
    panel.list.choose(message_id)
    text(panel).setPlainText("Changed")
    panel.list.setCurrentRow(1 - panel.list.currentRow())
    assert desk.incident(incident_id).messages[message_id].text == "Changed"
    assert text(panel).toPlainText() == "Hola"


def test_approval_fills_in_the_promise(
    qtbot: Any,
    show: Any,
    context: Context,
    desk: Desk,
    clock: Any,
    incident_id: UUID,
    message_id: UUID,
) -> None:
    panel = show(context)
    promise = seen(panel, QLineEdit, "message_promise")
    assert promise.text() == "03:30"
    promise.clear()
    qtbot.keyClicks(promise, "45 min")
    assert preview(panel).endswith("Next: 2026-11-23 03:45 UTC")
    expected = preview(panel)
    press(qtbot, panel, "message_approve")
    approved = messages(desk, incident_id)[0]
    assert approved.state == APPROVED
    assert approved.text == expected == preview(panel)
    assert approved.next_update_at == clock.now() + timedelta(minutes=45)
    assert state(panel) == "English · Approved · Ana, 03:00"
    assert promise.text() == "03:45"


def test_the_proposed_promise_moves_with_the_clock_until_one_is_typed(
    qtbot: Any, show: Any, context: Context, clock: Any, message_id: UUID
) -> None:
    panel = show(context)
    promise = seen(panel, QLineEdit, "message_promise")
    clock.forward(10)
    context.bridge.ticked.emit()
    assert promise.text() == "03:40"
    promise.clear()
    qtbot.keyClicks(promise, "04:00")
    clock.forward(10)
    context.bridge.ticked.emit()
    assert promise.text() == "04:00"


def test_an_open_field_or_an_unreadable_promise_stops_approval(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    promise = seen(panel, QLineEdit, "message_promise")
    promise.setText("soon")
    press(qtbot, panel, "message_approve")
    assert context.notices.error.key == "moments.ahead_not_understood"
    promise.setText("30")
    text(panel).appendPlainText("{cause}")
    press(qtbot, panel, "message_approve")
    assert context.notices.error.key == "messages.unfilled"
    assert messages(desk, incident_id)[0].state == DRAFT


def test_a_resolved_message_needs_no_promise(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID
) -> None:
    desk.draft(incident_id, "customers", "resolved", {"en": "It is over."})
    panel = show(context)
    assert seen(panel, QLineEdit, "message_promise").text() == ""
    press(qtbot, panel, "message_approve")
    approved = messages(desk, incident_id)[0]
    assert (approved.state, approved.next_update_at) == (APPROVED, None)


def test_an_edit_after_approval_voids_it_and_opens_the_promise_again(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_approve")
    assert seen(panel, QPushButton, "message_sent") is not None
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "Sorry. ")
    assert "needs approval again" in state(panel)
    assert seen(panel, QPushButton, "message_sent") is None
    panel.list.setFocus()
    draft = messages(desk, incident_id)[0]
    assert (draft.state, draft.next_update_at) == (DRAFT, None)
    assert draft.text.endswith("{next_update}")


def test_what_is_copied_is_exactly_the_preview(
    qtbot: Any, show: Any, context: Context, message_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_copy")
    assert QGuiApplication.clipboard().text() == preview(panel)
    assert context.notices.text == context.texts("messages.copied_draft")
    press(qtbot, panel, "message_approve")
    press(qtbot, panel, "message_copy")
    assert QGuiApplication.clipboard().text() == panel.view.message.text
    assert context.notices.text == context.texts("messages.copied")


def test_a_sent_message_bears_a_seal_and_may_go_out_by_other_channels_only(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_approve")
    for channel in ("email", "chat"):
        chooser = seen(panel, QComboBox, "message_channel")
        chooser.setCurrentIndex(chooser.findData(channel))
        press(qtbot, panel, "message_sent")
    sent = messages(desk, incident_id)[0]
    assert (sent.state, [one.channel for one in sent.sendings]) == (SENT, ["email", "chat"])
    assert text(panel) is None
    assert preview(panel) == sent.text
    seal = seen(panel, QLabel, "message_seal").text()
    for words in ("Email: Ana", "Chat: Ana", digest(sent.text)[:12]):
        assert words in seal
    chooser = seen(panel, QComboBox, "message_channel")
    assert chooser.findData("email") == -1
    assert seen(panel, QPushButton, "message_discard") is None


def test_a_draft_is_discarded_only_after_asking(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "x")
    press(qtbot, panel, "message_discard")
    press(qtbot, panel, "message_discard_no")
    assert messages(desk, incident_id)[0].state == DRAFT
    press(qtbot, panel, "message_discard")
    press(qtbot, panel, "message_discard_yes")
    assert messages(desk, incident_id)[0].state == DISCARDED
    assert context.notices.error is None
    assert desk.typed(f"draft:{message_id}") is None
    assert seen(panel, QPushButton, "message_first") is not None


def test_a_new_message_is_drafted_in_the_languages_that_are_ticked(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID, message_id: UUID
) -> None:
    for field, value in KNOWN:
        desk.set_situation(incident_id, field, value)
    panel = show(context)
    press(qtbot, panel, "message_new")
    for language in ("en", "es"):
        seen(panel, QCheckBox, f"language_{language}").click()
    assert seen(panel, QPushButton, "stage_resolved") is None
    seen(panel, QCheckBox, "language_es").click()
    press(qtbot, panel, "stage_identified")
    drafted = messages(desk, incident_id)[-1]
    assert (drafted.stage, drafted.language) == ("identified", "es")
    assert panel.view.message.id == drafted.id
    assert text(panel).hasFocus()


def test_leaving_a_new_message_goes_back_to_the_one_before(
    qtbot: Any, show: Any, context: Context, message_id: UUID
) -> None:
    panel = show(context)
    press(qtbot, panel, "message_new")
    assert text(panel) is None
    press(qtbot, panel, "message_leave")
    assert text(panel).toPlainText() == TEXT


def test_what_another_one_does_is_seen_and_typing_here_stays(
    qtbot: Any, show: Any, context: Context, incident_id: UUID, message_id: UUID
) -> None:
    panel = show(context)
    other = context.another_desk()
    other.edit_draft(incident_id, message_id, "From the other desk")
    context.bridge.look()
    assert text(panel).toPlainText() == "From the other desk"
    text(panel).setFocus()
    qtbot.keyClicks(text(panel), "Mine. ")
    other.draft(incident_id, "customers", "resolved", {"en": "Over."})
    other.close()
    context.bridge.look()
    assert panel.list.count() == 2
    assert "Mine. " in text(panel).toPlainText()


def test_a_field_is_filled_without_moving_what_is_being_typed(
    qtbot: Any, show: Any, context: Context, desk: Desk, incident_id: UUID
) -> None:
    desk.draft(incident_id, "customers", "investigating", {"en": "{impact}\nEnd"})
    panel = show(context)
    text(panel).moveCursor(text(panel).textCursor().MoveOperation.End)
    desk.set_situation(incident_id, "impact", "No cards 🔥")
    qtbot.keyClicks(text(panel), "!")
    assert text(panel).toPlainText() == "No cards 🔥\nEnd!"


def test_a_value_that_is_itself_an_open_field_is_never_filled_in(
    show: Any, context: Context, desk: Desk, incident_id: UUID, qtbot: Any
) -> None:
    desk.draft(incident_id, "customers", "investigating", {"en": "{impact}"})
    desk.set_situation(incident_id, "impact", "{impact} {cause}")
    panel = show(context)
    assert text(panel).toPlainText() == "{impact}"
    press(qtbot, panel, "field_impact")
    assert context.shell.calls == [("open_incident", incident_id, "situation")]
