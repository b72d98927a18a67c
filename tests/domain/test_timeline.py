"""Every kind of fact is said in every language, with nothing left to fill in."""

from datetime import UTC, timedelta
from uuid import UUID, uuid5

import pytest
from bodies import INCIDENT, START, bodies, declared, fact
from hypothesis import given

from incident_desk.domain import facts, hypotheses, lifecycle, message, orders, situation
from incident_desk.domain.checklist_facts import Placed
from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.facts import KINDS, Body
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import CONSEQUENCES, Incident
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import ROLES, Step
from incident_desk.domain.timeline import GROUPS, QUIET, said
from incident_desk.i18n import LANGUAGES, texts

LIST, MESSAGE = UUID(int=11), UUID(int=21)
THOUGHT, ORDER, OFFER, OTHER = (UUID(int=number) for number in (31, 32, 33, 34))
LATER = START + timedelta(minutes=30)
BEGUN: tuple[Body, ...] = (
    declared(),
    facts.ChecklistAttached(LIST, "power", 1, "en", "Power loss", (Step("isolate", "Isolate it"),)),
    facts.MessageDrafted(MESSAGE, "customers", "acknowledged", {"es": Text("We know.")}),
    facts.HypothesisRaised(THOUGHT, "A tripped fuse"),
    facts.OrderGiven(ORDER, "Carla", "Look at the fuse", LATER),
    facts.HandOverOffered(OFFER, "commander", "Bruno", "All is calm"),
    facts.DrillStarted(
        *("power", 1, "en", "The power fails", 45, LIST, Aims((2, 3))),
        (Inject("lift", 5, "Reception", "Somebody is in the lift"),),
    ),
)
LIFT = uuid5(UUID(int=1000 + len(BEGUN)), "lift")
SAID: tuple[Body, ...] = (
    *BEGUN,
    declared(drill=True),
    declared(origin="page/a.md"),
    facts.Retitled("Core is down"),
    facts.ServicesSet(("mail", "portal")),
    facts.ServicesSet(()),
    facts.StartCorrected(LATER),
    *(facts.PhaseChanged(phase) for phase in lifecycle.PHASES),
    facts.PhaseChanged("cancelled", "A false alarm"),
    facts.SeverityAssessed({"people": "many", "data": "unknown"}, 2),
    *(facts.SeveritySet(level) for level in range(1, 6)),
    facts.SeveritySet(1, "Wards are dark"),
    *(facts.RoleAssigned(role, "Ana") for role in ROLES),
    facts.RoleAssigned("scribe", ""),
    *(facts.SituationChanged(field, "A cable") for field in situation.FIELDS),
    facts.SituationChanged("cause", ""),
    facts.SituationChanged("cause", "", unknown=True),
    facts.StepTicked(LIST, "isolate"),
    facts.StepTicked(LIST, "gone"),
    facts.StepReopened(LIST, "isolate"),
    facts.StepSetAside(LIST, "isolate", "No such cable"),
    facts.StepSetAside(UUID(int=99), "isolate", "No such list"),
    facts.StepBlocked(LIST, "isolate", "The room is locked"),
    facts.StepAssigned(LIST, "isolate", "Bruno"),
    facts.StepAssigned(LIST, "isolate", ""),
    facts.StepTimed(LIST, "isolate", LATER),
    facts.StepTimed(LIST, "isolate"),
    facts.StepNoted(LIST, "isolate", "42 minutes left"),
    facts.StepMoved(LIST, "isolate", "gone"),
    facts.StepMoved(LIST, "isolate"),
    facts.PictureAttached(LIST, "isolate", "ab" * 32, "png", 100, "lamps.png"),
    facts.PictureAttached(LIST, "isolate", "ab" * 32, "png", 100),
    facts.ChecklistFinished(LIST, {}),
    facts.ChecklistFinished(LIST, {"isolate": "The room is locked"}),
    facts.ChecklistReopened(LIST),
    facts.PlaybookTakenOver(LIST, 2, "cd" * 32, (Placed(Step("call", "Call")),)),
    facts.PlaybookTakenOver(LIST, 2, "cd" * 32),
    *(
        facts.MessageDrafted(MESSAGE, who, "resolved", {"en": Text("")})
        for who in message.AUDIENCES
    ),
    facts.DraftEdited(MESSAGE, "es", Text("We know more.")),
    facts.LanguageConfirmed(MESSAGE, "es"),
    facts.ReviewerNamed(MESSAGE, "Laura"),
    facts.PromiseSet("customers", LATER, "The provider says so"),
    facts.PromiseSet("customers", None, "It is over"),
    facts.DraftDiscarded(UUID(int=99)),
    facts.MessageApproved(MESSAGE, {"es": Text("We know.")}),
    facts.MessageApproved(MESSAGE, {"es": Text("We know.")}, LATER, "Ana"),
    facts.MessageApproved(MESSAGE, {}, None, "Ana", ("D01",), "It is public"),
    facts.MessageApproved(MESSAGE, {}, LATER, "Ana", ("D01",), "It is public"),
    *(facts.MessageSent(MESSAGE, "es", channel, "ab" * 32) for channel in message.CHANNELS),
    *(facts.MessageSent(MESSAGE, "es", "sms", "ab" * 32, "Doctors", way) for way in message.WAYS),
    facts.NoteLogged("Called the vendor"),
    facts.UpdatePublished("We look into it"),
    facts.UpdatePublished("We look into it", "monitoring"),
    facts.ActionTaken("Restarted the pump"),
    facts.DecisionMade("We stay on the generator"),
    facts.HypothesisRaised(OTHER, "A cut cable"),
    *(facts.HypothesisSettled(THOUGHT, state, "Seen") for state in hypotheses.STATES),
    facts.HypothesisSettled(OTHER, "confirmed"),
    facts.OrderGiven(OTHER, "Bruno", "Call the carrier"),
    facts.OrderGiven(OTHER, "Bruno", "Call the carrier", LATER),
    facts.OrderMoved(ORDER, LATER),
    facts.OrderMoved(OTHER, LATER),
    *(facts.OrderSettled(ORDER, outcome) for outcome in orders.OUTCOMES),
    *(facts.OrderSettled(ORDER, outcome, "Seen") for outcome in orders.OUTCOMES),
    facts.HandOverOffered(OTHER, "commander", "Bruno", "All is calm"),
    facts.HandOverAccepted(OFFER, "Bruno"),
    facts.HandOverWithdrawn(OFFER),
    facts.ConsequencesSet(CONSEQUENCES),
    facts.ConsequencesSet(()),
    facts.SeverityKept(2, 1),
    facts.SeverityKept(2, 1, "It is nearly over"),
    facts.StepAdded(LIST, Step("ask", "Ask the provider")),
    facts.DrillPaused(),
    facts.DrillResumed(),
    facts.DrillEnded(),
    facts.InjectBrought(LIFT),
    facts.InjectBrought(OTHER),
    facts.InjectNoted(LIFT, "Reception", "Somebody is in the lift"),
    *(facts.InjectJudged(LIFT, answered) for answered in (True, False)),
)


def incident() -> Incident:
    return fold(INCIDENT, [fact(number, body) for number, body in enumerate(BEGUN, 1)])


def test_every_kind_is_tried() -> None:
    assert {type(body) for body in SAID} == set(KINDS.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("body", SAID, ids=lambda body: type(body).__name__)
def test_a_fact_is_said_with_nothing_left_to_fill_in(body: Body, language: str) -> None:
    words = said(fact(9, body), incident(), texts(language), UTC)
    assert words.strip()
    assert not {"{", "}", "_", "None"} & {*words, *words.split()}
    assert "timeline." not in words


@pytest.mark.parametrize("language", LANGUAGES)
@given(body=bodies)
def test_saying_a_fact_never_fails(language: str, body: Body) -> None:
    assert isinstance(said(fact(9, body), incident(), texts(language), UTC), str)


def test_the_languages_say_it_differently() -> None:
    spoken = facts.PhaseChanged("resolved", "Back")
    english, spanish = (said(fact(9, spoken), incident(), texts(it), UTC) for it in LANGUAGES)
    assert english != spanish
    assert "Back" in english
    assert "Back" in spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_wrote_is_said_as_they_wrote_it(language: str) -> None:
    for text in ("{text} {0} {next_update}", "<b>100 %</b>", "שלום 🔥"):
        assert text in said(fact(9, facts.NoteLogged(text)), incident(), texts(language), UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tick_names_its_step_and_says_when_it_is_gone(language: str) -> None:
    words = texts(language)
    ticked, gone = facts.StepTicked(LIST, "isolate"), facts.StepTicked(LIST, "gone")
    assert "Isolate it" in said(fact(9, ticked), incident(), words, UTC)
    assert words("timeline.step_gone") in said(fact(9, gone), incident(), words, UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drill_that_starts_tells_nothing_of_what_will_come(language: str) -> None:
    assert "lift" in said(fact(9, facts.InjectBrought(LIFT)), incident(), texts(language), UTC)
    assert "lift" not in said(fact(9, BEGUN[-1]), incident(), texts(language), UTC)


def test_a_kind_is_in_one_group_at_most() -> None:
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert len(grouped) == len(set(grouped))
    assert set(KINDS.values()) >= {*grouped, *QUIET}
