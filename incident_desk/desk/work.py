"""Verbs of severity and messages."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.door import Door
from incident_desk.domain import facts, messages
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.messages import Message
from incident_desk.domain.spans import full_time
from incident_desk.errors import RuleError
from incident_desk.i18n import texts

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

    def draft(
        self, incident_id: UUID, audience: str, stage: str, by_language: Mapping[str, str]
    ) -> tuple[UUID, ...]:
        """One draft for each language, in one go."""
        drafts = {self.new_id(): language for language in by_language}
        bodies = [
            body
            for message_id, language in drafts.items()
            for body in messages.draft(message_id, audience, stage, language, by_language[language])
        ]
        self._write(incident_id, lambda _incident: bodies, Area.MESSAGES, Area.HEADER)
        return tuple(drafts)

    def edit_draft(self, incident_id: UUID, message_id: UUID, text: str) -> None:
        self._on_message(incident_id, message_id, lambda one: messages.edit(one, text))

    def approve(
        self, incident_id: UUID, message_id: UUID, text: str, next_update_at: datetime | None
    ) -> None:
        """Approve the text; its `{next_update}` becomes the promise. Raises RuleError."""
        now, zone = self.clock.now(), self.clock.zone

        def rule(message: Message) -> tuple[Body, ...]:
            whole = with_promise(text, next_update_at, message.language, zone)
            return messages.approve(message, whole, now, next_update_at)

        self._on_message(incident_id, message_id, rule)

    def mark_sent(self, incident_id: UUID, message_id: UUID, channel: str) -> None:
        self._on_message(incident_id, message_id, lambda one: messages.mark_sent(one, channel))

    def discard_draft(self, incident_id: UUID, message_id: UUID) -> None:
        self._on_message(incident_id, message_id, messages.discard)

    def _on_message(
        self, incident_id: UUID, message_id: UUID, rule: Callable[[Message], tuple[Body, ...]]
    ) -> None:
        def on_incident(incident: Incident) -> tuple[Body, ...]:
            found = incident.messages.get(message_id)
            if found is None:
                raise RuleError("messages.no_such_message")
            return rule(found)

        self._write(incident_id, on_incident, Area.MESSAGES, Area.HEADER)


def with_promise(
    text: str, promised_at: datetime | None, language: str, zone: tzinfo | None
) -> str:
    """The text as it goes out: `{next_update}` is the time that is promised."""
    if promised_at is None:
        return text
    return text.replace("{next_update}", full_time(promised_at, zone, texts(language)))
