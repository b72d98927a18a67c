"""Text and JSON fit for any terminal, file or pipe."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click

# Control characters but the line break, those that override the direction of text, and halves of
# characters.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDEST = 100  # columns of a cell


def safe(text: str) -> str:
    """Each control character as its picture, so that no title can drive the terminal."""
    return _UNSAFE.sub(lambda found: _picture(found[0]), text)


def line(text: str) -> str:
    """On one line, and not longer than can be read at a glance; JSON has the whole."""
    flat = safe(" ".join(text.split()))
    return flat if len(flat) <= _WIDEST else f"{flat[: _WIDEST - 1]}…"


def say(text: str) -> None:
    click.echo(safe(text))


def say_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns side by side, each as wide as its widest cell."""
    lines = [[line(cell) for cell in row] for row in (titles, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for cells in lines:
        padded = (
            cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
        )
        click.echo("  ".join(padded).rstrip())


def say_json(value: object) -> None:
    """Times are ISO 8601 in UTC; letters stand as they are, control characters are escaped."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    click.echo(_UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def plain(value: object) -> object:
    """Values of the desk as JSON knows them."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case UUID() | Path():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | frozenset():
            return [plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _picture(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
