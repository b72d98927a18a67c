"""What goes out by a channel: the exact text of it, and whether it fits.

Limits of posts and SMS are the channel's own. Status pages differ, so theirs are limits that every
product we know of takes; a longer subject of an e-mail is cut by most phones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from incident_desk.domain.channels import SOCIAL_ROOM, sms, social_length
from incident_desk.domain.message_text import Text
from incident_desk.export import light_markdown
from incident_desk.export.characters import clean, one_line
from incident_desk.export.light_markdown import Block, Run
from incident_desk.i18n import Texts

TITLED = ("status_page", "internal_page", "email")  # they have a subject
SHORT = ("sms", "social")  # they carry the short form, just as it was written

# (characters to stay under, characters that none may pass)
_SUBJECTS = {"status_page": (80, 255), "internal_page": (80, 255), "email": (60, 150)}
_BODIES = {"status_page": (1000, 5000), "internal_page": (1000, 5000)}
_SMS_PARTS = (1, 3)
_POST = (230, SOCIAL_ROOM)  # some programs cut a post before its end

_WORDS_A_MINUTE = 110  # slowly, to people who write along
_PAUSE = 2.0  # seconds after each paragraph


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`content` is plain text; `html` is the same as a safe fragment, and `blocks` as paragraphs.

    `subject` is a single line, empty where the channel has none.
    """

    channel: str
    subject: str
    content: str
    html: str
    blocks: tuple[Block, ...]

    @property
    def exact(self) -> str:
        """What went out, to be read again and hashed: the saved .txt holds these very characters"""
        return f"{self.subject}\n\n{self.content}" if self.subject else self.content

    @property
    def is_empty(self) -> bool:
        return not self.content


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a text does not fit its channel. A `grave` one cannot go out so; others are read badly.

    `part` is the field of the Text to put right: subject, body or short.
    """

    key: str
    part: str
    grave: bool
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing is there at all; otherwise it is too long."""
        return not self.values

    def told(self, texts: Texts) -> str:
        """A sentence that says what is wrong and what to do."""
        return texts(self.key, **self.values)


@lru_cache(maxsize=8)
def outgoing(text: Text, channel: str) -> Outgoing:
    """What goes out of `text` by `channel`, without characters that only do harm."""
    subject = one_line(text.subject) if channel in TITLED else ""
    if channel in SHORT:
        content = clean(text.short).strip()
        paragraphs = tuple(part for part in content.split("\n\n") if part)
        blocks = tuple(Block((Run(part),)) for part in paragraphs)
        return Outgoing(channel, subject, content, _as_html(paragraphs), blocks)
    body = clean(text.body)
    content = light_markdown.plain(body).strip("\n")
    html, blocks = light_markdown.html(body), light_markdown.blocks(body)
    return Outgoing(channel, subject, content, html, blocks)


def fit(going: Outgoing) -> tuple[Misfit, ...]:
    """What keeps it from fitting, the gravest first; nothing when all is well."""
    found: list[Misfit | None] = []
    if going.channel in SHORT:
        counted, limits, key = _short_count(going)
        found.append(_empty(going.content, "outgoing.no_short", "short"))
        found.append(_long(counted, limits, key, "short"))
    else:
        found.append(_empty(going.content, "outgoing.no_body", "body"))
    if going.channel in _BODIES:
        limits = _BODIES[going.channel]
        found.append(_long(len(going.content), limits, "outgoing.body", "body"))
    if going.channel in TITLED:
        found.append(_empty(going.subject, "outgoing.no_subject", "subject"))
        length, limits = len(going.subject), _SUBJECTS[going.channel]
        found.append(_long(length, limits, "outgoing.subject", "subject"))
    return tuple(sorted((one for one in found if one), key=lambda one: not one.grave))


def seconds_aloud(content: str) -> float:
    """How long it takes to read `content` slowly on the telephone."""
    paragraphs = [part for part in content.split("\n\n") if part.strip()]
    return len(content.split()) * 60 / _WORDS_A_MINUTE + _PAUSE * len(paragraphs)


def _short_count(going: Outgoing) -> tuple[int, tuple[int, int], str]:
    if going.channel == "sms":
        return sms(going.content).parts, _SMS_PARTS, "outgoing.sms"
    return social_length(going.content), _POST, "outgoing.post"


def _empty(text: str, key: str, part: str) -> Misfit | None:
    return None if text else Misfit(key, part, grave=True)


def _long(count: int, limits: tuple[int, int], key: str, part: str) -> Misfit | None:
    good, most = limits
    if count <= good:
        return None
    grave = count > most
    values = {"count": count, "good": good, "most": most}
    return Misfit(f"{key}_too_long" if grave else f"{key}_long", part, grave, values)


def _as_html(paragraphs: tuple[str, ...]) -> str:
    """As they are: nothing in the short form is markup."""
    shown = (escape(part).replace("\n", "<br>\n") for part in paragraphs)
    return "".join(f"<p>{part}</p>\n" for part in shown)
