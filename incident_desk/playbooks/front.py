"""The front matter of a playbook: what is known of it before its steps.

Every value is read as the text that stands there and only then as what it is for, so that a title
of `2021` stays a title and an answer `no` stays an answer.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Never

import yaml

from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import MOMENTS, ROLES, Condition, Playbook
from incident_desk.domain.severity import LEVELS
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES
from incident_desk.playbooks import conditions

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class _Place:
    """A detail of the file `name`: its key, its value and the line it stands on, from 1."""

    name: str
    line: int
    key: str
    node: yaml.Node
    vocabulary: Vocabulary

    def refuse(self, mistake: str, **values: object) -> Never:
        where = {"file": self.name, "line": self.line, "detail": self.key}
        raise InputError(f"playbooks.{mistake}", **where, **values)


def read(content: str, name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The values of a Playbook but its steps. Raises InputError for a key missing or wrong."""
    facts: dict[str, Any] = {}
    for place in _places(content, name, vocabulary):
        if place.key not in _KEYS:
            place.refuse("unknown_key", choices=", ".join(_KEYS))
        field, reader = _KEYS[place.key]
        if field in facts:
            place.refuse("key_twice")
        facts[field] = reader(place)
    for key in _NEEDED:
        if _KEYS[key][0] not in facts:
            raise InputError("playbooks.key_missing", file=name, line=1, detail=key)
    return facts


def write(playbook: Playbook) -> str:
    """Lines of YAML, without the fences."""
    values = {key: _plain(getattr(playbook, field)) for key, (field, _) in _KEYS.items()}
    # What is not told stands for what most playbooks are.
    if playbook.opens == MOMENTS[0]:
        del values["opens"]
    kept = {key: value for key, value in values.items() if value or key in _NEEDED}
    # Four spaces: a line of dashes inside a longer text is then no fence.
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, indent=4, width=96)


def is_id(text: str) -> bool:
    """Ids are the names of files, too."""
    return _ID.fullmatch(text) is not None


def _places(content: str, name: str, vocabulary: Vocabulary) -> list[_Place]:
    try:
        root = yaml.compose(content, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError("playbooks.front_matter_unreadable", file=name, line=line) from error
    # A character that YAML forbids, or brackets within brackets without end.
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError("playbooks.front_matter_unreadable", file=name, line=1) from error
    if not isinstance(root, yaml.MappingNode):
        raise InputError("playbooks.front_matter_unreadable", file=name, line=1)
    return [
        _Place(name, key.start_mark.line + 2, str(key.value), value, vocabulary)
        for key, value in root.value
    ]


def _text(place: _Place) -> str:
    text = _scalar(place.node)
    if not text.strip():
        place.refuse("key_no_text")
    return text


def _texts(place: _Place) -> tuple[str, ...]:
    if not isinstance(place.node, yaml.SequenceNode):
        place.refuse("key_no_list")
    texts = tuple(_scalar(node) for node in place.node.value)
    if not all(text.strip() for text in texts):
        place.refuse("key_no_text")
    return texts


def _name(place: _Place) -> str:
    text = _text(place)
    if not is_id(text):
        place.refuse("id_wrong", value=text[:60])
    return text


def _number(place: _Place) -> int:
    text = _scalar(place.node)
    if not _NUMBER.fullmatch(text):
        place.refuse("key_no_number")
    return int(text)


def _one_of(choices: Iterable[str]) -> Callable[[_Place], str]:
    def one(place: _Place) -> str:
        return _choice(place, _text(place), choices)

    return one


def _some_of(choices: Iterable[str]) -> Callable[[_Place], tuple[str, ...]]:
    def some(place: _Place) -> tuple[str, ...]:
        return tuple(_choice(place, text, choices) for text in _texts(place))

    return some


def _levels(place: _Place) -> tuple[int, ...]:
    choices = [str(level) for level in LEVELS]
    return tuple(int(_choice(place, text, choices)) for text in _texts(place))


def _conditions(place: _Place) -> tuple[Condition, ...]:
    """A mapping of what is asked to one value of it, or to a list of them."""
    if not isinstance(place.node, yaml.MappingNode):
        place.refuse("key_no_mapping")
    found: list[Condition] = []
    for key, node in place.node.value:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        condition = Condition(_scalar(key), tuple(_scalar(one) for one in nodes))
        conditions.check(condition, place.vocabulary, place.name, key.start_mark.line + 2)
        if condition.about in (other.about for other in found):
            place.refuse("key_twice")
        found.append(condition)
    return tuple(found)


def _scalar(node: yaml.Node) -> str:
    """What stands there; nothing for a list, a mapping or YAML's own nothing."""
    if not isinstance(node, yaml.ScalarNode) or node.tag.endswith(":null"):
        return ""
    return str(node.value)


def _choice(place: _Place, text: str, choices: Iterable[str]) -> str:
    if text not in choices:
        place.refuse("key_no_choice", value=text[:60], choices=", ".join(choices))
    return text


def _plain(value: object) -> object:
    if not isinstance(value, tuple):
        return value
    if value and isinstance(value[0], Condition):
        return {condition.about: list(condition.values) for condition in value}
    return list(value)


# name in the file: name in the playbook, and how its value is read
_KEYS: dict[str, tuple[str, Callable[[_Place], Any]]] = {
    "title": ("title", _text),
    "id": ("id", _name),
    "version": ("version", _number),
    "language": ("language", _one_of(LANGUAGES)),
    "for": ("for_failures", _texts),
    "severities": ("severities", _levels),
    "roles": ("roles", _some_of(ROLES)),
    "opens": ("opens", _one_of(MOMENTS)),
    "words": ("words", _texts),
    "when": ("when", _conditions),
    "always": ("always", _conditions),
    "about": ("about", _text),
    "sources": ("sources", _texts),
}
_NEEDED = ("title", "id", "version", "language")
OPTIONAL = tuple(key for key in _KEYS if key not in _NEEDED)
