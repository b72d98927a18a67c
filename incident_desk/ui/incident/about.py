"""The incident itself: its title, the services it affects, and when it began."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import parse
from incident_desk.domain.spans import full_time
from incident_desk.ui.context import Context
from incident_desk.ui.incident.facts_form import FactField
from incident_desk.ui.section import Section


class AboutPanel(Section):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(context.texts("situation.incident"), parent)
        self._context = context
        self._incident_id = incident_id
        self._facts = (self._title(), self._services(), self._started())
        self.add(*self._facts)

    def read(self, incident: Incident) -> None:
        for fact in self._facts:
            fact.read(incident)

    def _title(self) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return self._fact(
            "title",
            "situation.title",
            lambda incident: incident.title,
            lambda text: desk.retitle(incident_id, text),
        )

    def _services(self) -> FactField:
        desk, incident_id = self._context.desk, self._incident_id
        return self._fact(
            "services",
            "report.services",
            lambda incident: ", ".join(incident.services),
            lambda text: desk.set_services(incident_id, text.split(",")),
        )

    def _started(self) -> FactField:
        context, incident_id = self._context, self._incident_id

        def started(incident: Incident) -> str:
            return full_time(incident.started_at, context.zone, context.texts)

        def correct(text: str) -> None:
            context.desk.correct_start(incident_id, parse(text, context.now, context.zone))

        return self._fact("started", "report.started", started, correct)

    def _fact(
        self,
        name: str,
        label: str,
        shown: Callable[[Incident], str],
        save: Callable[[str], object],
    ) -> FactField:
        words = self._context.texts(label)
        return FactField(self._context, self._incident_id, name, words, shown, save, self)
