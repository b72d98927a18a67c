"""Read a history and take it in, on a thread of its own; and what to say of it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from incident_desk.desk import Desk
from incident_desk.desk.history import TakenIn
from incident_desk.exchange import cstate
from incident_desk.exchange.cstate import Problem
from incident_desk.i18n import Texts
from incident_desk.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Outcome:
    taken_in: TakenIn
    problems: tuple[Problem, ...]

    def summary(self, texts: Texts) -> str:
        """How many of each, one a line."""
        changed = len(self.taken_in.changed)
        parts = [
            texts.count("history.new", self.taken_in.new),
            texts.count("history.known", self.taken_in.known),
            texts.count("history.changed", changed) if changed else "",
            texts.count("history.problems", len(self.problems)) if self.problems else "",
        ]
        return "\n".join(part for part in parts if part)

    def lines(self, texts: Texts) -> list[str]:
        """Each file that deserves a look, and why."""
        return [problem.error.told(texts) for problem in self.problems] + [
            texts("history.changed_file", file=file) for file in self.taken_in.changed
        ]


class _Percent:
    """Tells progress at most a hundred times for each half: reading, then taking in."""

    def __init__(self, tell: Callable[[int, int], None], offset: int) -> None:
        self._tell = tell
        self._offset = offset
        self._last = -1

    def __call__(self, done: int, total: int) -> None:
        percent = self._offset + 100 * done // max(1, total)
        if percent != self._last:
            self._last = percent
            self._tell(percent, 200)


def take_in(path: Path, another_desk: Callable[[], Desk], task: Task) -> Outcome:
    """All that can be read, or nothing. Raises InputError, StoreError, StoppedError."""
    tell = task.progressed.emit
    history = cstate.read(path, _Percent(tell, 0), lambda: task.stopped)
    with closing(another_desk()) as desk:
        taken = desk.take_in(history.incidents, _Percent(tell, 100), lambda: task.stopped)
    return Outcome(taken, history.problems)
