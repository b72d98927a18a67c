"""What one user prefers: language, theme, name. Never anything of an incident."""

import getpass
import json
import locale
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from incident_desk.i18n import LANGUAGES

THEMES = ("system", "light", "dark")
VIEWS = ("columns", "table")


@dataclass(frozen=True, slots=True)
class Preferences:
    """`name` is who is told to have written a fact.

    `user_base`: all who use the organisation's services; 0 is not known.
    """

    language: str = "en"
    theme: str = "system"
    name: str = ""
    view: str = "columns"
    user_base: int = 0


def read(path: Path) -> Preferences:
    """What is kept at `path`; whatever is missing or makes no sense is as on a first start."""
    first = Preferences(language=_system_language(), name=_system_name())
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return first
    if not isinstance(kept, dict):
        return first
    allowed = {"language": LANGUAGES, "theme": THEMES, "view": VIEWS}
    sound = {
        field.name: kept[field.name]
        for field in fields(Preferences)
        if type(kept.get(field.name)) is type(getattr(first, field.name))
        and kept[field.name] in allowed.get(field.name, (kept[field.name],))
    }
    if sound.get("user_base", 0) < 0:
        del sound["user_base"]
    return replace(first, **sound)


def write(path: Path, preferences: Preferences) -> bool:
    """Whether it could be kept; a preference is never worth stopping the commander for."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(preferences), indent=2, ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError:
        return False
    return True


def _system_language() -> str:
    code = (locale.getlocale()[0] or "").lower()
    return "es" if code.startswith(("es", "spanish")) else "en"


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
