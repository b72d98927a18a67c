"""The form of a message template: Jinja2, narrowed to text, fields and conditions.

    {% block subject %}{{ title }}{% endblock %}
    {% block body %}
    Since: {{ started }}.
    {% if workaround %}
    Meanwhile: {{ workaround }}.
    {% else %}
    There is no other way yet.
    {% endif %}
    {% endblock %}
    {% block short %}{{ impact }}. Next: {{ next_update }}.{% endblock %}

A field is known when it has a value that is not blank. One that is not stays as `{field}`. A line
whose tags leave nothing of it goes as a whole. docs/messages.md tells it to those who write one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Template as Compiled
from jinja2.sandbox import ImmutableSandboxedEnvironment

from incident_desk.domain.message_text import Text
from incident_desk.domain.templates import FIELDS, PROMISE, Filled
from incident_desk.playbooks.template_syntax import BLOCKS, TAGGED, checked

MOST_OF_A_VALUE = 2_000  # characters that go into a message

_QUOTE = "\0"  # around the name of a field, until its value is put there
_PLACE = re.compile(f"{_QUOTE}(\\w+){_QUOTE}")
_LINE_WITH_TAGS = re.compile(r"^(?=.*\{[%#](?!-))", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


class _Field:
    """A field while Jinja2 writes the text: its name, and whether it is known."""

    __slots__ = ("_known", "_name")

    def __init__(self, name: str, *, known: bool) -> None:
        self._name = name
        self._known = known

    def __bool__(self) -> bool:
        return self._known

    def __str__(self) -> str:
        return f"{_QUOTE}{self._name}{_QUOTE}"


@dataclass(frozen=True, slots=True)
class Template:
    """Sound, for it was looked through when it was read."""

    file: str
    _compiled: Compiled = field(repr=False)

    def fill(self, values: Mapping[str, str]) -> Filled:
        """With the known fields filled in; `{next_update}` stays open, for approval fills it.

        Values are text: whatever they hold is never read as a template again.
        """
        known = dict(_known(values))
        given = {name: _Field(name, known=name in known or name == PROMISE) for name in FIELDS}
        parts = {name: self._written(name, given) for name in BLOCKS}
        used = dict.fromkeys(_PLACE.findall("".join(parts.values())))
        text = Text(
            body=_put(parts["body"], known),
            subject=_in_one_line(parts["subject"], known),
            short=_in_one_line(parts["short"], known),
        )
        filled = {name: known[name] for name in used if name in known}
        return Filled(text, filled, tuple(name for name in used if name not in known))

    def _written(self, block: str, given: Mapping[str, _Field]) -> str:
        """The text of a block, with the place of each field marked."""
        write = self._compiled.blocks.get(block)
        if write is None:
            return ""
        return _tidy("".join(write(self._compiled.new_context(dict(given)))))


def read(source: str, file: str) -> Template:
    """Raises InputError naming the file, the line and the reason."""
    plain = source.replace(_QUOTE, "").replace(TAGGED, "")
    marked = _LINE_WITH_TAGS.sub(TAGGED, plain)
    environment = _environment()
    tree = checked(marked, file, environment)
    code = environment.compile(tree, file, file)
    return Template(file, Compiled.from_code(environment, code, {}))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    """Without anything to call: the tree is checked, and this is the second wall behind it."""
    made = ImmutableSandboxedEnvironment()
    for things in (made.globals, made.filters, made.tests):
        things.clear()
    return made


def _known(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if value.strip() and name != PROMISE:
            cut = len(value) > MOST_OF_A_VALUE
            yield name, f"{value[:MOST_OF_A_VALUE]}…" if cut else value


def _tidy(written: str) -> str:
    lines = ((line.replace(TAGGED, "").rstrip(), TAGGED in line) for line in written.split("\n"))
    kept = "\n".join(line for line, tagged in lines if line or not tagged)
    return _EMPTY_LINES.sub("\n\n", kept).strip()


def _put(written: str, known: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: known.get(place[1], f"{{{place[1]}}}"), written)


def _in_one_line(written: str, known: Mapping[str, str]) -> str:
    flat = {name: " ".join(value.split()) for name, value in known.items()}
    return _put(" ".join(written.split()), flat)
