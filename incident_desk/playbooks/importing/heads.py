"""The head of anyone's Markdown file: YAML, TOML, none, or one that cannot be read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

_FENCES = {"---": "---", "+++": "+++"}
_KEY = re.compile(r"[A-Za-z_][\w .-]*:(?:\s|$)")
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Head:
    """Its texts by lower-case name, and the line on which the body begins, from 0."""

    texts: Mapping[str, str] = field(default_factory=dict)
    body: int = 0
    readable: bool = True


def read(lines: list[str]) -> Head:
    """Never raises: a head that cannot be read is a head of which nothing is known."""
    fence = _FENCES.get(lines[0].rstrip()) if lines else None
    if fence is None:
        return Head()
    inside = lines[1:_MOST_LINES]
    end = next((n for n, line in enumerate(inside, 1) if line.rstrip() == fence), None)
    if end is None or not any(_KEY.match(line) or "=" in line for line in lines[1:end]):
        return Head()  # a rule, or a head that never ends: the body says what it can
    content = "\n".join(lines[1:end])
    texts = _yaml(content) if fence == "---" else _toml(content)
    return Head(texts or {}, end + 1, readable=texts is not None)


def _yaml(content: str) -> dict[str, str] | None:
    try:
        root = yaml.compose(content, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    return {
        str(key.value).lower(): str(value.value).strip()
        for key, value in root.value
        if isinstance(value, yaml.ScalarNode) and not value.tag.endswith(":null")
    }


def _toml(content: str) -> dict[str, str] | None:
    try:
        table = tomllib.loads(content)
    except (ValueError, RecursionError):
        return None
    return {key.lower(): value.strip() for key, value in table.items() if isinstance(value, str)}
