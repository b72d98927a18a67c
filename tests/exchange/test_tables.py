"""The board's table as a file."""

import csv
import io
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.board import Card
from incident_desk.exchange.tables import KEYS, as_csv, as_json
from incident_desk.i18n import texts

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def card(title="Phones are silent", commander="Ana", services=("telephony",), drill=False):
    return Card(
        id=UUID(int=7),
        reference="INC-K7-0001",
        title=title,
        phase="monitoring",
        severity=2,
        started_at=AT,
        ended_at=None,
        drill=drill,
        commander=commander,
        services=services,
        next_update_at=AT,
        steps_settled=3,
        steps_total=14,
        drafts_waiting=1,
    )


def rows(written):
    return list(csv.reader(io.StringIO(written, newline="")))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Reference", "SEV2", "Monitoring"]), ("es", ["Referencia", "SEV2", "En observación"])],
)
def test_a_table_is_told_in_the_language_of_the_reader(language, words):
    header, row = rows(as_csv([card(drill=True)], texts(language), UTC))
    assert [header[0], row[1], row[3]] == words
    assert row[-1] == texts(language)("board.drill")
    assert row[6] == "2026-11-23 03:00 UTC"
    assert len(header) == len(row)


@given(title=st.text(max_size=60), commander=st.text(max_size=20))
def test_no_cell_begins_a_formula_and_every_cell_comes_back(title, commander):
    _header, row = rows(as_csv([card(title, commander, ("=1+1",))], texts("en"), UTC))
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert row[2].removeprefix("'") in (title.replace("\0", ""), title.replace("\0", "")[1:])
    assert row[4] == "'=1+1"


def test_programs_get_keys_that_stay_and_times_in_utc():
    (found,) = json.loads(as_json([card("<b>é 😀</b>")]))
    assert tuple(found) == KEYS
    assert found["started_at"] == "2026-11-23T03:00:00+00:00"
    assert found["title"] == "<b>é 😀</b>"
    assert found["ended_at"] is None
