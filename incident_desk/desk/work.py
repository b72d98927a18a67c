"""Verbs of severity and checklists."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.door import Door
from incident_desk.domain import checklist, facts
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import RuleError

if TYPE_CHECKING:
    from incident_desk.domain.severity import Model


FIND_OUT = "find-out"  # the list of questions that the severity asks next


class WorkVerbs(Door):
    def assess(
        self, incident_id: UUID, model: "Model", answers: Mapping[str, str], reason: str = ""
    ) -> None:
        """Keep one run of the wizard, and hold the severity that it gives, for this `reason`."""
        from incident_desk.domain.assessment import assess

        result = assess(model, answers)

        def rule(incident: Incident) -> Iterable[Body]:
            kept = facts.SeverityAssessed(dict(answers), result.severity, result.as_data())
            if incident.severity == result.severity:
                return (kept,)
            return (kept, facts.SeveritySet(result.severity, reason.strip()))

        self._write(incident_id, rule, Area.HEADER, Area.SEVERITY)

    def set_severity(self, incident_id: UUID, severity: int, reason: str) -> None:
        """Override what the assessment says. Raises RuleError without a reason."""
        if severity not in range(1, 6):
            raise RuleError("severity.no_such_level", level=severity)
        if not reason.strip():
            raise RuleError("severity.reason_needed")
        self._write(
            incident_id,
            lambda _incident: (facts.SeveritySet(severity, reason.strip()),),
            Area.HEADER,
            Area.SEVERITY,
        )

    def keep_severity(self, incident_id: UUID, proposed: int, reason: str = "") -> None:
        """The facts speak for `proposed`; the commander keeps what is held, and is not asked again
        until they speak for another."""
        if proposed not in range(1, 6):
            raise RuleError("severity.no_such_level", level=proposed)

        def rule(incident: Incident) -> tuple[Body, ...]:
            if incident.severity is None:
                return ()
            return (facts.SeverityKept(incident.severity, proposed, reason.strip()),)

        self._write(incident_id, rule, Area.HEADER, Area.SEVERITY)

    def attach(self, incident_id: UUID, playbook: Playbook) -> UUID:
        """Put a playbook to work; its steps are frozen as they are now."""
        checklist_id = self.new_id()
        attached = facts.ChecklistAttached(
            checklist_id,
            playbook.id,
            playbook.version,
            playbook.language,
            playbook.title,
            playbook.steps,
        )
        self._write(incident_id, lambda _incident: (attached,), Area.CHECKLISTS, Area.HEADER)
        return checklist_id

    def tick_step(self, incident_id: UUID, checklist_id: UUID, step_id: str) -> None:
        self._on_checklist(incident_id, checklist_id, lambda one: checklist.tick(one, step_id))

    def reopen_step(self, incident_id: UUID, checklist_id: UUID, step_id: str) -> None:
        self._on_checklist(incident_id, checklist_id, lambda one: checklist.reopen(one, step_id))

    def set_step_aside(
        self, incident_id: UUID, checklist_id: UUID, step_id: str, reason: str
    ) -> None:
        self._on_checklist(
            incident_id, checklist_id, lambda one: checklist.set_aside(one, step_id, reason)
        )

    def find_out(self, incident_id: UUID, step: Step, title: str, language: str) -> None:
        """Put a question on the list of what is to be found out; the list is made if need be."""
        checklist_id = self.new_id()

        def rule(incident: Incident) -> tuple[Body, ...]:
            for one in incident.checklists:
                if one.playbook == FIND_OUT:
                    return checklist.add(one, step)
            steps = (step,)
            return (facts.ChecklistAttached(checklist_id, FIND_OUT, 1, language, title, steps),)

        self._write(incident_id, rule, Area.CHECKLISTS, Area.HEADER)

    def add_step(self, incident_id: UUID, checklist_id: UUID, step: Step) -> None:
        """Put a step at the end of a list. Raises RuleError, InputError without a text."""
        self._on_checklist(incident_id, checklist_id, lambda one: checklist.add(one, step))

    def _on_checklist(
        self,
        incident_id: UUID,
        checklist_id: UUID,
        rule: Callable[[Checklist], tuple[Body, ...]],
    ) -> None:
        def on_incident(incident: Incident) -> tuple[Body, ...]:
            found = incident.checklist(checklist_id)
            if found is None:
                raise RuleError("checklist.no_such_list")
            return rule(found)

        self._write(incident_id, on_incident, Area.CHECKLISTS, Area.HEADER)
