"""Timeline: all facts in words, the newest at the foot; the one chosen is shown whole."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from incident_desk.changes import Area, Changes
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import clock_time, full_time
from incident_desk.domain.timeline import GROUPS, said
from incident_desk.ui.context import Context
from incident_desk.ui.incident.fact_delegate import FACT, FactDelegate
from incident_desk.ui.parts import line_label
from incident_desk.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = 400  # characters of a fact on its line


class TimelineModel(QAbstractListModel):
    """Facts in words; each is said when it comes into sight."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident: Incident | None = None
        self._facts: Sequence[Fact] = ()

    def show(self, incident: Incident, facts: Sequence[Fact]) -> None:
        self.beginResetModel()
        self._incident = incident
        self._facts = facts
        self.endResetModel()

    def row_of(self, fact_id: UUID) -> int | None:
        """Where a fact stands; None where it is filtered away."""
        rows = (row for row, fact in enumerate(self._facts) if fact.id == fact_id)
        return next(rows, None)

    def said(self, fact: Fact) -> str:
        assert self._incident is not None
        return said(fact, self._incident, self._context.texts, self._context.zone)

    # Qt overrides

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._facts):
            return None
        fact = self._facts[index.row()]
        if role == FACT:
            return fact
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.said(fact)[:_LINE].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            context = self._context
            at = clock_time(fact.happened_at, context.now, context.zone, context.texts)
            return f"{at}, {fact.actor}: {self.said(fact)[:_LINE]}"
        return None


class TimelinePanel(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self.model = TimelineModel(context, self)
        self.list = self._list()
        self.kind = self._kind()
        self.words = QLineEdit()
        self.words.setPlaceholderText(context.texts("timeline.search"))
        self.words.setAccessibleName(context.texts("timeline.search"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.read)
        self.kind.activated.connect(self.read)
        self._count = line_label("", "muted")
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.document().setDocumentMargin(1.5 * SPACE)
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self.detail.setAccessibleName(context.texts("timeline.detail"))
        self.detail.setPlaceholderText(context.texts("timeline.choose"))
        self._at_foot = True
        self._lay_out()
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(self._on_bar_value_changed)
        bar.rangeChanged.connect(self._on_bar_range_changed)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        context.bridge.changed.connect(self._on_bridge_changed)
        self.setFocusProxy(self.list)
        self.read()

    def read(self) -> None:
        """Read again, keeping to the foot when the commander was there."""
        at_foot = self._at_foot
        incident = self._context.desk.incident(self._incident_id)
        facts = self._context.desk.facts(self._incident_id)
        self.model.show(incident, facts)
        wanted = self._fitting(facts)
        if len(wanted) != len(facts):
            self.model.show(incident, wanted)
        self._count.setText(
            self._context.texts("timeline.count", shown=len(wanted), total=len(facts))
        )
        self.detail.clear()
        self._at_foot = at_foot
        if at_foot:
            self.list.scrollToBottom()

    def look_at(self, fact_id: UUID) -> None:
        """Choose the entry of this fact, and show all kinds where its own is filtered away."""
        row = self.model.row_of(fact_id)
        if row is None:
            self.kind.setCurrentIndex(0)
            self.words.clear()
            self.read()
            row = self.model.row_of(fact_id)
        if row is not None:
            self._at_foot = False
            self.list.setCurrentIndex(self.model.index(row))
            centre = QAbstractItemView.ScrollHint.PositionAtCenter
            self.list.scrollTo(self.model.index(row), centre)

    def _fitting(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        kinds = GROUPS.get(self.kind.currentData())
        words = self.words.text().casefold().split()
        if not kinds and not words:
            return facts
        return [
            fact
            for fact in facts
            if (not kinds or type(fact.body) in kinds)
            and all(word in self.model.said(fact).casefold() for word in words)
        ]

    def _list(self) -> QListView:
        made = QListView()
        made.setObjectName("timeline")
        made.setAccessibleName(self._context.texts("tab.timeline"))
        made.setModel(self.model)
        made.setItemDelegate(FactDelegate(self._context, made))
        made.setUniformItemSizes(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFrameShape(QFrame.Shape.NoFrame)
        return made

    def _kind(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self._context.texts("timeline.kind"))
        made.addItem(self._context.texts("timeline.kind_all"), "")
        for name in GROUPS:
            made.addItem(self._context.texts(f"timeline.kind_{name}"), name)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        head.setSpacing(SPACE)
        head.addWidget(self.kind)
        head.addWidget(self.words, 1)
        head.addWidget(self._count)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.detail)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        parts.setSizes([400, 110])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(parts, 1)

    def _on_bar_value_changed(self, value: int) -> None:
        self._at_foot = value >= self.list.verticalScrollBar().maximum()

    def _on_bar_range_changed(self, _least: int, most: int) -> None:
        """Laid out anew, it stays at the foot if it was there."""
        if self._at_foot:
            self.list.verticalScrollBar().setValue(most)

    def _on_list_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        fact = index.data(FACT)
        if not isinstance(fact, Fact):
            return
        context = self._context
        self.detail.setPlainText(
            context.texts(
                "timeline.whole",
                said=self.model.said(fact),
                who=fact.actor,
                happened=full_time(fact.happened_at, context.zone, context.texts),
                recorded=full_time(fact.recorded_at, context.zone, context.texts),
                desk=fact.desk,
                number=fact.seq,
                seal=fact.hash.hex()[:16],
            )
        )

    def _on_bridge_changed(self, changes: Changes) -> None:
        if changes.touch(self._incident_id, Area.TIMELINE):
            self.read()
