"""Text from a file that anyone may have written: never more than a playbook can be."""

import re
from pathlib import Path

from incident_desk.errors import InputError

MOST_BYTES = 300_000  # the longest of 200 real runbooks has a third of it
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?")


def text(path: Path, name: str, too_big: str = "playbooks.too_big") -> str:
    """All of the file. Raises InputError, with `name` and the line, for what is no UTF-8 text, and
    as `too_big`, a key of the catalogues, for more than MOST_BYTES.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or ""
        raise InputError("playbooks.unreadable", file=name, line=1, reason=reason) from error
    if len(content) > MOST_BYTES:
        raise InputError(too_big, file=name, line=1)
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        raise InputError("playbooks.not_text", file=name, line=line)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("playbooks.not_utf8", file=name, line=line) from None


def lines(content: str, name: str) -> list[str]:
    """Its lines, whatever system ended them. Raises InputError for characters that are no text."""
    whole = _LINE_END.sub("\n", content.removeprefix("\ufeff"))
    if found := _NO_TEXT.search(whole):
        line = whole.count("\n", 0, found.start()) + 1
        raise InputError("playbooks.not_text", file=name, line=line)
    return whole.split("\n")
