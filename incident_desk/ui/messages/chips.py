"""The facts that a draft is filled from, as chips: unknown, changed since, or as they were."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from incident_desk.domain.message_text import Text
from incident_desk.domain.messages import PROMISE
from incident_desk.domain.templates import unfilled
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.messages.kept_focus import focus_stays
from incident_desk.ui.parts import empty
from incident_desk.ui.theme import SPACE, TARGET

OPEN, FOUND, CHANGED, LAPSED, SAME = "open", "found", "changed", "lapsed", "same"
_LONGEST = 28  # characters of a value


@dataclass(frozen=True, slots=True)
class Chip:
    """`state`: open (nobody knows), found (known by now), changed (since drafted), lapsed (said
    in the text, and not known any more), same.
    """

    name: str
    state: str
    value: str = ""
    before: str = ""


def chips(
    text: Text,
    known: Mapping[str, str],
    used: Mapping[str, str],
    replaced: Mapping[str, Sequence[str]],
) -> list[Chip]:
    """What has become of each fact that this text tells.

    `used` are the values that it was filled with, and `replaced` those that were taken out of it
    since: whoever undoes that has them in the text again.
    """
    open_fields = [name for name in unfilled("\n".join(text.parts)) if name != PROMISE]
    shown = [
        Chip(name, FOUND if name in known else OPEN, known.get(name, "")) for name in open_fields
    ]
    for name, value in used.items():
        if name != PROMISE and name not in open_fields:
            shown.append(_used(text, name, known.get(name, ""), (value, *replaced.get(name, ()))))
    return shown


def stale(text: Text, now: str, values: Sequence[str]) -> str:
    """Which of these values stands in the text though it is another by now; '' if none does."""
    rest = text.with_words(now, " ") if now else text
    return next((value for value in values if value != now and rest.says(value)), "")


def _used(text: Text, name: str, now: str, values: Sequence[str]) -> Chip:
    if before := stale(text, now, values):
        return Chip(name, CHANGED if now else LAPSED, now, before)
    return Chip(name, SAME, now or values[0])


class Chips(QWidget):
    def __init__(
        self,
        context: Context,
        label: Callable[[str], str],
        chosen: Callable[[Chip], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._label = label
        self._chosen = chosen
        self._shown: Sequence[Chip] = ()
        self.stops: list[QToolButton] = []
        self._flow = FlowLayout(SPACE // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)

    def show_chips(self, chips: Sequence[Chip]) -> bool:
        """Whether they are others than before, and were made anew."""
        if list(chips) == list(self._shown):
            return False
        self._shown = tuple(chips)
        with focus_stays(self):
            empty(self._flow)
            self.stops = [self._button(chip) for chip in chips]
            for made in self.stops:
                self._flow.addWidget(made)
                made.show()
        self.setVisible(bool(chips))
        self.updateGeometry()
        return True

    def _button(self, chip: Chip) -> QToolButton:
        texts, theme = self._context.texts, self._context.theme
        made = QToolButton(self)
        made.setObjectName(f"field_{chip.name}")
        words = texts(
            f"messages.chip_{chip.state}",
            field=self._label(chip.name),
            value=_cut(chip.value),
            before=_cut(chip.before),
        )
        made.setText(words.replace("&", "&&"))
        why = texts(f"messages.chip_{chip.state}_why")
        made.setToolTip(plain_tip(f"{chip.value}\n{why}" if chip.value else why))
        made.setAccessibleName(words)
        made.setAccessibleDescription(why)
        made.setMinimumHeight(TARGET - 8)
        made.setAutoRaise(chip.state == SAME)
        colours = {
            OPEN: theme.danger,
            LAPSED: theme.danger,
            FOUND: theme.good,
            CHANGED: theme.warning,
        }
        palette = made.palette()
        ink = QColor(colours.get(chip.state, theme.muted))
        palette.setColor(QPalette.ColorRole.ButtonText, ink)
        made.setPalette(palette)
        made.clicked.connect(lambda: self._chosen(chip))
        return made


def plain_tip(text: str) -> str:
    """A tip of a widget that shows its text as it is: Qt would read tags in it as markup."""
    lines = (escape(line) for line in text[:400].splitlines())
    return f"<p>{'<br>'.join(lines)}</p>"


def _cut(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
