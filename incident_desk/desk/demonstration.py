"""The demonstration: invented incidents, told through the desk's own verbs with a moved clock."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from uuid import UUID

from incident_desk import paths
from incident_desk.desk import Desk, story
from incident_desk.desk.story import Entry, Event, Notice, Story
from incident_desk.domain.message_fields import joined, people
from incident_desk.errors import InputError, RuleError
from incident_desk.export.outgoing import outgoing
from incident_desk.i18n import LANGUAGES, Texts, texts
from incident_desk.store.database import faults


@dataclass(slots=True)
class MovedClock:
    """Shows the moment that is being told, in the computer's own zone."""

    moment: datetime
    zone: tzinfo | None = None

    def now(self) -> datetime:
        return self.moment


def build(folder: Path, language: str, now: datetime) -> None:
    """Make the demonstration's desk in `folder`, as of `now`; one that is there already is kept.

    Raises InputError for a mistake in the story, StoreError; there is no new desk then.
    """
    if not paths.database(folder).exists():
        make(folder, paths.resources() / "demo" / f"{language}.toml", language, now)


def make(folder: Path, file: Path, language: str, now: datetime) -> None:
    """Tell the story in `file`, beside `folder` at first, so that no half of it stands there."""
    told = story.read(file)
    part = folder.with_name(f"{folder.name}.part")
    with faults(folder):
        shutil.rmtree(part, ignore_errors=True)
        try:
            _Teller(part, file, language, now).tell(told)
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            paths.database(part).replace(paths.database(folder))
        finally:
            shutil.rmtree(part, ignore_errors=True)


class _Teller:
    """Tells a story to a fresh desk, minute by minute, whichever incident a minute belongs to."""

    def __init__(self, folder: Path, file: Path, language: str, now: datetime) -> None:
        self._file = file.name
        self._others = _told_in_others(file, language)
        self._language = language
        self._now = now
        self._clock = MovedClock(now)
        self._desk = Desk(folder, self._clock, "")
        self._incidents: dict[int, UUID] = {}
        self._checklists: dict[int, UUID] = {}

    def tell(self, told: Story) -> None:
        try:
            for minute, number, place, part in sorted(_parts(told), key=lambda part: part[:3]):
                self._clock.moment = self._at(minute)
                self._tell_part(number, place, part)
        finally:
            self._desk.close()

    def _tell_part(self, number: int, place: int, part: Event | Entry) -> None:
        self._desk.actor = part.by
        try:
            if isinstance(part, Event):
                self._declare(number, part)
            else:
                self._tell_entry(number, place, part)
        except (InputError, RuleError) as error:
            reason = error.told(texts(self._language))
            where = {"file": self._file, "incident": number, "entry": place}
            raise InputError("demonstration.mistake", **where, reason=reason) from error

    def _declare(self, number: int, event: Event) -> None:
        self._incidents[number] = self._desk.declare(
            event.title,
            event.services,
            self._at(event.began),
            drill=event.drill,
            language=self._language,
        )

    def _tell_entry(self, number: int, place: int, entry: Entry) -> None:
        desk = self._desk
        if number not in self._incidents:
            raise InputError("demonstration.too_early")
        incident = self._incidents[number]
        for role, person in entry.role.items():
            desk.assign_role(incident, role, person)
        for field, value in entry.situation.items():
            desk.set_situation(incident, field, value)
        if entry.answers:
            desk.assess(incident, desk.model, entry.answers)
        self._work_through(number, incident, entry)
        if entry.phase:
            desk.change_phase(incident, entry.phase)
        if entry.message:
            self._inform(number, place, entry.message)
        if entry.note:
            desk.enter(incident, entry.note)

    def _work_through(self, number: int, incident: UUID, entry: Entry) -> None:
        if entry.attach:
            playbook = self._desk.playbook(entry.attach, self._language)
            self._checklists[number] = self._desk.attach(incident, playbook)
        checklist = self._checklists.get(number, incident)
        for step in entry.tick:
            self._desk.tick_step(incident, checklist, step)
        for step, reason in entry.aside.items():
            self._desk.set_step_aside(incident, checklist, step, reason)

    def _inform(self, number: int, place: int, notice: Notice) -> None:
        desk, incident = self._desk, self._incidents[number]
        filled = {self._language: desk.draft_text(incident, *_for(notice), self._language)}
        for language, told in self._others.items():
            known = _known(told.incident[number - 1], place, texts(language))
            filled[language] = desk.draft_text(incident, *_for(notice), language, known)
        drafts = {language: one.text for language, one in filled.items()}
        fields = {language: one.fields for language, one in filled.items()}
        message = desk.draft(incident, *_for(notice), drafts, fields)
        if not notice.channels:
            return
        promised_at = self._at(notice.promise) if notice.promise else None
        desk.approve(incident, message, promised_at)
        for language, text in drafts.items():
            for channel in notice.channels:
                if not outgoing(text, channel).is_empty:
                    desk.mark_sent(incident, message, language, channel, again=True)

    def _at(self, minute: int) -> datetime:
        return self._now + timedelta(minutes=minute)


def _parts(told: Story) -> Iterator[tuple[int, int, int, Event | Entry]]:
    """Minute, number of the incident, place in it (0 is its declaration), and what happens."""
    for number, event in enumerate(told.incident, 1):
        yield event.declared, number, 0, event
        for place, entry in enumerate(event.entry, 1):
            yield entry.at, number, place, entry


def _told_in_others(file: Path, language: str) -> dict[str, Story]:
    """The same story in the other languages, where it is told in them."""
    files = {other: file.with_name(f"{other}.toml") for other in LANGUAGES if other != language}
    return {other: story.read(found) for other, found in files.items() if found.is_file()}


def _for(notice: Notice) -> tuple[str, str]:
    return notice.audience, notice.stage


def _known(event: Event, place: int, words: Texts) -> dict[str, str]:
    """What was known by then, as the story in this language words it."""
    known = {"title": event.title, "services": joined(event.services, words)}
    for entry in event.entry[:place]:
        known |= entry.situation
    if "people_affected" in known:
        known["people_affected"] = people(known["people_affected"], words)
    return {name: value.rstrip(".") for name, value in known.items() if value}
