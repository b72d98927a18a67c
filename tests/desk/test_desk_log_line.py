"""One verb for whatever is typed: the right fact, at its time, or nothing at all."""

from datetime import timedelta
from uuid import UUID

import pytest
from clocks import NIGHT, TestClock

from incident_desk.changes import Area, Changes
from incident_desk.desk import Desk
from incident_desk.domain import facts, orders
from incident_desk.domain.deadlines import ORDER
from incident_desk.domain.facts import Fact
from incident_desk.errors import InputError, RuleError


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down", ["Mail"])


def newest(desk: Desk, incident: UUID) -> Fact:
    return max(desk.facts(incident), key=lambda fact: fact.order)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("The lights went out", facts.NoteLogged, "The lights went out"),
        ("! restarted it", facts.ActionTaken, "restarted it"),
        ("? a fuse", facts.HypothesisRaised, "a fuse"),
        ("> we stay", facts.DecisionMade, "we stay"),
        ("Ana: restart it", facts.OrderGiven, "restart it"),
        ("\\! said he ", facts.NoteLogged, "! said he"),
        (" ! said he", facts.NoteLogged, "! said he"),
        ("Mail: slow, 10m", facts.NoteLogged, "Mail: slow, 10m"),
    ],
)
@pytest.mark.parametrize(("stamp", "minutes"), [("", 0), ("@02:40 ", 20), ("-20m ", 20)])
def test_a_line_becomes_the_fact_it_means_at_its_time(
    desk: Desk, incident: UUID, line: str, kind: type, text: str, stamp: str, minutes: int
) -> None:
    if line.startswith(" ") and stamp:
        stamp, minutes = "", 0
    desk.enter(incident, stamp + line)
    fact = newest(desk, incident)
    assert isinstance(fact.body, kind)
    assert fact.body.text == text  # type: ignore[attr-defined]
    assert fact.happened_at == NIGHT - timedelta(minutes=minutes)
    assert fact.recorded_at == NIGHT


def test_an_order_comes_back_when_its_time_is_up(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    entry = desk.enter(incident, "Bruno: restart the gateway, 10m")
    assert entry.due_at == NIGHT + timedelta(minutes=10)
    assert [need.kind for need in desk.needs()] == ["assess"]
    clock.forward(10)
    (need,) = (need for need in desk.needs() if need.kind == ORDER)
    assert (need.person, need.text, need.at) == ("Bruno", "restart the gateway", entry.due_at)
    assert need.ref is not None
    desk.settle_order(incident, need.ref)
    assert ORDER not in [need.kind for need in desk.needs()]


def test_an_order_dated_back_is_given_then_and_may_be_due_already(
    desk: Desk, incident: UUID
) -> None:
    desk.enter(incident, "@02:40 Bruno: restart the gateway, 10m")
    (order,) = desk.incident(incident).orders.values()
    assert order.given_at == NIGHT - timedelta(minutes=20)
    assert order.due_at == NIGHT - timedelta(minutes=10)
    assert ORDER in [need.kind for need in desk.needs()]


def test_who_was_asked_once_is_known(desk: Desk, incident: UUID) -> None:
    desk.enter(incident, "Bruno: look at the fuse")
    assert not desk.incident(incident).orders
    desk.enter(incident, "Bruno: look at the fuse, 5m")
    desk.enter(incident, "bruno: and at the cable")
    assert desk.people(incident) == ("Ana", "Bruno")
    assert [order.person for order in desk.incident(incident).orders.values()] == ["Bruno"] * 2
    assert {order.state for order in desk.incident(incident).orders.values()} == {orders.OPEN}


def test_it_is_told_once_and_with_the_areas_it_touches(desk: Desk, incident: UUID) -> None:
    told: list[Changes] = []
    desk.listen(told.append)
    desk.enter(incident, "? a fuse")
    assert told == [Changes(incident, frozenset({Area.SITUATION, Area.TIMELINE}))]


@pytest.mark.parametrize(
    ("line", "key"),
    [("", "log.empty"), (" \n", "log.empty"), ("! @2099-01-01 10:00 x", "moments.not_yet")],
)
def test_what_cannot_be_written_leaves_everything_as_it_was(
    desk: Desk, incident: UUID, line: str, key: str
) -> None:
    before = desk.facts(incident)
    with pytest.raises(InputError) as refused:
        desk.enter(incident, line)
    assert refused.value.key == key
    assert desk.facts(incident) == before


def test_a_line_for_no_incident_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleError):
        desk.enter(UUID(int=1), "x")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "a\x00b",
        "שלום: הכל למטה",
        "🔥 all of it 👩‍🚒",
        "one\r\ntwo\n\nthree",
        "\u202eabc",
    ],
)
@pytest.mark.parametrize("mark", ["", "! ", "? ", "> ", "Ana: "])
def test_nothing_of_it_is_lost(desk: Desk, incident: UUID, mark: str, text: str) -> None:
    desk.enter(incident, mark + text)
    assert newest(desk, incident).body.text == text  # type: ignore[attr-defined]
    assert desk.verify().whole


def test_lines_come_back_as_they_would_be_typed_the_newest_first(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    for line in ("lights out", "! restarted", "! restarted", "@02:50 ? a fuse", "\\> quoted"):
        desk.enter(incident, line)
    desk.enter(incident, "Bruno: look, 10m")
    desk.change_phase(incident, "identified")
    assert desk.lines(incident) == [
        "Bruno: look, 10 min",
        "\\> quoted",
        "? a fuse",
        "! restarted",
        "lights out",
    ]
    assert desk.lines(incident, 2) == ["Bruno: look, 10 min", "\\> quoted"]
