"""Drills: which there are, starting one, its timetable at work, and what came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.changes import Area, Changes
from incident_desk.desk.in_force import drills_in_force
from incident_desk.desk.incidents import IncidentVerbs
from incident_desk.desk.library import Library
from incident_desk.domain import drill_run, facts
from incident_desk.domain.drill_run import DrillRun
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.errors import InputError, RuleError
from incident_desk.i18n import LANGUAGES, texts

if TYPE_CHECKING:
    from incident_desk.domain.document import Document
    from incident_desk.domain.drill import Drill
    from incident_desk.domain.score_sheet import Sheet


class DrillVerbs(IncidentVerbs, Library):
    def drills(self, language: str) -> "tuple[Drill, ...]":
        """By title: the organisation's own in the data folder, and the built-in ones it keeps."""
        return drills_in_force(self.folder, language).drills

    def drill(self, drill_id: str, language: str) -> "Drill":
        """Raises RuleError when there is no such drill."""
        return drills_in_force(self.folder, language).drill(drill_id)

    @property
    def drill_problems(self) -> tuple[InputError, ...]:
        """What is wrong with drills that were left out, each with its file, line and reason."""
        return tuple(
            problem
            for language in LANGUAGES
            for problem in drills_in_force(self.folder, language).problems
        )

    def start_drill(self, drill: "Drill") -> UUID:
        """Declare a drill, put its playbook to work, and let its timetable run from now.

        Raises RuleError when its playbook is gone, StoreError.
        """
        playbook = self.playbook(drill.playbook, drill.language)
        incident_id, checklist_id = self.new_id(), self.new_id()
        attached = facts.ChecklistAttached(
            checklist_id,
            playbook.id,
            playbook.version,
            playbook.language,
            playbook.title,
            playbook.steps,
        )
        started = facts.DrillStarted(
            drill.id,
            drill.version,
            drill.language,
            drill.title,
            drill.minutes,
            checklist_id,
            drill.aims,
            drill.injects,
        )
        with self._transaction():
            declared = facts.IncidentDeclared(
                self._log.allot_reference(),
                drill.declared,
                drill.services,
                self.clock.now(),
                drill=True,
                language=drill.language,
            )
            self._begin_declared(incident_id, declared, ((attached, None), (started, None)))
        self._tell(Changes(incident_id))
        return incident_id

    def pause_drill(self, incident_id: UUID) -> None:
        """Its clock stands still, and no inject comes. Raises RuleError once it has ended."""
        self._on_drill(incident_id, lambda _incident, run: drill_run.pause(run))

    def resume_drill(self, incident_id: UUID) -> None:
        """Its clock runs on, also after an end that came too early."""

        def rule(incident: Incident, run: DrillRun) -> tuple[Body, ...]:
            phases = [held.value for held in incident.phases]
            return drill_run.resume(run, incident.phase, phases[-2] if phases[1:] else phases[-1])

        self._on_drill(incident_id, rule)

    def end_drill(self, incident_id: UUID) -> None:
        """Stop its clock for good, and close the incident."""
        self._on_drill(incident_id, lambda incident, run: drill_run.end(run, incident.phase))

    def bring_inject(self, incident_id: UUID) -> None:
        """Have the next inject come now. Raises RuleError when all have come."""
        now = self.clock.now()
        self._on_drill(incident_id, lambda _incident, run: drill_run.bring(run, now))

    def note_inject(self, incident_id: UUID, inject_id: UUID) -> None:
        """Say that an inject was heard; what it sets off is known from when it came.

        Raises RuleError for one that has not come.
        """
        now = self.clock.now()
        run = self._run(self.incident(incident_id))
        came_at = run.comes_at(inject_id) if inject_id in run.injects else None

        def rule(incident: Incident, run: DrillRun) -> tuple[Body, ...]:
            return drill_run.note(run, inject_id, incident.situation, incident.services, now)

        self._write(
            incident_id,
            lambda incident: rule(incident, self._run(incident)),
            Area.HEADER,
            Area.SITUATION,
            happened_at=came_at,
        )

    def judge_inject(self, incident_id: UUID, inject_id: UUID, answered: bool) -> None:
        """Tick, or take back, that the team answered an inject. Raises RuleError."""
        self._on_drill(
            incident_id, lambda _incident, run: drill_run.judge(run, inject_id, answered)
        )

    def score(self, incident_id: UUID) -> "Sheet":
        """What its facts say of what was expected, as of now. Raises RuleError."""
        from incident_desk.domain.score import score

        incident, history = self.incident(incident_id), self.facts(incident_id)
        return score(incident, self._run(incident), history, self.clock.now())

    def score_paper(self, incident_id: UUID, language: str) -> "Document":
        """The score sheet on paper. Raises RuleError."""
        from incident_desk.domain.score_paper import score_paper

        incident, sheet = self.incident(incident_id), self.score(incident_id)
        run, now, zone = self._run(incident), self.clock.now(), self.clock.zone
        return score_paper(incident, run, sheet, now, zone, texts(language))

    def _on_drill(
        self, incident_id: UUID, rule: Callable[[Incident, DrillRun], tuple[Body, ...]]
    ) -> None:
        self._write(incident_id, lambda incident: rule(incident, self._run(incident)), Area.HEADER)

    @staticmethod
    def _run(incident: Incident) -> DrillRun:
        if incident.run is None:
            raise RuleError("drills.not_a_drill", reference=incident.reference)
        return incident.run
