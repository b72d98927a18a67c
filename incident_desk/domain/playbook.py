"""Playbooks: recovery procedures written before they are needed."""

from dataclasses import dataclass

ROLES = ("commander", "deputy", "scribe", "communications", "operations", "liaison")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, within `minutes` if it says so. To skip a critical one is dangerous.

    `role` is one of ROLES, or empty: whoever is free.
    """

    id: str
    text: str
    detail: str = ""
    role: str = ""
    critical: bool = False
    minutes: int | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """Steps in the order of their urgency, in one language.

    `for_failures` names what failed when this playbook helps; `sources` are the works its steps
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
