"""The chain: it grows without a gap, and names the first fact that does not fit."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from clocks import TestClock

from incident_desk import paths
from incident_desk.desk import Desk

TABLE = ("facts_never_change", "facts_never_go")


@pytest.fixture
def told(desk: Desk, clock: TestClock) -> UUID:
    """Six facts: declared, in command, and four notes a minute apart."""
    incident = desk.declare("Core down", ["mail"])
    for number in range(4):
        clock.forward(1)
        desk.log(incident, f"Note {number}")
    return incident


@pytest.fixture
def tamper(desk: Desk) -> Callable[[str], None]:
    """Change the file as another program would, past the triggers."""

    def change(sql: str) -> None:
        with closing(sqlite3.connect(paths.database(desk.folder))) as other, other:
            for trigger in TABLE:
                other.execute(f"DROP TRIGGER {trigger}")
            assert other.execute(sql).rowcount > 0

    return change


def test_a_chain_that_nobody_touched_is_whole(desk: Desk, told: UUID) -> None:
    verdict = desk.verify()
    assert (verdict.whole, verdict.checked) == (True, 6)


def test_each_fact_bears_the_hash_of_the_one_before(desk: Desk, told: UUID) -> None:
    facts = desk.facts(told)
    assert [fact.seq for fact in facts] == [1, 2, 3, 4, 5, 6]
    assert [fact.prev for fact in facts] == [bytes(32), *(fact.hash for fact in facts[:-1])]


@pytest.mark.parametrize(
    "change",
    [
        """body = '{"text":"Another note"}'""",
        "actor = 'Mallory'",
        "kind = 'update_published'",
        "happened_at = happened_at - 60000",
        "recorded_at = recorded_at + 1",
        "hlc = hlc + 1",
        "id = zeroblob(16)",
        "prev = zeroblob(32)",
        "hash = zeroblob(32)",
    ],
)
def test_a_fact_that_was_changed_is_named(
    desk: Desk, told: UUID, tamper: Callable[[str], None], change: str
) -> None:
    recorded_at = desk.facts(told)[3].recorded_at
    tamper(f"UPDATE facts SET {change} WHERE seq = 4")
    verdict = desk.verify()
    assert verdict.broken is not None
    assert (verdict.broken.seq, verdict.broken.why, verdict.checked) == (4, "changed", 3)
    assert (verdict.broken.desk, verdict.broken.reference) == (desk.tag, f"INC-{desk.tag}-0001")
    if "recorded_at" not in change:
        assert verdict.broken.recorded_at == recorded_at


def test_a_fact_that_was_moved_to_another_incident_is_named(
    desk: Desk, told: UUID, tamper: Callable[[str], None]
) -> None:
    desk.declare("Another")
    tamper("UPDATE facts SET incident = 2 WHERE seq = 3")
    broken = desk.verify().broken
    assert broken is not None
    assert (broken.seq, broken.why) == (3, "changed")


def test_the_fact_after_one_that_was_taken_out_is_named(
    desk: Desk, told: UUID, tamper: Callable[[str], None]
) -> None:
    tamper("DELETE FROM facts WHERE seq = 3")
    broken = desk.verify().broken
    assert broken is not None
    assert (broken.seq, broken.why) == (4, "missing")


def test_a_rewritten_reference_is_named(
    desk: Desk, told: UUID, tamper: Callable[[str], None]
) -> None:
    body = desk._database.connection.execute("SELECT body FROM facts WHERE seq = 1").fetchone()[0]
    forged = json.dumps({**json.loads(body), "reference": "INC-XX-0001"})
    tamper(f"UPDATE facts SET body = '{forged}' WHERE seq = 1")
    broken = desk.verify().broken
    assert broken is not None
    assert broken.seq == 1


@pytest.mark.parametrize("sql", ["UPDATE facts SET actor = 'Mallory'", "DELETE FROM facts"])
def test_the_file_itself_refuses_to_change_a_fact(desk: Desk, told: UUID, sql: str) -> None:
    with (
        closing(sqlite3.connect(paths.database(desk.folder))) as other,
        pytest.raises(sqlite3.IntegrityError, match="never"),
    ):
        other.execute(sql)


def test_two_programs_that_write_in_turn_share_one_chain(
    desk: Desk, told: UUID, tmp_path: Path, clock: TestClock
) -> None:
    with closing(Desk(tmp_path, clock, "Bruno")) as other:
        for number in range(5):
            desk.log(told, f"Ana {number}")
            other.log(told, f"Bruno {number}")
        assert [fact.seq for fact in desk.facts(told)] == list(range(1, 16))
        assert [fact.seq for fact in other.facts(told)] == list(range(1, 17))
    verdict = desk.verify()
    assert (verdict.whole, verdict.checked) == (True, 16)


def test_two_programs_never_give_the_same_reference(
    desk: Desk, tmp_path: Path, clock: TestClock
) -> None:
    with closing(Desk(tmp_path, clock, "Bruno")) as other:
        declared = [one.declare("Down") for one in (desk, other, desk, other)]
        references = [other.incident(incident).reference for incident in declared]
    assert references == [f"INC-{desk.tag}-{number:04d}" for number in (1, 2, 3, 4)]


def test_the_order_holds_when_the_clock_is_set_back(
    desk: Desk, told: UUID, clock: TestClock
) -> None:
    clock.moment -= timedelta(days=400)
    desk.log(told, "Yesterday's clock")
    clock.moment += timedelta(days=800)
    desk.log(told, "Tomorrow's clock")
    facts = sorted(desk.facts(told), key=lambda fact: fact.seq)
    assert [fact.hlc for fact in facts] == sorted({fact.hlc for fact in facts})
    assert desk.verify().whole


def test_a_note_dated_back_keeps_when_it_was_written(
    desk: Desk, told: UUID, clock: TestClock
) -> None:
    desk.log(told, "Seen earlier", clock.now() - timedelta(hours=1))
    first = desk.facts(told)[0]
    assert first.happened_at == clock.now() - timedelta(hours=1)
    assert first.recorded_at == clock.now()
    assert desk.verify().whole


def test_an_empty_log_is_whole(desk: Desk) -> None:
    assert (desk.verify().whole, desk.verify().checked) == (True, 0)
