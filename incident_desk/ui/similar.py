"""Seen before: past incidents that resemble what is being declared, with what fixed them."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.desk.queries import Similar
from incident_desk.domain.spans import elapsed
from incident_desk.errors import StoreError
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.parts import button, empty, plain_label
from incident_desk.ui.theme import SPACE

_PAUSE = 250  # ms after the last key
_SHOWN = 90  # characters of a title on its button


class SeenBefore(QWidget):
    chosen = Signal(object)  # the id of a past incident

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("declare_similar")
        self._context = context
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self.hide()

    def ask(self, title: str, services: Iterable[str]) -> None:
        """Look a moment after the last key; what is typed is never held up."""
        self._asked = (title, tuple(services))
        self._pause.start()

    def _look(self) -> None:
        try:
            found = self._context.desk.similar(*self._asked)
        except StoreError as error:
            self._context.notices.fail(error)
            return
        empty(self._column)
        self.setVisible(bool(found))
        if found:
            self._column.addWidget(plain_label(self._context.texts("similar.title"), "muted"))
        for similar in found:
            self._add(similar)

    def _add(self, similar: Similar) -> None:
        card, texts = similar.card, self._context.texts
        go = button(f"{card.reference}  {card.title[:_SHOWN]}", lambda: self.chosen.emit(card.id))
        go.setObjectName(f"similar_{card.reference}")
        ago = elapsed((self._context.now - card.started_at).total_seconds(), texts)
        fixed = " ".join(similar.fixed_by.split())
        key = "similar.fixed_by" if fixed else "similar.not_known"
        told = ElidedLabel(texts(key, ago=ago, fixed_by=fixed[:300]))
        self._column.addWidget(go)
        self._column.addWidget(told)
