"""Messages as tests need them: approved, whatever the readiness checks hold against a few words."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from incident_desk.desk import Desk
from incident_desk.domain.message_text import Text


def said(
    desk: Desk,
    incident_id: UUID,
    until: datetime | None = None,
    texts: Mapping[str, str] | None = None,
    audience: str = "customers",
) -> UUID:
    """An approved message; `until` is the promise of the next one."""
    by_language = {one: Text(text) for one, text in (texts or {"en": "We know."}).items()}
    message = desk.draft(incident_id, audience, "acknowledged", by_language)
    desk.approve(incident_id, message, until, reason="As told")
    return message
