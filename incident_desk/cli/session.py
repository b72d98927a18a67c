"""What every command is handed: the folder, the language, and the desk while it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from incident_desk import paths, preferences
from incident_desk.clock import Clock, SystemClock
from incident_desk.desk import Desk
from incident_desk.errors import InputError
from incident_desk.i18n import Texts, texts


@dataclass(frozen=True, slots=True)
class Session:
    folder: Path
    texts: Texts
    name: str
    clock: Clock

    @classmethod
    def begin(cls, folder: Path, language: str | None) -> "Session":
        kept = preferences.read(paths.preferences(folder))
        return cls(folder, texts(language or kept.language), kept.name, SystemClock())

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @contextmanager
    def desk(self, *, new: bool = False) -> Iterator[Desk]:
        """The desk, closed at the end; `new`: made where there is none yet.

        Else raises InputError where there is none: a slip in the folder's name must not pass for
        an empty desk.
        """
        if not new and not paths.database(self.folder).exists():
            raise InputError("cli.no_desk", path=str(self.folder))
        desk = Desk(self.folder, self.clock, self.name)
        try:
            yield desk
        finally:
            desk.close()
