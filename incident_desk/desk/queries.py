"""Queries: one for each thing a view shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from incident_desk import paths
from incident_desk.desk.door import Door
from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.checklist_words import is_of
from incident_desk.domain.deadlines import COMMANDS_AT_MOST, Need
from incident_desk.domain.facts import Fact
from incident_desk.domain.found import Found, found
from incident_desk.domain.incident import Incident
from incident_desk.domain.similar import Likeness, alike, in_titles, telling_words, what_fixed
from incident_desk.errors import RuleError
from incident_desk.store.backup import Backup, backups
from incident_desk.store.log import Verdict
from incident_desk.store.readmodel import ServiceCount

# An update that is due within this time is shown as due.
SOON = timedelta(minutes=5)
_LOOKED_AT = 200  # past incidents that are compared with the one being declared
_COUNTED = 5_000  # a word in more titles than these is common, and says nothing


@dataclass(frozen=True, slots=True)
class Hit:
    """An incident that the search found, and what the newest of its facts with the words says."""

    card: Card
    found: Found


@dataclass(frozen=True, slots=True)
class Similar:
    """A past incident that resembles what is being declared, and what fixed it, if it is known."""

    card: Card
    fixed_by: str


class Queries(Door):
    soon = SOON
    commands_at_most = COMMANDS_AT_MOST

    def incident(self, incident_id: UUID) -> Incident:
        """Raises RuleError when this desk holds no such incident."""
        return self._open(incident_id).incident

    def facts(self, incident_id: UUID) -> tuple[Fact, ...]:
        """The facts of an incident in the order in which they happened."""
        opened = self._open(incident_id)
        return tuple(sorted(opened.facts, key=lambda fact: (fact.happened_at, fact.order)))

    def step_history(self, incident_id: UUID, checklist_id: UUID, step_id: str) -> tuple[Fact, ...]:
        """What happened to one step of a checklist, in the order in which it happened."""
        facts = self.facts(incident_id)
        return tuple(fact for fact in facts if is_of(fact.body, checklist_id, step_id))

    def incident_id(self, reference: str) -> UUID:
        """Raises RuleError when no incident bears this reference."""
        found = self._read.id_of(reference)
        if found is None:
            raise RuleError("desk.no_such_reference", reference=reference.strip()[:40])
        return found

    def numbers(self, wanted: Filter, sort: Sort | None = None, limit: int = -1) -> list[int]:
        """The local numbers of the incidents that fit, in order: what a long table holds."""
        return self._read.numbers(wanted, sort or Sort(), limit)

    def cards(self, numbers: Iterable[int]) -> list[Card]:
        return self._read.cards(numbers)

    def count(self, wanted: Filter | None = None) -> int:
        return self._read.count(wanted or Filter())

    def any_incident(self) -> bool:
        return bool(self._read.numbers(Filter(), Sort(), 1))

    def needs(self, limit: int = 20) -> list[Need]:
        """What needs someone now across all incidents, the most urgent first, drills last."""
        return self._read.needs(self.clock.now(), SOON, limit)

    def due(self, limit: int = 100) -> list[Need]:
        """Of these, what has a time."""
        return self._read.due(self.clock.now(), SOON, limit)

    def next_due_at(self) -> datetime | None:
        """The next time at which `due` tells something that it does not tell now."""
        return self._read.next_due_at(self.clock.now(), SOON)

    def search(self, text: str, limit: int = 30) -> list[Hit]:
        """Incidents with a fact that holds every word of `text`, the newest fact first."""
        newest = self._search.newest(text, limit)
        facts = self._log.some(newest.values())
        cards = self._read.cards(newest)
        pairs = zip(cards, newest.values(), strict=True)
        return [Hit(card, found(facts[number], text)) for card, number in pairs]

    def similar(self, title: str, services: Iterable[str] = (), limit: int = 3) -> list[Similar]:
        """Past incidents that share words with `title` or a service, the most alike first."""
        named = [service.strip() for service in services if service.strip()]
        counts = self._search.mentions(telling_words(" ".join((title, *named))), _COUNTED)
        # The rare words first: what is alike is among those that share them.
        rare = sorted((word for word in counts if counts[word]), key=lambda word: counts[word])
        cards = self._read.cards(self._search.mentioning(rare, _LOOKED_AT))
        counts = in_titles(counts, cards, _LOOKED_AT)
        best = alike(cards, Likeness(title, named, counts, self.count()))[:limit]
        return [
            Similar(card, what_fixed(self.incident(card.id), self.facts(card.id))) for card in best
        ]

    def services(self) -> list[ServiceCount]:
        return self._read.services()

    def services_that_return(self, limit: int = 10) -> list[tuple[str, int]]:
        """How many real incidents name a service, the most often named first."""
        practised = self._read.services_in_drills()
        real = [(one.name, one.total - practised.get(one.name, 0)) for one in self._read.services()]
        named = [(name, number) for name, number in real if number]
        return sorted(named, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def service_names(self, limit: int = 500) -> list[str]:
        return self._read.service_names(limit)

    def commanders(self, limit: int = 500) -> list[str]:
        return self._read.commanders(limit)

    def durations(self) -> list[tuple[int | None, int, float]]:
        """Of real incidents that ended: severity, how many, mean minutes from start to end."""
        return self._read.durations()

    def verify(self) -> Verdict:
        return self._log.verify()

    def backups(self) -> list[Backup]:
        return backups(paths.backups(self.folder))

    def typed(self, place: str) -> str | None:
        """What was being typed at `place` and never sent, saved or thrown away."""
        return self._typed.text(place)

    def typed_at(self, place: str) -> datetime | None:
        kept = self._typed.kept(place)
        return kept[1] if kept else None

    def keep_typed(self, place: str, text: str) -> None:
        """Keep what is being typed; an empty text is forgotten. Raises StoreError."""
        if text:
            self._typed.keep(place, text, self.clock.now())
        else:
            self._typed.forget(place)
