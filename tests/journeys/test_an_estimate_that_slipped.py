"""An update after the estimate has slipped: seen in the draft, told anew, and told in the end."""

from datetime import timedelta
from typing import Any

from clocks import NIGHT
from commander import ALT, CONTROL, Commander

from incident_desk.domain.message import APPROVED, SENT

REASON = "Nobody has counted yet"


def test_an_estimate_that_slipped(start: Any, qtbot: Any, clock: Any) -> None:
    commander = Commander(start(clock), qtbot)
    declare(commander)
    expect(commander, "04:00")
    tell_customers(commander)
    clock.forward(40)
    write_the_update(commander)
    expect_later_while_it_is_a_draft(commander)
    take_the_new_estimate(commander)
    compare_with_last_time(commander)
    send(commander)
    clock.forward(110)
    see_what_came_true(commander)


def incident(commander: Commander) -> Any:
    desk = commander.window.context.desk
    return desk.incident(commander.window.frame.incident.incident_id)


def declare(commander: Commander) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type("Card payments fail")
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()


def expect(commander: Commander, when: str) -> None:
    commander.press("1", ALT)
    for name, text in (
        ("impact", "You cannot pay by card"),
        ("people_affected", "about 300"),
        ("workaround", "Cash is accepted"),
        ("expected_end", when),
    ):
        commander.go_to(f"situation_{name}")
        commander.retype(text)
        commander.press("Tab")


def draft(commander: Commander, stage: str) -> None:
    """In English alone."""
    commander.sees("message_new").setFocus()
    commander.press("Space")
    commander.click("language_es")
    commander.click(f"stage_{stage}")
    commander.sees("message_body_en")


def tell_customers(commander: Commander) -> None:
    commander.press("3", ALT)
    commander.click("message_first")
    commander.click("message_discard")
    commander.click("message_discard_yes")
    commander.click("message_first")
    commander.click("message_confirm_es")
    # The first notice has no estimate yet; the next one has.
    draft(commander, "update")
    assert "around 04:00 (UTC)" in commander.sees("message_body_en").toPlainText()
    send(commander)


def send(commander: Commander) -> None:
    commander.go_to("message_body_en")
    commander.press("Return", CONTROL)
    if not any(message.state == APPROVED for message in incident(commander).messages.values()):
        commander.go_to("message_reason")
        commander.type(REASON)
        commander.press("Return", CONTROL)
    commander.click("message_sent")
    commander.sees("message_seal")


def write_the_update(commander: Commander) -> None:
    draft(commander, "update")
    assert commander.sees("field_expected_end").text() == "Expected end ✓"


def expect_later_while_it_is_a_draft(commander: Commander) -> None:
    commander.press("1", ALT)
    commander.go_to("situation_expected_end")
    commander.retype("05:00")
    commander.press("Tab")
    commander.press("3", ALT)


def take_the_new_estimate(commander: Commander) -> None:
    chip = commander.sees("field_expected_end")
    assert chip.text() == "Expected end: around 04:00 (UTC) → around 05:00 (UTC)"
    commander.click("field_expected_end")
    body = commander.sees("message_body_en").toPlainText()
    assert "around 05:00 (UTC)" in body
    assert "04:00" not in body
    assert commander.sees("field_expected_end").text() == "Expected end ✓"


def compare_with_last_time(commander: Commander) -> None:
    """The checks see a new estimate beside the old one, and so does the reader."""
    view = commander.window.frame.incident.panels["messages"].view
    view.tabs.setCurrentWidget(view.last_time)
    text = commander.sees("message_last_time").toPlainText()
    assert "04:00 " in text
    assert "05:00 " in text
    assert commander.sees("message_estimates").text().startswith("03:00: we said “04:00”.")


def see_what_came_true(commander: Commander) -> None:
    commander.click("phase_resolved")
    commander.press("3", ALT)
    view = commander.window.frame.incident.panels["messages"].view
    view.tabs.setCurrentWidget(view.last_time)
    first, second = commander.sees("message_estimates").text().splitlines()
    assert first == "03:00: we said “04:00”. It ended at 05:30, 1 h 30 min later."
    assert second == "03:40: we said “05:00”. It ended at 05:30, 30 min later."
    ended = incident(commander).ended_at
    assert ended == NIGHT + timedelta(minutes=150)
    sent = [one for one in incident(commander).messages.values() if one.state == SENT]
    assert len(sent) == 2
