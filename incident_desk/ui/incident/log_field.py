"""The field of the log line: what its keys do beside typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.log_completion import Completion
from incident_desk.ui.incident.log_offers import LogOffers
from incident_desk.ui.incident.recall import Recall

_MOST = 1_000_000  # characters, as many as the command line takes


class LogField(QLineEdit):
    """Enter is what is typed, unless something in the list above was chosen with the arrows.

    With that list open the arrows walk in it, Tab takes from it and Esc closes it; else the arrows
    go back through the lines of the log.
    """

    recalling = Signal()  # an older line is about to be shown
    recalled = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(
        self, offers: LogOffers, lines: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setMaxLength(_MOST)
        self.offers = offers
        self.recall = Recall(lines)
        offers.taken.connect(self.take)

    def take(self, offer: Completion) -> None:
        """Put it in the place of the word it completes."""
        self.offers.hide()
        self.setSelection(offer.start, offer.end - offer.start)
        self.insert(offer.text)
        self.offers.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, key: int) -> None:
        if not self.recall.back:
            self.recalling.emit()
        step = self.recall.older if key == Qt.Key.Key_Up else self.recall.newer
        line = step(self.text())
        if line is not None:
            # What was being typed stays on disk: nobody typed this line now.
            self.blockSignals(True)
            self.setText(line)
            self.blockSignals(False)
            self.recalled.emit()

    def _in_offers(self, key: int) -> bool:
        """Whether the key is the list's."""
        if not self.offers.isVisible():
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.offers.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.offers.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.offers.chosen:
            self.take(self.offers.chosen)
        else:
            return False
        return True

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._in_offers(key):
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & _HELD:
            self._walk(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.offers.hide()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        if following and self.offers.isVisible() and self.offers.first:
            self.take(self.offers.first)
            return True
        return super().focusNextPrevChild(following)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offers.hide()


_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
)
