"""Silence on this laptop: all for an hour, or one incident until it may sound again."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from incident_desk.domain.alarms import SILENT_FOR, Silence
from incident_desk.domain.spans import clock_time
from incident_desk.preferences import Preferences
from incident_desk.ui.context import Context

_REMEMBERED = 200  # incidents: the oldest are long over


def silence(preferences: Preferences) -> Silence:
    """What the preferences ask for; what makes no sense in them silences nothing."""
    return Silence(_moment(preferences.silent_until), frozenset(_ids(preferences)))


def silence_all(context: Context) -> None:
    until = (context.now + SILENT_FOR).isoformat()
    context.shell.prefer(replace(context.preferences, silent_until=until))


def sound_again(context: Context) -> None:
    context.shell.prefer(replace(context.preferences, silent_until=""))


def toggle(context: Context, incident_id: UUID) -> None:
    """Silence an incident, or let it sound again."""
    held = _ids(context.preferences)
    if incident_id in held:
        held.remove(incident_id)
    else:
        held = [*held, incident_id][-_REMEMBERED:]
    kept = tuple(str(one) for one in held)
    context.shell.prefer(replace(context.preferences, silent_incidents=kept))


def in_words(context: Context) -> str:
    """'Silent until 04:10', or how many incidents are; empty where everything sounds."""
    held, texts = silence(context.preferences), context.texts
    if held.until and held.holds(context.now):
        until = clock_time(held.until, context.now, context.zone, texts)
        return texts("bell.until", time=until)
    return texts.count("bell.incidents", len(held.incidents)) if held.incidents else ""


def _ids(preferences: Preferences) -> list[UUID]:
    found = []
    for text in preferences.silent_incidents:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
