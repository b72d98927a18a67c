"""Light Markdown: bold, italic, lists, links and paragraphs; anything else is plain text.

A line break is kept where it was typed, and so is the number of a point; only where all have the
same number are they counted. A link always tells its true target, so that words cannot hide where
it leads; an image becomes its words and its target, and nothing is ever fetched.
"""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s]", re.IGNORECASE)
_MARKS = ("newline", "escape", "emphasis", "link", "image")
# Each list takes two levels. Deeper than this it is no list that anybody wrote, and the parser,
# which would drop what lies below its own limit, reads the text again without lists.
_DEEPEST = 20
_LIMIT = 100
# No message is longer than this, and to read the marks of a whole pasted book takes seconds.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `target` is set when they are a link."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. In a list it has a `depth` from 1, and its first a `mark` such as '-' or '2.'"""

    runs: tuple[Run, ...]
    depth: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and points of `text`, in order; line breaks are kept inside them."""
    return tuple(_blocks(_tokens(text)))


def plain(text: str) -> str:
    """The text without its marks, its lists with dashes and numbers, its links told in words."""
    lines: list[str] = []
    widths: list[int] = []  # of the marks that a line stands under
    for block in blocks(text):
        is_next_point = block.mark and widths
        if lines and not is_next_point:
            lines.append("")
        if block.mark:
            widths[block.depth - 1 :] = [len(block.mark) + 1]
        del widths[block.depth :]
        lines.extend(_lines(block, sum(widths)))
    return "\n".join(lines)


def html(text: str) -> str:
    """A safe fragment of p, ul, ol, li, strong, em, br and a; all else in `text` is escaped."""
    parser = _parser(*_MARKS, "list")
    rendered: str = parser.renderer.render(_tokens(text), parser.options, {})
    return rendered


def told(target: str) -> str:
    """A link's target as it is read: an address or a number without its scheme."""
    scheme, _, rest = target.partition(":")
    return rest if scheme.lower() in ("mailto", "tel") else target


@cache
def _parser(*rules: str) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    made = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": _LIMIT})
    made.enable(list(rules))
    made.validateLink = lambda url: bool(_TARGET.match(url))  # type: ignore[method-assign]
    made.add_render_rule("image", _image_as_html)
    made.add_render_rule("link_close", _link_end_as_html)
    return made


@lru_cache(maxsize=4)
def _tokens(text: str) -> "list[Token]":
    if len(text) > _LONGEST:
        return _parser("newline").parse(text)
    found = _parser(*_MARKS, "list").parse(text)
    if max((token.level for token in found), default=0) > _DEEPEST:
        return _parser(*_MARKS).parse(text)
    return _numbered(found)


def _numbered(tokens: "Sequence[Token]") -> "list[Token]":
    """Where the numbers do not count on, another list begins, because HTML counts by itself."""
    from markdown_it.token import Token

    found: list[Token] = []
    lists: list[tuple[Iterator[int], list[int]]] = []  # the numbers to come, and those before
    for place, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append((iter(_numbers(tokens, place)), [int(token.attrGet("start") or 1) - 1]))
        elif token.type == "ordered_list_close":
            lists.pop()
        elif token.type == "list_item_open" and token.info:
            to_come, before = lists[-1]
            number = next(to_come)
            if number != before[-1] + 1:
                start: dict[str, str | int | float] = {"start": number}
                found.append(Token("ordered_list_close", "ol", -1, block=True))
                found.append(Token("ordered_list_open", "ol", 1, attrs=start, block=True))
            before.append(number)
            token.info = str(number)
        found.append(token)
    return found


def _numbers(tokens: "Sequence[Token]", place: int) -> list[int]:
    """The number of each point of the list that opens at `place`."""
    level, typed = tokens[place].level, []
    for token in tokens[place + 1 :]:
        if token.level == level + 1 and token.type == "list_item_open":
            typed.append(int(token.info))
        elif token.level == level and token.nesting == -1:
            break
    same = len(set(typed)) == 1
    return [typed[0] + at for at in range(len(typed))] if same else typed


def _blocks(tokens: "Sequence[Token]") -> Iterator[Block]:
    depth, mark = 0, ""
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if mark:  # a list stands in the point at once
                    yield Block((), depth, mark)
                depth, mark = depth + 1, ""
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
            case "list_item_open":
                mark = f"{token.info}{token.markup}" if token.info else "-"
            case "list_item_close":
                if mark:  # a point with nothing in it
                    yield Block((), depth, mark)
                mark = ""
            case "inline":
                yield Block(tuple(_runs(token.children or [])), depth, mark)
                mark = ""


def _runs(tokens: "Sequence[Token]") -> Iterator[Run]:
    """Runs as they are read, each link followed by its target unless its words say it."""
    bold = italic = 0
    target, words = "", ""
    for token in tokens:
        text = ""
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                target, words = str(token.attrGet("href")), ""
            case "link_close":
                if after := _after(words, target):
                    yield Run(after, bool(bold), bool(italic))
                target = ""
            case _:
                text = "\n" if _breaks(token) else _words(token)
        words += text
        if text:
            yield Run(text, bool(bold), bool(italic), target)


def _lines(block: Block, indent: int) -> Iterator[str]:
    """The mark of a point stands to the left of its `indent`."""
    first, *rest = block.text.split("\n")
    mark = f"{block.mark} ".rjust(indent) if block.mark else " " * indent
    for line in (mark + first, *(" " * indent + line for line in rest)):
        yield line.rstrip()


def _after(words: str, target: str) -> str:
    """What is said after the words of a link; nothing where they are the target themselves."""
    if not words.strip():
        return told(target)
    same = _parser().normalizeLink(words.strip()) in (target, told(target))
    return "" if same else f" ({told(target)})"


def _image(token: "Token") -> str:
    words = "".join(_words(child) or " " * _breaks(child) for child in token.children or ())
    return words.strip() + _after(words, str(token.attrGet("src")))


def _image_as_html(
    _renderer: "RendererHTML",
    tokens: "Sequence[Token]",
    place: int,
    _options: "OptionsDict",
    _environment: MutableMapping[str, Any],
) -> str:
    return escape(_image(tokens[place]))


def _link_end_as_html(
    _renderer: "RendererHTML",
    tokens: "Sequence[Token]",
    place: int,
    _options: "OptionsDict",
    _environment: MutableMapping[str, Any],
) -> str:
    start = max(at for at in range(place) if tokens[at].type == "link_open")
    words = "".join(_words(token) for token in tokens[start:place])
    return f"</a>{escape(_after(words, str(tokens[start].attrGet('href'))))}"


def _words(token: "Token") -> str:
    return _image(token) if token.type == "image" else token.content


def _breaks(token: "Token") -> bool:
    return token.type in ("softbreak", "hardbreak")
