"""Drafts and messages, the newest first."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from incident_desk.domain.message import APPROVED, DRAFT, SENT, Message
from incident_desk.ui.context import Context
from incident_desk.ui.messages.words import heading, state
from incident_desk.ui.theme import SPACE

_HEIGHT = 18 * SPACE  # the promises below it are to be seen
_ID = Qt.ItemDataRole.UserRole


class _Roomy(QStyledItemDelegate):
    # Qt overrides

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(size.height() + SPACE)
        return size


class MessageList(QListWidget):
    chosen = Signal(object)  # the UUID of a message

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._colours = {DRAFT: theme.warning, APPROVED: theme.accent, SENT: theme.good}
        self.setObjectName("message_list")
        self.setAccessibleName(context.texts("messages.list"))
        self.setWordWrap(True)
        # Room by the delegate: a list's own spacing is not reckoned with where words are wrapped.
        self.setItemDelegate(_Roomy(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFixedHeight(_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_item_changed)

    @property
    def current_id(self) -> UUID | None:
        item = self.currentItem()
        return item.data(_ID) if item else None

    def show_messages(self, messages: Sequence[Message]) -> None:
        """What was chosen stays so; if it is gone, the newest is."""
        before = self.current_id
        with QSignalBlocker(self):
            self.clear()
            for message in messages:
                self.addItem(self._item(message))
            self.choose(before)

    def choose(self, message_id: UUID | None) -> None:
        rows = range(self.count())
        self.setCurrentRow(next((row for row in rows if self._id(row) == message_id), 0))

    def _item(self, message: Message) -> QListWidgetItem:
        lines = [heading(message, self._context), state(message, self._context)]
        if message.corrects:
            lines.insert(1, self._context.texts("messages.correction"))
        item = QListWidgetItem("\n".join(lines))
        item.setData(_ID, message.id)
        item.setForeground(QColor(self._colours.get(message.state, self._context.theme.muted)))
        return item

    def _id(self, row: int) -> UUID:
        found = self.item(row).data(_ID)
        return UUID(str(found))

    def _on_current_item_changed(self) -> None:
        if self.current_id:
            self.chosen.emit(self.current_id)
