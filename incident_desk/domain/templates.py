"""Message templates: plain text with fields in braces and lines that depend on what is known.

    {next_update}               the value of the field
    {?workaround}Meanwhile: ... this line only if the workaround is known
    {!workaround}There is ...   this line only if it is not

A field is known when it has a value that is not blank.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from incident_desk.errors import InputError

FIELDS = (
    "title",
    "services",
    "what_failed",
    "people_affected",
    "impact",
    "started",
    "expected_end",
    "workaround",
    "next_update",
    "cause",
    "reference",
)

_FIELD = re.compile(r"\{(\w+)\}")
_MARK = re.compile(r"\{([?!])(\w+)\}")
_ANY = re.compile(r"\{[?!]?(\w+)\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text, and the fields still open in it for want of a value, each once, in order."""

    text: str
    missing: tuple[str, ...]


def fill(template: str, values: Mapping[str, str]) -> Filled:
    """The template with its known fields filled in; the others stay in braces.

    Values are never interpreted: one that holds `{title}` keeps it, and it is not `missing` here.
    `unfilled` sees only the text and cannot tell such a value from an open field.
    """
    known = {name: value for name, value in values.items() if value.strip()}
    lines = (_kept(line, known) for line in template.split("\n"))
    kept = "\n".join(line for line in lines if line is not None)
    missing = dict.fromkeys(name for name in _FIELD.findall(kept) if name not in known)
    return Filled(_FIELD.sub(lambda found: known.get(found[1], found[0]), kept), tuple(missing))


def unfilled(text: str) -> tuple[str, ...]:
    """The fields still in braces, each once, in order. Other words in braces are just text."""
    return tuple(dict.fromkeys(name for name in _FIELD.findall(text) if name in FIELDS))


def check(template: str, name: str) -> None:
    """Raises InputError, naming the file `name` and the line, for a field there is not."""
    for number, line in enumerate(template.split("\n"), 1):
        for field in _ANY.findall(line):
            if field not in FIELDS:
                raise InputError("messages.unknown_field", file=name, line=number, field=field)


def _kept(line: str, known: Mapping[str, str]) -> str | None:
    """The line without its marks, or None when one of them does not hold."""
    while mark := _MARK.match(line):
        if (mark[1] == "?") != (mark[2] in known):
            return None
        line = line[mark.end() :]
    return line
