"""Marks of other tools turned into Markdown's own, line for line: lines keep their numbers."""

import re

_ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?)\s*(?P<kind>[\w-]*)[^\"]*(?:\"(?P<title>.*)\")?\s*$")
_CALLOUT = re.compile(r"^(?P<before>\s*>\s*)\[!\w+\]\s*$")
# A line that is only a mark of Hugo, Jekyll, kramdown or ERB.
_MARK = re.compile(r"^\s*(?:\{\{[<%].*[>%]\}\}|\{%.*%\}|<%.*%>|\{:.*\})\s*$")
# Hugo's way to say a link to another page.
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+\"?([^\"\s]+?)\"?\s*[>%]\}\}")
_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")


def prepared(lines: list[str]) -> list[str]:
    """The same number of lines; what is a mark only has become empty."""
    made: list[str] = []
    quoted, fence = False, ""
    for line in lines:
        fence = _fence(line, fence)
        admonition = _ADMONITION.match(line) if not fence else None
        if admonition:
            quoted = True
            title = admonition["title"] or ""
            made.append(f"> **{title}**" if title else ">")
            continue
        quoted = quoted and (not line.strip() or line.startswith(("    ", "\t")))
        if quoted:
            inside = line.removeprefix("\t").removeprefix("    ")
            made.append(f"> {inside}" if inside.strip() else ">")
        elif not fence and _MARK.match(line):
            made.append("")
        else:
            made.append(_REF.sub(r"\1", _CALLOUT.sub(r"\g<before>", line)))
    return made


def _fence(line: str, open_fence: str) -> str:
    """The fence that is open after this line, if one is."""
    found = _FENCE.match(line)
    if not found:
        return open_fence
    if not open_fence:
        return found["fence"]
    closes = found["fence"].startswith(open_fence) and not found["info"].strip()
    return "" if closes else open_fence
