"""Verbs of messages: from a draft to what was sent, and the promise of the next one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.readiness import ReadinessQueries, promised_texts
from incident_desk.domain import facts, messages
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import Message
from incident_desk.domain.message_facts import Fields
from incident_desk.domain.message_text import Text
from incident_desk.errors import RuleError


class MessageVerbs(ReadinessQueries):
    def draft(
        self,
        incident_id: UUID,
        audience: str,
        stage: str,
        by_language: Mapping[str, Text],
        fields: Mapping[str, Fields] | None = None,
        behind: Iterable[str] = (),
        corrects: UUID | None = None,
    ) -> UUID:
        """One message in each of these languages. Raises RuleError."""
        message_id = self.new_id()

        def rule(incident: Incident) -> tuple[Body, ...]:
            corrected = _found(incident, corrects) if corrects else None
            return messages.draft(
                message_id, audience, stage, by_language, fields or {}, behind, corrected
            )

        self._write(incident_id, rule, Area.MESSAGES, Area.HEADER)
        return message_id

    def draft_from_template(
        self,
        incident_id: UUID,
        audience: str,
        stage: str,
        languages: Iterable[str],
        corrects: UUID | None = None,
    ) -> UUID:
        """Filled with what is known. What people wrote is in one language, so every language but
        the first waits to be read over."""
        named = list(languages)
        filled = {one: self.draft_text(incident_id, audience, stage, one) for one in named}
        return self.draft(
            incident_id,
            audience,
            stage,
            {language: one.text for language, one in filled.items()},
            {language: one.fields for language, one in filled.items()},
            named[1:],
            corrects,
        )

    def edit_draft(
        self,
        incident_id: UUID,
        message_id: UUID,
        language: str,
        text: Text,
        fields: Fields | None = None,
    ) -> None:
        self._on_message(
            incident_id, message_id, lambda one: messages.edit(one, language, text, fields)
        )

    def confirm_language(self, incident_id: UUID, message_id: UUID, language: str) -> None:
        """Say that this language tells the same as the other."""
        self._on_message(incident_id, message_id, lambda one: messages.confirm(one, language))

    def name_reviewer(self, incident_id: UUID, message_id: UUID, reviewer: str) -> None:
        self._on_message(incident_id, message_id, lambda one: messages.name_reviewer(one, reviewer))

    def approve(
        self,
        incident_id: UUID,
        message_id: UUID,
        next_update_at: datetime | None,
        approver: str = "",
        reason: str = "",
    ) -> None:
        """Approve it as it stands, by name; its `{next_update}` becomes the promise.

        Over a readiness check that blocks only with a reason. Raises RuleError.
        """
        now, zone = self.clock.now(), self.clock.zone

        def rule(incident: Incident) -> tuple[Body, ...]:
            message = _found(incident, message_id)
            whole = promised_texts(message.drafts, next_update_at, now, zone)
            blocking = self._blocking(incident, message, whole, next_update_at)
            name = approver or self.actor
            return messages.approve(message, whole, now, next_update_at, name, blocking, reason)

        self._write(incident_id, rule, Area.MESSAGES, Area.HEADER)

    def mark_sent(
        self,
        incident_id: UUID,
        message_id: UUID,
        language: str,
        channel: str,
        group: str = "",
        way: str = "posted",
        *,
        again: bool = False,
    ) -> None:
        """Raises RuleError: not approved, or the same text went to the same group before."""
        from incident_desk.export.outgoing import outgoing

        def rule(incident: Incident) -> tuple[Body, ...]:
            message = _found(incident, message_id)
            exact = outgoing(message.text(language), channel).exact
            return messages.mark_sent(
                message, incident.messages, language, channel, exact, group, way, again=again
            )

        self._write(incident_id, rule, Area.MESSAGES, Area.HEADER)

    def discard_draft(self, incident_id: UUID, message_id: UUID) -> None:
        self._on_message(incident_id, message_id, messages.discard)

    def move_promise(
        self, incident_id: UUID, audience: str, due_at: datetime | None, reason: str
    ) -> None:
        """Another time than was promised, or none any more. Raises RuleError without a reason."""
        now = self.clock.now()
        self._write(
            incident_id,
            lambda incident: messages.move_promise(
                audience, incident.promises.get(audience), due_at, now, reason
            ),
            Area.MESSAGES,
            Area.HEADER,
        )

    def start_clocks(self, incident_id: UUID) -> None:
        """Promise each audience its first word: customers soon, the others as the severity asks.

        Those who were told already, or are to be told at a time that is set, are left alone.
        """
        now, model = self.clock.now(), self.model

        def rule(incident: Incident) -> tuple[Body, ...]:
            if incident.severity is None:
                return ()
            told = {one.audience for one in incident.messages.values() if one.approved_at}
            minutes = model.first_minutes(incident.severity, incident.consequences)
            return tuple(
                facts.PromiseSet(audience, now + timedelta(minutes=first))
                for audience, first in minutes.items()
                if audience not in told and audience not in incident.promises
            )

        self._write(incident_id, rule, Area.MESSAGES, Area.HEADER)

    def _on_message(
        self, incident_id: UUID, message_id: UUID, rule: Callable[[Message], tuple[Body, ...]]
    ) -> None:
        self._write(
            incident_id,
            lambda incident: rule(_found(incident, message_id)),
            Area.MESSAGES,
            Area.HEADER,
        )


def _found(incident: Incident, message_id: UUID) -> Message:
    message = incident.messages.get(message_id)
    if message is None:
        raise RuleError("messages.no_such_message")
    return message
