"""What was said of a field before: as a tip, and as a menu from which it is put back."""

from collections.abc import Callable
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from incident_desk.domain.situation import Known
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.ui.context import Context

_SHOWN = 12  # values, the newest
_LENGTH = 60  # characters of a value in the menu
_NAME = 40  # characters of a name
UNKNOWN_KEYS = QKeySequence("Alt+0")
EARLIER_KEYS = QKeySequence("Alt+Down")


class EarlierMenu(QMenu):
    """The values of a field, the newest first; choosing one calls `put_back`."""

    def __init__(
        self,
        context: Context,
        known: Known | None,
        put_back: Callable[[Known], object],
        mark_unknown: Callable[[], object],
        unknown: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("earlier")
        self._context = context
        self._unknown = unknown
        values = _newest_first(known)
        if not values:
            self.addAction(context.texts("situation.nothing_earlier")).setEnabled(False)
        for place, value in enumerate(values):
            action = self.addAction(self._line(value))
            action.setCheckable(place == 0)
            action.setChecked(place == 0)
            action.triggered.connect(lambda _checked, value=value: put_back(value))
        self.addSeparator()
        action = QAction(unknown.replace("&", "&&"), self)
        action.setShortcut(UNKNOWN_KEYS)
        action.triggered.connect(lambda _checked: mark_unknown())
        self.addAction(action)
        self.aboutToHide.connect(self.deleteLater)

    def _line(self, known: Known) -> str:
        texts = self._context.texts
        value = " ".join(shown(known, self._unknown, texts("situation.withdrawn")).split())
        cut = value if len(value) <= _LENGTH else f"{value[:_LENGTH]}…"
        return f"{cut}\t{told(known, self._context)}".replace("&", "&&")


def tip(context: Context, known: Known | None, unknown: str) -> str:
    """The values before this one, as they are told on a tip; empty when there were none."""
    if known is None or not known.earlier:
        return ""
    lines = [context.texts("situation.earlier_values")]
    for value in _newest_first(known)[1:]:
        at = clock_time(value.at, context.now, context.zone, context.texts)
        said = shown(value, unknown, context.texts("situation.withdrawn"))
        lines.append(f"{at}  {value.by[:_NAME]}: {said[:200]}")
    return f"<div style='white-space: pre-wrap'>{escape(chr(10).join(lines))}</div>"


def told(known: Known, context: Context) -> str:
    """Who said it, and how long ago."""
    seconds = (context.now - known.at).total_seconds()
    who = known.by[:_NAME]
    if seconds < 60:
        return context.texts("situation.told_now", who=who)
    return context.texts("situation.told", who=who, age=elapsed(seconds, context.texts))


def shown(known: Known, unknown: str, withdrawn: str) -> str:
    """The value, or in words that there is none."""
    return known.value or (unknown if known.unknown else withdrawn)


def _newest_first(known: Known | None) -> tuple[Known, ...]:
    return (known, *reversed(known.earlier))[:_SHOWN] if known else ()
