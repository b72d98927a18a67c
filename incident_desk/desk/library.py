"""What is made from an incident and the resources: drafts filled from the facts, and reports."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk import paths
from incident_desk.desk.in_force import (
    built_in_model,
    model_in_force,
    playbooks_in_force,
    rules_in_force,
)
from incident_desk.desk.queries import Queries
from incident_desk.domain.board import Filter
from incident_desk.domain.drill_mark import drill_marked
from incident_desk.domain.handover import OFFERED
from incident_desk.domain.lifecycle import MONITORING, RESOLVED
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import CLOSING, HANDOVER
from incident_desk.domain.templates import Filled
from incident_desk.errors import DamagedError, InputError
from incident_desk.i18n import LANGUAGES, texts

# What is heavy to import waits until it is used: a start shows the board and needs none of it.
if TYPE_CHECKING:
    from incident_desk.domain.checklist import Checklist
    from incident_desk.domain.conditions import Vocabulary
    from incident_desk.domain.document import Document
    from incident_desk.domain.incident import Incident
    from incident_desk.domain.playbook import Playbook
    from incident_desk.domain.readiness import Rules
    from incident_desk.domain.reassess import Spoken
    from incident_desk.domain.severity import Model
    from incident_desk.domain.suggestion import Suggestion
    from incident_desk.playbooks.library import Shelf

# Minutes between updates while nobody has assessed the incident.
_UNASSESSED = 30
_LOOKED_AT = 5  # incidents of a service that are opened to learn how much it matters


class Library(Queries):
    @property
    def model(self) -> "Model":
        """The severity model in force: the one in the data folder, or the built-in one."""
        return model_in_force(self.folder)[0]

    @property
    def model_problem(self) -> InputError | None:
        """Why the model in the data folder is not in force; None when nothing is wrong."""
        return model_in_force(self.folder)[1]

    @property
    def rules(self) -> "Rules":
        """The readiness rules in force: those in the data folder, or the built-in ones."""
        return rules_in_force(self.folder)[0]

    @property
    def rules_problem(self) -> InputError | None:
        """Why the rules in the data folder are not in force; None when nothing is wrong."""
        return rules_in_force(self.folder)[1]

    def playbooks(self, language: str) -> "tuple[Playbook, ...]":
        """By title: the organisation's own in the data folder, and the built-in ones it keeps."""
        return self._shelf(language).playbooks

    def playbook(self, playbook_id: str, language: str) -> "Playbook":
        """Raises RuleError when there is no such playbook."""
        return self._shelf(language).playbook(playbook_id)

    @property
    def playbook_problems(self) -> tuple[InputError, ...]:
        """What is wrong with own playbooks, each with its file, line and reason."""
        return tuple(
            problem for language in LANGUAGES for problem in self._shelf(language).problems
        )

    def keep_playbook(self, playbook: "Playbook", *, replace: bool = False) -> Path:
        """Write it among the own playbooks; gives the file.

        Raises InputError when there is one with its id, built in or own, unless `replace` says so;
        RuleError when it cannot be written as a file, and StoreError.
        """
        from incident_desk.playbooks import library

        folder = paths.own_playbooks(self.folder)
        return library.keep(folder, playbook, self.vocabulary, replace=replace)

    def suggestions(
        self, incident_id: UUID, answers: Mapping[str, str], severity: int | None, language: str
    ) -> "tuple[Suggestion, ...]":
        """Playbooks that are not at work yet and that something speaks for, the best first."""
        from incident_desk.domain import conditions
        from incident_desk.domain.suggestion import suggest

        incident = self.incident(incident_id)
        at_work = {checklist.playbook for checklist in incident.checklists}
        playbooks = (one for one in self.playbooks(language) if one.id not in at_work)
        others = (one for other in LANGUAGES if other != language for one in self.playbooks(other))
        given = replace(conditions.given(incident), answers=answers, severity=severity)
        return suggest(playbooks, (incident.title, *incident.services), given, others)

    def fitting(self, incident_id: UUID, language: str) -> "tuple[Suggestion, ...]":
        """The same, by what the incident's last assessment has answered."""
        incident = self.incident(incident_id)
        answers = incident.assessments[-1].answers if incident.assessments else {}
        return self.suggestions(incident_id, answers, incident.severity, language)

    def of_the_moment(self, incident_id: UUID, language: str) -> "tuple[Playbook, ...]":
        """Playbooks that are not at work yet, for the moment in which the incident is."""
        incident = self.incident(incident_id)
        at_work = {checklist.playbook for checklist in incident.checklists}
        moments = {
            CLOSING: incident.phase in (MONITORING, RESOLVED),
            HANDOVER: any(one.state == OFFERED for one in incident.hand_overs.values()),
        }
        return tuple(
            one
            for one in self.playbooks(language)
            if moments.get(one.opens) and one.id not in at_work
        )

    def in_force(self, checklist: "Checklist", language: str = "") -> "Playbook | None":
        """The playbook that a list was made from, as it is now; None where there is none."""
        for one in self.playbooks(language or checklist.language):
            if one.id == checklist.playbook:
                return one
        return None

    def _shelf(self, language: str) -> "Shelf":
        return playbooks_in_force(self.folder, language)

    @property
    def vocabulary(self) -> "Vocabulary":
        """What conditions may ask for: the built-in model, and the one in force."""
        from incident_desk.domain import conditions

        return conditions.vocabulary(built_in_model(), self.model)

    def audiences(self, language: str) -> tuple[str, ...]:
        """Those with a template at any stage."""
        from incident_desk.playbooks import messages

        return messages.audiences(language, paths.own_messages(self.folder))

    def stages(self, audience: str, language: str) -> tuple[str, ...]:
        """The stages for which there is a template."""
        from incident_desk.playbooks import messages

        return messages.stages(audience, language, paths.own_messages(self.folder))

    def template_problems(self) -> tuple[InputError, ...]:
        """Why files of the organisation's own templates do not serve; the built-in ones do."""
        from incident_desk.playbooks import messages

        return messages.problems(paths.own_messages(self.folder))

    def message_values(self, incident_id: UUID, language: str) -> Mapping[str, str]:
        """The fields of message templates that are known now, in words of this language."""
        from incident_desk.domain.message_fields import values

        incident, clock = self.incident(incident_id), self.clock
        held = incident.severity
        means = self.model.level(held).meaning[language] if held else ""
        return values(incident, language, clock.now(), clock.zone, severity_means=means)

    def draft_text(
        self,
        incident_id: UUID,
        audience: str,
        stage: str,
        language: str,
        known: Mapping[str, str] | None = None,
    ) -> Filled:
        """A template filled with what is known; the next update is filled when it is promised.

        `known` are values in words of this language, where what people typed is in another.

        A status page's words for stages are taken as well. Every part of a drill says that it is
        one. Raises RuleError when there is no such template.
        """
        from incident_desk.playbooks import messages

        own = paths.own_messages(self.folder)
        template = messages.template(audience, stage, language, own)
        filled = template.fill({**self.message_values(incident_id, language), **(known or {})})
        if self.incident(incident_id).drill:
            return replace(filled, text=_marked(filled.text, language))
        return filled

    def next_update(self, incident_id: UUID) -> datetime:
        """When the severity asks for the next update, counted from now."""
        incident = self.incident(incident_id)
        held, touched = incident.severity, incident.consequences
        minutes = self.model.update_minutes(held, touched) if held else _UNASSESSED
        return self.clock.now() + timedelta(minutes=minutes)

    def spoken(self, incident_id: UUID) -> "Spoken | None":
        """Whether the facts speak for another severity than the one that is held, and why."""
        from incident_desk.domain.reassess import Known, spoken

        incident = self.incident(incident_id)
        if not incident.is_open or not incident.assessments:
            return None
        known = Known(self.clock.now(), self.clock.zone, self.user_base, self._matters(incident))
        return spoken(incident, self.model, known)

    def _matters(self, incident: "Incident") -> dict[str, str]:
        """What the last incident with each service said of how much it matters.

        Read only when services joined after the assessment, for it opens other incidents.
        """
        asked = self.model.facts.services
        joined = incident.services_at
        if not asked or joined is None or joined <= incident.assessments[-1].at:
            return {}
        said = {}
        for name in incident.services:
            wanted = Filter(service=name, drill=False)  # a drill's answers are practice
            for card in self.cards(self.numbers(wanted, limit=_LOOKED_AT)):
                runs = self.incident(card.id).assessments if card.id != incident.id else ()
                if runs and asked in runs[-1].answers:
                    said[name] = runs[-1].answers[asked]
                    break
        return said

    def report(self, incident_id: UUID, language: str) -> "Document":
        from incident_desk.domain.report import incident_report

        incident, facts = self.incident(incident_id), self.facts(incident_id)
        pictures = dict(self._pictures(incident))
        words, zone = texts(language), self.clock.zone
        return incident_report(incident, facts, self.model, words, zone, pictures)

    def _pictures(self, incident: "Incident") -> Iterator[tuple[str, bytes]]:
        """By SHA-256. One that is damaged is left out: the report says so, and is not held up."""
        for checklist in incident.checklists:
            for attached in checklist.pictures.values():
                for one in attached:
                    with suppress(DamagedError):
                        yield one.sha256, self._attachments.data(one.sha256)

    def brief(self, incident_id: UUID, language: str) -> str:
        """What one who takes over must know, as of now, to be edited."""
        from incident_desk.domain.brief import brief

        words, zone = texts(language), self.clock.zone
        return brief(self.incident(incident_id), self.model, self.clock.now(), zone, words)

    def brief_paper(
        self, incident_id: UUID, role: str, text: str, person: str, language: str
    ) -> "Document":
        """A brief as it was edited, for `person`, on one page."""
        from incident_desk.domain.brief_paper import brief_paper

        incident, words = self.incident(incident_id), texts(language)
        return brief_paper(incident, role, text, person, self.clock.now(), self.clock.zone, words)

    def back_up(self) -> Path:
        """Copy and check the database, from any thread. Raises StoreError."""
        from incident_desk.store.backup import back_up

        folder = paths.backups(self.folder)
        return back_up(paths.database(self.folder), folder, self.clock.now())


def _marked(text: Text, language: str) -> Text:
    """Every part that says something, marked as of a drill."""
    subject, body, short = (
        drill_marked(part, language) for part in (text.subject, text.body, text.short)
    )
    return Text(body, subject, short)
