"""Backups: which there are, making one, and going back to one."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.desk import Desk
from incident_desk.domain.spans import full_time
from incident_desk.errors import DeskError
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.section import Section
from incident_desk.ui.theme import SPACE

_SHOWN = 6  # rows in sight


class BackupsSection(Section):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts = context.texts
        super().__init__(texts("settings.backups"), parent)
        self._context = context
        self.rows = RowsModel(
            (
                Column(texts("settings.backup_time")),
                Column(texts("settings.backup_size"), 14, number=True),
            )
        )
        self.table = RowsTable(self.rows, texts("settings.backups"))
        self.table.setObjectName("settings_backups")
        self._none = plain_label(texts("settings.no_backups"), "muted")
        self._back_up = button(texts("settings.back_up"), self._on_back_up_clicked)
        self._back_up.setObjectName("settings_back_up")
        self._restore = button(texts("settings.restore"), self._on_restore_clicked)
        self._restore.setObjectName("settings_restore")
        self._question = RestoreQuestion(context)
        self.add(plain_label(texts("settings.backups_why"), "muted"), self._none, self.table)
        self.add_row(self._back_up, self._restore)
        self.add(self._question)
        self.table.opened.connect(self._on_restore_clicked)
        self.table.chosen.connect(self._question.hide)

    def read(self) -> None:
        """Raises StoreError."""
        context, size = self._context, QLocale(self._context.texts.language).formattedDataSize
        form = QLocale.DataSizeFormat.DataSizeSIFormat
        held = self.table.value
        self.rows.show(
            [
                Row(
                    (
                        full_time(backup.made_at, context.zone, context.texts),
                        size(backup.size, 1, form),
                    ),
                    (backup.path, backup.made_at),
                )
                for backup in context.desk.backups()
            ]
        )
        found = bool(self.rows.rows)
        self._none.setVisible(not found)
        self.table.setVisible(found)
        self._restore.setEnabled(found)
        self.table.fit(_SHOWN)
        self.table.choose(held)

    def _on_back_up_clicked(self) -> None:
        another_desk = self._context.another_desk
        self._back_up.setEnabled(False)
        self._back_up.setText(self._context.texts("settings.backing_up"))
        self._context.tasks.run(
            lambda _task: backed_up(another_desk),
            self._on_back_up_done,
            self._on_back_up_failed,
        )

    def _offer_back_up(self) -> None:
        self._back_up.setEnabled(True)
        self._back_up.setText(self._context.texts("settings.back_up"))

    def _on_back_up_done(self, path: Path) -> None:
        self._offer_back_up()
        if self._context.attempt(self.read):
            self._context.notices.say(self._context.texts("settings.backed_up", path=path))

    def _on_back_up_failed(self, error: DeskError) -> None:
        self._offer_back_up()
        self._context.notices.fail(error)

    def _on_restore_clicked(self) -> None:
        if isinstance(chosen := self.table.value, tuple):
            self._question.ask(*chosen)


class RestoreQuestion(QWidget):
    """Asks on the page itself, and says what will be kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = context.texts
        self._context = context
        self._path: Path | None = None
        self._title = plain_label("", "warning")
        yes = button(texts("settings.restore_yes"), self._on_yes_clicked)
        yes.setObjectName("settings_restore_yes")
        self._no = button(texts("settings.restore_no"), self.hide)
        self._no.setObjectName("settings_restore_no")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(plain_label(texts("settings.restore_why")))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._no)
        row.addWidget(yes)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def ask(self, path: Path, made_at: datetime) -> None:
        self._path = path
        time = full_time(made_at, self._context.zone, self._context.texts)
        self._title.setText(self._context.texts("settings.restore_title", time=time))
        self.show()
        self._no.setFocus()

    def _on_yes_clicked(self) -> None:
        self.hide()
        if self._path:
            self._context.shell.restore(self._path)


def backed_up(another_desk: Callable[[], Desk]) -> Path:
    """Make a backup on a desk of its own. Raises StoreError."""
    with closing(another_desk()) as desk:
        return desk.back_up()
