"""What is shown when the desk cannot be opened: why, what to do, and its backups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from incident_desk.desk.recovery import Backup
from incident_desk.errors import DeskError
from incident_desk.i18n import Texts
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE


class RecoveryWindow(QWidget):
    retry_wanted = Signal()
    restore_wanted = Signal(object)  # Path of a backup

    def __init__(
        self,
        texts: Texts,
        error: DeskError,
        backups: Sequence[Backup],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(texts("window.title"))
        self.resize(720, 480)
        self._told = plain_label(error.told(texts))
        self._told.setObjectName("told")
        self.backups = QListWidget()
        self.backups.setObjectName("backups")
        self.backups.setAccessibleName(texts("recovery.backups"))
        for backup in backups:
            self._offer(backup)
        self.backups.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(plain_label(texts("recovery.title"), size="title"))
        column.addWidget(self._told)
        column.addWidget(plain_label(texts("recovery.safe"), "good"))
        key = "recovery.backups" if backups else "recovery.no_backups"
        column.addWidget(plain_label(texts(key)))
        column.addWidget(self.backups, 1)
        self.backups.setVisible(bool(backups))
        if not backups:
            column.addStretch(1)
        column.addLayout(self._actions(bool(backups)))

    def say(self, text: str) -> None:
        self._told.setText(text)

    def _offer(self, backup: Backup) -> None:
        at = backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        size = max(1, backup.size // 1024)
        item = QListWidgetItem(self._texts("recovery.backup", time=at, size=size))
        item.setData(Qt.ItemDataRole.UserRole, backup.path)
        self.backups.addItem(item)

    def _actions(self, any_backup: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        retry = button(self._texts("recovery.retry"), self.retry_wanted.emit)
        retry.setObjectName("retry")
        row.addWidget(retry)
        if any_backup:
            restore = button(self._texts("recovery.restore"), self._restore, first=True)
            restore.setObjectName("restore")
            row.addWidget(restore)
        row.addStretch(1)
        row.addWidget(button(self._texts("recovery.quit"), QApplication.quit))
        return row

    def _restore(self) -> None:
        if item := self.backups.currentItem():
            self.restore_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
