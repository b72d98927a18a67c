"""What one user prefers: language, theme, name, views, silence. Never anything of an incident.

That an incident rings no more on this laptop is a preference, not a fact: others still hear it.
"""

import getpass
import json
import locale
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from incident_desk.i18n import LANGUAGES

THEMES = ("system", "light", "dark")
VIEWS = ("columns", "table")
_LONGEST = 200  # characters of a text, and entries of a list: whatever is longer is not ours


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view of the board under a name: columns or table, the order, and what the filters hold."""

    name: str
    view: str = "table"
    sort: str = "started_at"
    descending: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`name` is who is told to have written a fact.

    `user_base`: all who use the organisation's services; 0 is not known.
    `silent_until` is a moment in UTC after ISO 8601, or empty; `silent_incidents` are ids.
    """

    language: str = "en"
    theme: str = "system"
    name: str = ""
    view: str = "columns"
    user_base: int = 0
    views: tuple[SavedView, ...] = ()
    silent_until: str = ""
    silent_incidents: tuple[str, ...] = ()


def read(path: Path) -> Preferences:
    """What is kept at `path`; whatever is missing or makes no sense is as on a first start."""
    first = Preferences(language=_system_language(), name=_system_name())
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return first
    if not isinstance(kept, dict):
        return first
    sound = {name: _SOUND[name](kept[name]) for name in _SOUND if name in kept}
    return replace(first, **{name: value for name, value in sound.items() if value is not None})


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


def _one_of(allowed: tuple[str, ...]) -> Callable[[object], str | None]:
    return lambda kept: kept if isinstance(kept, str) and kept in allowed else None


def _text(kept: object) -> str | None:
    return kept if isinstance(kept, str) and len(kept) <= _LONGEST else None


def _count(kept: object) -> int | None:
    return kept if type(kept) is int and kept >= 0 else None


def _texts(kept: object) -> tuple[str, ...] | None:
    if not isinstance(kept, list):
        return None
    return tuple(text for text in kept[:_LONGEST] if _text(text))


def _views(kept: object) -> tuple[SavedView, ...] | None:
    """Those that make sense, each name once."""
    if not isinstance(kept, list):
        return None
    found = (_view(one) for one in kept[:_LONGEST])
    return tuple({view.name: view for view in found if view}.values())


def _view(kept: object) -> SavedView | None:
    match kept:
        case {
            "name": str(name),
            "view": str(view),
            "sort": str(sort),
            "descending": bool(descending),
            "choices": dict(choices),
        } if name.strip() and len(name) <= _LONGEST and view in VIEWS:
            sound = {key: text for key, text in choices.items() if _text(text)}
            return SavedView(name, view, sort, descending, sound)
    return None


_SOUND: Mapping[str, Callable[[object], Any]] = {
    "language": _one_of(LANGUAGES),
    "theme": _one_of(THEMES),
    "name": _text,
    "view": _one_of(VIEWS),
    "user_base": _count,
    "views": _views,
    "silent_until": _text,
    "silent_incidents": _texts,
}


def _system_language() -> str:
    code = (locale.getlocale()[0] or "").lower()
    return "es" if code.startswith(("es", "spanish")) else "en"


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
