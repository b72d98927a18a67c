"""The versions of a playbook: what changed in each, and taking one again."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.spans import full_time
from incident_desk.errors import InputError
from incident_desk.playbooks import versions
from incident_desk.playbooks.versions import Version
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.playbooks.fields import prose
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.theme import SPACE


class VersionsPanel(QWidget):
    taken = Signal(object)  # Playbook, to be put into the draft

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: tuple[Version, ...] = ()
        self.shows = ("", "")  # id and language
        texts = context.texts
        self._about = plain_label("", "muted")
        self._about.setObjectName("versions_about")
        self.model = RowsModel(
            (Column(texts("pbedit.version"), 14), Column(texts("pbedit.version_kept")))
        )
        self.table = RowsTable(self.model, texts("pbedit.versions"))
        self.table.setObjectName("versions_list")
        self.table.chosen.connect(self._on_table_chosen)
        self.told = plain_label("")
        self.told.setObjectName("versions_told")
        self.lines = QPlainTextEdit()
        prose(self.lines, "versions_lines", texts("pbedit.version_lines"), 4)
        self.lines.setReadOnly(True)
        self._take = button(texts("pbedit.version_take"), self._on_take_clicked)
        self._take.setObjectName("versions_take")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._about)
        column.addWidget(self.table)
        column.addWidget(self.told)
        column.addWidget(self.lines, 1)
        row = QHBoxLayout()
        row.addWidget(self._take)
        row.addStretch(1)
        column.addLayout(row)

    def read(self, playbook_id: str, language: str) -> None:
        texts, zone = self._context.texts, self._context.zone
        self.shows = playbook_id, language
        self._found = self._context.desk.playbook_versions(playbook_id, language)
        rows = []
        for place, one in enumerate(self._found):
            when = full_time(one.kept_at, zone, texts) if one.kept_at else ""
            if one.built_in:
                when = texts("pbedit.version_built_in")
            rows.append(Row((str(one.number), when), place))
        with QSignalBlocker(self.table):
            self.model.show(rows)
        self.table.fit(4)
        some = bool(rows)
        self._about.setText(texts("pbedit.versions_why" if some else "pbedit.versions_none"))
        for part in (self.table, self.told, self.lines, self._take):
            part.setVisible(some)
        if some:
            self.table.choose(0)
            self._show(0)

    def _show(self, place: int) -> None:
        """What this version changed of the one before it."""
        chosen = self._found[place]
        before = self._found[place + 1] if place + 1 < len(self._found) else None
        texts = self._context.texts
        self._take.setEnabled(place > 0)
        if before is None:
            self.told.setText(texts("pbedit.version_first"))
            self.lines.setPlainText(chosen.text)
            return
        self.lines.setPlainText(versions.lines(before.text, chosen.text))
        try:
            old = self._read(before)
            new = self._read(chosen)
        except InputError as error:
            self.told.setText(error.told(texts))
            return
        found = versions.difference(old, new)
        parts = [
            texts.count(f"pbedit.steps_{name}", len(getattr(found, name)))
            for name in ("added", "removed", "changed")
            if getattr(found, name)
        ]
        if found.head:
            parts.append(texts("pbedit.head_changed"))
        self.told.setText(" · ".join(parts) or texts("pbedit.order_changed"))

    def _read(self, version: Version) -> Playbook:
        return self._context.desk.read_playbook(version.text, str(version.number))

    def _on_table_chosen(self, place: int) -> None:
        self._show(place)

    def _on_take_clicked(self) -> None:
        place = self.table.value
        if isinstance(place, int):
            found = self._found[place]
            self._context.attempt(lambda: self.taken.emit(self._read(found)))
