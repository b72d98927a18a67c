"""What stands inside a line: links that lead somewhere, pictures, tags; and the plain words."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference

_PARSER = MarkdownIt("commonmark")
_CODE = r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
_LABEL = r"\[(?P<label>(?:[^\[\]`\\]|`[^`]*`|\\.|\[[^\[\]]*\])*)\]"
_TARGET = r"\(\s*<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+[\"'(].*?[\"')])?\s*\)"
_PARTS = re.compile(
    rf"{_CODE}|(?P<picture>!?){_LABEL}(?:{_TARGET}|\[(?P<name>[^\]]*)\])?(?:\{{:[^}}]*\}})?"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--.*?-->)",
    re.DOTALL,
)
_TAGS = re.compile(
    r"</?(?:a|abbr|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|iframe|img|input|kbd|label|li|mark"
    r"|ol|p|pre|q|s|samp|small|span|strong|sub|summary|details|sup|table|tbody|td|th|thead|tr|tt|u|ul"
    r"|var)\b[^<>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_FOOTNOTE = re.compile(r"\W*\d+\W*(?:, paraphrased\W*)?")
MOST_LETTERS = 20_000
_WHOLE = ("http", "https", "mailto", "tel", "ftp", "ssh", "slack", "sip")


@dataclass(frozen=True, slots=True)
class Links:
    """The link definitions of a file, and its own place from which its links lead."""

    definitions: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


def mended(text: str, links: Links) -> str:
    """Markdown whose links work outside of its file: definitions filled in, tags and pictures gone.

    A link to another file of theirs becomes its words and the path: there is no such file here.
    """
    if len(text) > MOST_LETTERS:
        return text  # no paragraph; whoever wrote it meant no links
    return _PARTS.sub(lambda found: _part(found, links), text)


def flowing(text: str) -> str:
    """On one line, as a paragraph is read; a break that was meant stays."""
    lines = re.split(r"(?: {2,}|\\)\n", text)
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def plain(text: str) -> str:
    """Only the words; code keeps its marks, so that it can be told from them."""
    if len(text) > MOST_LETTERS:
        return " ".join(text.split())
    (inline,) = _PARSER.parseInline(text)
    words = []
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "code_inline":
            marks = "``" if "`" in token.content else "`"
            words.append(f"{marks}{token.content}{marks}")
        elif token.type in ("text", "text_special"):
            words.append(token.content)
    return " ".join("".join(words).split())


def linked(text: str) -> tuple[str, ...]:
    """The links in a text, as Markdown, each once."""
    found = (match for match in _PARTS.finditer(text) if _scheme(match["target"] or ""))
    return tuple(dict.fromkeys(f"[{match['label']}]({match['target']})" for match in found))


def _scheme(target: str) -> str:
    """The scheme of an address that leads somewhere by itself; empty for all others."""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return ""
    return scheme if scheme in _WHOLE else ""


def _part(found: re.Match[str], links: Links) -> str:
    if found["code"]:
        return found[0]
    if found["tag"]:
        if not _TAGS.fullmatch(found[0]):
            return f"`{found[0]}`"  # a placeholder such as <namespace>
        return "\n" if found[0].lower().startswith("<br") else ""
    target = _target(found, links)
    if target is None:
        return found[0]
    label = mended(found["label"], links)
    if found["picture"]:
        return f"({label})" if len(label.split()) > 2 else ""
    return _link(label, target, links)


def _target(found: re.Match[str], links: Links) -> str | None:
    if found["target"] is not None:
        return found["target"]
    name = found["name"] or found["label"]
    return links.definitions.get(normalizeReference(name))


def _link(label: str, target: str, links: Links) -> str:
    if _scheme(target):
        return f"[{label}]({target})" if label.strip() else ""
    path = target.partition("#")[0]
    if not path:
        return "" if _FOOTNOTE.fullmatch(label) else label  # to a place in this same file
    if not path.startswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(links.file), path))
    return f"{label} (`{path}`)" if path not in label else label
