"""Insights: what the incidents of this desk add up to."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from incident_desk.changes import Area, Changes
from incident_desk.ui.context import Context
from incident_desk.ui.empty import EmptyPage
from incident_desk.ui.fresh import Fresh
from incident_desk.ui.insights.sections import Counts, Durations, ServicesThatReturn
from incident_desk.ui.parts import button, scrolled
from incident_desk.ui.section import page_column


class InsightsPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts(context)
        self._durations = Durations(context)
        self._services = ServicesThatReturn(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty_insights(context))
        self._stack.addWidget(scrolled(self._full()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._fresh = Fresh(self, context, self._read, concerned)

    def _full(self) -> QWidget:
        content = QWidget()
        content.setMaximumWidth(900)
        column = page_column(content)
        for part in (self._counts, self._durations, self._services):
            column.addWidget(part)
        column.addStretch(1)
        return content

    def _read(self) -> None:
        self._stack.setCurrentIndex(1 if self._counts.read() else 0)
        self._durations.read()
        self._services.read()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh.look()


def empty_insights(context: Context) -> EmptyPage:
    texts, shell = context.texts, context.shell
    history = button(texts("services.import"), shell.take_in_history, first=True)
    history.setObjectName("insights_import")
    declare = button(texts("services.declare"), shell.declare)
    declare.setObjectName("insights_declare")
    return EmptyPage(texts("insights.empty_title"), texts("insights.empty_text"), history, declare)


def concerned(changes: Changes) -> bool:
    return Area.HEADER in changes.areas
