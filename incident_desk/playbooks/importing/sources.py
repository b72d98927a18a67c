"""Runbooks from a file or a folder: each with its account, or with why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from incident_desk.errors import InputError, StoppedError
from incident_desk.playbooks import files
from incident_desk.playbooks.importing.account import Account
from incident_desk.playbooks.importing.runbook import problem, propose

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt")


@dataclass(frozen=True, slots=True)
class Runbook:
    """One file. Where it has a problem there may still be an account, to be changed by hand."""

    file: str
    account: Account | None
    problem: InputError | None = None


def read(
    path: Path,
    language: str = "",
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Runbook, ...]:
    """The file, or every Markdown or text file in the folder and below.

    Raises InputError if there is no such path, or no such file in the folder; StoppedError.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if _may_be_one(file))
        if not found:
            raise InputError("import.empty_folder", path=str(path))
        root = path
    elif path.is_file():
        found, root = [path], path.parent
    else:
        raise InputError("import.no_path", path=str(path))
    read_ = []
    for done, file in enumerate(found):
        if stopped():
            raise StoppedError
        progress(done, len(found))
        read_.append(_runbook(file, _name(file, root), language))
    progress(len(found), len(found))
    return tuple(read_)


def _runbook(file: Path, name: str, language: str) -> Runbook:
    try:
        account = propose(files.text(file, name), name, language)
    except InputError as error:
        return Runbook(name, None, error)
    return Runbook(name, account, problem(account))


def _may_be_one(file: Path) -> bool:
    """By its name: 'disk.md', 'disk.html.md.erb'; hidden files are somebody's tools."""
    suffixes = [suffix.lower() for suffix in file.suffixes]
    is_named = bool(suffixes) and any(suffix in _SUFFIXES for suffix in suffixes[-2:])
    return is_named and not file.name.startswith(".") and file.is_file()


def _name(file: Path, root: Path) -> str:
    name = file.relative_to(root).as_posix()
    return name.encode("utf-8", "replace").decode()  # a name of the disk may be no text
