"""Verbs of an incident as a whole."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from incident_desk.changes import Area, Changes
from incident_desk.desk.door import Door, clean_services, clean_title
from incident_desk.domain import facts, lifecycle, situation
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import ROLES
from incident_desk.errors import InputError, RuleError


class IncidentVerbs(Door):
    def declare(
        self,
        title: str,
        services: Iterable[str] = (),
        started_at: datetime | None = None,
        *,
        drill: bool = False,
        language: str = "en",
    ) -> UUID:
        """A new incident, with the one who declares it in command.

        Raises InputError without a title or with a start in the future, StoreError.
        """
        now = self.clock.now()
        start = started_at or now
        if start > now:
            raise InputError("declare.start_in_the_future")
        title, named = clean_title(title), clean_services(services)
        incident_id = self.new_id()
        with self._transaction():
            reference = self._log.allot_reference()
            declared = facts.IncidentDeclared(reference, title, named, start, drill, language)
            self._begin_declared(incident_id, declared)
        self._tell(Changes(incident_id))
        return incident_id

    def _begin_declared(
        self,
        incident_id: UUID,
        declared: facts.IncidentDeclared,
        more: Iterable[tuple[Body, datetime | None]] = (),
    ) -> UUID:
        first = Incident(
            incident_id,
            reference=declared.reference,
            title=declared.title,
            started_at=declared.started_at,
            services=declared.services,
            drill=declared.drill,
            origin=declared.origin,
            digest=declared.digest,
        )
        imported = bool(declared.origin)
        command: tuple[tuple[Body, datetime | None], ...] = (
            () if imported else ((facts.RoleAssigned("commander", self.actor), None),)
        )
        happened = declared.started_at if imported else None
        return self._begin(first, ((declared, happened), *command, *more))

    def retitle(self, incident_id: UUID, title: str) -> None:
        text = clean_title(title)
        self._write(
            incident_id,
            lambda incident: () if incident.title == text else (facts.Retitled(text),),
            Area.HEADER,
        )

    def set_services(self, incident_id: UUID, services: Iterable[str]) -> None:
        named = clean_services(services)
        self._write(
            incident_id,
            lambda incident: () if incident.services == named else (facts.ServicesSet(named),),
            Area.HEADER,
            Area.SITUATION,
        )

    def correct_start(self, incident_id: UUID, started_at: datetime) -> None:
        if started_at > self.clock.now():
            raise InputError("declare.start_in_the_future")

        def rule(incident: Incident) -> tuple[Body, ...]:
            same = incident.started_at == started_at
            return () if same else (facts.StartCorrected(started_at),)

        self._write(incident_id, rule, Area.HEADER, Area.SITUATION)

    def change_phase(self, incident_id: UUID, phase: str, reason: str = "") -> None:
        self._write(
            incident_id,
            lambda incident: lifecycle.change_phase(incident.phase, phase, reason),
            Area.HEADER,
        )

    def assign_role(self, incident_id: UUID, role: str, person: str) -> None:
        """An empty person leaves the role open."""
        if role not in ROLES:
            raise RuleError("desk.no_such_role", role=role)
        name = " ".join(person.split())
        self._write(
            incident_id,
            lambda incident: (
                () if incident.person(role) == name else (facts.RoleAssigned(role, name),)
            ),
            Area.HEADER,
            Area.SITUATION,
        )

    def set_situation(self, incident_id: UUID, field: str, value: str) -> None:
        """Say what is known now; an empty value says that it does not hold any more."""
        self._change_situation(incident_id, field, value)

    def mark_unknown(self, incident_id: UUID, field: str) -> None:
        """Say that it was asked, and that nobody knows."""
        self._change_situation(incident_id, field, "", unknown=True)

    def _change_situation(
        self, incident_id: UUID, field: str, value: str, *, unknown: bool = False
    ) -> None:
        self._write(
            incident_id,
            lambda incident: situation.change(
                field, incident.situation.get(field), value, unknown=unknown
            ),
            Area.HEADER,
            Area.SITUATION,
        )

    def log(self, incident_id: UUID, text: str, happened_at: datetime | None = None) -> None:
        """A note in the timeline, dated back by `happened_at`. Raises InputError when empty."""
        note = text.strip()
        if not note:
            raise InputError("log.empty")
        self._write(
            incident_id, lambda _incident: (facts.NoteLogged(note),), happened_at=happened_at
        )
