"""Verbs of severity."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.door import Door
from incident_desk.domain import facts
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.errors import RuleError

if TYPE_CHECKING:
    from incident_desk.domain.severity import Model


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
