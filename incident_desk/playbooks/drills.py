"""The drills that come with the desk, and the organisation's own in the data folder."""

from dataclasses import dataclass
from pathlib import Path

from incident_desk import paths
from incident_desk.domain import drill_reader
from incident_desk.domain.drill import Drill
from incident_desk.domain.drill_reader import Playbooks
from incident_desk.errors import InputError, RuleError
from incident_desk.playbooks import files


@dataclass(frozen=True, slots=True)
class DrillShelf:
    """The drills of one language, by title, and what is wrong with those that are not there."""

    drills: tuple[Drill, ...]
    problems: tuple[InputError, ...] = ()

    def drill(self, drill_id: str) -> Drill:
        """Raises RuleError if there is none of this id."""
        for found in self.drills:
            if found.id == drill_id:
                return found
        raise RuleError("drills.no_such_drill", name=drill_id[:60])


def shelf(folder: Path, language: str, playbook_of: Playbooks) -> DrillShelf:
    """The built-in drills, each replaced by the own one with its id, and the other own ones.

    `folder` holds a folder for each language; `playbook_of` gives the playbooks that they may put
    to work. A file that cannot be used is a problem, with its file, line and reason.
    """
    found: dict[str, Drill] = {}
    problems: list[InputError] = []
    for place in (paths.resources() / "drills", folder):
        seen: dict[str, str] = {}
        for file in _files(place / language, problems):
            name = f"{language}/{file.name}"
            try:
                drill = _read(file, name, language, playbook_of)
                if drill.id in seen:
                    where = {"file": name, "line": 1, "id": drill.id, "other": seen[drill.id]}
                    raise InputError("drills.same_drill", **where)
            except InputError as error:
                problems.append(error)
            else:
                seen[drill.id] = name
                found[drill.id] = drill
    by_title = sorted(found.values(), key=lambda drill: drill.title.casefold())
    return DrillShelf(tuple(by_title), tuple(problems))


def _files(folder: Path, problems: list[InputError]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        where = {"file": str(folder), "line": 1, "reason": error.strerror or ""}
        problems.append(InputError("playbooks.unreadable", **where))
        return []


def _read(file: Path, name: str, language: str, playbook_of: Playbooks) -> Drill:
    found = drill_reader.load(files.text(file, name, "drills.too_big"), name, playbook_of)
    if found.language != language:
        told = {"language": found.language, "folder": language}
        raise InputError("drills.wrong_language", file=name, **told)
    return found
