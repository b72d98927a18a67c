"""What the read tables must hold: the same as folding the facts gives."""

from incident_desk.desk import Desk
from incident_desk.domain.board import Card, Filter, card
from incident_desk.domain.deadlines import dues
from incident_desk.domain.fold import fold
from incident_desk.store.readmodel import _due_row, _row


def stored(desk: Desk) -> list[Card]:
    return desk.cards(desk.numbers(Filter()))


def assert_tables_agree(desk: Desk) -> None:
    """Rows are compared as they are stored: in whole milliseconds."""
    for one in stored(desk):
        incident = fold(one.id, desk.facts(one.id))
        assert _row(one) == _row(card(incident))
        number = desk._read.number(one.id)
        rows = desk._database.connection.execute("SELECT * FROM due WHERE incident = ?", (number,))
        assert rows.fetchall() == [_due_row(number, due) for due in dues(incident)]
