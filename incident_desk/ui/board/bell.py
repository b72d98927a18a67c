"""The bell in the head of the board: whether this laptop sounds, and the way to change that."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.icons import icon
from incident_desk.ui.silence import in_words, silence, silence_all, sound_again, toggle

_LISTED = 12  # silenced incidents in the menu
_TITLE = 40  # characters


class Bell(QPushButton):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_bell")
        self.setAutoDefault(True)
        self.setIconSize(QSize(20, 20))
        self._context = context
        self._icons = {
            "bell": icon("bell", context.theme.text),
            "bell-off": icon("bell-off", context.theme.warning),
        }
        self.menu_ = QMenu(self)
        self._told = ""
        self.clicked.connect(self.open)
        self.read()

    def read(self) -> None:
        """Show how it stands now: a silent hour ends by itself."""
        told = in_words(self._context)
        if told == self._told and self.text():
            return
        self._told = told
        texts = self._context.texts
        self.setIcon(self._icons["bell-off" if told else "bell"])
        self.setText(told or texts("bell.on"))
        self.setToolTip(texts("bell.why"))
        self.setAccessibleDescription(texts("bell.why"))

    def open(self) -> None:
        """The menu below the bell, without a nested event loop."""
        self._fill()
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.menu_.setActiveAction(self.menu_.actions()[0])

    def _fill(self) -> None:
        context, texts = self._context, self._context.texts
        held = silence(context.preferences)
        self.menu_.clear()
        if held.holds(context.now):
            self._add("bell_again", texts("bell.again")).triggered.connect(self._on_again_chosen)
        else:
            self._add("bell_hour", texts("bell.hour")).triggered.connect(self._on_hour_chosen)
        for incident_id in list(held.incidents)[:_LISTED]:
            try:
                incident = context.desk.incident(incident_id)
            except DeskError:
                continue  # of another desk, the demonstration say
            named = f"{incident.reference} {incident.title[:_TITLE]}".replace("&", "&&")
            action = self._add(
                f"bell_{incident.reference}", texts("bell.incident_again", named=named)
            )
            action.triggered.connect(partial(self._toggle, incident_id))

    def _add(self, name: str, words: str) -> QAction:
        action = self.menu_.addAction(words)
        action.setObjectName(name)
        return action

    def _toggle(self, incident_id: UUID, _checked: bool = False) -> None:
        toggle(self._context, incident_id)
        self.read()

    def _on_hour_chosen(self) -> None:
        silence_all(self._context)
        self.read()

    def _on_again_chosen(self) -> None:
        sound_again(self._context)
        self.read()
