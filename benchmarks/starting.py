"""From nothing to a board that answers: a process each, beside a bare window on the same file."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from incident_desk import paths

_ROUNDS = 9


def started(folder: Path) -> Iterator[Figure]:
    """The disk's cache is warm for both: nobody can empty it without being root."""
    bare, ours, memory = [], [], []
    for number in range(_ROUNDS + 1):
        times = [_until_painted(module, folder) for module in ("bare_window", "desk_window")]
        shutil.rmtree(paths.backups(folder), ignore_errors=True)
        if number:  # the first of each wakes the disk
            bare.append(times[0][0])
            ours.append(times[1][0])
            memory.append(times[1][1])
    yield Figure(
        "start until the board is painted and answers", median(ours), "ms", median(bare), 1.5
    )
    yield Figure("start, for scale", median(ours) / 1000, "s", goal=0.77)
    yield Figure("memory with the board open", median(memory), "MB", goal=360)


def _until_painted(module: str, folder: Path) -> tuple[float, float]:
    """Milliseconds until the child says so, and then the megabytes it has taken."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: the modules are compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"benchmarks.{module}", str(folder)]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        took = (time.perf_counter() - begun) * 1000
    return took, float(said)
