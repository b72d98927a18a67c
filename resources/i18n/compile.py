"""Merge each language's catalogues (`<language>/*.po`) into one `<language>.mo`.

Run by `make`, and by the build so that wheels carry them.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).resolve().parent


def merged(folder: Path) -> Catalog:
    """One catalogue of all `.po` files in `folder`; a key that stands twice is an error."""
    whole = Catalog(locale=folder.name)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale=folder.name, abort_invalid=True)
        for message in part:
            if not message.id:
                continue
            if message.id in whole:
                sys.exit(f"{path}: the key {message.id!r} stands in another catalogue too")
            whole[message.id] = message
    return whole


def compile_all() -> list[Path]:
    """Write every language's `.mo`; returns the files written."""
    written = []
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        if folder.name.startswith("_"):
            continue
        target = FOLDER / f"{folder.name}.mo"
        with target.open("wb") as file:
            write_mo(file, merged(folder))
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it gathers the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        del version
        compile_all()
        artifacts = build_data["artifacts"]
        assert isinstance(artifacts, list)
        artifacts.append("resources/i18n/*.mo")


if __name__ == "__main__":
    compile_all()
