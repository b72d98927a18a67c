"""The updates in the body of a status page's incident.

cState writes each as a paragraph, `*Monitoring* - text {{< track "2018-04-13 16:50:00" >}}`. Real
pages also write `[Update - 2023-03-29 15h50 UTC]`, `**Update 2021-05-03 11:58 UTC`, a list of dated
lines, or `[Final message]` with no time at all; most often the newest first. What is not known for
an update is left as text: nothing of the page is lost but comments, shortcodes and rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone

from incident_desk.domain.past_incident import Update

_ISO = (
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:[T\s]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}\b)?(?:\s*UTC\b)?)?"
)
_DATED = re.compile(_ISO, re.ASCII)
_LONG_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?(?P<name>[a-z]{3,10})\s+(?:de\s+)?(?P<year>\d{4})"
    r"(?:\W{1,5}(?:at\s+)?(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?:\s*UTC\b)?)?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = (
    "jan ene",
    "feb",
    "mar",
    "apr abr",
    "may",
    "jun",
    "jul",
    "aug ago",
    "sep",
    "oct",
    "nov",
    "dec dic",
)

_SHORTCODE = re.compile(r"\{\{[<%]([^{}]{0,500})[>%]\}\}")
_CODE_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s*[-*_]{3,}\s*")
_MARKERS = (
    re.compile(r"\[(?P<label>[^\]]{1,80})\](?!\()\s*(?P<rest>.*)"),
    re.compile(
        r"(?P<mark>\*\*?|__?)(?P<label>[^*_]{1,80}?):?(?P=mark):?\s*(?:[-–—:]\s)?(?P<rest>.*)"
    ),
    re.compile(r"\*\*(?P<label>[^*]{1,80})(?P<rest>)$"),
    re.compile(r"#{1,6}\s+(?P<label>[^#]{1,80})(?P<rest>)$"),
)
_ITEM = re.compile(rf"[*+-]\s+\*?(?P<date>{_ISO})\s*(?:[-–—:]\s+)(?P<rest>.+)", re.ASCII)

_FIRST = "first"
_WORDS = {
    "investigating": "investigating investigation investigando investigación",
    "identified": "identified identificado identificada",
    "monitoring": "monitoring monitorizando monitoreando supervisando observación",
    "resolved": "resolved fixed final closing closed close end completed"
    " resuelto resuelta solucionado solucionada cerrado cerrada cierre",
    "": "update updated edit edited actualización actualizado",
    _FIRST: "initial opening open inicial apertura",
}
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_FILLER = (
    "message issue incident maintenance outage of at the on en mensaje incidencia incidente utc"
)
_FILLERS = frozenset(_FILLER.split())


@dataclass(slots=True)
class _Section:
    """A stretch of the body; `kind` None is the text before and beside the updates."""

    kind: str | None = None
    at: datetime | None = None
    tracked: bool = False
    item: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n").rstrip()


def moment(text: str) -> datetime | None:
    """A date of a status page, in UTC where it names no zone; None if it is none."""
    found = _DATED.fullmatch(text.strip())
    return _moment(found.groupdict()) if found else None


def read(body: str, started_at: datetime, resolved_at: datetime | None) -> tuple[str, list[Update]]:
    """The text that is no update, and the updates, oldest first.

    An update that tells no time has that of the one before it (the first, of the incident's start;
    the last word, of its end).
    """
    sections = list(_sections(_without_comments(body)))
    opening = [part for part in sections if part.kind is None or _is_opening(part)]
    told = [part for part in sections if part not in opening and part.text]
    if _newest_first(sections):
        told.reverse()
    updates, before = [], started_at
    for part in told:
        at = part.at or (resolved_at if part.kind == "resolved" else None) or before
        if at.date() == started_at.date():
            at = max(at, started_at)  # a date alone means its midnight
        phase = "" if part.kind in (None, _FIRST) else part.kind or ""
        updates.append(Update(at, phase, part.text))
        before = at
    text = "\n\n".join(part.text for part in opening if part.text)
    return text, sorted(updates, key=lambda update: update.at)


def _is_opening(part: _Section) -> bool:
    return part.kind == _FIRST and part.at is None


def _newest_first(sections: list[_Section]) -> bool:
    """Told by its times; without them by its first and last words; else as cState does."""
    times = [part.at for part in sections if part.at]
    if len(times) > 1 and times[0] != times[-1]:
        return times[0] > times[-1]
    kinds = [part.kind for part in sections if part.kind is not None]
    return not kinds or not (kinds[-1] == "resolved" or kinds[0] == _FIRST)


def _sections(body: str) -> Iterator[_Section]:
    current, fenced, blank = _Section(), False, True
    for line in body.split("\n"):
        if _CODE_FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            begun = _begun(line, current, blank)
            if begun:
                yield current
                current = begun
                blank = False
                continue
        current.lines.append(line if fenced else _shown(line))
        blank = not line.strip()
        _track(current, line, fenced)
    yield current


def _shown(line: str) -> str:
    """The line as the page shows it: no shortcodes; a rule is a blank."""
    return "" if _RULE.fullmatch(line) else _SHORTCODE.sub("", line).rstrip()


def _track(current: _Section, line: str, fenced: bool) -> None:
    tracked = None if fenced else _tracked(line)
    if tracked and current.kind is not None and not current.tracked:
        current.at, current.tracked = tracked, True


def _begun(line: str, current: _Section, blank: bool) -> _Section | None:
    """The section that begins with this line, if one does."""
    tracked = _tracked(line)
    section = _marked(line) or _listed(line)
    if section is None and tracked and (current.kind is None or current.tracked):
        section = _Section("", lines=[line])
    if section is None and current.item and blank and line[:1].strip():
        section = _Section(lines=[line])  # the list is over
    if section is None:
        return None
    section.lines = [_shown(each) for each in section.lines]
    return replace(section, at=tracked, tracked=True) if tracked else section


def _marked(line: str) -> _Section | None:
    for marker in _MARKERS:
        found = marker.match(line)
        section = _labelled(found["label"].strip()) if found else None
        if found and section:
            section.lines.extend(filter(None, [found["rest"]]))
            return section
    return None


def _labelled(label: str) -> _Section | None:
    """What a label says: a phase or 'update', a time, or both; None if it says neither."""
    dated = _DATED.search(label) or _LONG_DATE.search(label)
    at = _moment(dated.groupdict()) if dated else None
    rest = label.replace(dated[0], " ") if dated and at else label
    words = re.findall(r"[^\W_]+", rest.lower())
    kind = _KIND.get(words[0]) if words else ("" if at else None)
    if kind is None and words and words[0] in _FILLERS:
        kind = next((_KIND[word] for word in words if word in _KIND), None)
    if kind is None:
        return None
    unknown = [w for w in words if w not in _KIND and w not in _FILLERS and not w.isdigit()]
    return _Section(kind, at, lines=[label] if unknown else [])


def _listed(line: str) -> _Section | None:
    found = _ITEM.match(line)
    at = _moment(found.groupdict()) if found else None
    if not found or not at:
        return None
    return _Section("", at, item=True, lines=[found["rest"].removesuffix("*")])


def _tracked(line: str) -> datetime | None:
    for found in _SHORTCODE.finditer(line):
        name, _, value = found[1].strip().partition(" ")
        if name == "track":
            return moment(value.strip(" \"'`"))
    return None


def _moment(parts: dict[str, str | None]) -> datetime | None:
    number = {key: int(value) for key, value in parts.items() if value and value.isdigit()}
    month = number.get("month") or _month(parts.get("name") or "")
    clock = (number.get("hour", 0), number.get("minute", 0), number.get("second", 0))
    try:
        zone = _zone(parts.get("zone") or "")
        local = datetime(number["year"], month, number["day"], *clock, tzinfo=zone)
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _month(name: str) -> int:
    """The number of a month by its first letters; 0, which no date accepts, for other words."""
    start = name[:3].lower()
    return next((i for i, names in enumerate(_MONTHS, 1) if start and start in names.split()), 0)


def _zone(text: str) -> timezone:
    if text[:1] not in ("+", "-"):
        return UTC
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-away if text[0] == "-" else away)


def _without_comments(body: str) -> str:
    """Comments are not on the page: many pages keep the closing words ready in one."""
    first, *others = body.split("<!--")
    shown = [first]
    for other in others:
        _, closed, after = other.partition("-->")
        if shown[-1][-1:] in ("\n", ""):  # a comment alone leaves no empty line
            after = after.removeprefix("\n")
        shown.append(after if closed else "<!--" + other)
    return "".join(shown)
