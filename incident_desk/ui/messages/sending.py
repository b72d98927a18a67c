"""Marking a message as sent: in which language, by which channel, to whom, and how it left."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.message import CHANNELS, WAYS, Message
from incident_desk.errors import DeskError, RuleError
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, line_label, plain_label
from incident_desk.ui.theme import SPACE

_AGAIN = "messages.sent_already"


class Sending(QWidget):
    """The same text goes to the same people once; 'again' is asked in its place."""

    channel_chosen = Signal(str)
    sent = Signal()

    def __init__(
        self, context: Context, incident_id: UUID, message: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._message = message
        self.language = self._choice("language", message.languages)
        own = self.language.findData(context.texts.language)
        self.language.setCurrentIndex(max(own, 0))
        self.channel = self._choice("channel", CHANNELS)
        self.outlet = QWidget()  # what is looked at, and then sent: it stands above the preview
        self.way = self._choice("way", WAYS)
        self.way.setCurrentIndex(WAYS.index("posted"))
        self.group = QLineEdit()
        self.group.setObjectName("message_group")
        self.group.setAccessibleName(context.texts("messages.group"))
        self.group.setPlaceholderText(context.texts(f"messages.group_{message.audience}"))
        self.group.setMaxLength(200)
        self.mark = button(context.texts("messages.sent"), self._on_mark_pressed)
        self.mark.setObjectName("message_sent")
        self._again = plain_label(context.texts(_AGAIN), "warning", "small")
        self.again = button(context.texts("messages.send_again"), self._on_again_pressed)
        self.again.setObjectName("message_again")
        self._lay_out()
        self.channel.currentIndexChanged.connect(self._on_channel_index_changed)
        self.language.currentIndexChanged.connect(self._on_language_index_changed)
        self.group.textEdited.connect(self._on_group_edited)
        self._ask_again(False)

    def show_message(self, message: Message, groups: Sequence[str]) -> None:
        """`groups`: those who were told before, to be named with a few keys."""
        self._message = message
        with QSignalBlocker(self.group):
            self.group.setCompleter(QCompleter(list(groups), self.group))

    @property
    def outlets(self) -> tuple[QWidget, ...]:
        return self.language, self.channel

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the tabulator stops after the ways out, in order."""
        return self.group, self.way, self.mark, self.again

    def begin(self) -> None:
        """It was approved: what comes next is to send it."""
        shown = next(one for one in self.outlets if not one.isHidden())
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_as(self, other: "Sending") -> None:
        """The same message, shown anew: go on where the other one stood."""
        for mine, its in ((self.language, other.language), (self.channel, other.channel)):
            mine.setCurrentIndex(max(mine.findData(its.currentData()), 0))
        self.way.setCurrentIndex(other.way.currentIndex())
        self.group.setText(other.group.text())

    def left_by(self, way: str) -> None:
        """It has left the desk by this way: what is marked next left so."""
        self.way.setCurrentIndex(WAYS.index(way))

    def _choice(self, name: str, values: Sequence[str]) -> QComboBox:
        made = QComboBox()
        made.setObjectName(f"message_{name}")
        made.setAccessibleName(self._context.texts(f"messages.{name}"))
        for value in values:
            made.addItem(self._context.texts(f"{name}.{value}"), value)
        return made

    def _lay_out(self) -> None:
        texts = self._context.texts
        row = QHBoxLayout(self.outlet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.language, 1)
        row.addWidget(self.channel, 1)
        self.language.setVisible(len(self._message.languages) > 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.addWidget(self.group, 0, 0, 1, 2)
        grid.addWidget(self.way, 1, 0)
        grid.addWidget(self.mark, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(line_label(texts("messages.sending"), "muted"))
        column.addLayout(grid)
        column.addWidget(self._again)
        column.addWidget(self.again)

    def _mark(self, *, again: bool) -> None:
        desk, texts = self._context.desk, self._context.texts
        group = self.group.text().strip() or texts(f"messages.group_{self._message.audience}")
        channel = str(self.channel.currentData())
        try:
            desk.mark_sent(
                self._incident_id,
                self._message.id,
                str(self.language.currentData()),
                channel,
                group,
                str(self.way.currentData()),
                again=again,
            )
        except RuleError as error:
            if error.key == _AGAIN:
                self._ask_again(True)
            else:
                self._context.notices.fail(error)
            return
        except DeskError as error:
            self._context.notices.fail(error)
            return
        self._ask_again(False)
        self._context.notices.clear_failure()
        where = texts(f"channel.{channel}")
        self._context.notices.say(texts("messages.sent_by", channel=where))
        self.sent.emit()

    def _ask_again(self, asked: bool) -> None:
        for shown in (self._again, self.again):
            shown.setVisible(asked)
        if asked:
            self.again.setFocus()

    def _on_mark_pressed(self) -> None:
        self._mark(again=False)

    def _on_again_pressed(self) -> None:
        self._mark(again=True)

    def _on_language_index_changed(self) -> None:
        self._ask_again(False)

    def _on_group_edited(self) -> None:
        self._ask_again(False)

    def _on_channel_index_changed(self) -> None:
        self._ask_again(False)
        self.channel_chosen.emit(str(self.channel.currentData()))
