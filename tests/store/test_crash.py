"""Killed at any moment, the desk holds every fact that it had acknowledged."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from folded import assert_tables_agree

from incident_desk.clock import SystemClock
from incident_desk.desk import Desk

KILLS = int(os.environ.get("CRASH_KILLS", "25"))
SEED = int(os.environ.get("CRASH_SEED", "20261123"))
_IN_ONE_FOLDER = 25
_ROUNDS = [min(_IN_ONE_FOLDER, KILLS - first) for first in range(0, max(KILLS, 1), _IN_ONE_FOLDER)]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")


@pytest.mark.parametrize(("number", "kills"), [*enumerate(_ROUNDS)])
def test_every_acknowledged_fact_is_there_after_kill_9(
    number: int, kills: int, tmp_path: Path
) -> None:
    chance = random.Random(SEED + number)
    acknowledged: set[str] = set()
    for _ in range(kills):
        acknowledged.update(killed(tmp_path, chance))
        with closing(Desk(tmp_path, SystemClock(), "Reader")) as desk:
            assert acknowledged <= set(ids(desk))
            assert desk.verify().whole
            assert_tables_agree(desk)
    assert len(acknowledged) > kills


def killed(folder: Path, chance: random.Random) -> Iterator[str]:
    """The facts that one appender acknowledged before it was killed.

    One in five dies before its first fact: while it starts, or makes the file.
    """
    command = [sys.executable, Path(__file__).with_name("appender.py"), folder]
    before = chance.randrange(60) if chance.random() < 0.8 else 0
    with subprocess.Popen([*command, str(chance.getrandbits(32))], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        heard = [child.stdout.readline() for _ in range(before)]
        # Not a wait for something: the moment of death is meant to be any.
        Event().wait(chance.uniform(0, 0.002 if before else 0.25))
        assert child.poll() is None
        child.kill()
        heard.extend(child.stdout)
    return (line.decode().strip() for line in heard if line.endswith(b"\n"))


def ids(desk: Desk) -> Iterator[str]:
    rows = desk._database.connection.execute("SELECT id FROM facts")
    return (fact_id.hex() for (fact_id,) in rows)
