"""Playbooks: recovery procedures written before they are needed."""

from dataclasses import dataclass

ROLES = ("commander", "deputy", "scribe", "communications", "operations", "liaison")
DECLARED, HANDOVER, CLOSING = "declared", "handover", "closing"
MOMENTS = (DECLARED, HANDOVER, CLOSING)


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when what is asked has one of `values`.

    `about` is a question of the severity model, whose values are its answers; a field of the
    situation, which is `known` or `unknown`; or `severity`, from `1` to `5`. It never asks for
    another step, so conditions cannot go round in a circle.
    """

    about: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, within `minutes` if it says so. To skip a critical one is dangerous.

    `role` is one of ROLES, or empty: whoever is free. `detail` is Markdown. All `conditions` must
    hold for the step to apply. `under` is the id of the step that this one is a part of.
    """

    id: str
    text: str
    detail: str = ""
    role: str = ""
    critical: bool = False
    minutes: int | None = None
    phone: str = ""
    conditions: tuple[Condition, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """Steps in the order of their urgency, in one language; a part follows what it is a part of.

    `for_failures` names what failed when this playbook helps; `severities` for how grave an
    incident it is, any if empty; `roles` who is needed for it; `opens` the moment it is for.
    `words` in a title or a service speak for it (`electri*`: every word that begins so); so do the
    answers in `when`, and those in `always` alone are enough. `sources` are the works its steps
    rest on.
    """

    id: str
    title: str
    version: int
    language: str
    steps: tuple[Step, ...]
    about: str = ""
    sources: tuple[str, ...] = ()
    for_failures: tuple[str, ...] = ()
    severities: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    opens: str = DECLARED
    words: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    always: tuple[Condition, ...] = ()
