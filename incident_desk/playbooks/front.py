"""The front matter of a playbook: what is known of it before its steps."""

from typing import Any

import yaml

from incident_desk.domain.playbook import Playbook
from incident_desk.errors import InputError

# name in the file, name in the playbook, type, whether it must be there
_KEYS: dict[str, tuple[str, type, bool]] = {
    "title": ("title", str, True),
    "id": ("id", str, True),
    "version": ("version", int, True),
    "language": ("language", str, True),
    "for": ("for_failures", list, False),
    "about": ("about", str, False),
    "sources": ("sources", list, False),
}


def read(content: str, name: str) -> dict[str, Any]:
    """The values of a Playbook but its steps. Raises InputError for a key missing or wrong."""
    values = _mapping(content, name)
    for key in values:
        if key not in _KEYS:
            raise InputError(
                "playbooks.unknown_key", file=name, line=_line(content, key), detail=key
            )
    facts: dict[str, Any] = {}
    for key, (field, kind, needed) in _KEYS.items():
        if key in values:
            if not _fits(values[key], kind):
                line = _line(content, key)
                raise InputError("playbooks.key_wrong", file=name, line=line, detail=key)
            facts[field] = tuple(values[key]) if kind is list else values[key]
        elif needed:
            raise InputError("playbooks.key_missing", file=name, line=1, detail=key)
    return facts


def write(playbook: Playbook) -> str:
    """Lines of YAML, without the fences."""
    values = {key: getattr(playbook, field) for key, (field, _, _) in _KEYS.items()}
    kept = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value or _KEYS[key][2]
    }
    # Four spaces: a line of dashes inside a longer text is then no fence.
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, indent=4, width=96)


def _mapping(content: str, name: str) -> dict[Any, Any]:
    try:
        values = yaml.safe_load(content)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError("playbooks.front_matter_unreadable", file=name, line=line) from error
    # A date such as 2024-13-40, or brackets within brackets without end.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError("playbooks.front_matter_unreadable", file=name, line=1) from error
    if not isinstance(values, dict):
        raise InputError("playbooks.front_matter_unreadable", file=name, line=1)
    return values


def _fits(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(_fits(item, str) for item in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return isinstance(value, str) and bool(value.strip())


def _line(content: str, key: object) -> int:
    """Where a key stands in its file, counting the opening fence."""
    for number, line in enumerate(content.split("\n"), 2):
        if line.startswith(f"{key}:"):
            return number
    return 1
