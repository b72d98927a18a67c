"""Appends facts to the desk in a folder, and acknowledges each once it is committed, until killed.

What it does is drawn from a seed. An acknowledgement is the fact's id in hexadecimal, on a line.
"""

import os
import random
import sys
from pathlib import Path
from uuid import UUID

from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.domain.playbook import Playbook, Step

STEPS = tuple(Step(f"step-{number}", f"Do the work number {number}") for number in range(20))
POWER = Playbook("power", "Power", 1, "en", STEPS)


def append(desk: Desk, chance: random.Random) -> None:
    incident = checklist = None
    while True:
        if incident is None or chance.random() < 0.1:
            incident = desk.declare(f"Hall {chance.randrange(99)} is dark", ("power", "cooling"))
            acknowledge(desk, incident, 0)
            checklist = None
        known = len(desk.facts(incident))
        if checklist is None:
            checklist = desk.attach(incident, POWER)
        elif chance.random() < 0.5:
            desk.tick_step(incident, checklist, chance.choice(STEPS).id)
        elif chance.random() < 0.2:
            desk.set_services(incident, [f"hall {chance.randrange(99)}"])
        else:
            desk.log(incident, f"Measured {chance.randrange(999)} volts")
        acknowledge(desk, incident, known)


def acknowledge(desk: Desk, incident: UUID, known: int) -> None:
    for fact in desk.facts(incident)[known:]:
        os.write(sys.stdout.fileno(), f"{fact.id.hex}\n".encode())


if __name__ == "__main__":
    append(Desk(Path(sys.argv[1]), SystemClock(), "Ana"), random.Random(int(sys.argv[2])))
