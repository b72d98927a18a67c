"""A block of anyone's Markdown as the detail of a step holds it: mended, unwrapped, fenced."""

import re
from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

from incident_desk.playbooks.importing import inline
from incident_desk.playbooks.importing.inline import Links

BOX = re.compile(r"^\[[ xX]\](?:\s+|$)")
_TICKS = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>?")
_APART = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "td", "th")


def render(node: SyntaxTreeNode, links: Links) -> str:
    """Markdown; empty where nothing is left to read."""
    match node.type:
        case "paragraph":
            return words(node, links)
        case "heading":
            text = words(node, links)
            return f"**{text}**" if text else ""
        case "fence" | "code_block":
            return code(node.content, node.info)
        case "blockquote":
            inside = _below(node, links)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if inside else ""
        case "bullet_list" | "ordered_list":
            return _list(node, links)
        case "table":
            return _table(node, links)
        case "html_block":
            return tagless(node.content)
    return ""


def words(node: SyntaxTreeNode, links: Links) -> str:
    """The text of a paragraph or a heading."""
    content = node.children[0].content if node.children else ""
    return inline.flowing(inline.mended(content, links))


def code(content: str, info: str = "") -> str:
    """In a fence longer than any inside."""
    longest = max((len(found) for found in _TICKS.findall(content)), default=2)
    fence = "`" * max(3, longest + 1)
    language = "".join(info.split()[:1]).strip("{}.")
    language = "" if "`" in language else language
    inside = content.removesuffix("\n")
    return f"{fence}{language}\n{inside}\n{fence}"


def tagless(html: str) -> str:
    """The text in HTML, a line for each of its parts."""
    reader = _Text()
    if len(html) > inline.MOST_LETTERS:
        html = _TAG.sub(" ", html)  # at this length the reader below may take minutes
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in ("script", "style", "summary")
        if tag in _APART:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "summary") and self._hidden > 0
        if tag in _APART:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def _below(node: SyntaxTreeNode, links: Links) -> str:
    parts = (render(child, links) for child in node.children)
    return "\n\n".join(part for part in parts if part)


def _list(node: SyntaxTreeNode, links: Links) -> str:
    items = []
    for place, item in enumerate(node.children):
        mark = f"{place + 1}. " if node.type == "ordered_list" else "- "
        parts = [render(child, links) for child in item.children]
        if parts and BOX.match(parts[0]):
            parts[0] = BOX.sub("", parts[0])  # a box would be a step of its own
        inside = _joined([part for part in parts if part])
        if inside:
            items.append(mark + inside.replace("\n", "\n" + " " * len(mark)))
    blank = re.compile(r"^ +$", re.MULTILINE)
    return "\n".join(blank.sub("", item) for item in items)


def _joined(parts: list[str]) -> str:
    """A list may follow its words at once; all else needs a line between."""
    text = ""
    for part in parts:
        near = part.startswith(("- ", "1. "))
        text += part if not text else f"\n{part}" if near else f"\n\n{part}"
    return text


def _table(node: SyntaxTreeNode, links: Links) -> str:
    """A line for each row, with the name of each column: a table is too wide for a step."""
    rows = [
        [words(cell, links) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    if not rows:
        return ""
    names, *values = rows
    if not values:
        return "- " + " · ".join(filter(None, names))
    return "\n".join(f"- {_row(names, row)}" for row in values)


def _row(names: list[str], row: list[str]) -> str:
    pairs = zip(names, row, strict=False)
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs if cell)
