"""What can be done with the message that is shown; only what works now is there."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.messages import APPROVED, CHANNELS, DRAFT, SENT, Message
from incident_desk.i18n import Texts
from incident_desk.ui.parts import button, plain_label, set_property
from incident_desk.ui.theme import SPACE


class MessageVerbs(QWidget):
    approve_wanted = Signal()
    copy_wanted = Signal()
    sent_wanted = Signal(str)  # the channel
    discard_wanted = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._approve = self._verb("approve", self.approve_wanted.emit)
        self._copy = self._verb("copy", self.copy_wanted.emit)
        self._discard = self._verb("discard", self._on_discard_clicked)
        self._channel = QComboBox()
        self._channel.setObjectName("message_channel")
        self._channel.setAccessibleName(texts("messages.channel"))
        self._sent = self._verb("sent", self._on_sent_clicked)
        self._sure = self._question()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for pair in ((self._approve, self._copy), (self._channel, self._sent)):
            row = QHBoxLayout()
            for verb in pair:
                row.addWidget(verb, 1)
            column.addLayout(row)
        column.addWidget(self._discard)
        column.addWidget(self._sure)

    def show_for(self, message: Message, *, changed: bool) -> None:
        """`changed`: the text on the screen is not the one that was approved."""
        approved = message.state == APPROVED and not changed
        again = "approve_again" if approved else "approve"
        self._approve.setText(self._texts(f"messages.{again}"))
        self._approve.setVisible(message.state != SENT)
        set_property(self._approve, "first", not approved)
        set_property(self._sent, "first", approved)
        self._discard.setVisible(message.state in (DRAFT, APPROVED))
        self._fill_channels(message)
        sendable = (approved or message.state == SENT) and self._channel.count() > 0
        self._channel.setVisible(sendable)
        self._sent.setVisible(sendable)

    def _fill_channels(self, message: Message) -> None:
        before, used = self._channel.currentData(), {one.channel for one in message.sendings}
        with QSignalBlocker(self._channel):
            self._channel.clear()
            for channel in CHANNELS:
                if channel not in used:
                    self._channel.addItem(self._texts(f"channel.{channel}"), channel)
            self._channel.setCurrentIndex(max(0, self._channel.findData(before)))

    def _question(self) -> QWidget:
        """Asked in its place, not in a dialog."""
        asked = QWidget()
        yes = self._verb("discard_yes", self.discard_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._verb("discard_no", self._on_no_clicked))
        row.addWidget(yes)
        row.addStretch(1)
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(self._texts("messages.discard_sure"), "warning"))
        column.addLayout(row)
        asked.hide()
        return asked

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(self._texts(f"messages.{name}"), pressed)
        made.setObjectName(f"message_{name}")
        return made

    def _on_sent_clicked(self) -> None:
        self.sent_wanted.emit(str(self._channel.currentData()))

    def _on_discard_clicked(self) -> None:
        self._sure.show()
        self._sure.findChildren(QPushButton)[0].setFocus()

    def _on_no_clicked(self) -> None:
        self._sure.hide()
        self._discard.setFocus()
