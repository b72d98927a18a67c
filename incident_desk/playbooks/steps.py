"""The steps of a playbook in its Markdown: lists of boxes or of numbers, and what stands below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Never

from markdown_it.tree import SyntaxTreeNode

from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import Step
from incident_desk.errors import InputError
from incident_desk.playbooks import attributes

MOST_STEPS = 300  # nobody works through more of them in one incident
MOST_DEEP = 5
_BOX = re.compile(r"\[[ xX]\](?:\s+|$)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?P<gap>[ \t]*)")
_BULLET = re.compile(r"\s*([-*+])(?:\s|$)")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_MARKERS = ("-", "*", "+")
_TAB = 4  # columns, as CommonMark counts them


@dataclass(slots=True)
class Reader:
    """Reads the lists of one file. All it refuses is an InputError with the file and the line."""

    name: str
    lines: list[str]
    words: Vocabulary
    roles: tuple[str, ...] = ()
    found: dict[str, Step] = field(default_factory=dict)

    def read(self, blocks: Iterable[SyntaxTreeNode]) -> tuple[Step, ...]:
        for block in blocks:
            if block.type not in ("bullet_list", "ordered_list"):
                self._refuse("not_a_step", _start(block))
            self._read_list(block, "", 1)
        if not self.found:
            self._refuse("no_steps", len(self.lines) - 1)
        return tuple(self.found.values())

    def _read_list(self, block: SyntaxTreeNode, under: str, depth: int) -> None:
        if depth > MOST_DEEP:
            self._refuse("too_deep", _start(block), most=MOST_DEEP)
        for item in block.children:
            content = _content(item)
            box = _BOX.match(content or "")
            if content is None or not (box or block.type == "ordered_list"):
                self._refuse("not_a_step", _start(item))
            self._read_item(item, content[box.end() :] if box else content, under, depth)

    def _read_item(self, item: SyntaxTreeNode, content: str, under: str, depth: int) -> None:
        line = _start(item)
        if len(self.found) == MOST_STEPS:
            self._refuse("too_many_steps", line, most=MOST_STEPS)
        place = len(self.found) + 1
        step = attributes.read(content, place, self.name, line + 1, self.words)
        if step.id in self.found:
            self._refuse("same_step", line, step=step.id)
        if self.roles and step.role and step.role not in self.roles:
            self._refuse("role_not_listed", line, role=step.role)
        parts = [block for block in item.children[1:] if _holds_parts(block)]
        self.found[step.id] = replace(step, detail=self._detail(item, parts), under=under)
        for block in parts:
            self._read_list(block, step.id, depth + 1)

    def _detail(self, item: SyntaxTreeNode, parts: list[SyntaxTreeNode]) -> str:
        """What stands in the item between its first paragraph and the lists of its parts."""
        width = _content_column(self.lines[_start(item)])
        edges = [_end(item.children[0])]
        for block in parts:
            edges += [_start(block), _end(block)]
        edges.append(_end(item))
        texts = (
            "\n".join(_outdented(line, width) for line in self.lines[start:end])
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        )
        trimmed = (_BLANK_LINES.sub("", text.rstrip()) for text in texts)
        return "\n\n".join(text for text in trimmed if text)

    def _refuse(self, mistake: str, line: int, **values: object) -> Never:
        """`line` counts from 0, as Markdown's own do."""
        raise InputError(f"playbooks.{mistake}", file=self.name, line=line + 1, **values)


def write(steps: Iterable[Step]) -> tuple[str, ...]:
    """The lines of each step: its box and its detail, as deep as it is a part of others."""
    indents: dict[str, str] = {}
    markers: dict[str, str] = {}
    written = []
    for step in steps:
        indents[step.id] = indents[step.under] + "  " if step.under in indents else ""
        # The parts of a step must not run on from a list that its detail ends with.
        used = {found[1] for line in step.detail.split("\n") if (found := _BULLET.match(line))}
        markers[step.id] = next((one for one in _MARKERS if one not in used), _MARKERS[0])
        marker = markers.get(step.under, _MARKERS[0])
        lines = [f"{marker} [ ] {step.text} {attributes.write(step)}"]
        if step.detail:
            lines += ["", *(f"  {line}" if line else "" for line in step.detail.split("\n"))]
        indent = indents[step.id]
        written.append("".join(f"{indent}{line}\n" if line else "\n" for line in lines))
    return tuple(written)


def _holds_parts(block: SyntaxTreeNode) -> bool:
    """A list of boxes holds parts of its step; so does one of numbers in a step with a number."""
    if block.type not in ("bullet_list", "ordered_list"):
        return False
    above = block.parent.parent if block.parent else None
    if above and above.type == block.type == "ordered_list":
        return True
    return any(_BOX.match(_content(item) or "") for item in block.children)


def _content(item: SyntaxTreeNode) -> str | None:
    """The text of an item that begins with text."""
    if not item.children or item.children[0].type != "paragraph":
        return None
    return item.children[0].children[0].content


def _content_column(line: str) -> int:
    """The column in which the text of an item begins, from the line of its mark."""
    indent = len(line) - len(line.lstrip(" \t"))
    found = _ITEM.match(line, indent)
    if not found:
        return 0
    gap = _columns(line[: found.end()]) - _columns(line[: found.start("gap")])
    return _columns(line[: found.start("gap")]) + (gap if 1 <= gap <= _TAB else 1)


def _outdented(line: str, width: int) -> str:
    """The line without its first `width` columns, as far as they are blank."""
    cut = 0
    while cut < len(line) and line[cut] in " \t" and _columns(line[:cut]) < width:
        cut += 1
    return " " * max(0, _columns(line[:cut]) - width) + line[cut:]


def _columns(text: str) -> int:
    return len(text.expandtabs(_TAB))


def _start(block: SyntaxTreeNode) -> int:
    return block.map[0] if block.map else 0


def _end(block: SyntaxTreeNode) -> int:
    return block.map[1] if block.map else 0
