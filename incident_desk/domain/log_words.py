"""What a line of the log becomes, in words: the hint while typing, and what the command says."""

from datetime import datetime, tzinfo

from incident_desk.domain.log_grammar import NOTE, ORDER, Entry
from incident_desk.domain.spans import clock_time
from incident_desk.i18n import Texts

_NAME = 40  # characters of a name


def becomes(entry: Entry, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    """'Order to Ana, asked after at 14:25 · Dated back to 14:05'."""
    parts = [_kind(entry, now, zone, texts)]
    if entry.happened_at:
        at = clock_time(entry.happened_at, now, zone, texts)
        parts.append(texts("logline.dated_back", time=at))
    if entry.kind == NOTE and entry.asks:
        wanting = "logline.unsaid" if entry.text.rstrip().endswith(":") else "logline.asks"
        parts.append(texts(wanting, person=entry.asks[:_NAME]))
    if entry.kind == ORDER and not entry.due_at:
        parts.append(texts("logline.untimed"))
    return " · ".join(parts)


def _kind(entry: Entry, now: datetime, zone: tzinfo | None, texts: Texts) -> str:
    if entry.literal:
        return texts("logline.literal")
    if entry.kind != ORDER:
        return texts(f"logline.{entry.kind}")
    person = entry.person[:_NAME]
    if entry.due_at is None:
        return texts("logline.order", person=person)
    at = clock_time(entry.due_at, now, zone, texts)
    return texts("logline.order_timed", person=person, time=at)
