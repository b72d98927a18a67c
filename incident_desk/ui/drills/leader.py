"""For the one who leads the exercise: its clock, a pause, the next inject, the end."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from incident_desk.domain.drill_run import ENDED, PAUSED, RUNNING, DrillRun
from incident_desk.domain.spans import elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, set_property
from incident_desk.ui.theme import SPACE

_NARROW = 720  # device-independent pixels: below, the buttons stand under the clock


class LeaderRow(QWidget):
    """In a low window the clock is a button with a menu of what else could be pressed."""

    pause_wanted = Signal()  # or to go on
    next_wanted = Signal()
    end_wanted = Signal()
    score_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._low = False
        self._clock = ElidedLabel("")
        self._clock.setObjectName("drill_clock")
        self._verbs = {
            name: _Verb(context, name, signal)
            for name, signal in (
                ("pause", self.pause_wanted),
                ("next", self.next_wanted),
                ("end", self.end_wanted),
                ("score", self.score_wanted),
            )
        }
        self._menu = QPushButton()
        self._menu.setObjectName("drill_menu")
        self._menu.setProperty("quiet", True)
        menu = QMenu(self._menu)
        for verb in self._verbs.values():
            menu.addAction(verb.action)
        self._menu.setMenu(menu)
        self._menu.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        side = QHBoxLayout()
        side.setSpacing(SPACE)
        for verb in self._verbs.values():
            side.addWidget(verb.button)
        side.addWidget(self._menu)
        side.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self._row.addWidget(self._clock, 1)
        self._row.addLayout(side)

    @property
    def next_button(self) -> QPushButton:
        return self._verbs["next"].button

    def show_run(self, run: DrillRun) -> None:
        texts, over, told = self._context.texts, run.state == ENDED, self._in_words(run)
        self._clock.setText(told)
        set_property(self._clock, "tone", "" if run.state == RUNNING else "warning")
        self._menu.setText(told)
        self._verbs["pause"].tell(texts("drill.pause" if run.state == RUNNING else "drill.resume"))
        wanted = {
            "pause": True,
            "next": run.next_inject(self._context.now) is not None,
            "end": not over,
            "score": over,
        }
        held = [verb.button for verb in self._verbs.values() if verb.button.hasFocus()]
        for name, verb in self._verbs.items():
            verb.action.setVisible(wanted[name])
            verb.button.setVisible(wanted[name] and not self._low)
        if held and held[0].isHidden():
            # Qt would give it to the next button, and the next Enter would end the drill.
            self._verbs["pause"].button.setFocus()

    def set_low(self, low: bool) -> None:
        """Whoever calls this shows the drill anew."""
        self._low = low
        self._clock.setVisible(not low)
        self._menu.setVisible(low)

    def _in_words(self, run: DrillRun) -> str:
        now, texts = self._context.now, self._context.texts
        time = elapsed(run.elapsed(now).total_seconds(), texts)
        if run.state == ENDED:
            return texts("drill.ended_after", time=time)
        told = texts(
            "drill.clock",
            time=time,
            minutes=run.minutes,
            came=len(run.came(now)),
            all=len(run.injects),
        )
        return f"{texts('drill.paused')} · {told}" if run.state == PAUSED else told

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)


class _Verb:
    """One thing to press: as a button, and in a menu."""

    def __init__(self, context: Context, name: str, pressed: SignalInstance) -> None:
        self.button = button("", pressed.emit)
        self.button.setObjectName(f"drill_{name}")
        self.action = QAction(self.button)
        self.action.triggered.connect(pressed)
        self.tell(context.texts(f"drill.{name}"))

    def tell(self, words: str) -> None:
        if words != self.button.text():
            self.button.setText(words)
            self.action.setText(words)
