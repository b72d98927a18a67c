"""The facts of the timeline as a list; one that is a hypothesis is settled by a key."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from incident_desk.domain.facts import Fact, HypothesisRaised, HypothesisSettled
from incident_desk.domain.hypotheses import CONFIRMED, ELIMINATED, OPEN
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context
from incident_desk.ui.incident.fact_delegate import FACT, FactDelegate

_LEAST = 46  # device-independent pixels: one fact, in the lowest window
_KEYS = {"C": CONFIRMED, "E": ELIMINATED, "O": OPEN}


class FactList(QListView):
    settling_wanted = Signal(str)  # the state that the chosen hypothesis is to have

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys(context.texts)
        self.setObjectName("timeline")
        self.setAccessibleName(context.texts("tab.timeline"))
        self.setItemDelegate(FactDelegate(context, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST)

    @property
    def chosen(self) -> Fact | None:
        fact = self.currentIndex().data(FACT)
        return fact if isinstance(fact, Fact) else None

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fact = self.chosen
        state = None if event.modifiers() else self._keys.get(event.text().upper())
        if state and fact and isinstance(fact.body, HypothesisRaised | HypothesisSettled):
            self.settling_wanted.emit(state)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that opens below must not hide what was chosen."""
        chosen = self.visualRect(self.currentIndex())
        seen = chosen.isValid() and chosen.top() < event.oldSize().height() and chosen.bottom() > 0
        super().resizeEvent(event)
        if seen:
            self.scrollTo(self.currentIndex())


def keys(texts: Texts) -> Mapping[str, str]:
    """The key of each state: the letter of its word, and the English one in any language."""
    return _KEYS | {texts(f"hypothesis.key_{state}"): state for state in _KEYS.values()}
