"""Measure the desk with a career of incidents in its file: `python -m benchmarks`."""

import argparse
from pathlib import Path

from benchmarks.checking import checked
from benchmarks.figures import table
from benchmarks.filled import filled
from benchmarks.printing import printed
from benchmarks.showing import shown
from benchmarks.starting import started
from benchmarks.storing import stored
from benchmarks.ticking import ticked

CACHE = Path(".benchmarks")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    asked = parser.parse_args()
    folder = filled(CACHE, asked.incidents, asked.facts)
    print(f"{asked.incidents:,} incidents, {asked.facts:,} facts")
    timed = [*started(folder), *shown(folder), *ticked(), *stored(folder), *checked(), *printed()]
    print(table(timed))


if __name__ == "__main__":
    main()
