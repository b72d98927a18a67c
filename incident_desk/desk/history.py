"""Take in the history of a status page: all of it in one transaction, or none."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.changes import Changes
from incident_desk.desk.incidents import IncidentVerbs
from incident_desk.domain import facts, lifecycle
from incident_desk.domain.facts import Body
from incident_desk.domain.past_incident import PastIncident
from incident_desk.errors import StoppedError


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did: how many are new, which files were known and which had changed since."""

    new: int
    known: int
    changed: tuple[str, ...]


class HistoryVerbs(IncidentVerbs):
    def take_in(
        self,
        history: Sequence[PastIncident],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> TakenIn:
        """Those not here yet become incidents; what was taken in before is never altered.

        Raises StoppedError when `stopped` says so, StoreError; then nothing was taken in.
        """
        new, known, changed = 0, 0, []
        with self._transaction():
            for done, past in enumerate(history):
                if stopped():
                    raise StoppedError
                progress(done, len(history))
                digest = self._read.digest_of(past.origin)
                if digest is None:
                    self._take_in_one(past)
                    new += 1
                elif digest == past.digest:
                    known += 1
                else:
                    changed.append(past.file)
        if new:
            self._tell(Changes(None))
        return TakenIn(new, known, tuple(changed))

    def _take_in_one(self, past: PastIncident) -> None:
        declared = facts.IncidentDeclared(
            self._log.allot_reference(),
            past.title,
            past.services,
            past.started_at,
            origin=past.origin,
            digest=past.digest,
        )
        self._begin_declared(self.new_id(), declared, tuple(_story(past)))


def _story(past: PastIncident) -> Iterator[tuple[Body, datetime | None]]:
    """What the page told, oldest first; each change of phase is a fact of its own."""
    if past.text:
        yield facts.UpdatePublished(past.text), past.started_at
    phase = lifecycle.INVESTIGATING
    for update in past.updates:
        yield facts.UpdatePublished(update.text, update.phase), update.at
        if update.phase and update.phase != phase:
            phase = update.phase
            # Its end is told by the page itself where the page tells one.
            if not (phase == lifecycle.RESOLVED and past.resolved_at):
                yield facts.PhaseChanged(phase), update.at
    yield from _end(past, phase)


def _end(past: PastIncident, phase: str) -> Iterable[tuple[Body, datetime | None]]:
    if past.resolved_at:
        return ((facts.PhaseChanged(lifecycle.RESOLVED), past.resolved_at),)
    if past.informational and phase in lifecycle.OPEN_PHASES:
        return ((facts.PhaseChanged(lifecycle.CLOSED), past.started_at),)
    return ()
