"""The verbs of command: orders, hypotheses, and handing over a role."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from clocks import TestClock

from incident_desk.desk import Desk
from incident_desk.domain.deadlines import HAND_OVER, ORDER, RELIEF
from incident_desk.domain.facts import HandOverOffered, HandOverWithdrawn, RoleAssigned
from incident_desk.domain.handover import ACCEPTED, OFFERED, WITHDRAWN
from incident_desk.errors import InputError, RuleError


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down", ["mail"])


def needs(desk: Desk) -> list[tuple[str, str]]:
    return [(need.kind, need.person) for need in desk.needs() if need.at is not None]


class TestOrders:
    def test_an_order_is_due_until_it_is_settled(
        self, desk: Desk, incident: UUID, clock: TestClock
    ) -> None:
        due = clock.now() + timedelta(minutes=10)
        order = desk.give_order(incident, " Bruno ", "Restart the gateway", due)
        clock.forward(11)
        assert (ORDER, "Bruno") in needs(desk)
        later = clock.now() + timedelta(minutes=10)
        desk.move_order(incident, order, later)
        assert desk.incident(incident).orders[order].due_at == later
        desk.settle_order(incident, order, "dropped", " no use ")
        settled = desk.incident(incident).orders[order]
        assert (settled.state, settled.reason) == ("dropped", "no use")
        assert (ORDER, "Bruno") not in needs(desk)

    def test_what_cannot_be_is_refused(self, desk: Desk, incident: UUID, clock: TestClock) -> None:
        order = desk.give_order(incident, "Bruno", "Restart the gateway")
        with pytest.raises(InputError, match=r"orders\.incomplete"):
            desk.give_order(incident, "Bruno", " ")
        with pytest.raises(RuleError, match="time_past"):
            desk.move_order(incident, order, clock.now())
        with pytest.raises(RuleError, match="no_such_order"):
            desk.settle_order(incident, uuid4())
        with pytest.raises(RuleError, match="no_such_outcome"):
            desk.settle_order(incident, order, "open")
        desk.settle_order(incident, order)
        with pytest.raises(RuleError, match=r"orders\.settled"):
            desk.settle_order(incident, order)


class TestHypotheses:
    def test_one_is_eliminated_and_opened_again(self, desk: Desk, incident: UUID) -> None:
        thought = desk.raise_hypothesis(incident, "The cable is cut")
        desk.settle_hypothesis(incident, thought, "eliminated", "There is light on it")
        found = desk.incident(incident).hypotheses[thought]
        assert (found.state, found.reason) == ("eliminated", "There is light on it")
        desk.settle_hypothesis(incident, thought, "open")
        assert desk.incident(incident).hypotheses[thought].state == "open"

    def test_what_cannot_be_is_refused(self, desk: Desk, incident: UUID) -> None:
        thought = desk.raise_hypothesis(incident, "The cable is cut")
        with pytest.raises(RuleError, match="no_such_hypothesis"):
            desk.settle_hypothesis(incident, uuid4(), "confirmed")
        with pytest.raises(RuleError, match="no_such_state"):
            desk.settle_hypothesis(incident, thought, "perhaps")


class TestHandOver:
    def test_the_role_passes_at_the_yes_and_not_before(
        self, desk: Desk, incident: UUID, clock: TestClock
    ) -> None:
        clock.forward(180)
        assert needs(desk) == [(RELIEF, "Ana")]
        offered = desk.offer_hand_over(incident, "commander", "Bruno  Diaz", "All is calm")
        assert desk.incident(incident).commander == "Ana"
        assert (HAND_OVER, "Bruno Diaz") in needs(desk)
        with pytest.raises(InputError, match="another_name"):
            desk.accept_hand_over(incident, offered, "Carla")
        clock.forward(4)
        desk.accept_hand_over(incident, offered, "bruno diaz")
        after = desk.incident(incident)
        assert after.commander == "Bruno Diaz"
        assert after.roles["commander"].earlier[-1].value == "Ana"
        assert after.hand_overs[offered].state == ACCEPTED
        assert after.hand_overs[offered].accepted_at == clock.now()
        assert needs(desk) == []
        with pytest.raises(RuleError, match="not_offered"):
            desk.accept_hand_over(incident, offered, "Bruno Diaz")

    def test_it_can_be_withdrawn(self, desk: Desk, incident: UUID) -> None:
        offered = desk.offer_hand_over(incident, "commander", "Bruno", "All is calm")
        desk.withdraw_hand_over(incident, offered)
        assert desk.incident(incident).hand_overs[offered].state == WITHDRAWN
        assert desk.incident(incident).commander == "Ana"

    def test_a_role_is_offered_to_one_person_at_a_time(self, desk: Desk, incident: UUID) -> None:
        first = desk.offer_hand_over(incident, "commander", "Bruno", "All is calm")
        liaison = desk.offer_hand_over(incident, "liaison", "Bruno", "Call the vendor at 5")
        second = desk.offer_hand_over(incident, "commander", "Carla", "All is calm")
        states = {one.id: one.state for one in desk.incident(incident).hand_overs.values()}
        assert states == {first: WITHDRAWN, liaison: OFFERED, second: OFFERED}
        kinds = [type(fact.body) for fact in desk.facts(incident)][-2:]
        assert kinds == [HandOverWithdrawn, HandOverOffered]

    @pytest.mark.parametrize(
        ("role", "person", "brief", "key"),
        [
            ("king", "Bruno", "All is calm", "no_such_role"),
            ("commander", " ", "All is calm", "person_needed"),
            ("commander", "Bruno", " \n", "brief_needed"),
            ("commander", "ana", "All is calm", "holds_already"),
        ],
    )
    def test_what_cannot_be_offered(
        self, desk: Desk, incident: UUID, role: str, person: str, brief: str, key: str
    ) -> None:
        with pytest.raises((InputError, RuleError), match=key):
            desk.offer_hand_over(incident, role, person, brief)
        assert [type(fact.body) for fact in desk.facts(incident)][1:] == [RoleAssigned]
