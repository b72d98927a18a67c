"""Every kind of body, as hypothesis draws them: few ids, so that facts meet each other."""

import dataclasses
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from incident_desk.domain import (
    checklist_facts,
    facts,
    hypotheses,
    lifecycle,
    message,
    orders,
    situation,
)
from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.facts import KINDS, Body, Fact
from incident_desk.domain.incident import CONSEQUENCES
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import ROLES, Condition, Step

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
INCIDENT = UUID(int=1)
_LISTS = [UUID(int=number) for number in (11, 12)]
_MESSAGES = [UUID(int=number) for number in (21, 22)]
_STEPS = ("isolate", "call", "restart")

words = st.text(max_size=12)
moments = st.integers(-(10**9), 10**9).map(lambda ms: START + timedelta(milliseconds=ms))
steps = st.builds(
    Step,
    id=st.sampled_from(_STEPS),
    text=words,
    detail=words,
    role=st.sampled_from(("", *ROLES)),
    critical=st.booleans(),
    minutes=st.none() | st.integers(0, 500),
    phone=words,
    conditions=st.lists(
        st.builds(Condition, about=words, values=st.lists(words, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    under=st.sampled_from(("", *_STEPS)),
)
message_texts = st.builds(Text, body=words, subject=words, short=words)
_results = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)
_known = st.dictionaries(st.sampled_from(situation.KNOWN), words, max_size=2)
_injects = st.builds(
    Inject,
    id=st.sampled_from(_STEPS),
    minute=st.integers(0, 480),
    who=words,
    text=words,
    answer=words,
    situation=_known,
    services=st.lists(words, max_size=2).map(tuple),
)
_aims = st.builds(
    Aims,
    severities=st.lists(st.integers(1, 5), max_size=3).map(tuple),
    severity_minutes=st.none() | st.integers(1, 480),
    message_minutes=st.none() | st.integers(1, 480),
    decisions=st.lists(words, max_size=2).map(tuple),
    steps=st.lists(st.sampled_from(_STEPS), max_size=2).map(tuple),
    hand_over=st.booleans(),
)
# An inject's own id comes of the id of the fact that started its drill.
_INJECTS = [uuid5(UUID(int=1000 + number), step) for number in range(1, 10) for step in _STEPS]
_FIELDS: dict[str, SearchStrategy[object]] = {
    "started_at": moments,
    "next_update_at": st.none() | moments,
    "services": st.lists(words, max_size=3).map(tuple),
    "steps": st.lists(steps, max_size=3).map(tuple),
    "step": st.sampled_from((*_STEPS, "gone")),
    "checklist": st.sampled_from(_LISTS),
    "message": st.sampled_from(_MESSAGES),
    "phase": st.sampled_from(lifecycle.PHASES),
    "severity": st.integers(1, 5),
    "drill": st.booleans(),
    "unknown": st.booleans(),
    "playbook_version": st.integers(1, 9),
    "answers": st.dictionaries(words, words, max_size=3),
    "result": st.dictionaries(words, _results, max_size=3),
    "role": st.sampled_from(ROLES),
    "field": st.sampled_from(situation.FIELDS),
    "language": st.sampled_from(("en", "es")),
    "audience": st.sampled_from(message.AUDIENCES),
    "stage": st.sampled_from(message.STAGES),
    "channel": st.sampled_from(message.CHANNELS),
    "texts": st.dictionaries(st.sampled_from(("en", "es")), message_texts, max_size=2),
    "fields": st.dictionaries(words, words, max_size=2),
    "behind": st.lists(st.sampled_from(("en", "es")), max_size=2).map(tuple),
    "corrects": st.none() | st.sampled_from(_MESSAGES),
    "overridden": st.lists(words, max_size=2).map(tuple),
    "again": st.booleans(),
    "way": st.sampled_from(("", *message.WAYS)),
    "due_at": moments,
    "order": st.sampled_from(_MESSAGES),
    "hypothesis": st.sampled_from(_MESSAGES),
    "hand_over": st.sampled_from(_MESSAGES),
    "proposed": st.integers(1, 5),
    "exercise_version": st.integers(1, 9),
    "minutes": st.integers(1, 480),
    "aims": _aims,
    "injects": st.lists(_injects, max_size=3).map(tuple),
    "inject": st.sampled_from(_INJECTS),
    "answered": st.booleans(),
    "after": st.sampled_from(("", *_STEPS, "gone")),
    "left": st.dictionaries(st.sampled_from((*_STEPS, "gone")), words, max_size=2),
    "sha256": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "form": st.sampled_from(("png", "jpeg")),
    "size": st.integers(0, 10**7),
    "kinds": st.lists(st.sampled_from(CONSEQUENCES), max_size=3).map(tuple),
}


def bodies_of(kind: type[Body]) -> SearchStrategy[Body]:
    names = [field.name for field in dataclasses.fields(kind)]
    drawn = {name: _FIELDS.get(name, words) for name in names}
    if kind is facts.MessageDrafted:
        drawn["fields"] = st.dictionaries(st.sampled_from(("en", "es")), drawn["fields"])
    if kind is facts.DraftEdited:
        drawn["text"] = message_texts
    if kind is facts.PromiseSet:
        drawn["due_at"] = st.none() | moments
    if kind is facts.StepAdded:
        drawn["step"] = steps
    if kind is facts.StepTimed:
        drawn["due_at"] = st.none() | moments
    if kind is facts.PlaybookTakenOver:
        placed = st.builds(checklist_facts.Placed, steps, _FIELDS["after"])
        drawn["steps"] = st.lists(placed, max_size=2).map(tuple)
    if kind is facts.HypothesisSettled:
        drawn["outcome"] = st.sampled_from(hypotheses.STATES)
    if kind is facts.OrderSettled:
        drawn["outcome"] = st.sampled_from(orders.OUTCOMES)
    return st.builds(kind, **drawn)


bodies = st.one_of([bodies_of(kind) for kind in KINDS.values()])


def fact(number: int, body: Body, *, hlc: int | None = None, desk: str = "K7") -> Fact:
    """The fact with this number; a fact of another desk may bear the same `hlc`."""
    at = START + timedelta(minutes=number)
    return Fact(
        n=number,
        id=UUID(int=1000 + number),
        incident_id=INCIDENT,
        happened_at=at,
        recorded_at=at,
        actor="Ana",
        desk=desk,
        seq=number,
        hlc=number if hlc is None else hlc,
        body=body,
        prev=b"",
        hash=b"",
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    """Facts of two desks whose clocks may show the same; the first need not be a declaration."""
    told = draw(st.lists(st.tuples(bodies, st.integers(0, 9), st.sampled_from(("K7", "P2")))))
    return [fact(n, body, hlc=hlc, desk=desk) for n, (body, hlc, desk) in enumerate(told, 1)]


def declared(**values: object) -> facts.IncidentDeclared:
    given = {"reference": "INC-K7-0001", "title": "Core down", "services": ("mail",)}
    return facts.IncidentDeclared(**{**given, "started_at": START, **values})  # type: ignore[arg-type]
