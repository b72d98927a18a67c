"""Finding out how severe it is: nothing known, a ransomware, and a reassessment downwards."""

from typing import Any

from commander import CONTROL, Commander

from incident_desk.domain.incident import Incident


def declared(start: Any, qtbot: Any, clock: Any, title: str, language: str = "en") -> Commander:
    commander = Commander(start(clock, language), qtbot)
    commander.press("N", CONTROL)
    commander.sees("declare_title")
    commander.type(title)
    commander.press("Return")
    commander.sees("wizard_severity")
    return commander


def only(commander: Commander) -> Incident:
    desk = commander.window.context.desk
    (card,) = desk.cards(desk.numbers(commander.everything))
    return desk.incident(card.id)


def test_nothing_is_known_yet(start: Any, qtbot: Any, clock: Any) -> None:
    commander = declared(start, qtbot, clock, "Everything is strange")
    commander.type("0" * 10)
    assert commander.sees("wizard_severity").text() == "SEV2"
    commander.click("find_out_safety")
    commander.press("Return", CONTROL)
    commander.has_no_dialog()
    incident = only(commander)
    assert incident.severity == 2
    assert incident.assessments[0].result["confidence"] == "low"
    assert incident.assessments[0].result["range"] == [5, 1]
    assert [step.id for step in incident.checklists[0].steps] == ["find-out-safety"]


def test_a_ransomware(start: Any, qtbot: Any, clock: Any) -> None:
    commander = declared(start, qtbot, clock, "Ficheros cifrados en el servidor", "es")
    commander.type("15")
    commander.go_to("situation_what_failed")
    commander.type("Todos los ficheros terminan en .locked")
    commander.press("Tab")
    commander.type("435")
    commander.type("53114")
    commander.click("touches_law")
    assert commander.sees("wizard_severity").text() == "SEV1"
    commander.press("Return", CONTROL)
    commander.has_no_dialog()
    incident = only(commander)
    assert incident.severity == 1
    assert incident.consequences == ("law",)
    assert incident.known("what_failed") == "Todos los ficheros terminan en .locked"
    (message,) = incident.messages.values()
    assert set(message.texts) == {"en", "es"}
    assert [order.person for order in incident.orders.values()] == ["Enlace"]
    clock.forward(31)
    commander.press("1", CONTROL)
    commander.click("due_all")
    commander.sees(f"order_settle_{incident.reference}")


def test_a_reassessment_downwards(start: Any, qtbot: Any, clock: Any) -> None:
    commander = declared(start, qtbot, clock, "The shop is down")
    commander.type("11" + "335" + "32152")
    commander.press("Return", CONTROL)
    commander.has_no_dialog()
    held = only(commander)
    assert held.severity == 2
    clock.forward(20)
    commander.go_to("situation_workaround")
    commander.type("Orders are taken by phone")
    commander.press("Return", CONTROL)
    assert "SEV3" in commander.sees("reassess_change").text()
    assert only(commander).severity == 2
    commander.click("reassess_change")
    commander.sees_not("reassess")
    lowered = only(commander)
    assert [level.value for level in lowered.severities] == ["2", "3"]
    assert "workaround" in lowered.severities[-1].reason
