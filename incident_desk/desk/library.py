"""What is made from an incident and the resources: drafts filled from the facts, and reports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk import paths
from incident_desk.desk.queries import Queries
from incident_desk.domain.spans import full_time
from incident_desk.domain.templates import fill
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts

# What is heavy to import waits until it is used: a start shows the board and needs none of it.
if TYPE_CHECKING:
    from incident_desk.domain.conditions import Vocabulary
    from incident_desk.domain.document import Document
    from incident_desk.domain.incident import Incident
    from incident_desk.domain.playbook import Playbook
    from incident_desk.domain.severity import Model
    from incident_desk.domain.suggestion import Suggestion
    from incident_desk.domain.templates import Filled
    from incident_desk.playbooks.library import Shelf

# Minutes between updates while nobody has assessed the incident.
_UNASSESSED = 30


@cache
def built_in_model() -> "Model":
    from incident_desk.domain import severity

    path = paths.resources() / "severity.toml"
    return severity.load(path.read_text("utf-8"), path.name)


@lru_cache(maxsize=2)
def _own_model(path: Path, _changed_at: int) -> "tuple[Model, InputError | None]":
    """The organisation's own model; where it has a mistake, the built-in one and the mistake."""
    from incident_desk.domain import severity

    try:
        return severity.load(path.read_text("utf-8"), path.name), None
    except InputError as error:
        return built_in_model(), error
    except (OSError, UnicodeDecodeError):
        return built_in_model(), InputError("severity.file.unreadable", file=str(path))


def model_in_force(folder: Path) -> "tuple[Model, InputError | None]":
    """The severity model of the desk in `folder`, and why its own one is not in force, if so."""
    path = paths.own_model(folder)
    try:
        changed_at = path.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return built_in_model(), None
    except OSError:
        return built_in_model(), InputError("severity.file.unreadable", file=str(path))
    return _own_model(path, changed_at)


class Library(Queries):
    @property
    def model(self) -> "Model":
        """The severity model in force: the one in the data folder, or the built-in one."""
        return model_in_force(self.folder)[0]

    @property
    def model_problem(self) -> InputError | None:
        """Why the model in the data folder is not in force; None when nothing is wrong."""
        return model_in_force(self.folder)[1]

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
        return library.keep(folder, playbook, self._vocabulary, replace=replace)

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

    def _shelf(self, language: str) -> "Shelf":
        from incident_desk.playbooks import library

        return library.shelf(paths.own_playbooks(self.folder), language, self._vocabulary)

    @property
    def _vocabulary(self) -> "Vocabulary":
        """What conditions may ask for: the built-in model, and the one in force."""
        from incident_desk.domain import conditions

        return conditions.vocabulary(built_in_model(), self.model)

    def stages(self, audience: str, language: str) -> tuple[str, ...]:
        """The stages for which there is a template."""
        from incident_desk.playbooks import messages

        return messages.stages(audience, language)

    def draft_text(self, incident_id: UUID, audience: str, stage: str, language: str) -> "Filled":
        """A template filled with what is known; the next update is filled when it is promised."""
        from incident_desk.playbooks import messages

        template = messages.template(audience, stage, language)
        return fill(template, self._known(self.incident(incident_id), language))

    def next_update(self, incident_id: UUID) -> datetime:
        """When the severity asks for the next update, counted from now."""
        held = self.incident(incident_id).severity
        minutes = self.model.level(held).update_minutes if held else _UNASSESSED
        return self.clock.now() + timedelta(minutes=minutes)

    def report(self, incident_id: UUID, language: str) -> "Document":
        from incident_desk.domain.report import incident_report

        incident, facts = self.incident(incident_id), self.facts(incident_id)
        return incident_report(incident, facts, self.model, texts(language), self.clock.zone)

    def back_up(self) -> Path:
        """Copy and check the database, from any thread. Raises StoreError."""
        from incident_desk.store.backup import back_up

        folder = paths.backups(self.folder)
        return back_up(paths.database(self.folder), folder, self.clock.now())

    def _known(self, incident: "Incident", language: str) -> dict[str, str]:
        values = {
            **{name: held.value for name, held in incident.situation.items()},
            "title": incident.title,
            "reference": incident.reference,
            "services": ", ".join(incident.services),
            "started": full_time(incident.started_at, self.clock.zone, texts(language)),
        }
        return {name: value for name, value in values.items() if value}
