"""Drills: a practice incident with a timetable of what others will say, and what is practised."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_MINUTES = 480  # a working day
MOST_INJECTS = 60
LONGEST = 400  # characters of an inject: it is read at a glance, in the middle of work


@dataclass(frozen=True, slots=True)
class Inject:
    """What somebody says `minute` minutes into the drill. `id` is the same in every language.

    `answer` is what a good answer does: it is told only when the answers are looked at. What it
    sets off becomes known with it: fields of the situation, and services that fail as well.
    """

    id: str
    minute: int
    who: str
    text: str
    answer: str = ""
    situation: Mapping[str, str] = field(default_factory=dict)
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aims:
    """What is expected, in minutes from the declaration; None and empty where it is not asked.

    `steps` are the critical steps of the playbook, by their ids, in its order. `decisions` are
    what ought to be decided, in words, for people to compare with what was logged.
    """

    severities: tuple[int, ...]
    severity_minutes: int | None = None
    message_minutes: int | None = None
    decisions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    hand_over: bool = False


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill in one language. `declared` and `services` are what the incident is declared as."""

    id: str
    title: str
    version: int
    language: str
    about: str
    minutes: int
    playbook: str
    declared: str
    services: tuple[str, ...]
    aims: Aims
    injects: tuple[Inject, ...]
