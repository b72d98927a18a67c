"""The incident report as plain data: the same incident always gives the same document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import pairwise

from incident_desk.domain import situation
from incident_desk.domain.checklist_report import checklists
from incident_desk.domain.document import (
    Block,
    Card,
    Column,
    Document,
    Levels,
    Pair,
    Pairs,
    Section,
    Stretch,
    Table,
    Text,
)
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Held, Incident
from incident_desk.domain.message import APPROVED, SENT, Message
from incident_desk.domain.severity import LEVELS, Model
from incident_desk.domain.spans import elapsed, full_time
from incident_desk.domain.timeline import QUIET, said
from incident_desk.i18n import Texts


def incident_report(
    incident: Incident,
    facts: Sequence[Fact],
    model: Model,
    texts: Texts,
    zone: tzinfo | None,
    pictures: Mapping[str, bytes] | None = None,
) -> Document:
    """`facts` in the order of the timeline. The report is dated by the last fact in it.

    `pictures` are those attached to steps, by SHA-256; one that is not there is told in words.
    """
    dated_at = max((fact.recorded_at for fact in facts), default=incident.declared_at)
    severity = incident.severity or 0
    return Document(
        title=incident.title,
        language=texts.language,
        reference=incident.reference,
        kind=texts("report.incident"),
        dated_at_text=texts("report.as_of", moment=full_time(dated_at, zone, texts)),
        document_date=dated_at,
        drill=texts("report.drill") if incident.drill else "",
        badge=texts(f"severity.{severity or 'none'}"),
        badge_level=severity,
        facts=_header(incident, texts, zone),
        sections=(
            _situation(incident, texts, zone),
            _severity(incident, model, dated_at, texts, zone),
            _messages(incident, texts, zone),
            checklists(incident, texts, zone, pictures or {}),
            _timeline(incident, facts, texts, zone),
            _review(incident, texts),
        ),
        footer=texts("report.footer", reference=incident.reference),
    )


def _header(incident: Incident, texts: Texts, zone: tzinfo | None) -> tuple[Pair, ...]:
    unknown = texts("situation.unknown")
    ended_at = incident.ended_at
    lasted = elapsed((ended_at - incident.started_at).total_seconds(), texts) if ended_at else ""
    return (
        Pair(texts("report.phase"), texts(f"phase.{incident.phase}")),
        Pair(texts("report.started"), full_time(incident.started_at, zone, texts)),
        Pair(
            texts("report.ended"),
            full_time(ended_at, zone, texts) if ended_at else texts("report.not_ended"),
        ),
        Pair(texts("report.lasted"), lasted or texts("report.not_ended")),
        Pair(texts("report.services"), ", ".join(incident.services) or unknown),
        Pair(texts("role.commander"), incident.commander or unknown),
    )


def _situation(incident: Incident, texts: Texts, zone: tzinfo | None) -> Section:
    rows = []
    for name in situation.KNOWN:
        known = incident.situation.get(name)
        value = texts("situation.unknown")
        if known and (known.value or known.unknown):
            who = texts("report.by_at", who=known.by, at=full_time(known.at, zone, texts))
            value = f"{known.value or value}\n{who}"
        rows.append(Pair(texts(f"situation.{name}"), value))
    return Section(texts("report.situation"), (Pairs(tuple(rows)),))


def _severity(
    incident: Incident, model: Model, until: datetime, texts: Texts, zone: tzinfo | None
) -> Section:
    blocks: list[Block] = []
    if incident.severities:
        blocks.append(_drawn(incident, until, texts, zone))
        blocks.append(_held_table(incident.severities, texts, zone))
    if incident.assessments:
        last = incident.assessments[-1]
        blocks.append(Text(texts("report.last_answers")))
        blocks.append(
            Pairs(
                tuple(
                    Pair(question.text[texts.language], answer.text[texts.language])
                    for question in model.questions
                    for answer in question.answers
                    if last.answers.get(question.id) == answer.value
                )
            )
        )
    return Section(texts("report.severity"), tuple(blocks), texts("report.no_severity"))


def _drawn(incident: Incident, until: datetime, texts: Texts, zone: tzinfo | None) -> Levels:
    """The levels held, up to the end of the incident or the last fact."""
    held, names = incident.severities, [texts(f"severity.{level}") for level in LEVELS]
    first = held[0].at
    last = max(incident.ended_at or until, held[-1].at)
    whole = max((last - first).total_seconds(), 1.0)
    places = [(one.at - first).total_seconds() / whole for one in held]
    stretches = tuple(
        Stretch(int(one.value), start, max(start, end))
        for one, (start, end) in zip(held, pairwise((*places, 1.0)), strict=True)
    )
    told = (f"{texts(f'severity.{one.value}')} {full_time(one.at, zone, texts)}" for one in held)
    return Levels(
        stretches,
        tuple(names),
        full_time(first, zone, texts),
        full_time(last, zone, texts),
        "; ".join(told),
    )


def _held_table(levels: Iterable[Held], texts: Texts, zone: tzinfo | None) -> Table:
    columns = (
        Column(texts("report.from"), 2.2),
        Column(texts("report.severity"), 1),
        Column(texts("report.who"), 1.4),
        Column(texts("report.why"), 3),
    )
    return Table(
        columns,
        tuple(
            (
                full_time(held.at, zone, texts),
                texts(f"severity.{held.value}"),
                held.by,
                held.reason or texts("report.from_answers"),
            )
            for held in levels
        ),
    )


def _messages(incident: Incident, texts: Texts, zone: tzinfo | None) -> Section:
    told = [m for m in incident.messages.values() if m.state in (SENT, APPROVED)]
    cards = tuple(
        _card(message, language, texts, zone) for message in told for language in message.languages
    )
    return Section(texts("report.messages"), cards, texts("report.no_messages"))


def _card(message: Message, language: str, texts: Texts, zone: tzinfo | None) -> Card:
    title = (
        texts(f"audience.{message.audience}"),
        texts(f"stage.{message.stage}"),
        texts(f"language.{language}"),
    )
    said = "\n\n".join(part for part in message.text(language).parts if part.strip())
    return Card(" · ".join(title), _sent_when(message, language, texts, zone), said)


def _sent_when(message: Message, language: str, texts: Texts, zone: tzinfo | None) -> str:
    lines = []
    if message.approved_at:
        at = full_time(message.approved_at, zone, texts)
        lines.append(texts("report.approved", who=message.approved_by, at=at))
    lines.extend(
        texts(
            "report.sent",
            channel=texts(f"channel.{sending.channel}"),
            who=sending.by,
            at=full_time(sending.at, zone, texts),
            digest=sending.sha256[:16],
        )
        for sending in message.sendings
        if sending.language == language
    )
    if message.next_update_at:
        at = full_time(message.next_update_at, zone, texts)
        lines.append(texts("report.promised", at=at))
    return "\n".join(lines)


def _timeline(
    incident: Incident, facts: Iterable[Fact], texts: Texts, zone: tzinfo | None
) -> Section:
    columns = (
        Column(texts("report.when"), 2.2),
        Column(texts("report.who"), 1.6),
        Column(texts("report.what"), 6),
    )
    rows = tuple(
        (_when(fact, texts, zone), fact.actor, said(fact, incident, texts, zone))
        for fact in facts
        if type(fact.body) not in QUIET
    )
    return Section(texts("report.timeline"), (Table(columns, rows),), texts("report.no_timeline"))


def _when(fact: Fact, texts: Texts, zone: tzinfo | None) -> str:
    when = full_time(fact.happened_at, zone, texts)
    if _dated_back(fact.happened_at, fact.recorded_at):
        written = full_time(fact.recorded_at, zone, texts)
        return f"{when}\n{texts('report.written', at=written)}"
    return when


def _dated_back(happened_at: datetime, recorded_at: datetime) -> bool:
    return (recorded_at - happened_at).total_seconds() > 60


def _review(incident: Incident, texts: Texts) -> Section:
    rows = tuple(
        Pair(texts(f"situation.{name}"), incident.known(name))
        for name in situation.REVIEW
        if incident.known(name)
    )
    blocks = (Pairs(rows),) if rows else ()
    return Section(texts("report.review"), blocks, texts("report.no_review"))
