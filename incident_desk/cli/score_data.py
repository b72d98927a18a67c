"""The score sheet of a drill, for people at a terminal and for other programs.

A key, once told, keeps its name and its meaning.
"""

from dataclasses import asdict

from incident_desk.cli.plain import say, say_table
from incident_desk.cli.session import Session
from incident_desk.domain.facts import NAMES, Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.score_sheet import PRACTISE, WELL, InjectLine, Sheet
from incident_desk.domain.score_words import after, begun, in_words, summary

Data = dict[str, object]
_FIGURES = ("first_message", "promises", "steps", "severity", "decisions", "hand_over", "injects")


def say_sheet(incident: Incident, sheet: Sheet, session: Session) -> None:
    texts = session.texts
    told = in_words(sheet, texts)
    title = incident.run.title if incident.run else ""
    say(f"{incident.reference}  {texts('cli.drill')} {title}")
    say(f"{texts('report.lasted')}: {after(sheet.lasted, texts)}\n")
    columns = [texts(f"score.column_{name}") for name in ("figure", "happened", "expected")]
    rows = [(one.title, begun(one.happened), begun(one.expected), one.verdict) for one in told]
    say_table([*columns, texts("score.column_verdict")], rows)
    for outcome in (WELL, PRACTISE):
        _say_part(texts(f"score.summary_{outcome}"), summary(told, outcome), session)
    if sheet.decisions.told:
        _say_part(texts("score.wanted"), sheet.decisions.told, session)
    injects = (
        texts(
            "cli.drill_score.inject",
            box="[x]" if line.answered else "[ ]",
            minute=line.inject.minute,
            who=line.inject.who,
            text=line.inject.text,
        )
        for line in sheet.injects.lines
    )
    _say_part(texts("score.injects"), tuple(injects), session)


def _say_part(title: str, lines: tuple[str, ...], session: Session) -> None:
    say(f"\n{title}")
    for line in lines or (session.texts("score.summary_none"),):
        say(f"  {line}")


def sheet_data(incident: Incident, sheet: Sheet) -> Data:
    run = incident.run
    assert run is not None
    figures = {
        name: None if (figure := getattr(sheet, name)) is None else figure.outcome
        for name in _FIGURES
    }
    return {
        "reference": incident.reference,
        "drill": incident.drill,
        "exercise": {"id": run.exercise, "version": run.version, "language": run.language},
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "lasted_minutes": _round(sheet.lasted),
        "outcomes": figures,
        "first_message": _timed(sheet.first_message.done_after, sheet.first_message.within),
        "promises": [asdict(one) for one in sheet.promises.made],
        "critical_steps": [
            {**asdict(line), "done_after": _round(line.done_after)} for line in sheet.steps.lines
        ],
        "severity": {
            **_timed(sheet.severity.set.done_after, sheet.severity.set.within),
            "held": sheet.severity.held,
            "right": sheet.severity.right,
        },
        "decisions": {
            "logged": [_entry(fact) for fact in sheet.decisions.logged],
            "wanted": sheet.decisions.wanted,
        },
        "hand_overs_accepted": sheet.hand_over.accepted if sheet.hand_over else None,
        "injects_planned": sheet.injects.planned,
        "injects": [_inject(line) for line in sheet.injects.lines],
    }


def _timed(done_after: float | None, within: int | None) -> Data:
    return {"after_minutes": _round(done_after), "within_minutes": within}


def _inject(line: InjectLine) -> Data:
    return {
        "id": line.inject.id,
        "minute": line.inject.minute,
        "who": line.inject.who,
        "text": line.inject.text,
        "came_at": line.came_at,
        "noted_after_minutes": _round(line.noted_after),
        "answered": line.answered,
        "written": [_entry(fact) for fact in line.written],
    }


def _entry(fact: Fact) -> Data:
    return {"id": fact.id, "kind": NAMES[type(fact.body)], "happened_at": fact.happened_at}


def _round(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)
