"""The brief of a hand-over as a page to print, with room for the yes of the one who takes over."""

from datetime import datetime, tzinfo

from incident_desk.domain import handover
from incident_desk.domain.brief import parts
from incident_desk.domain.document import Document, Lines, Pair, Section
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import full_time
from incident_desk.i18n import Texts

_TO_FILL_IN = "_" * 24


def brief_paper(
    incident: Incident,
    role: str,
    text: str,
    person: str,
    now: datetime,
    zone: tzinfo | None,
    texts: Texts,
) -> Document:
    """`text` as it was edited. What is not settled yet is left to be filled in by hand."""
    severity = incident.severity or 0
    as_of = texts("report.as_of", moment=full_time(now, zone, texts))
    return Document(
        title=incident.title,
        language=texts.language,
        reference=incident.reference,
        kind=texts("brief.kind", role=texts(f"role.{role}")),
        dated_at_text=as_of,
        document_date=now,
        drill=texts("report.drill") if incident.drill else "",
        badge=texts(f"severity.{severity or 'none'}"),
        badge_level=severity,
        facts=_passing(incident, role, person, zone, texts),
        sections=tuple(
            Section(part.title, (Lines(part.lines),)) for part in parts(text, texts("brief.note"))
        ),
        footer=texts("report.footer", reference=incident.reference),
        compact=True,
    )


def _passing(
    incident: Incident, role: str, person: str, zone: tzinfo | None, texts: Texts
) -> tuple[Pair, ...]:
    """From whom to whom, when it was offered, and when it was accepted."""
    offers = (one for one in handover.waiting(incident.hand_overs) if one.role == role)
    offered = next(offers, None)
    at = full_time(offered.offered_at, zone, texts) if offered else _TO_FILL_IN
    return (
        Pair(texts("brief.from"), incident.person(role) or _TO_FILL_IN),
        Pair(texts("brief.to"), person or (offered.person if offered else _TO_FILL_IN)),
        Pair(texts("brief.offered"), at),
        Pair(texts("brief.accepted"), _TO_FILL_IN),
    )
