"""What is printed to work on: checklists as they stand, blank ones, and all that is open."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.desk.library import Library
from incident_desk.domain.board import Card, Filter, Sort
from incident_desk.domain.lifecycle import OPEN_PHASES
from incident_desk.errors import RuleError, StoppedError
from incident_desk.i18n import texts

# What is heavy to import waits until it is used: a start shows the board and needs none of it.
if TYPE_CHECKING:
    from incident_desk.domain.checklist_paper import Presses
    from incident_desk.domain.sheets import Papers

_IN_FULL = 25  # incidents: some hundred pages
_LISTED = 200


class PaperQueries(Library):
    def checklist_papers(self, incident_id: UUID, checklists: Collection[UUID] = ()) -> "Papers":
        """These checklists of the incident, or all of them, as they stand.

        Raises RuleError for an incident without any.
        """
        from incident_desk.domain.checklist_paper import checklist_papers

        incident = self.incident(incident_id)
        found = [one for one in incident.checklists if not checklists or one.id in checklists]
        if not found:
            raise RuleError("paper.no_checklist", reference=incident.reference)
        return checklist_papers(incident, found, self.facts(incident_id), self._presses())

    def blank_papers(self, playbook_id: str, language: str) -> "Papers":
        """Raises RuleError when there is no such playbook."""
        from incident_desk.domain.checklist_paper import blank_papers

        return blank_papers(self.playbook(playbook_id, language), self._presses()(language))

    def open_papers(
        self,
        language: str,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> "Papers":
        """All that is open, the gravest first and drills last; of very many not each in full.

        Raises StoppedError when `stopped` says so.
        """
        from incident_desk.domain.open_papers import Subject, open_papers

        cards = self._gravest_first()
        subjects = []
        for done, card in enumerate(cards[:_IN_FULL]):
            if stopped():
                raise StoppedError
            progress(done, min(len(cards), _IN_FULL))
            subjects.append(Subject(self.incident(card.id), self.facts(card.id)))
        progress(len(subjects), len(subjects))
        total = self.count(Filter(phases=OPEN_PHASES))
        return open_papers(cards, total, subjects, language, self._presses())

    def _gravest_first(self) -> list[Card]:
        """Of what is open; what nobody has assessed comes after what is."""
        found: list[int] = []
        for drill in (False, True):
            wanted = Filter(phases=OPEN_PHASES, drill=drill)
            found += self.numbers(wanted, Sort("severity", descending=False), _LISTED)
        return self.cards(found[:_LISTED])

    def _presses(self) -> "Presses":
        """One moment for all that is printed together."""
        from incident_desk.domain.checklist_paper import Press
        from incident_desk.playbooks.detail import readable

        now, zone, model = self.clock.now(), self.clock.zone, self.model
        return lambda language: Press(model, now, zone, texts(language), readable)
