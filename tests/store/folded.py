"""What the read tables must hold: the same as folding the facts gives."""

from incident_desk.desk import Desk
from incident_desk.domain.board import Card, Filter, card
from incident_desk.domain.incident import fold
from incident_desk.store.readmodel import _row


def stored(desk: Desk) -> list[Card]:
    return desk.cards(desk.numbers(Filter()))


def assert_tables_agree(desk: Desk) -> None:
    """Rows are compared as they are stored: in whole milliseconds."""
    for one in stored(desk):
        assert _row(one) == _row(card(fold(one.id, desk.facts(one.id))))
