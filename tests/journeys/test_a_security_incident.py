"""Somebody got in: the checks stop what would help them, and what goes out all the same is told."""

from typing import Any

from commander import ALT, CONTROL, Commander

from incident_desk.domain.message import APPROVED, DRAFT
from incident_desk.i18n import texts

BODY = (
    "Someone got into db-prod-01 by CVE-2024-3094. No card data was taken, as far as we know. "
    "Next update: {next_update}."
)
REASON = "The number is public, and people ask for it"


def test_a_security_incident(start: Any, qtbot: Any, clock: Any) -> None:
    commander = Commander(start(clock), qtbot)
    declare(commander)
    draft_for_customers(commander)
    the_checks_stop_it(commander)
    it_is_not_approved_without_a_reason(commander)
    the_name_of_the_machine_is_mended(commander)
    it_goes_out_over_the_other_with_a_reason(commander)
    the_reason_stands_in_the_timeline(commander)


def only(commander: Commander) -> Any:
    incident_id = commander.window.frame.incident.incident_id
    (message,) = commander.window.context.desk.incident(incident_id).messages.values()
    return message


def declare(commander: Commander) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type("Somebody got into a server")
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()


def draft_for_customers(commander: Commander) -> None:
    """In English alone, in the commander's own words."""
    commander.window.context.desk.draft_from_template(
        commander.window.frame.incident.incident_id, "customers", "update", ["en"]
    )
    commander.press("3", ALT)
    commander.go_to("message_body_en")
    commander.retype(BODY)
    commander.go_to("message_short_en")
    commander.retype("")
    commander.press("Delete")


def the_checks_stop_it(commander: Commander) -> None:
    body = commander.sees("message_body_en")
    commander.sees("check_show_D02_en")
    commander.sees("check_show_D04_en")
    marked = {one.cursor.selectedText() for one in body.extraSelections()}
    assert {"db-prod-01", "CVE-2024-3094"} <= marked
    commander.click("check_show_D04_en")
    assert body.textCursor().selectedText() == "CVE-2024-3094"


def it_is_not_approved_without_a_reason(commander: Commander) -> None:
    assert not commander.sees("message_approve").isEnabled()
    commander.press("Return", CONTROL)
    assert commander.sees("message_reason").hasFocus()
    assert only(commander).state == DRAFT


def the_name_of_the_machine_is_mended(commander: Commander) -> None:
    commander.click("check_mend_D02_en")
    commander.sees_not("check_mend_D02_en")
    assert "db-prod-01" not in only(commander).texts["en"].body
    assert "{next_update}" in only(commander).texts["en"].body


def it_goes_out_over_the_other_with_a_reason(commander: Commander) -> None:
    commander.go_to("message_reason")
    commander.type(REASON)
    commander.press("Return", CONTROL)
    message = only(commander)
    assert message.state == APPROVED
    assert "D04" in message.overridden
    assert "D02" not in message.overridden


def the_reason_stands_in_the_timeline(commander: Commander) -> None:
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any(REASON in line for line in said)
    desk, incident_id = commander.window.context.desk, commander.window.frame.incident.incident_id
    assert REASON in str(desk.report(incident_id, texts("en").language))
