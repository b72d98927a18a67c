"""Undo and redo of what this window did last, each by a fact that sets it back."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from incident_desk.changes import Area
from incident_desk.clock import Clock
from incident_desk.desk.door import Door
from incident_desk.domain import undo
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.undo import Change
from incident_desk.errors import RuleError
from incident_desk.i18n import Texts

_REMEMBERED = 100  # changes
_AREAS = {
    "phase": (Area.HEADER,),
    "severity": (Area.HEADER, Area.SEVERITY),
    **dict.fromkeys(
        ("step", "step_person", "step_time", "step_place", "list"), (Area.CHECKLISTS, Area.HEADER)
    ),
    "consequences": (Area.SITUATION, Area.SEVERITY),
}
_COMMON = (Area.HEADER, Area.SITUATION)
_Stack = deque[Change]


class UndoVerbs(Door):
    """Remembers what was done through this door: what other programs did is theirs to undo."""

    def __init__(self, folder: Path, clock: Clock, actor: str) -> None:
        super().__init__(folder, clock, actor)
        self._done: _Stack = deque(maxlen=_REMEMBERED)
        self._undone: _Stack = deque(maxlen=_REMEMBERED)
        self._moving: tuple[_Stack, _Stack] | None = None
        self._changes = 0

    @property
    def undoable(self) -> Change | None:
        """The last change that can be undone, if there is one."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Change | None:
        return self._undone[-1] if self._undone else None

    def undo(self) -> Change:
        """Set the last change back, and give it.

        Raises RuleError where there is none, and where what it set was changed again meanwhile: it
        is forgotten then. StoreError leaves it to be tried again.
        """
        if not self._done:
            raise RuleError("undo.nothing")
        change = self._done[-1]
        self._move(self._done, self._undone, change.after, change.before)
        return change

    def redo(self) -> Change:
        """Make the change again that was undone last, and give it. Raises as `undo`."""
        if not self._undone:
            raise RuleError("undo.nothing_undone")
        change = self._undone[-1]
        self._move(self._undone, self._done, change.before, change.after)
        return change

    def said(self, change: Change, held: Any, texts: Texts) -> str:
        """What a change is about, and what that holds, in words."""
        incident = self._open(change.incident_id).incident
        return undo.said(incident, change.thing, held, texts, self.clock.zone)

    def _move(self, source: _Stack, target: _Stack, held: Any, wanted: Any) -> None:
        thing = source[-1].thing

        def rule(incident: Incident) -> tuple[Body, ...]:
            body = undo.setting(thing, wanted)
            if body is None or undo.value(incident, thing) != held:
                raise RuleError("undo.moved_on", reference=incident.reference)
            return (body,)

        self._moving = source, target
        try:
            self._write(source[-1].incident_id, rule, *_AREAS.get(thing.kind, _COMMON))
        except RuleError:
            source.pop()
            raise
        finally:
            self._moving = None

    # What the door tells.

    def _wrote(self, before: Incident, after: Incident, bodies: Sequence[Body]) -> None:
        if self._moving:
            source, target = self._moving
            target.append(source.pop())
        elif found := undo.change(self._changes + 1, before, after, bodies):
            self._changes += 1
            self._done.append(found)
            self._undone.clear()
