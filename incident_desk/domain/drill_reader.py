"""Reading a drill from a file: each mistake is told with its file, its line and its key."""

import re
from collections.abc import Callable

from incident_desk.domain import situation
from incident_desk.domain.drill import LONGEST, MOST_INJECTS, MOST_MINUTES, Aims, Drill, Inject
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import LEVELS
from incident_desk.domain.toml_file import Entry, parse
from incident_desk.i18n import LANGUAGES

HEAD = ("title", "id", "version", "language", "about", "minutes", "playbook")
DECLARE = ("title", "services")
EXPECT = (
    *("severities", "severity_minutes", "first_message_minutes", "decisions"),
    *("critical_steps", "hand_over"),
)
INJECT = ("id", "minute", "who", "text", "answer", "situation", "services")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
Playbooks = Callable[[str], Playbook | None]


def load(text: str, name: str, playbook_of: Playbooks) -> Drill:
    """The drill in this TOML text. `playbook_of` gives the playbook of an id, if there is one.

    Raises InputError naming the file `name`, the line and the key.
    """
    file = parse(text.removeprefix("\ufeff"), name)
    file.allow((*HEAD, "declare", "expect", "inject"))
    playbook = playbook_of(file.word("playbook"))
    if playbook is None:
        file.refuse("drills.no_such_playbook", "playbook", playbook=file.word("playbook"))
    minutes = file.whole("minutes", 1, MOST_MINUTES)
    declare = file.entry("declare")
    declare.allow(DECLARE)
    return Drill(
        id=_id(file),
        title=file.word("title"),
        version=file.whole("version", 1, 999_999),
        language=_language(file),
        about=" ".join(file.word("about").split()),
        minutes=minutes,
        playbook=playbook.id,
        declared=" ".join(declare.word("title").split()),
        services=_services(declare),
        aims=_aims(file.entry("expect"), minutes, playbook),
        injects=_injects(file, minutes),
    )


def _id(entry: Entry) -> str:
    word = entry.word("id")
    if not _ID.fullmatch(word):
        entry.refuse("drills.id_wrong", "id")
    return word


def _language(file: Entry) -> str:
    language = file.word("language")
    if language not in LANGUAGES:
        file.refuse("drills.no_such_language", "language", languages=", ".join(LANGUAGES))
    return language


def _services(entry: Entry) -> tuple[str, ...]:
    return entry.words("services") if "services" in entry.data else ()


def _aims(entry: Entry, minutes: int, playbook: Playbook) -> Aims:
    entry.allow(EXPECT)
    return Aims(
        severities=_severities(entry),
        severity_minutes=_within(entry, "severity_minutes", minutes),
        message_minutes=_within(entry, "first_message_minutes", minutes),
        decisions=entry.words("decisions") if "decisions" in entry.data else (),
        steps=_steps(entry, playbook),
        hand_over=entry.switch("hand_over"),
    )


def _within(entry: Entry, name: str, minutes: int) -> int | None:
    return entry.whole(name, 1, minutes) if name in entry.data else None


def _severities(entry: Entry) -> tuple[int, ...]:
    """Those that are right, worst first."""
    found = entry.data.get("severities")
    if found is None:
        entry.refuse("toml_file.missing", "severities")
    levels = found if isinstance(found, list) else []
    if not levels or any(type(one) is not int or one not in LEVELS for one in levels):
        entry.refuse("drills.not_severities", "severities")
    return tuple(sorted(set(levels)))


def _steps(entry: Entry, playbook: Playbook) -> tuple[str, ...]:
    """All critical steps of the playbook, or those that are named; in its order."""
    critical = [step.id for step in playbook.steps if step.critical]
    if "critical_steps" not in entry.data:
        return tuple(critical)
    named = entry.words("critical_steps")
    for step in named:
        if step not in critical:
            choices = ", ".join(critical) or "–"
            entry.refuse(
                "drills.no_critical_step", "critical_steps", step=step[:60], choices=choices
            )
    return tuple(step for step in critical if step in named)


def _injects(file: Entry, minutes: int) -> tuple[Inject, ...]:
    entries = file.entries("inject", "id")
    if len(entries) > MOST_INJECTS:
        file.refuse("drills.too_many_injects", "inject", most=MOST_INJECTS)
    injects: list[Inject] = []
    for entry in entries:
        inject = _inject(entry, minutes)
        if injects and inject.minute < injects[-1].minute:
            entry.refuse("drills.goes_back", "minute", minute=injects[-1].minute)
        injects.append(inject)
    return tuple(injects)


def _inject(entry: Entry, minutes: int) -> Inject:
    entry.allow(INJECT)
    text = entry.word("text")
    if len(text) > LONGEST:
        entry.refuse("drills.too_long", "text", most=LONGEST)
    return Inject(
        id=_id(entry),
        minute=entry.whole("minute", 0, minutes),
        who=" ".join(entry.word("who").split()),
        text=" ".join(text.split()),
        answer=" ".join(entry.word("answer").split()) if "answer" in entry.data else "",
        situation=_situation(entry) if "situation" in entry.data else {},
        services=_services(entry),
    )


def _situation(entry: Entry) -> dict[str, str]:
    fields = entry.entry("situation")
    fields.allow(situation.KNOWN)
    return {name: fields.word(name) for name in fields.data}
