"""What may stand in a message template, and where it is told that something may not.

Jinja2 reads the file; then every node of its syntax tree is looked at. What is not on the short
list of what is allowed is refused, so that nothing else can ever run.
"""

from collections.abc import Iterable
from typing import Never

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from incident_desk.domain.templates import FIELDS, MOST_CHARACTERS
from incident_desk.errors import InputError

BLOCKS = ("subject", "body", "short")
# Stands before every line with tags, so that it can be seen later whether anything is left of it.
TAGGED = "\x01"
_DEEPEST = 12  # conditions inside one another
_LONGEST_QUOTE = 60
_SPACE = f" \t\n{TAGGED}"

# What people try, and the sentence that tells them; all else has one sentence together.
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.For, "loop"),
    (nodes.Call, "call"),
    (nodes.Getattr, "attribute"),
    (nodes.Getitem, "attribute"),
    (nodes.Filter, "filter"),
    (nodes.FilterBlock, "filter"),
    (nodes.Include, "include"),
    (nodes.Import, "include"),
    (nodes.FromImport, "include"),
    (nodes.Extends, "include"),
    (nodes.Macro, "macro"),
    (nodes.CallBlock, "macro"),
    (nodes.Assign, "set"),
    (nodes.AssignBlock, "set"),
)


def checked(source: str, file: str, environment: ImmutableSandboxedEnvironment) -> nodes.Template:
    """The syntax tree of a sound template. Raises InputError naming file, line and reason."""
    if len(source) > MOST_CHARACTERS:
        raise InputError("message_templates.too_long", file=file, most=MOST_CHARACTERS)
    try:
        tree = environment.parse(source)
        _Walk(file).template(tree)
    except TemplateSyntaxError as error:
        raise _unreadable(source, file, error.lineno) from error
    except RecursionError as error:
        raise InputError("message_templates.too_deep", file=file, line=1) from error
    return tree


def _unreadable(source: str, file: str, line: int) -> InputError:
    found = source.split("\n")[line - 1].strip(f"{TAGGED} \t")[:_LONGEST_QUOTE]
    return InputError("message_templates.unreadable", file=file, line=line, found=found)


class _Walk:
    """From the top of one tree to its leaves; each method knows what may stand at its place."""

    def __init__(self, file: str) -> None:
        self._file = file

    def template(self, tree: nodes.Template) -> None:
        """Three blocks at most, and nothing but space around them."""
        seen: set[str] = set()
        for node in tree.body:
            if isinstance(node, nodes.Block):
                self._block(node, seen)
            elif isinstance(node, nodes.Output):
                self._space(node)
            else:
                self._refuse(node)
        if "body" not in seen:
            raise InputError("message_templates.no_body", file=self._file, line=1)

    def _block(self, block: nodes.Block, seen: set[str]) -> None:
        if block.name not in BLOCKS:
            self._raise("no_such_block", block.lineno, block=block.name)
        if block.name in seen:
            self._raise("block_twice", block.lineno, block=block.name)
        if block.required or (block.name == "body" and _is_blank(block)):
            self._raise("no_body", block.lineno)
        seen.add(block.name)
        self._within(block.body, 0)

    def _space(self, output: nodes.Output) -> None:
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                self._raise("outside", node.lineno)
            if not _is_space(node.data):
                before = node.data[: -len(node.data.lstrip(_SPACE))]
                self._raise("outside", node.lineno + before.count("\n"))

    def _within(self, body: Iterable[nodes.Node], depth: int) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for shown in node.nodes:
                    if not isinstance(shown, nodes.TemplateData):
                        self._field(shown)
            elif isinstance(node, nodes.If):
                self._condition(node, depth + 1)
            else:
                self._refuse(node)

    def _condition(self, condition: nodes.If, depth: int) -> None:
        if depth > _DEEPEST:
            self._raise("too_deep", condition.lineno)
        for branch in (condition, *condition.elif_):
            self._test(branch.test, 0)
            self._within(branch.body, depth)
        self._within(condition.else_, depth)

    def _test(self, test: nodes.Node, depth: int) -> None:
        if depth > _DEEPEST:
            self._raise("too_deep", test.lineno)
        if isinstance(test, nodes.Not):
            self._test(test.node, depth + 1)
        elif isinstance(test, nodes.And | nodes.Or):
            self._test(test.left, depth + 1)
            self._test(test.right, depth + 1)
        else:
            self._field(test)

    def _field(self, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Name):
            self._refuse(node)
        if node.name not in FIELDS:
            named = {"file": self._file, "line": node.lineno, "field": node.name}
            raise InputError("messages.unknown_field", **named)

    def _refuse(self, node: nodes.Node) -> Never:
        if isinstance(node, nodes.Block):
            self._raise("block_inside", node.lineno, block=node.name)
        kinds = (kind for refused, kind in _REFUSED if isinstance(node, refused))
        # Some nodes have no line of their own, only what is in them.
        lines = (one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno)
        self._raise(next(kinds, "other"), next(lines, 1))

    def _raise(self, mistake: str, line: int, **values: object) -> Never:
        place = {"file": self._file, "line": line}
        raise InputError(f"message_templates.{mistake}", **place, **values)


def _is_blank(block: nodes.Block) -> bool:
    """Whether nothing would ever come out of it."""
    outputs = block.find_all(nodes.Output)
    shown = (node for output in outputs for node in output.nodes)
    return all(isinstance(node, nodes.TemplateData) and _is_space(node.data) for node in shown)


def _is_space(text: str) -> bool:
    return not text.strip(_SPACE)
