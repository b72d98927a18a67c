"""What was copied out of a word processor, a mail or a page (HTML), as light Markdown.

Bold, italic, lists, links and paragraphs stay; a row of a table becomes a line; everything else
becomes its words. What would be read as a mark of ours is escaped.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from incident_desk.export.characters import clean, common_spaces
from incident_desk.export.pasted_runs import PLAIN, Style, marked

_SILENT = frozenset(
    ["script", "style", "head", "title", "template", "xml", "svg", "iframe", "object", "noscript"]
)
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS = ("section", "article", "header", "footer", "main", "aside", "figure", "form")
_PARAGRAPHS = frozenset([*_HEADS, *_PARTS, "p", "blockquote", "pre", "dl", "table", "hr"])
_LINES = frozenset(["div", "tr", "dt", "dd", "address", "figcaption", "center", "caption"])
_BOLD = frozenset([*_HEADS, "b", "strong"])
_ITALIC = frozenset(["i", "em", "cite"])
_CLOSE_THEMSELVES = frozenset(["p", "li", "tr", "td", "th", "dt", "dd"])
_VOID = frozenset(
    ["br", "img", "hr", "wbr", "input", "meta", "link", "col", "base", "area", "embed", "source"]
)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all")
_WEIGHT = re.compile(r"font-weight:\s*(bold|bolder|normal|lighter|\d{3})")
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)")
_WORD_LEVEL = re.compile(r"mso-list:\s*l\d+ level(\d)", re.IGNORECASE)
_WORD_LABEL = re.compile(r"mso-list:\s*ignore")
_CONDITION = re.compile(r"<!\[(?!CDATA\[)[^>]*>")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_FARTHEST = 64  # how many open tags an end is searched in: more are only open by mistake
_LINE, _PARAGRAPH = 1, 2


def light_markdown(html: str) -> str:
    """The text of `html`, ready to be edited. Anything is read; nothing is fetched."""
    reader = _Reader()
    reader.feed(_readable(html))
    reader.close()
    return reader.text()


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that is open, and what holds inside it. `label` is the number of a list of Word."""

    tag: str
    style: Style = PLAIN
    silent: bool = False
    cell: bool = False
    exact: bool = False
    label: bool = False


@dataclass(slots=True)
class _Points:
    """An open list: the number of its next point, if it has numbers, and where its text begins."""

    number: int | None
    indent: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open("")]
        self._lists: list[_Points] = []
        self._done: list[str] = []
        self._line: list[tuple[str, Style]] = []
        self._gap = 0  # line ends that the next word begins with
        self._mark = ""  # of a point that has no word yet
        self._indent = 0
        self._cells = 0

    def text(self) -> str:
        self._end_line()
        return "".join(self._done).strip("\n")

    def _end_line(self) -> None:
        if self._line:
            self._done.append(marked(self._line))
            self._line = []

    def _break(self, kind: int) -> None:
        """What follows begins a line or a paragraph; in a cell only a word, as in its first line"""
        if self._open[-1].cell:
            self._say(" ")
        elif not self._mark:
            self._gap = max(self._gap, kind)

    def _say(self, words: str) -> None:
        if not words.strip():
            if self._line and not self._gap:
                self._line.append((" ", PLAIN))
            return
        if self._gap or self._mark:
            self._end_line()
            self._done.append("\n" * self._gap * bool(self._done))
            self._done.append(self._mark or " " * self._indent)
            self._gap, self._mark = 0, ""
            words = words.lstrip()
        self._line.append((words, self._open[-1].style))

    def _point(self, mark: str, outer: int) -> None:
        """A point whose mark stands `outer` characters from the left; close to the one before."""
        self._mark = ""
        self._break(_LINE)
        if self._indent:
            self._gap = min(self._gap, _LINE)
        self._mark = f"{' ' * outer}{mark} "
        self._indent = len(self._mark)

    def _start_point(self) -> None:
        points = self._lists[-1] if self._lists else _Points(None)
        mark = "-"
        if points.number is not None:
            mark = f"{points.number}."
            points.number += 1
        self._point(mark, self._lists[-2].indent if len(self._lists) > 1 else 0)
        points.indent = self._indent

    def _start_list(self, number: int | None) -> None:
        if self._mark and self._lists:  # the point has no words: the list takes its place
            self._lists[-1].indent = len(self._mark) - len(self._mark.lstrip())
            self._mark = ""
        self._break(_LINE if self._lists else _PARAGRAPH)
        self._lists.append(_Points(number))

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()
        self._mark = ""
        self._stand_in_list()
        self._break(_PARAGRAPH)

    def _stand_in_list(self) -> None:
        self._indent = self._lists[-1].indent if self._lists else 0

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        """What a tag does where it begins."""
        if level := _WORD_LEVEL.search(values.get("style", "")):
            self._point("-", 2 * (int(level[1]) - 1))
        elif tag == "br":
            self._break(_PARAGRAPH if self._gap else _LINE)
        elif tag == "img":
            self._say(values.get("alt", ""))
        elif tag in ("ul", "ol"):
            self._start_list(_whole(values.get("start", "")) if tag == "ol" else None)
        elif tag == "li":
            self._start_point()
        elif tag in ("td", "th"):
            self._cells += 1
            if self._cells > 1:
                self._say(" | ")
        elif tag in _PARAGRAPHS:
            self._stand_in_list()
            self._break(_PARAGRAPH)
        elif tag in _LINES:
            self._break(_LINE)
            self._cells = 0

    def _finish(self, tag: str) -> None:
        """What a tag does where it ends."""
        if tag in ("ul", "ol"):
            self._end_list()
        elif tag in _PARAGRAPHS:
            self._break(_PARAGRAPH)
        elif tag in _LINES or tag == "li":
            self._break(_LINE)

    # html.parser overrides

    def updatepos(self, _start: int, end: int) -> int:
        """Lines are not counted: nobody asks where a tag stood."""
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("body", "html"):
            del self._open[1:]
            return
        if tag in _CLOSE_THEMSELVES and self._open[-1].tag == tag:
            self.handle_endtag(tag)
        values = {name: value or "" for name, value in attrs}
        inside = _inside(self._open[-1], tag, values)
        if not inside.silent and not inside.label:
            self._begin(tag, values)
        if tag not in _VOID:
            self._open.append(inside)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, max(0, len(self._open) - _FARTHEST), -1):
            if self._open[place].tag == tag:
                silent = self._open[place].silent
                del self._open[place:]
                if not silent:
                    self._finish(tag)
                return

    def handle_data(self, data: str) -> None:
        around = self._open[-1]
        if around.silent:
            return
        words = common_spaces(clean(data))
        if around.label:
            if number := _NUMBER.search(words):
                self._point(number[0], len(self._mark) - len(self._mark.lstrip()))
        elif around.exact:
            for place, line in enumerate(words.split("\n")):
                if place:
                    self._break(_LINE)
                self._say(line)
        else:
            self._say(_BLANK.sub(" ", words))


def _inside(around: _Open, tag: str, values: dict[str, str]) -> _Open:
    style = around.style
    bold, italic = style.bold or tag in _BOLD, style.italic or tag in _ITALIC
    silent, label = around.silent or tag in _SILENT, around.label
    if css := values.get("style", "").lower():
        if weight := _WEIGHT.search(css):
            bold = weight[1] in ("bold", "bolder", "600", "700", "800", "900")
        if slant := _SLANT.search(css):
            italic = slant[1] != "normal"
        silent = silent or bool(_HIDDEN.search(css))
        label = label or bool(_WORD_LABEL.search(css))
    target = values.get("href", "") if tag == "a" else style.target
    if (bold, italic, target) != (style.bold, style.italic, style.target):
        style = Style(bold, italic, target)
    cell = tag in ("td", "th") or (around.cell and tag != "table")
    return _Open(tag, style, silent, cell, around.exact or tag in ("pre", "textarea"), label)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _readable(html: str) -> str:
    """Without comments, and without a tag that never ends: for each the parser would read all."""
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        end = html.find("-->", start + 2)
        at = end + 3 if end >= 0 else len(html)
    kept.append(html[at:])
    text = "".join(kept)
    last = text.rfind(">") + 1
    return _CONDITION.sub("", text[:last]) + text[last:].replace("<", "&lt;")
