"""Where resources, data, backups and preferences live."""

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def resources() -> Path:
    """The folder of playbooks, templates, catalogues and icons.

    It stands beside the package in a checkout and inside it once installed or frozen.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Where this user's desk keeps its data: INCIDENT_DESK_DATA, or the system's usual place."""
    if named := os.environ.get("INCIDENT_DESK_DATA"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("incident-desk", appauthor=False)


def database(folder: Path) -> Path:
    return folder / "desk.sqlite3"


def backups(folder: Path) -> Path:
    return folder / "backups"


def preferences(folder: Path) -> Path:
    return folder / "preferences.json"


def own_model(folder: Path) -> Path:
    """Where an organisation puts its own severity model."""
    return folder / "severity.toml"


def own_rules(folder: Path) -> Path:
    """Where an organisation puts its own readiness rules for messages."""
    return folder / "readiness.toml"


def own_playbooks(folder: Path) -> Path:
    """Where an organisation puts its own playbooks, in a folder for each language."""
    return folder / "playbooks"


def own_messages(folder: Path) -> Path:
    """Where an organisation puts its own message templates, in a folder for each language."""
    return folder / "messages"


def own_drills(folder: Path) -> Path:
    """Where an organisation puts its own drills, in a folder for each language."""
    return folder / "drills"


def lock(folder: Path) -> Path:
    """Held while a window is open on this desk; its first line is the process that holds it."""
    return folder / "desk.lock"


def log(folder: Path) -> Path:
    """Where mistakes of the program are written."""
    return folder / "desk.log"


def package_folder(module_file: str | None) -> Path:
    """The folder of an imported package, from its `__file__`."""
    assert module_file is not None
    return Path(module_file).resolve().parent
