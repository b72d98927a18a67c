"""What went out was wrong: it stays as it was, and a correction puts it right."""

from typing import Any

from commander import ALT, CONTROL, Commander

from incident_desk.domain.message import APPROVED, SENT

WRONG = "The cards work again in every shop. Next update: {next_update}."
RIGHT = "We were wrong: cards still fail in the north. Next update: {next_update}."
REASON = "It cannot wait"


def test_a_correction(start: Any, qtbot: Any, clock: Any) -> None:
    commander = Commander(start(clock), qtbot)
    declare(commander)
    wrong = tell(commander, WRONG)
    clock.forward(5)
    begin_the_correction(commander, wrong)
    right = tell(commander, RIGHT)
    both_stand(commander, wrong, right)
    after_a_restart_it_is_the_same(start, qtbot, clock, commander, wrong, right)


def messages(commander: Commander) -> Any:
    desk = commander.window.context.desk
    return desk.incident(commander.window.frame.incident.incident_id).messages


def declare(commander: Commander) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type("Card payments fail")
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()
    incident_id = commander.window.frame.incident.incident_id
    desk = commander.window.context.desk
    desk.draft_from_template(incident_id, "customers", "update", ["en"])
    commander.press("3", ALT)


def tell(commander: Commander, body: str) -> Any:
    """Write it, approve it over what the checks say, and mark it as sent by e-mail."""
    commander.go_to("message_short_en")
    commander.retype("We tell more on our page")
    commander.go_to("message_body_en")
    commander.retype(body)
    commander.press("Return", CONTROL)
    if not any(message.state == APPROVED for message in messages(commander).values()):
        commander.go_to("message_reason")
        commander.type(REASON)
        commander.press("Return", CONTROL)
    channel = commander.sees("message_channel")
    channel.setCurrentIndex(channel.findData("email"))
    commander.click("message_sent")
    commander.sees("message_seal")
    return max(messages(commander).values(), key=lambda message: message.drafted_at)


def begin_the_correction(commander: Commander, wrong: Any) -> None:
    assert commander.sees("message_as_sent_en").isReadOnly()
    commander.click("message_correct")
    audience = commander.sees("message_audience")
    assert [audience.itemData(row) for row in range(audience.count())] == [wrong.audience]
    commander.click("language_es")
    commander.click("stage_update")
    assert "03:00" in commander.sees("message_corrects").text()


def both_stand(commander: Commander, wrong: Any, right: Any) -> None:
    held = messages(commander)
    assert held[wrong.id] == wrong
    assert (held[right.id].corrects, held[right.id].state) == (wrong.id, SENT)
    listed = commander.sees("message_list")
    assert "Correction" in listed.item(0).text()
    assert "Correction" not in listed.item(1).text()
    listed.setFocus()
    commander.press("Down")
    assert "every shop" in commander.sees("message_as_sent_en").toPlainText()
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    for message in (wrong, right):
        assert message.sendings[0].sha256[:12] in said


def after_a_restart_it_is_the_same(
    start: Any, qtbot: Any, clock: Any, commander: Commander, wrong: Any, right: Any
) -> None:
    incident_id = commander.window.frame.incident.incident_id
    commander.program.stop()
    again = Commander(start(clock), qtbot)
    again.window.open_incident(incident_id, "messages")
    assert "Correction" in again.sees("message_list").item(0).text()
    held = messages(again)
    assert held[wrong.id] == wrong
    assert held[right.id].corrects == wrong.id
