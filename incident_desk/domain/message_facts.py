"""What happens to messages: drafts, approval, sending, and the promise of the next one.

The first version of these facts knew one language a message. The codec reads them as they are now;
a text without a language is then of the only language that the message has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from incident_desk.domain.fact import Body
from incident_desk.domain.message_text import Text

Fields = Mapping[str, str]  # the fields that were filled in, and with what


@dataclass(frozen=True, slots=True)
class MessageDrafted(Body):
    """One message in each of its languages; those in `behind` wait to be read over.

    `fields`, by language, are what was known when it was drafted. `corrects` is the message that
    this one puts right.
    """

    version = 2
    searched = ("texts",)
    message: UUID
    audience: str
    stage: str
    texts: Mapping[str, Text]
    fields: Mapping[str, Fields] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class DraftEdited(Body):
    """Another text in one language; `fields` are the values that it was filled with."""

    version = 2
    searched = ("text",)
    message: UUID
    language: str
    text: Text
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageConfirmed(Body):
    """Somebody has read this language over: it says the same as the other."""

    message: UUID
    language: str


@dataclass(frozen=True, slots=True)
class DraftDiscarded(Body):
    message: UUID


@dataclass(frozen=True, slots=True)
class ReviewerNamed(Body):
    """Who looked over the law in it; an empty name takes it back."""

    searched = ("reviewer",)
    message: UUID
    reviewer: str


@dataclass(frozen=True, slots=True)
class MessageApproved(Body):
    """The texts as approved. The promise of the next update begins here.

    `overridden` names the readiness checks that blocked, and `reason` why it was approved anyway.
    """

    version = 2
    searched = ("texts", "reason")
    message: UUID
    texts: Mapping[str, Text]
    next_update_at: datetime | None = None
    approver: str = ""
    overridden: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MessageSent(Body):
    """Sent as approved; `sha256` is of the exact text that went out, in UTF-8.

    `group` is who got it, `way` how it left the desk (copied, saved, printed, read out, posted).
    `again`: the same text went to the same group before, and the commander said so.
    """

    version = 2
    searched = ("group",)
    message: UUID
    language: str
    channel: str
    sha256: str
    group: str = ""
    way: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class PromiseSet(Body):
    """When an audience is told something next: the first notice, or a promise that was moved.

    Without a time nothing is promised any more.
    """

    searched = ("reason",)
    audience: str
    due_at: datetime | None
    reason: str = ""
