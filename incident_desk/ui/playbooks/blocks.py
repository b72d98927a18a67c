"""The blocks of a runbook beside what each became, and the verbs that change it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from incident_desk.errors import InputError
from incident_desk.playbooks.importing import reshaping
from incident_desk.playbooks.importing.account import OUT, STEP, Account, Entry
from incident_desk.playbooks.importing.telling import fate_in_words
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import plain_label, quiet_button
from incident_desk.ui.playbooks.fields import prose
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.theme import SPACE


class _Table(RowsTable):
    """Digits choose what the block is."""

    digit = Signal(int)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and typed and typed in "12345":
            self.digit.emit(int(typed))
        else:
            super().keyPressEvent(event)


class BlocksPanel(QWidget):
    changed = Signal(object)  # Account

    def __init__(
        self, context: Context, account: Account | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert account is not None
        self._context = context
        self.account = account
        self._before: list[Account] = []
        texts = context.texts
        self.model = RowsModel(
            (
                Column(texts("pbimport.column_line"), 8, number=True),
                Column(texts("pbimport.column_source")),
                Column(texts("pbimport.column_became")),
            )
        )
        self.table = _Table(self.model, texts("pbimport.blocks"))
        self.table.setObjectName("import_blocks")
        self.text = QPlainTextEdit()
        prose(self.text, "import_block", texts("pbimport.source"), 3)
        self.text.setReadOnly(True)
        self.text.setMaximumHeight(14 * SPACE)
        self._told = plain_label("", "warning", "small")
        self._told.setObjectName("import_block_told")
        self._told.hide()
        self._lay_out()
        self.table.chosen.connect(self._on_table_chosen)
        self.table.digit.connect(self._on_table_digit)
        self._read(1)

    @property
    def _number(self) -> int:
        return self.table.value if isinstance(self.table.value, int) else 0

    def put_head(self, account: Account) -> None:
        """Another title, id or language; what the blocks are stays."""
        self.account = account

    def _lay_out(self) -> None:
        texts = self._context.texts
        fates, others = QWidget(), QWidget()
        for holder, verbs in (
            (fates, [(name, self._becoming(name)) for name in reshaping.CHOICES]),
            (others, [("split", self._split), ("join", self._join), ("undo", self._undo)]),
        ):
            row = FlowLayout(SPACE // 2, holder)
            for name, pressed in verbs:
                row.addWidget(self._verb(name, pressed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.table, 1)
        column.addWidget(self.text)
        column.addWidget(plain_label(texts("pbimport.this_is"), "muted", "small"))
        column.addWidget(fates)
        column.addWidget(others)
        column.addWidget(self._told)

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = quiet_button(self._context.texts(f"pbimport.be_{name}"), pressed)
        made.setObjectName(f"block_{name}")
        return made

    def _becoming(self, what: str) -> Callable[[], None]:
        def become() -> None:
            self._do(lambda: reshaping.become(self.account, self._number, what), onward=True)

        return become

    def _split(self) -> None:
        self._do(lambda: reshaping.split(self.account, self._number))

    def _join(self) -> None:
        self._do(lambda: reshaping.joined(self.account, self._number))

    def _undo(self) -> None:
        if self._before:
            self._put(self._before.pop(), self.table.currentIndex().row())

    def _do(self, verb: Callable[[], Account], *, onward: bool = False) -> None:
        """A change of the chosen block; with `onward` the next one is looked at."""
        row = self.table.currentIndex().row()
        if not self._number:
            return
        try:
            after = verb()
        except InputError as error:
            self._told.setText(error.told(self._context.texts))
            self._told.show()
            return
        self._before.append(self.account)
        self._put(after, row + onward)

    def _put(self, account: Account, row: int) -> None:
        self.account = account
        self._read(row)
        self.changed.emit(account)

    def _read(self, row: int) -> None:
        self.model.show([self._row(entry) for entry in self.account.entries])
        self._told.hide()
        if self.model.rows:
            self.table.selectRow(max(0, min(row, len(self.model.rows) - 1)))
            self._on_table_chosen(self._number)

    def _row(self, entry: Entry) -> Row:
        block, texts = entry.block, self._context.texts
        inside = "   " if entry.fate.of else ""
        told = fate_in_words(entry, self.account, texts)
        sign = {STEP: "☐ ", OUT: "– "}.get(entry.fate.what, "   ")
        words = " ".join(block.text.split())
        return Row((str(block.line), words[:300], f"{inside}{sign}{told}"), block.number)

    def _on_table_chosen(self, number: object) -> None:
        if isinstance(number, int) and number:
            self.text.setPlainText(self.account.entry(number).block.text)
            self._told.hide()

    def _on_table_digit(self, digit: int) -> None:
        self._becoming(reshaping.CHOICES[digit - 1])()
