"""Readers for the older versions of a fact: (kind, version) -> the body of today."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from incident_desk.domain import message_facts as facts
from incident_desk.domain.fact import Body
from incident_desk.domain.message_text import Text

# The first version named the stages after the phases.
_STAGES = {
    "investigating": "acknowledged",
    "identified": "known_scope",
    "monitoring": "watching",
    "resolved": "resolved",
}


def _drafted(old: dict[str, Any]) -> Body:
    return facts.MessageDrafted(
        UUID(old["message"]),
        old["audience"],
        _STAGES.get(old["stage"], "update"),
        {old["language"]: Text(old["text"])},
    )


def _edited(old: dict[str, Any]) -> Body:
    return facts.DraftEdited(UUID(old["message"]), "", Text(old["text"]))


def _approved(old: dict[str, Any]) -> Body:
    next_update = old.get("next_update_at")
    return facts.MessageApproved(
        UUID(old["message"]),
        {"": Text(old["text"])},
        datetime.fromisoformat(next_update) if next_update else None,
    )


def _sent(old: dict[str, Any]) -> Body:
    return facts.MessageSent(UUID(old["message"]), "", old["channel"], old["sha256"])


READERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], Body]] = {
    ("message_drafted", 1): _drafted,
    ("draft_edited", 1): _edited,
    ("message_approved", 1): _approved,
    ("message_sent", 1): _sent,
}
