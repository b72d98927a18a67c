"""What the facts say meanwhile: whether the model would now tell another severity.

It only asks. A fact counts from the last assessment on, for what was known before was weighed
there. People, workaround and the expected end may speak either way; time that has passed and
services that joined only for worse.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from incident_desk.domain import amounts, expected
from incident_desk.domain.amounts import Amount
from incident_desk.domain.assessment import Assessment, assess
from incident_desk.domain.incident import Assessed, Incident
from incident_desk.domain.severity import FactRules, Model, TimeRule
from incident_desk.errors import InputError

PEOPLE, ELAPSED, EXPECTED, WORKAROUND, SERVICES = (
    "people",
    "elapsed",
    "expected",
    "workaround",
    "services",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the incident: the time, all who use the services, and what was last
    answered about how much each service matters."""

    now: datetime
    zone: tzinfo | None
    user_base: int = 0
    matters: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One question that a fact answers otherwise than the last assessment did."""

    question: str
    before: str
    after: str
    cause: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The facts speak for another severity than the one that is held."""

    held: int
    result: Assessment
    changes: tuple[Change, ...]

    @property
    def graver(self) -> bool:
        return self.result.severity < self.held


def spoken(incident: Incident, model: Model, known: Known) -> Spoken | None:
    """None while the facts say nothing new, or the commander has already kept what is held."""
    if not incident.is_open or not incident.assessments or incident.severity is None:
        return None
    run = incident.assessments[-1]
    try:
        changes = tuple(_changes(incident, run, model, known))
        answers = {**run.answers, **{change.question: change.after for change in changes}}
        result = assess(model, answers)
    except InputError:
        return None  # the model was replaced and no longer holds these answers
    if result.severity in (incident.severity, run.severity):
        return None
    kept = incident.kept
    if kept and kept.at >= run.at and kept.proposed == result.severity:
        return None
    return Spoken(incident.severity, result, changes)


def people_answer(model: Model, amount: Amount, user_base: int) -> str | None:
    """The answer that this many people speak for; the high end counts, if there is one.

    None where a number has nothing to be measured against.
    """
    rule = model.facts.people
    if rule is None:
        return None
    most = amount.low if amount.high is None else amount.high
    if not most:
        return rule.nobody
    found = []
    if amount.share or user_base:
        found.append(_reached(rule.share, most / (100 if amount.share else user_base)))
    if not amount.share:
        found.append(_reached(rule.number, most))
    known = model.question(rule.question).known
    return next((one.value for one in reversed(known) if one.value in found), None)


def time_answer(rule: TimeRule, minutes: float) -> str | None:
    """The answer that this many minutes from start to end speak for."""
    return _reached(rule.minutes, minutes)


def _reached(limits: Mapping[str, float], value: float) -> str | None:
    """The gravest answer whose least value is reached."""
    return next((answer for answer in reversed(list(limits)) if value >= limits[answer]), None)


def _changes(incident: Incident, run: Assessed, model: Model, known: Known) -> Iterator[Change]:
    """One for each question at most: what a fact says comes before what the time says."""
    rules = model.facts
    for question, after, cause in (
        _people(incident, run, model, known),
        _time(incident, run, model, known),
        _workaround(incident, run, rules),
        _services(incident, run, model, known),
    ):
        before = run.answers.get(question, "unknown")
        if after and after != before:
            yield Change(question, before, after, cause)


def _people(
    incident: Incident, run: Assessed, model: Model, known: Known
) -> tuple[str, str | None, str]:
    said, rule = incident.situation.get("people_affected"), model.facts.people
    amount = amounts.parse(said.value) if said and said.at > run.at else None
    if rule is None or amount is None:
        return "", None, PEOPLE
    return rule.question, people_answer(model, amount, known.user_base), PEOPLE


def _time(
    incident: Incident, run: Assessed, model: Model, known: Known
) -> tuple[str, str | None, str]:
    rule, said = model.facts.time, incident.situation.get("expected_end")
    if rule is None:
        return "", None, ELAPSED
    lasted = time_answer(rule, (known.now - incident.started_at).total_seconds() / 60)
    told = expected.parse(said.value, said.at, known.zone) if said and said.at > run.at else None
    question = model.question(rule.question)
    rank = {answer.value: answer.rank for answer in question.answers}
    before = run.answers.get(rule.question, "unknown")
    if told is not None:
        end = max(told.high or told.low, known.now)
        whole = (end - incident.started_at).total_seconds() / 60
        return rule.question, time_answer(rule, whole), EXPECTED
    graver = lasted is not None and rank[lasted] > rank.get(before, 0)
    return rule.question, lasted if graver else None, ELAPSED


def _workaround(incident: Incident, run: Assessed, rules: FactRules) -> tuple[str, str | None, str]:
    """A way out that was assessed in more detail than 'known' stays as it was assessed."""
    said, rule = incident.situation.get("workaround"), rules.workaround
    if rule is None or said is None or said.at <= run.at:
        return "", None, WORKAROUND
    before = run.answers.get(rule.question, "unknown")
    if not said.value:
        return rule.question, rule.none if said.unknown else None, WORKAROUND
    found = before in (rule.none, "unknown", "shared_dep")
    return rule.question, rule.known if found else None, WORKAROUND


def _services(
    incident: Incident, run: Assessed, model: Model, known: Known
) -> tuple[str, str | None, str]:
    asked, matters = model.facts.services, known.matters or {}
    if not asked or incident.services_at is None or incident.services_at <= run.at:
        return "", None, SERVICES
    question = model.question(asked)
    rank = {answer.value: answer.rank for answer in question.answers}
    before = run.answers.get(asked, "unknown")
    named = [matters[name] for name in incident.services if matters.get(name) in rank]
    gravest = max(named, key=lambda answer: rank[answer], default=None)
    graver = gravest is not None and rank[gravest] > rank.get(before, 0)
    return asked, gravest if graver else None, SERVICES
