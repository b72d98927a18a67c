"""What the checks may know of the incident and of the draft, beside its text."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo

from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES

AUDIENCES = ("customers", "staff", "management", "vendor", "regulator")
STAGES = (
    *("acknowledged", "known_scope", "update", "workaround", "watching", "resolved", "follow_up"),
)
CHANNELS = ("status_page", "email", "sms", "chat", "social", "phone", "internal_page")
# The words of the severity questions (resources/severity.toml).
DATA = ("no", "delayed", "possible", "contained", "confirmed", "unknown")
DEGREES = ("slow", "partial", "down", "wrong", "unknown")

# Words of status pages, and those this desk used before it had seven stages.
_OTHER_WORDS = {
    "investigating": "acknowledged",
    "identified": "update",
    "monitoring": "watching",
    "post_incident": "follow_up",
    "postmortem": "follow_up",
    "post_mortem": "follow_up",
}


def stage_of(word: str) -> str:
    """One of `STAGES`, from its own word or from a status page's, with hyphens or underscores.

    Raises InputError for any other word.
    """
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    stage = _OTHER_WORDS.get(plain, plain)
    if stage not in STAGES:
        raise InputError("readiness.no_such_stage", stage=word[:60], stages=", ".join(STAGES))
    return stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Plain values. What is None (or empty) is not known, and the rules that need it keep silent.

    `stage` may be any word that `stage_of` takes; without one, rules that are for some stages only
    keep silent. `zone` is the reader's; None is the computer's own. Moments are aware.
    """

    audience: str = "customers"
    stage: str | None = None
    # 'en' or 'es'; None: found out from the text.
    language: str | None = None
    channel: str | None = None

    now: datetime | None = None
    zone: tzinfo | None = None
    # The readers are in more than one time zone.
    many_zones: bool = False

    # People affected, as the incident's record has them.
    people_low: int | None = None
    people_high: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    # The promise that goes with this message.
    next_update_at: datetime | None = None
    severity: int | None = None
    # Answers of the assessment, in the words of `DATA` and `DEGREES`; rules keep silent at others.
    data: str | None = None
    degree: str | None = None
    # '' where it is known that there is none.
    workaround: str | None = None
    expected_end_at: datetime | None = None
    # Who gave the estimate, and how sure it is: both are there, or it is not to be promised.
    expected_end_source: str = ""
    expected_end_confidence: str = ""
    drill: bool = False

    # What this audience heard last, when, and when it was told to hear again.
    last_text: str | None = None
    last_sent_at: datetime | None = None
    promised_at: datetime | None = None
    # The same message in the other language.
    other_text: str | None = None
    reviewer: str = ""
    # SHA-256 of the text that was approved, in hexadecimal.
    approved_sha256: str | None = None
    # Channels that rest on what has failed.
    failed_channels: Collection[str] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for an audience, a language or a channel there is not."""
        if self.audience not in AUDIENCES:
            raise ValueError(self.audience)
        if self.language not in (None, *LANGUAGES):
            raise ValueError(self.language)
        if self.channel not in (None, *CHANNELS):
            raise ValueError(self.channel)
