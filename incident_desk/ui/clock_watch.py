"""Says once when the clock of this laptop was set back.

Everything goes on by the clock on the wall, as everybody in the room reads it: countdowns too. So
nothing is corrected in secret; the commander is told, and decides which entries to date anew.
"""

from datetime import timedelta

from PySide6.QtCore import QObject

from incident_desk.clock import SetBack, Watch
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.ui.context import Context


class ClockWatch(QObject):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._watch = Watch(context.desk.clock)
        self._untold: SetBack | None = None
        context.bridge.ticked.connect(self._on_bridge_ticked)

    def _on_bridge_ticked(self) -> None:
        self._untold = self._watch.set_back() or self._untold
        # What went wrong before stays on the screen until it is dealt with.
        if self._untold and self._context.notices.error is None:
            self._say(self._untold)
            self._untold = None

    def _say(self, found: SetBack) -> None:
        context, texts = self._context, self._context.texts
        rounded = found.by + timedelta(seconds=30)  # to the minute
        span = elapsed(rounded.total_seconds() // 60 * 60, texts)
        at = clock_time(found.at, found.at, context.zone, texts)
        before = clock_time(found.at + found.by, found.at, context.zone, texts)
        context.notices.say(texts("clock.set_back", span=span, at=at, before=before))
