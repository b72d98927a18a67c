"""The rules of messages: drafting, approval, sending, and the promise of the next one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from incident_desk.domain.facts import (
    Body,
    DraftDiscarded,
    DraftEdited,
    LanguageConfirmed,
    MessageApproved,
    MessageDrafted,
    MessageSent,
    PromiseSet,
    ReviewerNamed,
)
from incident_desk.domain.message import (
    APPROVED,
    AUDIENCES,
    CHANNELS,
    DISCARDED,
    SENT,
    STAGES,
    WAYS,
    Message,
    Messages,
)
from incident_desk.domain.message_facts import Fields
from incident_desk.domain.message_text import Text, digest
from incident_desk.domain.templates import unfilled
from incident_desk.errors import RuleError

PROMISE = "next_update"  # the field that approval fills


def draft(
    message_id: UUID,
    audience: str,
    stage: str,
    texts: Mapping[str, Text],
    fields: Mapping[str, Fields],
    behind: Iterable[str] = (),
    corrects: Message | None = None,
) -> tuple[Body, ...]:
    """One message in each of `texts`' languages. Raises RuleError."""
    _one_of(audience, AUDIENCES, "messages.no_such_audience")
    _one_of(stage, STAGES, "messages.no_such_stage")
    if not texts:
        raise RuleError("messages.language_needed")
    if corrects and corrects.state != SENT:
        raise RuleError("messages.corrects_unsent")
    corrected = corrects.id if corrects else None
    waiting = tuple(language for language in behind if language in texts)
    return (MessageDrafted(message_id, audience, stage, texts, fields, waiting, corrected),)


def edit(
    message: Message, language: str, text: Text, fields: Fields | None = None
) -> tuple[Body, ...]:
    """A changed text; after approval it voids the approval. Raises RuleError once sent."""
    _changeable(message)
    if language not in message.texts:
        raise RuleError("messages.not_in_language")
    held = message.fields.get(language, {})
    filled = held if fields is None else fields
    if text == message.drafts[language] and filled == held:
        return ()
    return (DraftEdited(message.id, language, text, filled),)


def confirm(message: Message, language: str) -> tuple[Body, ...]:
    """This language says the same as the other; one that is not behind gives no fact."""
    _changeable(message)
    return (LanguageConfirmed(message.id, language),) if language in message.behind else ()


def name_reviewer(message: Message, reviewer: str) -> tuple[Body, ...]:
    """Who looked over the law in it; an empty name takes it back."""
    _changeable(message)
    name = " ".join(reviewer.split())
    return () if name == message.reviewer else (ReviewerNamed(message.id, name),)


def approve(
    message: Message,
    texts: Mapping[str, Text],
    now: datetime,
    next_update_at: datetime | None,
    approver: str,
    blocking: Iterable[str] = (),
    reason: str = "",
) -> tuple[Body, ...]:
    """The texts as they go out, approved by name.

    `blocking` names the readiness checks that hold it up: over these only with a reason. Raises
    RuleError for an empty text, an open field, a language that is behind, or a promise in the past.
    """
    _changeable(message)
    name = " ".join(approver.split())
    if not name:
        raise RuleError("messages.approver_needed")
    for language, text in texts.items():
        if not text.body.strip():
            raise RuleError("messages.empty")
        if missing := unfilled("\n".join(text.parts)):
            told = ", ".join(f"{{{field}}}" for field in missing)
            raise RuleError("messages.unfilled", fields=told, language=language)
    if message.behind:
        raise RuleError("messages.behind")
    if next_update_at is not None and next_update_at <= now:
        raise RuleError("messages.promise_in_the_past")
    blocked = tuple(dict.fromkeys(blocking))
    if blocked and not reason.strip():
        raise RuleError("messages.blocked", rules=", ".join(blocked))
    why = reason.strip() if blocked else ""
    return (MessageApproved(message.id, texts, next_update_at, name, blocked, why),)


def mark_sent(
    message: Message,
    messages: Messages,
    language: str,
    channel: str,
    exact: str,
    group: str,
    way: str,
    *,
    again: bool = False,
) -> tuple[Body, ...]:
    """`exact` is the text that goes out by this channel.

    Raises RuleError when it was not approved, or when the same text has gone to the same group
    before and `again` does not say that this is meant.
    """
    if message.state not in (APPROVED, SENT):
        raise RuleError("messages.not_approved")
    _one_of(channel, CHANNELS, "messages.no_such_channel")
    _one_of(way, WAYS, "messages.no_such_way")
    if language not in message.texts:
        raise RuleError("messages.not_in_language")
    if not exact.strip():
        raise RuleError("messages.empty")
    name, sha256 = " ".join(group.split()), digest(exact)
    if not again and _went_before(messages, sha256, name):
        raise RuleError("messages.sent_already")
    return (MessageSent(message.id, language, channel, sha256, name, way, again),)


def discard(message: Message) -> tuple[Body, ...]:
    _changeable(message)
    return (DraftDiscarded(message.id),)


def move_promise(
    audience: str, before: datetime | None, due_at: datetime | None, now: datetime, reason: str
) -> tuple[Body, ...]:
    """Promise another time than was said, or none any more; it needs a reason. Raises RuleError."""
    _one_of(audience, AUDIENCES, "messages.no_such_audience")
    if not reason.strip():
        raise RuleError("messages.reason_needed")
    if due_at is not None and due_at <= now:
        raise RuleError("messages.promise_in_the_past")
    return () if due_at == before else (PromiseSet(audience, due_at, reason.strip()),)


def _went_before(messages: Messages, sha256: str, group: str) -> bool:
    return any(
        sending.sha256 == sha256 and sending.group.casefold() == group.casefold()
        for message in messages.values()
        for sending in message.sendings
    )


def _one_of(word: str, known: tuple[str, ...], key: str) -> None:
    if word not in known:
        raise RuleError(key, name=word)


def _changeable(message: Message) -> None:
    if message.state == SENT:
        raise RuleError("messages.sent_never_changes")
    if message.state == DISCARDED:
        raise RuleError("messages.discarded")
