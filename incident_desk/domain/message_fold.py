"""Folding facts into the messages of an incident."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from incident_desk.domain import message_facts as facts
from incident_desk.domain.fact import Fact
from incident_desk.domain.message import (
    APPROVED,
    DISCARDED,
    DRAFT,
    SENT,
    Message,
    Messages,
    Order,
    Sending,
)
from incident_desk.domain.message_text import Text

V = TypeVar("V")
_NOTHING: Mapping[str, Text] = MappingProxyType({})


def apply(messages: Messages, fact: Fact) -> Messages | None:
    """The messages after one more fact; None for one that cannot apply."""
    changed = _drafted(messages, fact) or _changed(messages, fact)
    return None if changed is None else MappingProxyType({**messages, changed.id: changed})


def promises(
    messages: Messages, moved: Mapping[str, tuple[Order, datetime | None]]
) -> Mapping[str, datetime]:
    """When each audience hears next: what was said last to it, or what was set since.

    `moved` holds, by audience, the place of the fact that set a promise, and for when.
    """
    last = dict(moved)
    for message in messages.values():
        if message.state not in (APPROVED, SENT):
            continue
        said = (message.approved_order, message.next_update_at)
        if message.audience not in last or said[0] > last[message.audience][0]:
            last[message.audience] = said
    return {audience: due for audience, (_, due) in last.items() if due is not None}


def _drafted(messages: Messages, fact: Fact) -> Message | None:
    match fact.body:
        case facts.MessageDrafted() as body if body.message not in messages and body.texts:
            return Message(
                id=body.message,
                audience=body.audience,
                stage=body.stage,
                texts=MappingProxyType(dict(body.texts)),
                state=DRAFT,
                drafted_at=fact.happened_at,
                drafted_by=fact.actor,
                fields=body.fields,
                behind=body.behind,
                corrects=body.corrects,
            )
    return None


def _changed(messages: Messages, fact: Fact) -> Message | None:
    message = messages.get(getattr(fact.body, "message", None))  # type: ignore[arg-type]
    if message is None:
        return None
    match fact.body:
        case facts.DraftEdited() as body if message.is_open:
            return _edited(message, body)
        case facts.LanguageConfirmed(language=language) if message.is_open:
            return replace(message, behind=tuple(b for b in message.behind if b != language))
        case facts.ReviewerNamed(reviewer=reviewer) if message.is_open:
            return replace(message, reviewer=reviewer)
        case facts.DraftDiscarded() if message.state != SENT:
            return replace(message, state=DISCARDED)
        case facts.MessageApproved() as body if message.is_open:
            return _approved(message, fact, body)
        case facts.MessageSent() as body if message.state in (APPROVED, SENT):
            return _sent(message, fact, body)
    return None


def _edited(message: Message, body: facts.DraftEdited) -> Message | None:
    """Catching up with the language that is behind does not put the other behind."""
    language = body.language or message.languages[0]
    if language not in message.texts:
        return None
    behind = message.behind
    if language not in behind:
        behind = tuple(one for one in message.languages if one != language)
    return replace(
        message,
        texts=_with(message.drafts, language, body.text),
        unpromised=_NOTHING,
        fields=_with(message.fields, language, body.fields or message.fields.get(language, {})),
        behind=behind,
        state=DRAFT,
        approved_by="",
        approved_at=None,
        next_update_at=None,
        overridden=(),
        override_reason="",
    )


def _approved(message: Message, fact: Fact, body: facts.MessageApproved) -> Message:
    texts = {language or message.languages[0]: text for language, text in body.texts.items()}
    return replace(
        message,
        texts=MappingProxyType({**message.texts, **texts}),
        unpromised=message.drafts,
        state=APPROVED,
        approved_by=body.approver or fact.actor,
        approved_at=fact.happened_at,
        approved_order=fact.order,
        next_update_at=body.next_update_at,
        overridden=body.overridden,
        override_reason=body.reason,
    )


def _sent(message: Message, fact: Fact, body: facts.MessageSent) -> Message:
    sending = Sending(
        body.channel,
        fact.actor,
        fact.happened_at,
        body.sha256,
        body.language or message.languages[0],
        body.group,
        body.way,
        body.again,
    )
    return replace(message, state=SENT, sendings=(*message.sendings, sending))


def _with(whole: Mapping[str, V], key: str, value: V) -> Mapping[str, V]:
    return MappingProxyType({**whole, key: value})
