"""The fields of message templates, and what filling a template gives.

The form of a template, and who reads it: `playbooks.message_templates`. The values of the fields:
`message_fields`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from incident_desk.domain.message_text import Text

PROMISE = "next_update"  # filled when the message is approved, never before
FIELDS = (
    "title",
    "reference",
    "services",
    "severity",
    "severity_means",
    "what_failed",
    "people_affected",
    "impact",
    "started",
    "declared",
    "expected_end",
    "cause",
    "ruled_out",
    "workaround",
    "next_step",
    PROMISE,
    "working_since",
    "ended",
    "lasted",
    "data",
    "risks",
    "commander",
    "contact",
    "liaison",
    "verified",
    "can_return",
    "root_cause",
    "will_change",
    "tell_customers",
)
MOST_CHARACTERS = 10_000  # of a template

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text, the fields that were filled in it with their values, and those still open in it.

    Both hold each field once, in the order in which they stand: subject, body, short.
    """

    text: Text
    fields: Mapping[str, str]
    missing: tuple[str, ...]


def unfilled(text: str) -> tuple[str, ...]:
    """The fields still in braces, each once, in order. Other words in braces are just text.

    It sees only the text: a value that holds `{title}` looks like an open field.
    """
    return tuple(dict.fromkeys(name for name in _FIELD.findall(text) if name in FIELDS))
