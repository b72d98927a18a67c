"""The history of a status page, in the form of cState: a Markdown file for each incident.

Its head tells title, date, end, severity and services (https://github.com/cstate/cstate/wiki); its
body, what was published. A date without a zone is UTC. The page's own `resolved` rules: a
`resolvedWhen` beside `resolved: false` is a plan, not an end.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from incident_desk.domain.past_incident import PastIncident
from incident_desk.errors import InputError, StoppedError
from incident_desk.exchange import cstate_updates, frontmatter
from incident_desk.exchange.frontmatter import Field

MOST_BYTES = 5_000_000
_TRUE, _FALSE = ("true", "yes", "on", "y", "1"), ("false", "no", "off", "n", "0")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was not read, and why."""

    file: str
    line: int
    error: InputError


@dataclass(frozen=True, slots=True)
class History:
    """What a folder holds: all that could be read, and a problem for each file that could not."""

    incidents: tuple[PastIncident, ...]
    problems: tuple[Problem, ...]


def read(path: Path, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> History:
    """A file of history, or a folder of them.

    Raises InputError if there is no such path, or no Markdown in the folder; StoppedError.
    """
    if path.is_dir():
        return read_folder(path, progress, stopped)
    if not path.is_file():
        raise InputError("cstate.no_path", path=str(path))
    return _history([path], path.parent, progress, stopped)


def read_folder(
    folder: Path, progress: Callable[[int, int], None], stopped: Callable[[], bool]
) -> History:
    """Every .md file in the folder and below; those that begin with `_` are not incidents to Hugo.

    Raises InputError if there is none, StoppedError when `stopped` says so.
    """
    found = (path for path in folder.rglob("*.md") if not path.name.startswith("_"))
    files = sorted(path for path in found if path.is_file())
    if not files:
        raise InputError("cstate.empty_folder", path=str(folder))
    return _history(files, folder, progress, stopped)


def read_file(path: Path, root: Path | None = None) -> PastIncident:
    """One incident; it is named by its path from `root`, or by the name of its file.

    Raises InputError with `file` and `line`.
    """
    file = _name(path, root)
    content = _content(path, file)
    fields, body = frontmatter.read(_text(content, file), file)
    title = _line(_required(fields, "title", file).text)
    if not title:
        raise InputError("cstate.no_title", file=file, line=fields["title"].line)
    started_at = _date(_required(fields, "date", file), file)
    ended_at = _end(fields, started_at, file)
    text, updates = cstate_updates.read(_clean(body).expandtabs(4), started_at, ended_at)
    if ended_at is None and _says(fields, "resolved", file):
        ended_at = max([started_at, *(update.at for update in updates)])
    services = (_line(service) for service in fields.get("affected", Field(0)).values)
    return PastIncident(
        origin=f"cstate:{file}",
        digest=hashlib.sha256(content).hexdigest(),
        title=title,
        started_at=started_at,
        resolved_at=ended_at,
        services=tuple(dict.fromkeys(filter(None, services))),
        severity_word=_line(fields.get("severity", Field(0)).text).lower(),
        text=text,
        updates=tuple(updates),
        informational=_says(fields, "informational", file),
        file=file,
    )


def _history(
    files: list[Path],
    root: Path,
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> History:
    incidents, problems = [], []
    for done, path in enumerate(files):
        if stopped():
            raise StoppedError
        progress(done, len(files))
        try:
            incidents.append(read_file(path, root))
        except InputError as error:
            line = error.values.get("line")
            problems.append(Problem(_name(path, root), line if isinstance(line, int) else 1, error))
    progress(len(files), len(files))
    return History(tuple(incidents), tuple(problems))


def _name(path: Path, root: Path | None) -> str:
    name = path.relative_to(root).as_posix() if root else path.name
    return name.encode("utf-8", "replace").decode()  # a name of the disk may be no text


def _content(path: Path, file: str) -> bytes:
    """All the bytes, never more than can be an incident."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise InputError("cstate.unreadable", file=file, line=1) from None
    if len(content) > MOST_BYTES:
        raise InputError("cstate.too_big", file=file, line=1)
    return content


def _text(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("cstate.not_utf8", file=file, line=line) from None
    return _clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def _clean(text: str) -> str:
    """Without control characters but line breaks and tabs; nor halves of characters."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


def _required(fields: dict[str, Field], name: str, file: str) -> Field:
    found = fields.get(name, Field(1))
    if not found.values:
        raise InputError(f"cstate.no_{name}", file=file, line=found.line)
    return found


def _date(found: Field, file: str) -> datetime:
    at = cstate_updates.moment(found.text)
    if at is None:
        text = _line(found.text)[:60]
        raise InputError("cstate.no_such_date", file=file, line=found.line, text=text)
    return at


def _end(fields: dict[str, Field], started_at: datetime, file: str) -> datetime | None:
    found = fields.get("resolvedwhen", Field(1))
    if not found.values:
        return None
    ended_at = _date(found, file)
    if "resolved" in fields and not _says(fields, "resolved", file):
        return None
    if ended_at < started_at:
        raise InputError("cstate.ends_before_start", file=file, line=found.line)
    return ended_at


def _says(fields: dict[str, Field], name: str, file: str) -> bool:
    """A yes or no of the page; no where it says nothing."""
    found = fields.get(name, Field(1))
    word = found.text.strip().lower()
    if word and word not in _TRUE + _FALSE:
        raise InputError("cstate.no_yes_or_no", file=file, line=found.line, name=name)
    return word in _TRUE
