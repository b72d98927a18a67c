"""Messages: drafts, their approval, and what was sent. What was sent never changes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incident_desk.domain.facts import (
    Body,
    DraftDiscarded,
    DraftEdited,
    MessageApproved,
    MessageDrafted,
    MessageSent,
)
from incident_desk.domain.templates import unfilled
from incident_desk.errors import RuleError

AUDIENCES = ("customers", "staff", "management", "vendor", "regulator")
STAGES = ("investigating", "identified", "monitoring", "resolved")
CHANNELS = ("status_page", "email", "phone", "chat", "social")
DRAFT, APPROVED, SENT, DISCARDED = "draft", "approved", "sent", "discarded"


@dataclass(frozen=True, slots=True)
class Sending:
    channel: str
    by: str
    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Message:
    id: UUID
    audience: str
    stage: str
    language: str
    text: str
    state: str
    drafted_at: datetime
    drafted_by: str
    approved_by: str = ""
    approved_at: datetime | None = None
    next_update_at: datetime | None = None
    sendings: tuple[Sending, ...] = ()


def digest(text: str) -> str:
    """SHA-256 of the exact text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def draft(
    message_id: UUID, audience: str, stage: str, language: str, text: str
) -> tuple[Body, ...]:
    return (MessageDrafted(message_id, audience, stage, language, text),)


def edit(message: Message, text: str) -> tuple[Body, ...]:
    """A changed text; after approval it voids the approval. Raises RuleError once sent."""
    _changeable(message)
    return () if text == message.text else (DraftEdited(message.id, text),)


def approve(
    message: Message, text: str, now: datetime, next_update_at: datetime | None
) -> tuple[Body, ...]:
    """Raises RuleError for an empty text, a field left open, or a promise that lies in the past."""
    _changeable(message)
    if not text.strip():
        raise RuleError("messages.empty")
    if missing := unfilled(text):
        raise RuleError("messages.unfilled", fields=", ".join(f"{{{name}}}" for name in missing))
    if next_update_at is not None and next_update_at <= now:
        raise RuleError("messages.promise_in_the_past")
    return (*edit(message, text), MessageApproved(message.id, text, next_update_at))


def mark_sent(message: Message, channel: str) -> tuple[Body, ...]:
    """Raises RuleError when it was not approved, or went out by this channel already."""
    if message.state not in (APPROVED, SENT):
        raise RuleError("messages.not_approved")
    if any(sending.channel == channel for sending in message.sendings):
        raise RuleError("messages.sent_already")
    return (MessageSent(message.id, channel, digest(message.text)),)


def discard(message: Message) -> tuple[Body, ...]:
    _changeable(message)
    return (DraftDiscarded(message.id),)


def promised_at(messages: Mapping[UUID, Message]) -> datetime | None:
    """When the next update is due: what the message approved last promised, if it promised."""
    approved = [m for m in messages.values() if m.approved_at and m.state in (APPROVED, SENT)]
    if not approved:
        return None
    return max(approved, key=lambda m: (m.approved_at, m.drafted_at)).next_update_at


def _changeable(message: Message) -> None:
    if message.state == SENT:
        raise RuleError("messages.sent_never_changes")
    if message.state == DISCARDED:
        raise RuleError("messages.discarded")
