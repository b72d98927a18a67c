"""Timeline: all facts in words, the newest at the foot; the one chosen is shown whole."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from incident_desk.changes import Area, Changes
from incident_desk.domain.facts import Fact, HypothesisRaised, HypothesisSettled
from incident_desk.domain.hypotheses import Hypothesis
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import clock_time, full_time
from incident_desk.domain.timeline import GROUPS, said
from incident_desk.ui.context import Context
from incident_desk.ui.incident.fact_delegate import FACT, SIGN
from incident_desk.ui.incident.fact_list import FactList
from incident_desk.ui.incident.settling import Settling
from incident_desk.ui.parts import line_label
from incident_desk.ui.signs import sign_of
from incident_desk.ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = 400  # characters of a fact on its line
_LOW = 240  # device-independent pixels


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

    def hypothesis(self, fact: Fact) -> Hypothesis | None:
        """The hypothesis that a fact raised or settled, in the state it is in by now."""
        assert self._incident is not None
        if not isinstance(fact.body, HypothesisRaised | HypothesisSettled):
            return None
        return self._incident.hypotheses.get(fact.body.hypothesis)

    # Qt overrides

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._facts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._facts):
            return None
        fact = self._facts[index.row()]
        if role == FACT:
            return fact
        if role == SIGN:
            assert self._incident is not None
            return sign_of(fact, self._incident)
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
        self.list = FactList(context)
        self.list.setModel(self.model)
        self.settling = Settling(context, incident_id)
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
        self._head = QWidget()
        self._lay_out()
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(self._on_bar_value_changed)
        bar.rangeChanged.connect(self._on_bar_range_changed)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.settling_wanted.connect(self.settling.ask)
        self.settling.left.connect(self.list.setFocus)
        context.bridge.changed.connect(self._on_bridge_changed)
        self.setFocusProxy(self.list)
        self.read()

    def read(self) -> None:
        """Read again, keeping to the foot, and to the chosen fact, as the commander left them."""
        at_foot, chosen = self._at_foot, self.list.chosen
        place = self.list.verticalScrollBar().value()
        incident = self._context.desk.incident(self._incident_id)
        facts = self._context.desk.facts(self._incident_id)
        self.model.show(incident, facts)
        wanted = self._fitting(facts)
        if len(wanted) != len(facts):
            self.model.show(incident, wanted)
        self._count.setText(
            self._context.texts("timeline.count", shown=len(wanted), total=len(facts))
        )
        self._choose(chosen)
        self._at_foot = at_foot
        if at_foot:
            self.list.scrollToBottom()
        else:
            self.list.verticalScrollBar().setValue(place)

    def _choose(self, fact: Fact | None) -> None:
        """The same fact as before, if it is still shown."""
        row = self.model.row_of(fact.id) if fact else None
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.detail.clear()
            self.settling.show_hypothesis(None)
            self._fit()

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

    def _kind(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self._context.texts("timeline.kind"))
        made.addItem(self._context.texts("timeline.kind_all"), "")
        practised = self._context.desk.incident(self._incident_id).run is not None
        for name in GROUPS:
            if name == "drill" and not practised:
                continue
            made.addItem(self._context.texts(f"timeline.kind_{name}"), name)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        head.setSpacing(SPACE)
        head.addWidget(self.kind)
        head.addWidget(self.words, 1)
        head.addWidget(self._count)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._facts())
        parts.addWidget(self.detail)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        parts.setSizes([400, 110])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(parts, 1)

    def _facts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.settling)
        return made

    def _fit(self) -> None:
        """A low window shows the list, and beside it only what the chosen fact asks for."""
        low = self.height() < _LOW
        self.detail.setVisible(not low)
        self._head.setVisible(not (low and self.settling.isVisibleTo(self)))

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
        self.settling.show_hypothesis(self.model.hypothesis(fact))
        self._fit()
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

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
