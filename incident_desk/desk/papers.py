"""What is printed to work on: checklists as they stand, and blank ones."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.desk.library import Library
from incident_desk.errors import RuleError
from incident_desk.i18n import texts

# What is heavy to import waits until it is used: a start shows the board and needs none of it.
if TYPE_CHECKING:
    from incident_desk.domain.checklist_paper import Presses
    from incident_desk.domain.sheets import Papers


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

    def _presses(self) -> "Presses":
        """One moment for all that is printed together."""
        from incident_desk.domain.checklist_paper import Press
        from incident_desk.playbooks.detail import readable

        now, zone, model = self.clock.now(), self.clock.zone, self.model
        return lambda language: Press(model, now, zone, texts(language), readable)
