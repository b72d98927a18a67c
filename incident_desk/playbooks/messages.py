"""The message templates: those that come with the desk, and an organisation's own before them.

A template is a file `<audience>-<stage>.txt` (or `.j2`) in the folder of its language.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk import paths
from incident_desk.domain.message import AUDIENCES, STAGES
from incident_desk.domain.templates import MOST_CHARACTERS
from incident_desk.errors import InputError, RuleError
from incident_desk.i18n import LANGUAGES

if TYPE_CHECKING:
    from incident_desk.playbooks.message_templates import Template

# The words of status pages, which this desk used before it had seven stages.
_EARLIER = {
    "investigating": "acknowledged",
    "identified": "known_scope",
    "monitoring": "watching",
}
_SUFFIXES = (".txt", ".j2")
_MOST_BYTES = 4 * MOST_CHARACTERS  # as many as UTF-8 may need
_NAME = re.compile(r"([a-z][a-z0-9_]*)-([a-z][a-z0-9_]*)")

Place = tuple[str, str]  # audience and stage


def stage_of(word: str) -> str:
    """The stage that is meant, for a status page's word as well."""
    return _EARLIER.get(word, word)


def template(audience: str, stage: str, language: str, own: Path | None = None) -> "Template":
    """The organisation's one in the folder `own` if it is sound, else the built-in one.

    Raises RuleError if there is none.
    """
    place = (audience, stage_of(stage))
    if file := _files(own, language)[0].get(place):
        found, _mistake = _looked_at(file)
        if found:
            return found
    built_in = _files(_built_in(), language)[0].get(place)
    if built_in is None:
        raise RuleError("messages.no_template", audience=audience, stage=stage, language=language)
    return _read(built_in)


def stages(audience: str, language: str, own: Path | None = None) -> tuple[str, ...]:
    """Those with a template for this audience: in the order an incident takes them, then others."""
    held = {stage for for_whom, stage in _places(language, own) if for_whom == audience}
    return _in_order(held, STAGES)


def audiences(language: str, own: Path | None = None) -> tuple[str, ...]:
    """Those with a template at any stage; an organisation's own ones last."""
    return _in_order({audience for audience, _stage in _places(language, own)}, AUDIENCES)


def problems(own: Path) -> tuple[InputError, ...]:
    """Why files of the organisation do not serve, each naming its file, line and reason."""
    found: list[InputError] = []
    for language in LANGUAGES:
        files, misnamed = _files(own, language)
        found += misnamed
        found += [mistake for _, mistake in map(_looked_at, files.values()) if mistake]
    return tuple(found)


def _built_in() -> Path:
    return paths.resources() / "messages"


def _places(language: str, own: Path | None) -> set[Place]:
    built_in, _ = _files(_built_in(), language)
    files, _ = _files(own, language)
    return {*built_in, *(place for place, file in files.items() if _looked_at(file)[0])}


def _in_order(held: set[str], usual: tuple[str, ...]) -> tuple[str, ...]:
    return (*(word for word in usual if word in held), *sorted(held.difference(usual)))


def _files(folder: Path | None, language: str) -> tuple[dict[Place, Path], list[InputError]]:
    """The files of a language by what they are for, and what is wrong with the names of others."""
    found: dict[Place, Path] = {}
    wrong: list[InputError] = []
    try:
        listed = tuple(_listed(folder, language))
    except OSError:
        return {}, [InputError("message_templates.not_text", file=language)]
    for file in listed:
        name = _NAME.fullmatch(file.stem)
        place = (name[1], stage_of(name[2])) if name else None
        if place is None:
            wrong.append(InputError("message_templates.name", file=_told(file)))
        elif place in found:
            told = {"file": _told(file), "other": _told(found[place])}
            wrong.append(InputError("message_templates.twice", **told))
        else:
            found[place] = file
    return found, wrong


def _listed(folder: Path | None, language: str) -> Iterator[Path]:
    """In the order of their suffixes, then of their names; hidden files are nobody's templates."""
    if folder is None or language not in LANGUAGES or not (folder / language).is_dir():
        return
    shown = (file for file in (folder / language).iterdir() if not file.name.startswith("."))
    listed = sorted(file for file in shown if file.is_file())
    for suffix in _SUFFIXES:
        yield from (file for file in listed if file.suffix == suffix)


def _looked_at(file: Path) -> "tuple[Template | None, InputError | None]":
    """The template in a file of the organisation, or its mistake."""
    try:
        state = file.stat()
    except OSError:
        return None, InputError("message_templates.not_text", file=_told(file))
    if state.st_size > _MOST_BYTES:
        return None, InputError(
            "message_templates.too_long", file=_told(file), most=MOST_CHARACTERS
        )
    return _own(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _own(file: Path, _changed_at: int, _size: int) -> "tuple[Template | None, InputError | None]":
    """Read again whenever it has changed."""
    try:
        return _read(file), None
    except InputError as error:
        return None, error
    except (OSError, UnicodeDecodeError):
        return None, InputError("message_templates.not_text", file=_told(file))


def _read(file: Path) -> "Template":
    return _parsed(file.read_text(encoding="utf-8-sig"), _told(file))


@lru_cache(maxsize=256)
def _parsed(source: str, name: str) -> "Template":
    # Jinja2 is heavy to import, and a start needs no template.
    from incident_desk.playbooks.message_templates import read

    return read(source, name)


def _told(file: Path) -> str:
    """The file as it is named to people: with its language, for both have the same names."""
    return f"{file.parent.name}/{file.name}"
