"""Whom an incident knows by name."""

from datetime import timedelta
from uuid import UUID

from bodies import INCIDENT, START, declared, fact

from incident_desk.domain import facts
from incident_desk.domain.fold import fold
from incident_desk.domain.people import folded, people

ONE, TWO = UUID(int=1), UUID(int=2)


def test_roles_come_first_then_who_was_asked_then_who_wrote() -> None:
    bodies = (
        declared(),
        facts.RoleAssigned("commander", "Bruno"),
        facts.RoleAssigned("scribe", ""),
        facts.OrderGiven(ONE, "Carla", "Look", START + timedelta(minutes=5)),
        facts.OrderGiven(TWO, "bruno", "Look again"),
        facts.HandOverOffered(ONE, "deputy", "Dani", "All is calm"),
    )
    history = [fact(number, body) for number, body in enumerate(bodies, 1)]
    assert people(fold(INCIDENT, history), history) == ("Bruno", "Carla", "Dani", "Ana")


def test_a_name_is_known_however_it_is_typed() -> None:
    assert folded(" MARÍA   lópez") == folded("María López") == "maria lopez"
