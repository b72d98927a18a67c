"""What every view is handed: the desk, the words, the colours, and a way to say what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol
from uuid import UUID

from incident_desk.desk import Desk
from incident_desk.domain.found import Place
from incident_desk.errors import DeskError
from incident_desk.i18n import Texts
from incident_desk.preferences import Preferences
from incident_desk.ui.bridge import DeskBridge
from incident_desk.ui.notices import Notices
from incident_desk.ui.tasks import Tasks
from incident_desk.ui.theme import Theme


class Shell(Protocol):
    """What a view may ask of the window around it."""

    @property
    def preferences(self) -> Preferences: ...

    def open_board(self) -> None: ...

    def open_incident(
        self, incident_id: UUID, tab: str = "", place: Place | None = None
    ) -> None: ...

    def open_step(self, incident_id: UUID, ref: UUID) -> None:
        """The step of a checklist that is due: `ref` is `Checklist.ref`."""
        ...

    def open_page(self, page: str) -> None: ...

    def declare(self) -> None: ...

    def assess(self, incident_id: UUID) -> None: ...

    def print_everything(self) -> None: ...

    def take_in_history(self) -> None: ...

    def open_demonstration(self) -> None: ...

    def leave_demonstration(self) -> None: ...

    def restore(self, backup: Path) -> None: ...

    def prefer(self, preferences: Preferences) -> None: ...


@dataclass(frozen=True, slots=True)
class Context:
    """Made anew when language, theme or desk changes; a view never outlives its context."""

    desk: Desk
    another_desk: Callable[[], Desk]
    bridge: DeskBridge
    tasks: Tasks
    notices: Notices
    shell: Shell
    texts: Texts
    theme: Theme
    demonstration: bool = False

    @property
    def preferences(self) -> Preferences:
        """As they are now: not every change of them furnishes the window anew."""
        return self.shell.preferences

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    @property
    def zone(self) -> tzinfo | None:
        return self.desk.clock.zone

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do what the commander asked. If it cannot be done, say so at once; False then."""
        try:
            verb()
        except DeskError as error:
            self.notices.fail(error)
            return False
        self.notices.clear_failure()
        return True
