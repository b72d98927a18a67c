"""Conditions as they are written: `data:possible,confirmed`."""

from functools import cache

from incident_desk import paths
from incident_desk.domain import severity_reader
from incident_desk.domain.conditions import Vocabulary, vocabulary
from incident_desk.domain.playbook import Condition
from incident_desk.errors import InputError


@cache
def built_in() -> Vocabulary:
    """The words of the severity model that comes with the desk, and of the situation."""
    path = paths.resources() / "severity.toml"
    return vocabulary(severity_reader.load(path.read_text("utf-8"), path.name))


def read(text: str) -> Condition:
    about, _, values = text.partition(":")
    return Condition(about, tuple(values.split(",")))


def write(condition: Condition) -> str:
    return f"{condition.about}:{','.join(condition.values)}"


def check(condition: Condition, words: Vocabulary, name: str, line: int) -> None:
    """Raises InputError, with the file `name` and the line, for a word that nothing answers to."""
    where = {"file": name, "line": line, "about": condition.about[:60]}
    allowed = words.get(condition.about)
    if allowed is None:
        raise InputError("playbooks.nothing_asked", **where, choices=", ".join(words))
    for value in condition.values:
        if value not in allowed:
            choices = ", ".join(allowed)
            raise InputError("playbooks.no_answer", **where, value=value[:60], choices=choices)
    if not condition.values:
        raise InputError("playbooks.no_answer", **where, value="", choices=", ".join(allowed))
