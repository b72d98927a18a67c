"""Earlier versions of own playbooks, each kept as the file that it was.

They stand in `.versions/<id>/` beside the playbooks of their language, where nothing is read from
when playbooks are: a version is only ever taken again by being saved as a new one.
"""

import difflib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import StoreError

FOLDER = ".versions"
_NUMBER = re.compile(r"(\d{1,9})(?:-\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Version:
    """`text` is the whole file; `kept_at` is when it was written, UTC, None for a built-in one."""

    number: int
    text: str
    kept_at: datetime | None = None
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Steps that came, went, or are told otherwise; and whether anything above them changed."""

    added: tuple[Step, ...]
    removed: tuple[Step, ...]
    changed: tuple[Step, ...]
    head: bool


def put_aside(file: Path, playbook_id: str, version: int) -> None:
    """Keep a copy of `file` before it is replaced. Raises StoreError; `file` is untouched then."""
    folder = file.parent / FOLDER / playbook_id
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        content = file.read_bytes()
        same = (one for one in folder.glob(f"{version}*.md") if one.read_bytes() == content)
        if next(same, None) is None:
            target, again = folder / f"{version}.md", 1
            while target.exists():
                again += 1
                target = folder / f"{version}-{again}.md"
            part = target.with_suffix(".part")
            part.write_bytes(content)
            part.replace(target)
    except OSError as error:
        reason = error.strerror or ""
        raise StoreError("playbooks.not_kept", path=str(folder), reason=reason) from error


def earlier(folder: Path, playbook_id: str) -> tuple[Version, ...]:
    """The newest first. `folder` holds the playbooks of one language. Raises StoreError."""
    try:
        files = (folder / FOLDER / playbook_id).glob("*.md")
        named = ((file, _NUMBER.fullmatch(file.stem)) for file in files)
        found = [(file, int(number[1])) for file, number in named if number]
        found.sort(key=lambda one: _newest(one[0]), reverse=True)
        return tuple(
            Version(number, file.read_text("utf-8", "replace"), kept_at(file))
            for file, number in found
        )
    except OSError as error:
        reason = error.strerror or ""
        raise StoreError("playbooks.not_kept", path=str(folder), reason=reason) from error


def kept_at(file: Path) -> datetime | None:
    """When a file was written, UTC; None for one that is gone."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def difference(before: Playbook, after: Playbook) -> Difference:
    old = {step.id: step for step in before.steps}
    new = {step.id: step for step in after.steps}
    heads = [
        [getattr(one, name) for name in ("title", "about", "for_failures", "severities", "roles")]
        + [one.opens, one.words, one.when, one.always, one.sources]
        for one in (before, after)
    ]
    return Difference(
        added=tuple(step for name, step in new.items() if name not in old),
        removed=tuple(step for name, step in old.items() if name not in new),
        changed=tuple(step for name, step in new.items() if name in old and old[name] != step),
        head=heads[0] != heads[1],
    )


def lines(before: str, after: str) -> str:
    """The two files line by line: `-` what is gone, `+` what came, with what stands around it."""
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    return "\n".join("…" if line.startswith("@@") else line for line in list(told)[2:])


def _newest(file: Path) -> tuple[float, str]:
    return file.stat().st_mtime, file.stem
