"""Going back through the lines of the log, as a shell does."""

from collections.abc import Callable, Sequence


class Recall:
    """Steps through `lines`, the newest first; what was being typed waits below the newest.

    A line that was changed stays changed until one is entered.
    """

    def __init__(self, lines: Callable[[], Sequence[str]]) -> None:
        self._read = lines
        self._lines: Sequence[str] = ()
        self._place = 0  # 0 is what is being typed
        self._changed: dict[int, str] = {}

    @property
    def back(self) -> bool:
        """Whether an older line is shown."""
        return self._place > 0

    def older(self, shown: str) -> str | None:
        """The line above the one that is shown; None above the oldest."""
        if not self.back:
            self._lines = self._read()
        return self._go(shown, self._place + 1)

    def newer(self, shown: str) -> str | None:
        """The line below the one that is shown; None below what is being typed."""
        return self._go(shown, self._place - 1)

    def end(self) -> str:
        """A line was entered: what else was being typed, which may be nothing."""
        waiting = self._changed.get(0, "") if self.back else ""
        self._place = 0
        self._changed.clear()
        return waiting

    def _go(self, shown: str, place: int) -> str | None:
        if not 0 <= place <= len(self._lines):
            return None
        self._changed[self._place] = shown
        self._place = place
        return self._changed.get(place, "" if place == 0 else self._lines[place - 1])
