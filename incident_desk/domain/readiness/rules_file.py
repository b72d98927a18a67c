"""Reading the rules from their file; each mistake is told with the file and the key.

Nothing may be left out: a rule that is not to hold says `off`, so that no slip switches one off.
"""

import fnmatch
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields

from incident_desk.domain.readiness.phrases import Phrase, PhraseBook, fold
from incident_desk.domain.readiness.record import AUDIENCES, STAGES, stage_of
from incident_desk.domain.readiness.rules import (
    LEVELS,
    OFF,
    RULES,
    Allowed,
    Forbidden,
    Language,
    Limits,
    Rules,
    Setting,
)
from incident_desk.domain.readiness.times import Zones
from incident_desk.domain.toml_file import Entry, parse
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES

# The word lists that every language has; docs/readiness.md tells which rule uses which.
LISTS = (
    *(
        "impact",
        "scope",
        "next_news",
        "time_words",
        "we",
        "start",
        "since",
        "action",
        "alternative",
    ),
    *("works_again", "consequence", "fixed", "closed", "searching", "not_yet", "other_day"),
    *("people", "more_than", "at_most", "other_people", "correction", "so_far", "component"),
    *("guard", "off", "on_again", "extortion", "role", "possessive", "article", "before_host"),
    *(
        "no_name",
        "will_return",
        "day_words",
        "margin",
        "promise",
        "blame",
        "guess",
        "weak_guess",
        "cause_or_attack",
    ),
    *("sound_guess", "in_doubt", "breach", "reassurance", "outage", "minimising", "alarm"),
    *("formula", "shifting", "legal", "joke", "jargon", "vague_time"),
)
# Each stand-in of a mend, and the fields it must have.
MENDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("C05", "C06_none", "C07_data", "D01", "D02", "D03_product", "D03_version"), ()
    ),
    **dict.fromkeys(("D04", "D06", "D07", "D09", "D10_email", "D10_number", "D11", "D12"), ()),
    **dict.fromkeys(("T01", "A03"), ()),
    **dict.fromkeys(("C03", "C04", "C07_time", "P04"), ("time",)),
    "C02": ("people",),
    "C06": ("workaround",),
}
_FIELD = re.compile(r"\{(\w*)\}")
_GRAVER = ("T04", "L01", "L03", "L04", "P05")
_NAMES = ("products", "vendors", "customers", "vulnerabilities")
_WEEK = 7 * 24 * 60


def load(text: str, name: str) -> Rules:
    """The rules in this TOML text. Raises InputError naming the file `name` and the key."""
    file = parse(text, name)
    sections = ("policy", "limits", "allowed", "forbidden", "zones", "cadence", "rule")
    file.allow((*sections, "words", "mends", "spanish"))
    policy, zones, spanish = file.entry("policy"), file.entry("zones"), file.entry("spanish")
    policy.allow(("vendor_naming",))
    zones.allow(("names", *LANGUAGES))
    spanish.allow(("tu", "usted"))
    allowed, forbidden = file.entry("allowed"), file.entry("forbidden")
    names = _names(allowed, forbidden)
    return Rules(
        settings=_settings(file.entry("rule")),
        grave=_grave(file.entry("rule")),
        limits=_limits(file.entry("limits")),
        allowed=_allowed(allowed),
        forbidden=_forbidden(forbidden),
        vendors_may_be_named=policy.choice("vendor_naming", ("never", "allowed")) == "allowed",
        languages={each: _language(file, each, names) for each in LANGUAGES},
        zones=Zones(zones.words("names")),
        cadence=_cadence(file.entry("cadence")),
        tu={fold(word): instead for word, instead in _table(spanish.entry("tu")).items()},
        usted=frozenset(map(fold, spanish.words("usted"))),
    )


def _settings(entry: Entry) -> Mapping[str, Mapping[str, Setting]]:
    entry.allow(RULES)
    return {rule: dict(_audiences(entry.entry(rule), rule)) for rule in RULES}


def _audiences(entry: Entry, rule: str) -> Iterable[tuple[str, Setting]]:
    entry.allow((*AUDIENCES, "stages", *(("grave",) if rule in _GRAVER else ())))
    stages = _stages(entry) if "stages" in entry.data else STAGES
    for audience in AUDIENCES:
        if isinstance(entry.data.get(audience), dict):
            own = entry.entry(audience)
            own.allow(("level", "stages"))
            yield audience, Setting(own.choice("level", LEVELS), _stages(own))
        elif (level := entry.choice(audience, (*LEVELS, OFF))) != OFF:
            yield audience, Setting(level, stages)


def _stages(entry: Entry) -> tuple[str, ...]:
    words = entry.words("stages")
    try:
        return tuple(dict.fromkeys(map(stage_of, words)))
    except InputError:
        entry.refuse("readiness.file.no_such_stage", "stages", stages=", ".join(STAGES))


def _grave(entry: Entry) -> Mapping[str, str]:
    return {rule: entry.entry(rule).choice("grave", LEVELS) for rule in _GRAVER}


def _limits(entry: Entry) -> Limits:
    names = [field.name for field in fields(Limits)]
    entry.allow(names)
    return Limits(**{name: entry.whole(name, 0, 10_000) for name in names})


def _allowed(entry: Entry) -> Allowed:
    entry.allow(("domains", "products", "contact", "mailboxes", "acronyms", "labels"))
    return Allowed(
        domains=tuple(domain.lower().strip("./") for domain in entry.words("domains")),
        contact=entry.words("contact"),
        mailboxes=frozenset(word.lower() for word in entry.words("mailboxes")),
        acronyms=frozenset(entry.words("acronyms")),
        labels=frozenset(word.lower() for word in entry.words("labels")),
    )


def _forbidden(entry: Entry) -> Forbidden:
    entry.allow((*_NAMES, "hosts", "host_parts", "short_links"))
    patterns = [fnmatch.translate(fold(pattern)) for pattern in entry.words("hosts")]
    return Forbidden(
        hosts=re.compile("|".join(patterns) or "(?!)"),
        host_parts=frozenset(map(fold, entry.words("host_parts"))),
        short_links=frozenset(word.lower() for word in entry.words("short_links")),
    )


def _names(allowed: Entry, forbidden: Entry) -> Mapping[str, tuple[Phrase, ...]]:
    """Names are the same in every language."""
    found = {"own_products": _phrases(allowed, "products", names=True)}
    for kind, listed in zip(
        ("product", "vendor", "customer", "vulnerability"), _NAMES, strict=True
    ):
        found[f"{kind}_names"] = _phrases(forbidden, listed, names=True)
    return found


def _language(file: Entry, language: str, names: Mapping[str, tuple[Phrase, ...]]) -> Language:
    words, mends = file.entry("words"), file.entry("mends")
    for each in (words, mends):
        each.allow(LANGUAGES)
    lists = words.entry(language)
    lists.allow(LISTS)
    book = PhraseBook({**{name: _phrases(lists, name) for name in LISTS}, **names})
    zone_names = _table(file.entry("zones").entry(language))
    return Language(book, _mends(mends.entry(language)), zone_names)


def _phrases(entry: Entry, name: str, *, names: bool = False) -> tuple[Phrase, ...]:
    """A list of phrases, or a table of phrases with what to write instead."""
    if isinstance(entry.data.get(name), dict) and not names:
        table = entry.entry(name)
        phrases = [Phrase(text, _instead(table, text)) for text in table.data]
    else:
        phrases = [Phrase(text, name=names) for text in entry.words(name)]
    for phrase in phrases:
        try:
            phrase.variants  # noqa: B018
        except ValueError:
            entry.refuse("readiness.file.not_phrase", name, phrase=phrase.text)
    return tuple(phrases)


def _instead(entry: Entry, text: str) -> str | None:
    """What to write instead; '' says that nobody knows in general."""
    return None if entry.data[text] == "" else entry.word(text)


def _table(entry: Entry) -> Mapping[str, str]:
    return {name: entry.word(name) for name in entry.data}


def _mends(entry: Entry) -> Mapping[str, str]:
    entry.allow(MENDS)
    found = {}
    for name, needed in MENDS.items():
        # What is put behind other words may begin with a space or a comma: it is not trimmed.
        entry.word(name)
        found[name] = text = str(entry.data[name])
        if set(_FIELD.findall(text)) != set(needed):
            wanted = ", ".join(f"{{{field}}}" for field in needed) or "-"
            entry.refuse("readiness.file.fields", name, fields=wanted)
    return found


def _cadence(entry: Entry) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    entry.allow(AUDIENCES)
    found = {}
    for audience in entry.data:
        stages = entry.entry(audience)
        stages.allow((*STAGES, "any"))
        found[audience] = {stage: stages.numbers(stage, 1, _WEEK) for stage in stages.data}
    return found
