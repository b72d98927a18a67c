"""The score sheet of a drill on paper."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from incident_desk.domain.document import (
    Block,
    Card,
    Column,
    Document,
    Lines,
    Pair,
    Pairs,
    Section,
    Table,
)
from incident_desk.domain.drill_run import DrillRun
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.score_sheet import PRACTISE, UNJUDGED, WELL, InjectLine, Sheet
from incident_desk.domain.score_words import after, begun, in_words, summary
from incident_desk.domain.spans import full_time, local_time
from incident_desk.domain.timeline import said
from incident_desk.i18n import Texts


def score_paper(
    incident: Incident,
    run: DrillRun,
    sheet: Sheet,
    now: datetime,
    zone: tzinfo | None,
    texts: Texts,
) -> Document:
    """Dated by the end of the drill, or by `now` while it runs."""
    dated_at = run.ended_at or now
    severity = incident.severity or 0
    told = _Told(incident, sheet, zone, texts)
    return Document(
        title=run.title,
        language=texts.language,
        reference=incident.reference,
        kind=texts("score.kind"),
        dated_at_text=texts("report.as_of", moment=full_time(dated_at, zone, texts)),
        document_date=dated_at,
        drill=texts("report.drill"),
        badge=texts(f"severity.{severity or 'none'}"),
        badge_level=severity,
        facts=told.head(run),
        sections=(
            told.summary(WELL),
            told.summary(PRACTISE),
            told.summary(UNJUDGED),
            told.figures(),
            told.steps(),
            told.promises(),
            told.decisions(),
            told.injects(),
        ),
        footer=texts("report.footer", reference=incident.reference),
    )


class _Told:
    """The parts of one sheet in one language."""

    def __init__(self, incident: Incident, sheet: Sheet, zone: tzinfo | None, texts: Texts) -> None:
        self._incident = incident
        self._sheet = sheet
        self._zone = zone
        self._texts = texts
        self._figures = in_words(sheet, texts)

    def head(self, run: DrillRun) -> tuple[Pair, ...]:
        incident, texts = self._incident, self._texts
        checklist = incident.checklist(run.checklist)
        ended = full_time(run.ended_at, self._zone, texts) if run.ended_at else ""
        return (
            Pair(texts("score.declared"), incident.title),
            Pair(texts("report.started"), full_time(run.started_at, self._zone, texts)),
            Pair(texts("report.ended"), ended or texts("report.not_ended")),
            Pair(texts("report.lasted"), after(self._sheet.lasted, texts)),
            Pair(texts("score.playbook"), checklist.title if checklist else "–"),
            Pair(texts("role.commander"), incident.commander or texts("situation.unknown")),
        )

    def summary(self, outcome: str) -> Section:
        lines = summary(self._figures, outcome)
        title = self._texts(f"score.summary_{outcome}")
        blocks = (Lines(lines),) if lines else ()
        return Section(title, blocks, self._texts("score.summary_none"))

    def figures(self) -> Section:
        rows = tuple(
            (one.title, begun(one.happened), begun(one.expected), one.verdict)
            for one in self._figures
        )
        return self._table("figures", (("figure", 2.2), ("happened", 3), ("expected", 3)), rows)

    def steps(self) -> Section:
        texts = self._texts
        rows = tuple(
            (
                line.text,
                after(line.done_after, texts),
                texts(f"score.step_{line.state}"),
                texts("score.moved") if line.out_of_order else "",
            )
            for line in self._sheet.steps.lines
        )
        return self._table("step_list", (("step", 5), ("when", 1.4), ("state", 1.8)), rows, "order")

    def promises(self) -> Section:
        texts = self._texts
        rows = tuple(
            (
                texts(f"audience.{one.audience}"),
                self._clock(one.promised_at),
                self._clock(one.told_at) if one.told_at else "–",
                texts(f"score.kept_{one.kept}".lower()),
            )
            for one in self._sheet.promises.made
        )
        columns = (("audience", 2), ("promised", 1.4), ("told", 1.4))
        return self._table("promise_list", columns, rows)

    def decisions(self) -> Section:
        decisions, texts = self._sheet.decisions, self._texts
        logged = self._written(decisions.logged) or (texts("score.none_logged"),)
        rows = [Pair(texts("score.decisions_logged"), "\n".join(logged))]
        if decisions.told:
            rows.append(Pair(texts("score.wanted"), "\n".join(decisions.told)))
        return Section(texts("score.decisions"), (Pairs(tuple(rows)),))

    def injects(self) -> Section:
        cards: tuple[Block, ...] = tuple(self._card(line) for line in self._sheet.injects.lines)
        return Section(self._texts("score.injects"), cards, self._texts("score.none_came"))

    def _card(self, line: InjectLine) -> Card:
        texts, inject = self._texts, line.inject
        told = [f"{self._clock(line.came_at)}", texts(f"score.answered_{line.answered}".lower())]
        if line.noted_after is not None:
            told.append(texts("score.noted_after", time=after(line.noted_after, texts)))
        parts = [inject.text]
        if inject.answer and self._sheet.over:
            parts.append(texts("score.good_answer", answer=inject.answer))
        if written := self._written(line.written):
            parts.append("\n".join((texts("score.written"), *(f"– {one}" for one in written))))
        title = texts("score.inject", minute=inject.minute, who=inject.who)
        return Card(title, " · ".join(told), "\n\n".join(parts))

    def _written(self, history: Sequence[Fact]) -> tuple[str, ...]:
        return tuple(
            f"{self._clock(fact.happened_at)} {said(fact, self._incident, self._texts, self._zone)}"
            for fact in history
        )

    def _clock(self, moment: datetime) -> str:
        return f"{local_time(moment, self._zone):%H:%M}"

    def _table(
        self,
        name: str,
        columns: Sequence[tuple[str, float]],
        rows: tuple[tuple[str, ...], ...],
        last: str = "verdict",
    ) -> Section:
        texts = self._texts
        heads = tuple(
            Column(texts(f"score.column_{key}"), share) for key, share in (*columns, (last, 1.6))
        )
        blocks = (Table(heads, rows),) if rows else ()
        return Section(texts(f"score.{name}"), blocks, texts("score.summary_none"))
