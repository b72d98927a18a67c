"""A message: a draft for one audience, and what became of it. What was sent never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from incident_desk.domain.message_facts import Fields
from incident_desk.domain.message_text import Text
from incident_desk.i18n import LANGUAGES

AUDIENCES = ("customers", "staff", "management", "vendor", "regulator")
# In the order in which an incident takes them.
STAGES = (
    "acknowledged",
    "known_scope",
    "update",
    "workaround",
    "watching",
    "resolved",
    "follow_up",
)
LAST_STAGES = ("resolved", "follow_up")  # after these nothing more need be promised
CHANNELS = ("status_page", "email", "sms", "chat", "social", "phone", "internal_page")
# How it left the desk.
WAYS = ("copied", "saved", "printed", "read_out", "posted", "shown")
DRAFT, APPROVED, SENT, DISCARDED = "draft", "approved", "sent", "discarded"
Order = tuple[int, str, int]  # the place of a fact among all others
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sending:
    """One language of it, by one channel to one group of people."""

    channel: str
    by: str
    at: datetime
    sha256: str
    language: str = ""
    group: str = ""
    way: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """`behind`: languages that wait to be read over since another was edited.

    `unpromised`, once it was approved: the texts as they were before the promise was filled in.
    """

    id: UUID
    audience: str
    stage: str
    texts: Mapping[str, Text]
    state: str
    drafted_at: datetime
    drafted_by: str
    fields: Mapping[str, Fields] = field(default_factory=lambda: _NOTHING)
    behind: tuple[str, ...] = ()
    corrects: UUID | None = None
    reviewer: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    approved_order: Order = (0, "", 0)
    next_update_at: datetime | None = None
    overridden: tuple[str, ...] = ()
    override_reason: str = ""
    unpromised: Mapping[str, Text] = field(default_factory=lambda: _NOTHING)
    sendings: tuple[Sending, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """In the order in which the desk names them."""
        known = tuple(language for language in LANGUAGES if language in self.texts)
        return known or tuple(self.texts)

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state in (DRAFT, APPROVED)

    @property
    def drafts(self) -> Mapping[str, Text]:
        """The texts as they are edited: the promise is a field, so that it can be another one."""
        return self.unpromised or self.texts

    def text(self, language: str) -> Text:
        """In `language`, or in the first one that it has."""
        return self.texts.get(language) or self.texts[self.languages[0]]


Messages = Mapping[UUID, Message]
