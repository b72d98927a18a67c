"""An incident as another program told it, before this desk takes it in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Update:
    """What the page told at one moment; `phase` is '' when it names none."""

    at: datetime
    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class PastIncident:
    """One incident of the page. `origin` names its file for ever, `digest` what it holds today."""

    origin: str
    digest: str
    title: str
    started_at: datetime
    resolved_at: datetime | None
    services: tuple[str, ...]
    severity_word: str
    text: str
    updates: tuple[Update, ...]
    informational: bool
    file: str
