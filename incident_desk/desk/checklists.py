"""Verbs of checklists: a playbook at work, step by step."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from incident_desk.changes import Area
from incident_desk.desk.door import Door
from incident_desk.domain import checklist, facts, finishing, playbook_change
from incident_desk.domain.checklist import Checklist, Rule
from incident_desk.domain.conditions import given
from incident_desk.domain.facts import Body
from incident_desk.domain.finishing import Answer
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import RuleError

FIND_OUT = "find-out"  # the list of questions that the severity asks next


class ChecklistVerbs(Door):
    def attach(self, incident_id: UUID, playbook: Playbook) -> UUID:
        """Put a playbook to work; its steps are frozen as they are now."""
        checklist_id = self.new_id()
        attached = facts.ChecklistAttached(
            checklist_id,
            playbook.id,
            playbook.version,
            playbook.language,
            playbook.title,
            playbook.steps,
        )
        self._write(incident_id, lambda _incident: (attached,), Area.CHECKLISTS, Area.HEADER)
        return checklist_id

    def find_out(self, incident_id: UUID, step: Step, title: str, language: str) -> None:
        """Put a question on the list of what is to be found out; the list is made if need be."""
        checklist_id = self.new_id()

        def rule(incident: Incident) -> tuple[Body, ...]:
            for one in incident.checklists:
                if one.playbook == FIND_OUT:
                    return checklist.add(one, step)
            steps = (step,)
            return (facts.ChecklistAttached(checklist_id, FIND_OUT, 1, language, title, steps),)

        self._write(incident_id, rule, Area.CHECKLISTS, Area.HEADER)

    def tick_step(
        self, incident_id: UUID, checklist_id: UUID, step_id: str, note: str = ""
    ) -> None:
        """Done; `note` is the value that was seen. Raises RuleError."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.tick(one, step_id, note))

    def reopen_step(self, incident_id: UUID, checklist_id: UUID, step_id: str) -> None:
        self._on_list(incident_id, checklist_id, lambda one: checklist.reopen(one, step_id))

    def set_step_aside(
        self, incident_id: UUID, checklist_id: UUID, step_id: str, reason: str
    ) -> None:
        """Not applicable. Raises RuleError without a reason."""
        self._on_list(
            incident_id, checklist_id, lambda one: checklist.set_aside(one, step_id, reason)
        )

    def block_step(self, incident_id: UUID, checklist_id: UUID, step_id: str, reason: str) -> None:
        """It cannot be done now: it needs someone at once. Raises RuleError without a reason."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.block(one, step_id, reason))

    def assign_step(self, incident_id: UUID, checklist_id: UUID, step_id: str, person: str) -> None:
        """An empty person leaves it to whoever is free."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.assign(one, step_id, person))

    def time_step(
        self, incident_id: UUID, checklist_id: UUID, step_id: str, due_at: datetime | None
    ) -> None:
        """When to look after it; None stops its timer. Raises RuleError for a time that is past."""
        now = self.clock.now()
        self._on_list(
            incident_id, checklist_id, lambda one: checklist.time(one, step_id, due_at, now)
        )

    def note_step(self, incident_id: UUID, checklist_id: UUID, step_id: str, text: str) -> None:
        """Raises InputError when empty."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.note(one, step_id, text))

    def attach_picture(
        self, incident_id: UUID, checklist_id: UUID, step_id: str, data: bytes, name: str = ""
    ) -> None:
        """Evidence for a step, PNG or JPEG. Raises InputError for what is none or too large."""
        self._on_list(
            incident_id,
            checklist_id,
            lambda one: checklist.attach(one, step_id, data, name),
            files=(data,),
        )

    def picture(self, sha256: str) -> bytes:
        """Raises DamagedError for one that is gone, or is not what was attached."""
        return self._attachments.data(sha256)

    def add_step(self, incident_id: UUID, checklist_id: UUID, step: Step, after: str = "") -> None:
        """A step more, behind another or at the end. Raises RuleError, InputError."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.add(one, step, after))

    def move_step(self, incident_id: UUID, checklist_id: UUID, step_id: str, after: str) -> None:
        """Behind another of its like, or first of them where `after` is empty. Raises RuleError."""
        self._on_list(incident_id, checklist_id, lambda one: checklist.move(one, step_id, after))

    def finish_list(
        self, incident_id: UUID, checklist_id: UUID, answers: Mapping[str, Answer] | None = None
    ) -> None:
        """Finish with a list. Each critical step that is open needs an answer. Raises RuleError."""

        def rule(incident: Incident) -> Iterable[Body]:
            found = _found(incident, checklist_id)
            return finishing.finish(found, given(incident), answers or {})

        self._write(incident_id, rule, Area.CHECKLISTS, Area.HEADER)

    def reopen_list(self, incident_id: UUID, checklist_id: UUID) -> None:
        self._on_list(incident_id, checklist_id, finishing.reopen)

    def take_over(
        self, incident_id: UUID, checklist_id: UUID, playbook: Playbook, chosen: Iterable[str]
    ) -> None:
        """Of what the playbook now says otherwise, take the chosen steps into the list.

        None says that the list stays as it is; the same change is not offered again.
        """
        wanted = tuple(chosen)
        self._on_list(
            incident_id,
            checklist_id,
            lambda one: playbook_change.take_over(one, playbook, wanted),
        )

    def _on_list(
        self,
        incident_id: UUID,
        checklist_id: UUID,
        rule: Rule,
        files: Iterable[bytes] = (),
    ) -> None:
        def on_incident(incident: Incident) -> Iterable[Body]:
            return rule(_found(incident, checklist_id))

        self._write(incident_id, on_incident, Area.CHECKLISTS, Area.HEADER, files=files)


def _found(incident: Incident, checklist_id: UUID) -> Checklist:
    found = incident.checklist(checklist_id)
    if found is None:
        raise RuleError("checklist.no_such_list")
    return found
