"""Undoing: which one thing a fact has set, what it held before, and the fact that sets it back.

Nothing is erased: undoing writes another fact of the same kind. What one such fact cannot set back
(a note, a message that was sent, the first severity of all) cannot be undone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from uuid import UUID

from incident_desk.domain import facts
from incident_desk.domain.checklist import BLOCKED, DONE, OPEN, SET_ASIDE, before
from incident_desk.domain.facts import Body
from incident_desk.domain.incident import Incident
from incident_desk.domain.spans import full_time
from incident_desk.i18n import Texts

_SAID = 60  # characters of what people wrote


@dataclass(frozen=True, slots=True)
class Thing:
    """What holds one value at a time: the phase, one role, one step. `of` says which one."""

    kind: str
    of: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of one incident, as it was and as it was made. A later change has a larger number.

    A value may be a pair: what holds, and the reason that was given for it.
    """

    number: int
    incident_id: UUID
    thing: Thing
    before: Any
    after: Any


def change(number: int, before: Incident, after: Incident, bodies: Sequence[Body]) -> Change | None:
    """What these facts changed; None where one fact more could not set it back."""
    # The answers of an assessment stay: what can be set back is the severity that they gave. So
    # does the note that came with a tick.
    stays = facts.SeverityAssessed | facts.StepNoted
    told = [body for body in bodies if not isinstance(body, stays)]
    if len(told) != 1 or type(told[0]) not in _THINGS:
        return None
    thing = _THINGS[type(told[0])](told[0])
    old, new = value(before, thing), value(after, thing)
    if old == new or setting(thing, old) is None:
        return None
    return Change(number, after.id, thing, old, new)


def value(incident: Incident, thing: Thing) -> Any:
    """What it holds now; None where nothing was ever set."""
    return _KINDS[thing.kind].read(incident, *thing.of)


def setting(thing: Thing, wanted: Any) -> Body | None:
    """The fact that makes it hold `wanted`; None where no fact can."""
    return None if wanted is None else _KINDS[thing.kind].write(wanted, *thing.of)


def said(incident: Incident, thing: Thing, held: Any, texts: Texts, zone: tzinfo | None) -> str:
    """Which thing of which incident, and what it holds: 'INC-K7-0012, phase: Monitoring'."""
    told = " ".join(_KINDS[thing.kind].said(held, texts, zone).split())
    cut = "…" if len(told) > _SAID else ""
    return texts(
        "undo.said",
        reference=incident.reference,
        what=texts(f"undo.{thing.kind}", **_named(incident, thing, texts)),
        value=f"{told[:_SAID]}{cut}" or texts("timeline.none"),
    )


def _named(incident: Incident, thing: Thing, texts: Texts) -> dict[str, str]:
    match thing.kind:
        case "role" | "situation":
            return {"name": texts(f"{thing.kind}.{thing.of[0]}")}
        case "step" | "step_person" | "step_time" | "step_place":
            checklist = incident.checklist(thing.of[0])
            step = checklist.step(thing.of[1]) if checklist else None
            return {"name": step.text[:_SAID] if step else ""}
        case "list":
            checklist = incident.checklist(thing.of[0])
            return {"name": checklist.title[:_SAID] if checklist else ""}
        case "hypothesis":
            return {"name": incident.hypotheses[thing.of[0]].text[:_SAID]}
    return {}


def _phase(incident: Incident) -> Any:
    return (incident.phases[-1].value, incident.phases[-1].reason) if incident.phases else None


def _severity(incident: Incident) -> Any:
    last = incident.severities[-1] if incident.severities else None
    return (int(last.value), last.reason) if last else None


def _step(incident: Incident, checklist_id: UUID, step: str) -> Any:
    checklist = incident.checklist(checklist_id)
    mark = checklist.marks.get(step) if checklist else None
    return (mark.state, mark.reason) if mark else (OPEN, "")


def _mark(held: tuple[str, str], checklist: UUID, step: str) -> Body | None:
    state, reason = held
    marks: dict[str, Body] = {
        OPEN: facts.StepReopened(checklist, step),
        DONE: facts.StepTicked(checklist, step),
        SET_ASIDE: facts.StepSetAside(checklist, step, reason),
        BLOCKED: facts.StepBlocked(checklist, step, reason),
    }
    return marks.get(state)


def _person(incident: Incident, checklist_id: UUID, step: str) -> Any:
    checklist = incident.checklist(checklist_id)
    return checklist.person(step) if checklist else None


def _time(incident: Incident, checklist_id: UUID, step: str) -> Any:
    """In a tuple, for no time is a value too."""
    checklist = incident.checklist(checklist_id)
    return (checklist.due_at(step),) if checklist else None


def _place(incident: Incident, checklist_id: UUID, step_id: str) -> Any:
    """Behind which step it stands."""
    checklist = incident.checklist(checklist_id)
    step = checklist.step(step_id) if checklist else None
    if checklist is None or step is None:
        return None
    above = checklist.step(before(checklist.steps, step))
    return (above.id, above.text) if above else ("", "")


def _finished(incident: Incident, checklist_id: UUID) -> Any:
    """In a tuple: which steps were left open, or None while the list is in use."""
    checklist = incident.checklist(checklist_id)
    if checklist is None:
        return None
    return (checklist.finished.left,) if checklist.finished else (None,)


def _finishing(held: tuple[Mapping[str, str] | None], checklist: UUID) -> Body:
    (left,) = held
    if left is None:
        return facts.ChecklistReopened(checklist)
    return facts.ChecklistFinished(checklist, left)


def _hypothesis(incident: Incident, hypothesis_id: UUID) -> Any:
    found = incident.hypotheses.get(hypothesis_id)
    return (found.state, found.reason) if found else None


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a thing is read of an incident, which fact sets it, and how its value is said."""

    read: Callable[..., Any]
    write: Callable[..., Body | None]
    said: Callable[[Any, Texts, tzinfo | None], str] = lambda held, _texts, _zone: str(held)


def _of(prefix: str) -> Callable[[Any, Texts, tzinfo | None], str]:
    """Said by a text of the catalogues: what holds is the first of a pair."""
    return lambda held, texts, _zone: texts(f"{prefix}.{held[0]}")


_KINDS: Mapping[str, _Kind] = {
    "phase": _Kind(_phase, lambda held: facts.PhaseChanged(*held), _of("phase")),
    "severity": _Kind(_severity, lambda held: facts.SeveritySet(*held), _of("severity")),
    "role": _Kind(
        lambda incident, role: incident.person(role),
        lambda held, role: facts.RoleAssigned(role, held),
    ),
    "situation": _Kind(
        lambda incident, field: incident.known(field),
        lambda held, field: facts.SituationChanged(field, held),
    ),
    "step": _Kind(_step, _mark, _of("undo.step")),
    "step_person": _Kind(_person, lambda held, one, step: facts.StepAssigned(one, step, held)),
    "step_time": _Kind(
        _time,
        lambda held, one, step: facts.StepTimed(one, step, *held),
        lambda held, texts, zone: full_time(held[0], zone, texts) if held[0] else "",
    ),
    "step_place": _Kind(
        _place,
        lambda held, one, step: facts.StepMoved(one, step, held[0]),
        lambda held, texts, _zone: held[1] or texts("undo.first"),
    ),
    "list": _Kind(
        _finished,
        _finishing,
        lambda held, texts, _zone: texts("undo.in_use" if held[0] is None else "undo.finished"),
    ),
    "hypothesis": _Kind(
        _hypothesis, lambda held, one: facts.HypothesisSettled(one, *held), _of("hypothesis")
    ),
    "title": _Kind(lambda incident: incident.title, facts.Retitled),
    "services": _Kind(
        lambda incident: incident.services,
        facts.ServicesSet,
        lambda held, _texts, _zone: ", ".join(held),
    ),
    "start": _Kind(
        lambda incident: incident.started_at,
        facts.StartCorrected,
        lambda held, texts, zone: full_time(held, zone, texts),
    ),
    "consequences": _Kind(
        lambda incident: incident.consequences,
        facts.ConsequencesSet,
        lambda held, texts, _zone: ", ".join(texts(f"consequence.{kind}") for kind in held),
    ),
}

_THINGS: Mapping[type[Body], Callable[[Any], Thing]] = {
    facts.PhaseChanged: lambda _body: Thing("phase"),
    facts.SeveritySet: lambda _body: Thing("severity"),
    facts.RoleAssigned: lambda body: Thing("role", (body.role,)),
    facts.SituationChanged: lambda body: Thing("situation", (body.field,)),
    facts.StepTicked: lambda body: Thing("step", (body.checklist, body.step)),
    facts.StepReopened: lambda body: Thing("step", (body.checklist, body.step)),
    facts.StepSetAside: lambda body: Thing("step", (body.checklist, body.step)),
    facts.StepBlocked: lambda body: Thing("step", (body.checklist, body.step)),
    facts.StepAssigned: lambda body: Thing("step_person", (body.checklist, body.step)),
    facts.StepTimed: lambda body: Thing("step_time", (body.checklist, body.step)),
    facts.StepMoved: lambda body: Thing("step_place", (body.checklist, body.step)),
    facts.ChecklistFinished: lambda body: Thing("list", (body.checklist,)),
    facts.ChecklistReopened: lambda body: Thing("list", (body.checklist,)),
    facts.HypothesisSettled: lambda body: Thing("hypothesis", (body.hypothesis,)),
    facts.Retitled: lambda _body: Thing("title"),
    facts.ServicesSet: lambda _body: Thing("services"),
    facts.StartCorrected: lambda _body: Thing("start"),
    facts.ConsequencesSet: lambda _body: Thing("consequences"),
}
