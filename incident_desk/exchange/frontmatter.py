"""The head of a Markdown file: YAML between `---` or TOML between `+++`, and the line of each key.

Every value is text or a list of texts; what it means is for the reader of the format to say, so
that a title of `2021` stays a title. Keys are in lower case, as Hugo reads them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from incident_desk.errors import InputError

MOST_LETTERS = 100_000  # some seconds to read; a real head has less than a thousand
_FENCES = ("---", "+++")
_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Field:
    """The value of a key, always as a list, and the line it stands on (from 1)."""

    line: int
    values: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.values)


def read(text: str, file: str) -> tuple[dict[str, Field], str]:
    """The fields and the body of a file.

    Raises InputError with `file` and `line` if there is no head or it cannot be read.
    """
    lines = text.split("\n")
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        raise InputError("frontmatter.none", file=file, line=1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == fence), None)
    if end is None:
        raise InputError("frontmatter.not_closed", file=file, line=1)
    head, body = "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
    if len(head) > MOST_LETTERS:
        raise InputError("frontmatter.too_long", file=file, line=1)
    try:
        fields = _yaml(head, file) if fence == "---" else _toml(head, file)
    except RecursionError:
        raise InputError("frontmatter.too_deep", file=file, line=2) from None
    return fields, body


def _refuse_aliases(head: str, file: str) -> None:
    """A few lines of them can stand for more than any memory holds, and no page needs one."""
    for token in yaml.scan(head, yaml.SafeLoader):
        if isinstance(token, yaml.AliasToken):
            line = int(token.start_mark.line) + 2
            raise InputError("frontmatter.alias", file=file, line=line)


def _yaml(head: str, file: str) -> dict[str, Field]:
    try:
        _refuse_aliases(head, file)
        root = yaml.compose(head, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise InputError("frontmatter.broken", file=file, line=_yaml_line(error, head)) from None
    if not isinstance(root, yaml.MappingNode):
        raise InputError("frontmatter.no_mapping", file=file, line=2)
    fields: dict[str, Field] = {}
    for key, value in root.value:
        name, line = str(key.value).lower(), key.start_mark.line + 2
        if name in fields:
            raise InputError("frontmatter.twice", file=file, line=line, name=name[:60])
        fields[name] = Field(line, tuple(_yaml_values(value)))
    return fields


def _yaml_values(node: yaml.Node) -> list[str]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    scalars = [each for each in nodes if isinstance(each, yaml.ScalarNode)]
    return [each.value for each in scalars if not each.tag.endswith(":null") and each.value.strip()]


def _yaml_line(error: Exception, head: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return int(error.problem_mark.line) + 2
    if isinstance(error, yaml.reader.ReaderError):
        return head.count("\n", 0, error.position) + 2
    return 2


def _toml(head: str, file: str) -> dict[str, Field]:
    try:
        table = tomllib.loads(head)
    except ValueError as error:  # also what a date that does not exist raises
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) + 1 if found else 2
        raise InputError("frontmatter.broken", file=file, line=line) from None
    lines = _toml_lines(head)
    return {
        key.lower(): Field(lines.get(key.lower(), 2), tuple(_toml_values(value)))
        for key, value in table.items()
    }


def _toml_values(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    flat = [each for each in values if not isinstance(each, list | Mapping)]
    return [text for text in map(str, flat) if text.strip()]


def _toml_lines(head: str) -> dict[str, int]:
    keys = [(line.partition("=")[0], number) for number, line in enumerate(head.split("\n"), 2)]
    return {key.strip().strip("\"'").lower(): number for key, number in keys}
