"""What the detail of a step is made of: words, notes, code to copy; and whom to phone.

On paper it is words alone: the marks of Markdown say nothing there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_desk.domain.checklist_paper import Readable
from incident_desk.domain.playbook import Step
from incident_desk.domain.sheets import Call

TEXT, NOTE, CODE = "text", "note", "code"
_PARSER = MarkdownIt("commonmark")
_PHONE = "tel:"


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is TEXT or NOTE, both Markdown, or CODE as it is to be typed.

    `language` is what a piece of code says of itself; it may be empty.
    """

    kind: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    label: str = ""


def pieces(detail: str) -> tuple[Piece, ...]:
    """A detail in its order. Code is taken out of what it stands in, so that it can be copied."""
    lines = detail.split("\n")
    found, done = [], 0
    for token in _PARSER.parse(detail):
        piece = _piece(token, lines)
        if piece is None or token.map is None or token.map[0] < done:
            continue
        found.append(Piece(TEXT, "\n".join(lines[done : token.map[0]]).strip("\n")))
        found.append(piece)
        done = token.map[1]
    found.append(Piece(TEXT, "\n".join(lines[done:]).strip("\n")))
    return tuple(piece for piece in found if piece.text.strip())


def plain(text: str) -> str:
    """Markdown as it is read aloud: links and emphasis by their words, items by a dot.

    What stands in angle brackets is no markup here: it is shown as it was written.
    """
    lines: list[str] = []
    for token in _PARSER.parse(text):
        if token.type == "list_item_open":
            lines.append("• " if token.markup in "-*+" else f"{token.info}{token.markup} ")
        elif token.type in ("inline", "html_block"):
            said = _said(token)
            begun = lines[-1].endswith(" ") if lines else False
            lines[-1:] = [lines[-1] + said] if begun else [*lines[-1:], said]
    return "\n".join(lines) if lines else text


def phones(step: Step) -> tuple[Phone, ...]:
    """The step's own number first, then those its text and its detail link to, each once."""
    found = {step.phone: Phone(step.phone)} if step.phone else {}
    for phone in (*_linked(step.text), *_linked(step.detail)):
        found.setdefault(phone.number, phone)
    return tuple(found.values())


def readable(step: Step) -> Readable:
    """A step as it is printed."""
    text = _unlinked(step.text)
    calls = (Call(phone.number, phone.label or text) for phone in phones(step))
    return Readable(text, printed(step.detail), tuple(calls))


def printed(detail: str) -> str:
    """The words of a detail on paper, a line for each paragraph, point and line of code."""
    lines, point = [], ""
    for token in _PARSER.parse(detail):
        if token.type == "list_item_open":
            point = f"{token.info}{token.markup} " if token.info else "– "
        elif token.type == "inline":
            lines.append(point + _on_one_line(token))
            point = ""
        elif token.type in ("fence", "code_block", "html_block"):
            lines.append(token.content.strip("\n"))
    return "\n".join(lines)


def _unlinked(text: str) -> str:
    """A text is no Markdown, but it may hold links, which cannot be pressed on paper."""
    return _on_one_line(_PARSER.parseInline(text)[0]) if "](" in text else text


def _on_one_line(inline: Token) -> str:
    return "".join(
        " " if part.type in ("softbreak", "hardbreak") else part.content
        for part in inline.children or []
    )


def _piece(token: Token, lines: list[str]) -> Piece | None:
    if token.type in ("fence", "code_block"):
        return Piece(CODE, token.content.removesuffix("\n"), token.info.strip().partition(" ")[0])
    if token.type == "blockquote_open" and token.level == 0 and token.map:
        quoted = lines[slice(*token.map)]
        return Piece(NOTE, "\n".join(line.lstrip().removeprefix(">").strip() for line in quoted))
    return None


def _said(token: Token) -> str:
    """The words of a paragraph, without what only says how they look."""
    if token.children is None:
        return token.content.rstrip("\n")
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(part.type, part.content) for part in token.children)


def _linked(text: str) -> Iterator[Phone]:
    for token in _PARSER.parse(text):
        number = label = ""
        for part in token.children or []:
            href = str(part.attrGet("href") or "")
            if part.type == "link_open" and href.lower().startswith(_PHONE):
                number, label = unquote(href[len(_PHONE) :]), ""
            elif part.type == "link_close" and number:
                yield Phone(number, label)
                number = ""
            elif number:
                label += part.content
