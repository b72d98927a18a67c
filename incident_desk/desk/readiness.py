"""Holding a message to the readiness rules, with what the desk knows of its incident."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from incident_desk.desk.library import Library
from incident_desk.domain import amounts, expected
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import DRAFT, LAST_STAGES, SENT, Message
from incident_desk.domain.message_text import Text
from incident_desk.domain.messages import PROMISE
from incident_desk.domain.spans import reader_time
from incident_desk.i18n import texts

if TYPE_CHECKING:
    from incident_desk.domain.readiness import Finding, Record
    from incident_desk.domain.templates import Filled

PARTS = ("subject", "body", "short")
_CHANNELS = {"subject": "email", "body": "status_page", "short": "sms"}
MOST_CHECKED = 30_000  # characters of each part: no message is longer
# What is asked of a message as a whole is asked of its body.
_BODY_ONLY = frozenset("CA")
_NEVER_IN_SUBJECT = frozenset({"P01", "P05", "P08", "P09", "P10", "T10"})


class ReadinessQueries(Library):
    def findings(
        self,
        incident_id: UUID,
        message_id: UUID,
        drafts: Mapping[str, Text],
        next_update_at: datetime | None = None,
    ) -> "dict[str, dict[str, tuple[Finding, ...]]]":
        """By language and part, what the rules hold against these texts as they would go out.

        Places are those of the texts as they are given, with the promise still a field.
        """
        incident = self.incident(incident_id)
        message = incident.messages[message_id]
        whole = promised_texts(drafts, next_update_at, self.clock.now(), self.clock.zone)
        return {
            language: {
                part: _in_draft(getattr(drafts[language], part), getattr(text, part), found)
                for part, found in self._findings(
                    incident, message, language, whole, next_update_at
                ).items()
            }
            for language, text in whole.items()
        }

    def as_it_would_go(
        self, incident_id: UUID, audience: str, stage: str, language: str
    ) -> "tuple[Filled, dict[str, tuple[Finding, ...]]]":
        """What a template gives now, with the promise that the severity asks for, and by part
        what the rules hold against it. Nothing is kept. Raises RuleError without a template.
        """
        now, incident = self.clock.now(), self.incident(incident_id)
        filled = self.draft_text(incident_id, audience, stage, language)
        due_at = None if stage in LAST_STAGES else self.next_update(incident_id)
        whole = promised_texts({language: filled.text}, due_at, now, self.clock.zone)
        held = Message(UUID(int=0), audience, stage, whole, DRAFT, now, self.actor)
        found = self._findings(incident, held, language, whole, due_at)
        return replace(filled, text=whole[language]), found

    def _blocking(
        self,
        incident: Incident,
        message: Message,
        whole: Mapping[str, Text],
        next_update_at: datetime | None,
    ) -> tuple[str, ...]:
        """The rules that hold it up, each once. `whole` are the texts as they go out."""
        from incident_desk.domain.readiness import BLOCKS

        found = {
            finding.rule: None
            for language in whole
            for part in self._findings(incident, message, language, whole, next_update_at).values()
            for finding in part
            if finding.level == BLOCKS
        }
        return tuple(found)

    def _findings(
        self,
        incident: Incident,
        message: Message,
        language: str,
        whole: Mapping[str, Text],
        next_update_at: datetime | None,
    ) -> "dict[str, tuple[Finding, ...]]":
        from incident_desk.domain.readiness import check

        found = {}
        for part in PARTS:
            words = getattr(whole[language], part)[:MOST_CHECKED]
            if not words.strip():
                continue
            record = self._record(incident, message, language, part, whole, next_update_at)
            held = check(words, record, self.rules)
            found[part] = tuple(one for one in held if _concerns(one.rule, part))
        return found

    def _record(
        self,
        incident: Incident,
        message: Message,
        language: str,
        part: str,
        whole: Mapping[str, Text],
        next_update_at: datetime | None,
    ) -> "Record":
        from incident_desk.domain.readiness import Record

        answers = incident.assessments[-1].answers if incident.assessments else {}
        people = amounts.parse(incident.known("people_affected"))
        counted = people if people and not people.share else None
        said = incident.situation.get("expected_end")
        until = expected.parse(said.value, said.at, self.clock.zone) if said else None
        workaround = incident.situation.get("workaround")
        last = self._last(incident, message)
        others = [one for one in whole if one != language]
        return Record(
            audience=message.audience,
            stage=message.stage,
            language=language,
            channel=_CHANNELS[part],
            now=self.clock.now(),
            zone=self.clock.zone,
            people_low=int(counted.low) if counted else None,
            people_high=int(counted.high) if counted and counted.high is not None else None,
            started_at=incident.started_at,
            ended_at=incident.ended_at,
            next_update_at=next_update_at,
            severity=incident.severity,
            data=_DATA.get(answers.get("data", ""), answers.get("data")),
            degree=answers.get("degree"),
            workaround=workaround.value if workaround else None,
            expected_end_at=(until.high or until.low) if until else None,
            expected_end_source=said.by if said and said.value else "",
            expected_end_confidence="said" if said and said.value else "",
            drill=incident.drill,
            last_text=getattr(last.text(language), part) if last else None,
            last_sent_at=last.sendings[-1].at if last else None,
            promised_at=incident.promises.get(message.audience),
            other_text=getattr(whole[others[0]], part) if others else None,
            reviewer=message.reviewer,
        )

    def _last(self, incident: Incident, message: Message) -> Message | None:
        """What this audience heard last."""
        sent = [
            one
            for one in incident.messages.values()
            if one.state == SENT and one.audience == message.audience and one.id != message.id
        ]
        return max(sent, key=lambda one: one.sendings[-1].at, default=None)


_DATA = {"confirmed_limited": "contained"}


def _concerns(rule: str, part: str) -> bool:
    """Whether a rule is for this part: a short form or a subject need not say everything."""
    if part == "body":
        return not rule.startswith("L") or rule == "L07"
    if part == "subject":
        return rule not in _NEVER_IN_SUBJECT and (rule[0] not in _BODY_ONLY or rule == "C09")
    return rule[0] not in _BODY_ONLY or rule == "C09"


def promised_texts(
    by_language: Mapping[str, Text],
    promised_at: datetime | None,
    now: datetime,
    zone: tzinfo | None,
) -> dict[str, Text]:
    """The texts as they go out: `{next_update}` is the time that is promised."""
    if promised_at is None:
        return dict(by_language)
    return {
        language: text.filled(PROMISE, reader_time(promised_at, now, zone, texts(language)))
        for language, text in by_language.items()
    }


def _in_draft(draft: str, whole: str, found: "tuple[Finding, ...]") -> "tuple[Finding, ...]":
    """The same findings by their places in the draft, where the promise is still a field.

    What touches the promise is told of the whole field, and cannot be mended: a time in its place
    would promise for ever.
    """
    field = f"{{{PROMISE}}}"
    starts = [match.start() for match in re.finditer(re.escape(field), draft)]
    if not starts or draft == whole:
        return found
    longer = (len(whole) - len(draft)) // len(starts)
    told = [start + longer * number for number, start in enumerate(starts)]  # where in `whole`
    length = len(field) + longer

    def place(at: int, *, end: bool) -> int:
        before = bisect_left(told, at) if end else bisect_right(told, at)
        if not before:
            return at
        if at >= told[before - 1] + length:
            return at - longer * before
        return starts[before - 1] + (len(field) if end else 0)

    def touches(start: int, end: int) -> bool:
        first = bisect_right(told, start - length)
        return first < len(told) and told[first] < end

    def moved(one: "Finding") -> "Finding":
        start, mend = place(one.start, end=False), one.mend
        end = max(start, place(one.end, end=True))
        if mend and touches(mend.start, mend.end):
            mend = None
        elif mend:
            begin = place(mend.start, end=False)
            mend = replace(mend, start=begin, end=max(begin, place(mend.end, end=True)))
        return replace(one, start=start, end=end, mend=mend)

    return tuple(moved(one) for one in found)
