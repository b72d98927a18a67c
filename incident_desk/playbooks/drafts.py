"""A playbook that is still being written, as text: unlike a file, a draft may be unfinished."""

import json
from dataclasses import asdict, fields
from typing import Any

from incident_desk.domain.playbook import Condition, Playbook, Step


def encoded(playbooks: dict[str, Playbook]) -> str:
    """`playbooks` by language, as JSON."""
    return json.dumps({name: asdict(one) for name, one in playbooks.items()}, ensure_ascii=False)


def decoded(text: str) -> dict[str, Playbook]:
    """What `encoded` wrote; nothing where an earlier desk wrote what this one cannot read."""
    try:
        return {name: _playbook(one) for name, one in json.loads(text).items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _playbook(told: dict[str, Any]) -> Playbook:
    known = {one.name for one in fields(Playbook)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told.items()
        if name in known
    }
    values["steps"] = tuple(_step(one) for one in told["steps"])
    for name in ("when", "always"):
        values[name] = _conditions(told[name])
    return Playbook(**values)


def _step(told: dict[str, Any]) -> Step:
    return Step(**{**told, "conditions": _conditions(told["conditions"])})


def _conditions(told: list[dict[str, Any]]) -> tuple[Condition, ...]:
    return tuple(Condition(one["about"], tuple(one["values"])) for one in told)
