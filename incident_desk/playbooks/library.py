"""The playbooks that come with the desk, and the organisation's own in the data folder."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from incident_desk import paths
from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import Playbook
from incident_desk.errors import InputError, RuleError, StoreError
from incident_desk.i18n import LANGUAGES

_REMEMBERED = 1000  # files, each as it was when it was last read


@dataclass(frozen=True, slots=True)
class Shelf:
    """The playbooks of one language, by title, and what is wrong with those that are not there."""

    playbooks: tuple[Playbook, ...]
    problems: tuple[InputError, ...] = ()

    def playbook(self, playbook_id: str) -> Playbook:
        """Raises RuleError if there is none of this id."""
        for found in self.playbooks:
            if found.id == playbook_id:
                return found
        raise RuleError("playbooks.no_such_playbook", name=playbook_id)


@cache
def built_in(language: str) -> tuple[Playbook, ...]:
    """Every playbook of a language, by title; any other language is answered in English."""
    # The reader of Markdown is heavy, and a start needs none.
    from incident_desk.playbooks import markdown

    chosen = language if language in LANGUAGES else LANGUAGES[0]
    folder = paths.resources() / "playbooks" / chosen
    files = folder.glob("*.md")
    read = (markdown.read(file.read_text(encoding="utf-8"), file.name) for file in files)
    return _by_title(read)


def shelf(folder: Path, language: str, vocabulary: Vocabulary) -> Shelf:
    """The built-in playbooks, each replaced by the own one with its id, and the other own ones.

    `folder` holds a folder for each language; `vocabulary` is what conditions may ask for. A file
    that cannot be used is a problem, with its file, line and reason, and the built-in one serves.
    """
    own, problems = _own(folder / language, language, vocabulary)
    found = {playbook.id: playbook for playbook in built_in(language)}
    found.update({name: playbook for name, (_, playbook) in own.items()})
    return Shelf(_by_title(found.values()), problems)


def playbook(playbook_id: str, language: str) -> Playbook:
    """A built-in one. Raises RuleError if there is none of this id."""
    return Shelf(built_in(language)).playbook(playbook_id)


def keep(folder: Path, playbook: Playbook, vocabulary: Vocabulary, *, replace: bool) -> Path:
    """Write an own playbook, all of it or nothing; gives the file. An earlier one is put aside.

    Raises InputError when there is one of its id, built in or own, or a file in its place, unless
    `replace`; RuleError when it cannot be written as a file; StoreError.
    """
    from incident_desk.playbooks import markdown, versions

    own, _ = _own(folder / playbook.language, playbook.language, vocabulary)
    known = {one.id for one in built_in(playbook.language)} | own.keys()
    target = folder / playbook.language / f"{playbook.id}.md"
    if playbook.id in own:
        target, _ = own[playbook.id]
    if not replace and (playbook.id in known or target.exists()):
        file = playbook.sources[0] if playbook.sources else target.name
        raise InputError("playbooks.exists", file=file, line=1, id=playbook.id)
    text = markdown.write(playbook)
    if playbook.id in own:
        target, before = own[playbook.id]
        if before != playbook:
            versions.put_aside(target, playbook.id, before.version)
    write(target, text)
    return target


def own_file(
    folder: Path, playbook_id: str, language: str, vocabulary: Vocabulary
) -> tuple[Path, Playbook] | None:
    """An own playbook that is in force, with its file."""
    return _own(folder / language, language, vocabulary)[0].get(playbook_id)


def remove(folder: Path, playbook_id: str, language: str, vocabulary: Vocabulary) -> None:
    """Take an own one away; it stays among its versions. Raises RuleError if there is none.

    Raises StoreError, and the playbook stays.
    """
    from incident_desk.playbooks import versions

    found = own_file(folder, playbook_id, language, vocabulary)
    if found is None:
        raise RuleError("playbooks.no_such_playbook", name=playbook_id)
    file, playbook = found
    versions.put_aside(file, playbook_id, playbook.version)
    try:
        file.unlink()
    except OSError as error:
        reason = error.strerror or ""
        raise StoreError("playbooks.not_kept", path=str(file), reason=reason) from error


def write(target: Path, text: str) -> None:
    """All of `text` or nothing. Raises StoreError."""
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        reason = error.strerror or ""
        raise StoreError("playbooks.not_kept", path=str(target), reason=reason) from error


def _own(
    folder: Path, language: str, vocabulary: Vocabulary
) -> tuple[dict[str, tuple[Path, Playbook]], tuple[InputError, ...]]:
    """The own playbooks of a language by id, each with its file; and what is wrong with others."""
    found: dict[str, tuple[Path, Playbook]] = {}
    problems: list[InputError] = []
    words = tuple(vocabulary.items())
    for file in _files(folder, problems):
        name = f"{language}/{file.name}"
        try:
            playbook = _read(file, name, language, _stamp(file), words)
            if playbook.id in found:
                other = f"{language}/{found[playbook.id][0].name}"
                where = {"file": name, "line": 1, "id": playbook.id, "other": other}
                raise InputError("playbooks.same_playbook", **where)
        except InputError as error:
            problems.append(error)
        else:
            found[playbook.id] = file, playbook
    return found, tuple(problems)


def _files(folder: Path, problems: list[InputError]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        where = {"file": str(folder), "line": 1, "reason": error.strerror or ""}
        problems.append(InputError("playbooks.unreadable", **where))
        return []


def _stamp(file: Path) -> tuple[int, int]:
    """Tells whether the file has changed since; a file that is gone or no file reads as none."""
    try:
        known = file.stat()
    except OSError:
        return (0, 0)
    return (known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=_REMEMBERED)
def _read(
    file: Path,
    name: str,
    language: str,
    _stamp: tuple[int, int],
    words: tuple[tuple[str, tuple[str, ...]], ...],
) -> Playbook:
    from incident_desk.playbooks import files, markdown

    text = files.text(file, name)
    found = markdown.read(text, name, dict(words))
    if found.language != language:
        lines = enumerate(text.splitlines(), 1)
        line = next((number for number, said in lines if said.startswith("language")), 1)
        where = {"file": name, "line": line, "language": found.language}
        raise InputError("playbooks.wrong_language", **where, folder=language)
    return found


def _by_title(playbooks: Iterable[Playbook]) -> tuple[Playbook, ...]:
    return tuple(sorted(playbooks, key=lambda playbook: playbook.title.casefold()))
