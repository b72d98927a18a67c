"""A desk with a career of incidents in its file, told through the store and kept between runs."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from uuid import UUID

from benchmarks.words import Words
from incident_desk.desk import Desk
from incident_desk.domain import facts
from incident_desk.domain.assessment import assess
from incident_desk.domain.facts import Body
from incident_desk.playbooks import library

SEED = 20260101
BUSIEST = 2_000  # facts of the busiest incident
_OPEN = 40  # incidents that are still open, the newest ones
_BATCH = 2_000  # incidents in one transaction
_LAST = datetime(2026, 6, 1, tzinfo=UTC)
_BETWEEN = timedelta(minutes=20)

Told = list[tuple[Body, datetime | None]]


@dataclass(slots=True)
class MovedClock:
    moment: datetime
    zone: tzinfo | None = UTC

    def now(self) -> datetime:
        return self.moment


def filled(cache: Path, incidents: int, total: int) -> Path:
    """The folder of a desk with so many incidents and about `total` facts; made once."""
    name = f"{incidents}-{total}"
    folder, part = cache / name, cache / f"{name}.part"
    if not folder.exists():
        shutil.rmtree(part, ignore_errors=True)
        _Teller(part, incidents, total).tell()
        part.rename(folder)
    return folder


class _Teller:
    def __init__(self, folder: Path, incidents: int, total: int) -> None:
        self._incidents, self._total = incidents, total
        self._words = Words(SEED)
        self._clock = MovedClock(_LAST - incidents * _BETWEEN)
        self._desk = Desk(folder, self._clock, "Ana")
        self._runs = tuple(self._assessments())
        self._playbook = library.built_in("en")[0]

    def tell(self) -> None:
        for first in range(0, self._incidents, _BATCH):
            with self._desk._transaction():
                for number in range(first, min(first + _BATCH, self._incidents)):
                    self._tell_one(number)
            print(f"\r{self._desk._log.fact_count():>9,} facts", end="", flush=True)
        print()
        self._desk.close()

    def _tell_one(self, number: int) -> None:
        self._clock.moment = at = self._clock.moment + _BETWEEN
        reference = self._desk._log.allot_reference()
        words = self._words
        services, drill = words.services(), words.chance.random() < 0.05
        title = words.title()
        declared = facts.IncidentDeclared(reference, title, services, at, drill)
        self._desk.actor = words.person()
        self._desk._begin_declared(self._desk.new_id(), declared, self._story(number, at))

    def _story(self, number: int, at: datetime) -> Told:
        """As many facts as are missing to `total`, spread evenly; the last but one is busy."""
        written = self._desk._log.fact_count()
        wanted = max(round((self._total - BUSIEST) * (number + 1) / self._incidents) - written, 3)
        if number == self._incidents - 2:
            wanted = BUSIEST
        end = [facts.PhaseChanged("resolved")] if number < self._incidents - _OPEN else []
        room = wanted - 2 - len(end)  # two are told by declaring
        told: list[Body] = [*self._work(wanted)][:room]
        notes = (facts.NoteLogged(self._words.sentence()) for _ in range(room - len(told)))
        told.extend((*notes, *end))
        return [(body, at + timedelta(minutes=minute)) for minute, body in enumerate(told)]

    def _work(self, wanted: int) -> Iterator[Body]:
        chance = self._words.chance
        if chance.random() < 0.7:
            yield from chance.choice(self._runs)
        if chance.random() < 0.05 or wanted == BUSIEST:
            yield from self._checklist()
        if chance.random() < 0.4:
            yield from self._message()
        yield facts.SituationChanged("what_failed", self._words.sentence(3))

    def _assessments(self) -> Iterator[tuple[Body, ...]]:
        model = self._desk.model
        for _ in range(50):
            answers = {q.id: self._words.chance.choice(q.answers).value for q in model.questions}
            result = assess(model, answers)
            run = facts.SeverityAssessed(answers, result.severity, result.as_data())
            yield run, facts.SeveritySet(result.severity)

    def _checklist(self) -> Iterator[Body]:
        one, book = self._desk.new_id(), self._playbook
        yield facts.ChecklistAttached(
            one, book.id, book.version, book.language, book.title, book.steps
        )
        for step in book.steps[:4]:
            yield facts.StepTicked(one, step.id)

    def _message(self) -> Iterator[Body]:
        message: UUID = self._desk.new_id()
        text = f"{self._words.sentence(20)}."
        yield facts.MessageDrafted(message, "customers", "investigating", "en", text)
        yield facts.MessageApproved(message, text)
        yield facts.MessageSent(message, "email", hashlib.sha256(text.encode()).hexdigest())
