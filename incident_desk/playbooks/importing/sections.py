"""What is known of a section of a runbook while it is read."""

from dataclasses import dataclass, field

from incident_desk.playbooks.importing.actions import NEUTRAL


@dataclass(slots=True)
class Section:
    """What stands under one heading. `step` is the last step there, `task` the heading's own."""

    title: str = ""
    level: int = 0
    kind: str = NEUTRAL
    role: str = ""
    heading: int = 0
    task: int = 0
    step: int = 0
    noted: bool = False
    waiting: list[int] = field(default_factory=list)
