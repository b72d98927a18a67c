"""The set of rules in force, as plain data: what an organisation's file may say."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from incident_desk.domain.readiness.phrases import PhraseBook
from incident_desk.domain.readiness.record import STAGES
from incident_desk.domain.readiness.times import Zones

BLOCKS, WARNS, ADVISES, OFF = "blocks", "warns", "advises", "off"
LEVELS = (BLOCKS, WARNS, ADVISES)

_GROUPS = {"C": 13, "D": 13, "T": 13, "L": 7, "P": 10, "A": 4}
RULES = tuple(
    f"{group}{number:02}" for group, most in _GROUPS.items() for number in range(1, most + 1)
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a rule weighs for one audience, and at which stages."""

    level: str
    stages: Collection[str] = STAGES


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts of words, characters, parts and minutes; shares in per cent."""

    sentence_words: int
    readable_from_words: int
    flesch: int
    inflesz: int
    sms_parts: int
    sms_parts_grave: int
    social_soft: int
    subject: int
    subject_grave: int
    same_share: int
    people_tolerance: int
    time_tolerance_minutes: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is one's own to say: nothing that lies within it is flagged as disclosed."""

    domains: tuple[str, ...]
    contact: tuple[str, ...]
    mailboxes: Collection[str]
    acronyms: Collection[str]
    labels: Collection[str]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Patterns that must not leave the house, in small letters.

    The names of products, vendors, customers and weaknesses are word lists of every language.
    """

    hosts: re.Pattern[str]
    host_parts: Collection[str]
    short_links: Collection[str]


@dataclass(frozen=True, slots=True)
class Language:
    """The word lists of one language, what is written instead, and the names of zones."""

    book: PhraseBook
    mends: Mapping[str, str]
    zone_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """`settings` holds rule and audience, without what is off; `cadence` audience and stage.

    `grave` is the level of a rule's worse case, where it has one of its own. The minutes of
    `cadence` stand for SEV1, SEV2 and so on, as far as there is a limit.
    """

    settings: Mapping[str, Mapping[str, Setting]]
    grave: Mapping[str, str]
    limits: Limits
    allowed: Allowed
    forbidden: Forbidden
    vendors_may_be_named: bool
    languages: Mapping[str, Language]
    zones: Zones
    cadence: Mapping[str, Mapping[str, tuple[int, ...]]]
    tu: Mapping[str, str]
    usted: Collection[str]

    def setting(self, rule: str, audience: str, stage: str | None) -> Setting | None:
        """None where the rule is off for this audience or at this stage."""
        setting = self.settings[rule].get(audience)
        if setting is None:
            return None
        if stage is None:
            return setting if len(setting.stages) == len(STAGES) else None
        return setting if stage in setting.stages else None
