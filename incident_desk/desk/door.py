"""The room behind the one door: how every verb writes, believes, and then tells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from incident_desk import paths
from incident_desk.changes import Area, Changes
from incident_desk.clock import Clock
from incident_desk.domain.board import Card, card
from incident_desk.domain.deadlines import dues
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.incident import Incident
from incident_desk.errors import InputError, RuleError
from incident_desk.store.attachments import Attachments
from incident_desk.store.database import open_database
from incident_desk.store.log import Log, new_id
from incident_desk.store.readmodel import ReadModel
from incident_desk.store.search import Search
from incident_desk.store.typed import Typed

Rule = Callable[[Incident], Iterable[Body]]
_REMEMBERED = 8  # incidents folded and kept in memory


@dataclass(slots=True)
class Opened:
    """An incident in memory: its local number, its facts, what they fold to, and its card."""

    number: int
    facts: list[Fact]
    incident: Incident
    card: Card


class Door:
    """Opens the database of `folder`. One Desk serves one thread; close it when done.

    Raises StoreError: see `store.database.open_database`.
    """

    def __init__(self, folder: Path, clock: Clock, actor: str) -> None:
        self.folder = folder
        self.clock = clock
        self.actor = actor
        self.user_base = 0  # all who use the organisation's services; 0 is not known
        self._database = open_database(paths.database(folder))
        try:
            self._log = Log(self._database, clock)
        except BaseException:
            self._database.close()
            raise
        self._read = ReadModel(self._database)
        self._search = Search(self._database)
        self._typed = Typed(self._database)
        self._attachments = Attachments(self._database)
        self._opened: dict[UUID, Opened] = {}
        self._written_elsewhere = False
        self._listeners: list[Callable[[Changes], None]] = []

    @property
    def tag(self) -> str:
        """This desk's tag, as it stands in its references."""
        return self._log.tag

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def close(self) -> None:
        self._database.close()

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Be told of each change, once, after it is on disk."""
        self._listeners.append(listener)

    def notice(self) -> bool:
        """Take in what another process wrote, and tell it. To be asked a few times a second."""
        self._look_elsewhere()
        if not self._written_elsewhere:
            return False
        self._tell(Changes(None))
        return True

    def new_id(self) -> UUID:
        return new_id(self.clock)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Append on what is on disk: what another process wrote is taken in first."""
        try:
            with self._database.writing():
                self._look_elsewhere()
                yield
        except BaseException:
            self._log.forget_tip()
            raise

    def _write(
        self,
        incident_id: UUID,
        rule: Rule,
        *areas: Area,
        happened_at: datetime | None = None,
        files: Iterable[bytes] = (),
    ) -> tuple[Fact, ...]:
        """Decide by `rule` on the incident as it is on disk, append, and tell.

        `files` are what the facts name by its SHA-256: kept with them, or not at all.
        Raises RuleError from the rule and StoreError from the disk; then nothing has changed.
        """
        with self._transaction():
            opened = self._open(incident_id)
            bodies = tuple(rule(opened.incident))
            written, after = self._append(opened, bodies, happened_at)
            for data in files if written else ():
                self._attachments.keep(data)
            shown = card(after) if written else opened.card
            self._read.update(opened.number, opened.card, shown)
            self._read.set_due(opened.number, dues(opened.incident), dues(after))
        opened.facts.extend(written)
        before, opened.incident, opened.card = opened.incident, after, shown
        if written:
            self._wrote(before, after, bodies)
            self._tell(Changes(incident_id, frozenset((*areas, Area.TIMELINE))))
        return written

    def _wrote(self, before: Incident, after: Incident, bodies: Sequence[Body]) -> None:
        """For what is built upon this door: it is on disk, and nobody was told yet."""

    def _append(
        self, opened: Opened, bodies: Sequence[Body], happened_at: datetime | None
    ) -> tuple[tuple[Fact, ...], Incident]:
        after = opened.incident
        written = []
        for body in bodies:
            fact = self._log.append(opened.number, after.id, body, self.actor, happened_at)
            written.append(fact)
            after = apply(after, fact)
        return tuple(written), after

    def _begin(self, incident: Incident, bodies: Sequence[tuple[Body, datetime | None]]) -> UUID:
        """A new incident's first facts, within a transaction. `incident` is its first state."""
        number = self._read.insert(card(incident))
        before = after = incident
        for body, happened_at in bodies:
            after = apply(
                after, self._log.append(number, incident.id, body, self.actor, happened_at)
            )
        self._read.update(number, card(before), card(after))
        self._read.set_due(number, (), dues(after))
        return incident.id

    def _open(self, incident_id: UUID) -> Opened:
        if incident_id in self._opened:
            return self._opened[incident_id]
        number = self._read.number(incident_id)
        if number is None:
            raise RuleError("desk.no_such_incident")
        facts = self._log.facts(number, incident_id)
        incident = fold(incident_id, facts)
        # What the board holds may be of an older program, with other rules of what it counts.
        (shown,) = self._read.cards([number])
        opened = Opened(number, facts, incident, shown)
        while len(self._opened) >= _REMEMBERED:
            self._opened.pop(next(iter(self._opened)))
        self._opened[incident_id] = opened
        return opened

    def _look_elsewhere(self) -> None:
        if self._database.changed_elsewhere():
            self._written_elsewhere = True
            self._opened.clear()
            self._log.forget_tip()

    def _tell(self, changes: Changes) -> None:
        if self._written_elsewhere:
            changes, self._written_elsewhere = Changes(None), False
        for listener in self._listeners:
            listener(changes)


def clean_title(title: str) -> str:
    """A title is one line. Raises InputError when nothing is left of it."""
    text = " ".join(title.split())
    if not text:
        raise InputError("declare.title_needed")
    return text


def clean_services(services: Iterable[str]) -> tuple[str, ...]:
    """Each service once, without the spaces around it, in the order they were named."""
    named = (" ".join(service.split()) for service in services)
    return tuple(dict.fromkeys(name for name in named if name))
