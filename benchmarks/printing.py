"""Paper before the battery dies: ten open incidents with their checklists, and one checklist."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

from benchmarks.figures import Figure, took
from benchmarks.words import Words
from incident_desk.clock import SystemClock
from incident_desk.desk import Desk
from incident_desk.export.pdf import pdf

_OPEN = 10
_NOTES = 150  # facts of each, beside its lists
_LISTS = ("power-loss", "vendor-outage")


def printed() -> Iterator[Figure]:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Desk(Path(folder), SystemClock(), "Ana")) as desk,
    ):
        words = Words(7)
        first, *_ = [_incident(desk, words) for _ in range(_OPEN)]
        one = took(lambda: pdf(desk.checklist_papers(first)))
        yield Figure(f"{len(_LISTS)} checklists as PDF", one)
        made: list[bytes] = []
        desk._opened.clear()
        every = took(lambda: made.append(pdf(desk.open_papers("en")).data)) / 1000
        pages = _pages(made[0])
        name = f"all of {_OPEN} open incidents as PDF, {pages} pages"
        yield Figure(name, every, "s", goal=10)


def _incident(desk: Desk, words: Words) -> UUID:
    incident = desk.declare(words.title(), words.services())
    desk.assess(incident, desk.model, {"safety": "no", "data": "no"})
    for role in ("deputy", "scribe", "communications", "operations"):
        desk.assign_role(incident, role, words.person())
    for field in ("what_failed", "impact", "cause", "workaround"):
        desk.set_situation(incident, field, words.sentence(15))
    for playbook in _LISTS:
        checklist = desk.attach(incident, desk.playbook(playbook, "en"))
        for step in desk.incident(incident).checklists[-1].steps[:5]:
            desk.tick_step(incident, checklist, step.id)
    for number in range(6):
        desk.enter(incident, f"? {words.sentence(8)}")
        desk.give_order(incident, words.person(), f"{words.sentence(8)} {number}", None)
    for _ in range(_NOTES):
        desk.log(incident, words.sentence(12))
    return incident


def _pages(data: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)
