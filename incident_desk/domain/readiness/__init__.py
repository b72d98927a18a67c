"""Is this message ready to be sent? Rules that look at a draft before anyone else does.

    check(text, record, rules)      what the rules hold against a text
    load(text, name)                the rules of an organisation's file (resources/readiness.toml)

docs/readiness.md tells the rules and their sources.
"""

from incident_desk.domain.readiness.checking import check, language_of
from incident_desk.domain.readiness.findings import Finding, Mend, mended
from incident_desk.domain.readiness.record import (
    AUDIENCES,
    CHANNELS,
    DATA,
    DEGREES,
    STAGES,
    Record,
    stage_of,
)
from incident_desk.domain.readiness.rules import ADVISES, BLOCKS, LEVELS, RULES, WARNS, Rules
from incident_desk.domain.readiness.rules_file import load

__all__ = [
    "ADVISES",
    "AUDIENCES",
    "BLOCKS",
    "CHANNELS",
    "DATA",
    "DEGREES",
    "LEVELS",
    "RULES",
    "STAGES",
    "WARNS",
    "Finding",
    "Mend",
    "Record",
    "Rules",
    "check",
    "language_of",
    "load",
    "mended",
    "stage_of",
]
