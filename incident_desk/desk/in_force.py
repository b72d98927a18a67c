"""Which rules are in force: an organisation's own file in the data folder, or the built-in one.

A file with a mistake is never half in force: the built-in one stays, and the mistake is told.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incident_desk import paths
from incident_desk.errors import InputError

# What is heavy to import waits until it is used: a start shows the board and needs none of it.
if TYPE_CHECKING:
    from incident_desk.domain.readiness import Rules
    from incident_desk.domain.severity import Model
    from incident_desk.playbooks.drills import DrillShelf
    from incident_desk.playbooks.library import Shelf

Read = TypeVar("Read")
_Reader = Callable[[str, str], Read]


def model_in_force(folder: Path) -> "tuple[Model, InputError | None]":
    """The severity model of the desk in `folder`, and why its own one is not in force, if so."""
    from incident_desk.domain import severity_reader

    return _in_force(paths.own_model(folder), severity_reader.load, built_in_model())


def rules_in_force(folder: Path) -> "tuple[Rules, InputError | None]":
    """The readiness rules of the desk in `folder`, and why its own are not in force, if so."""
    from incident_desk.domain import readiness

    return _in_force(paths.own_rules(folder), readiness.load, built_in_rules())


def playbooks_in_force(folder: Path, language: str) -> "Shelf":
    """The playbooks of the desk in `folder`: its own ones, and the built-in ones beside them."""
    from incident_desk.domain import conditions
    from incident_desk.playbooks import library

    asked = conditions.vocabulary(built_in_model(), model_in_force(folder)[0])
    return library.shelf(paths.own_playbooks(folder), language, asked)


def drills_in_force(folder: Path, language: str) -> "DrillShelf":
    """The drills of the desk in `folder`, and why some of its own are left out, if so."""
    from incident_desk.playbooks import drills

    playbooks = {one.id: one for one in playbooks_in_force(folder, language).playbooks}
    return drills.shelf(paths.own_drills(folder), language, playbooks.get)


@cache
def built_in_model() -> "Model":
    from incident_desk.domain import severity_reader

    return severity_reader.load(_built_in("severity.toml"), "severity.toml")


@cache
def built_in_rules() -> "Rules":
    from incident_desk.domain import readiness

    return readiness.load(_built_in("readiness.toml"), "readiness.toml")


def _built_in(name: str) -> str:
    return (paths.resources() / name).read_text("utf-8")


def _in_force(path: Path, load: _Reader[Read], built_in: Read) -> tuple[Read, InputError | None]:
    try:
        changed_at = path.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return built_in, None
    except OSError:
        return built_in, InputError("toml_file.unreadable", file=str(path))
    own, mistake = _own(path, changed_at, load)
    return (built_in if own is None else own), mistake


@lru_cache(maxsize=4)
def _own(
    path: Path, _changed_at: int, load: _Reader[Read]
) -> tuple[Read | None, InputError | None]:
    """What the file says, read again whenever it has changed; or its mistake."""
    try:
        return load(path.read_text("utf-8"), path.name), None
    except InputError as error:
        return None, error
    except (OSError, UnicodeDecodeError):
        return None, InputError("toml_file.unreadable", file=str(path))
