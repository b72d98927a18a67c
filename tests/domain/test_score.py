"""The score sheet of a drill: each figure by its rule, on the drill's own clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from bodies import INCIDENT, START, bodies, declared, fact
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import facts
from incident_desk.domain.document import as_data
from incident_desk.domain.drill import Aims, Inject
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.fold import fold
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import Condition, Step
from incident_desk.domain.score import score
from incident_desk.domain.score_paper import score_paper
from incident_desk.domain.score_sheet import PRACTISE, UNJUDGED, WELL, Sheet
from incident_desk.domain.score_words import in_words, summary
from incident_desk.i18n import LANGUAGES, texts

LIST, OFFER, FIRST, SECOND, THIRD = (UUID(int=number) for number in (11, 12, 21, 22, 23))
STEPS = (
    Step("people", "Ask whether anybody is hurt", critical=True),
    Step("call", "Call the utility"),
    Step("battery", "Read the batteries", critical=True),
    Step("lifts", "Open the lifts", critical=True, conditions=(Condition("safety", ("actual",)),)),
    Step("settle", "Wait before you switch on", critical=True),
)
INJECTS = (
    Inject("lift", 5, "Reception", "Somebody is in the lift", "Somebody goes there."),
    Inject("cable", 20, "The utility", "Two more hours"),
    Inject("dark", 40, "A neighbour", "Our street has light again"),
)
AIMS = Aims(
    (2, 3),
    severity_minutes=10,
    message_minutes=15,
    decisions=("What is shut down first",),
    steps=("people", "battery", "lifts", "settle"),
    hand_over=True,
)
TEXT = "[DRILL] The lights are out."


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def drill(*told: tuple[float, Body], now: float = 30, aims: Aims = AIMS) -> Sheet:
    """The sheet as of a minute, of what happened at each minute."""
    started = facts.DrillStarted("power", 1, "en", "Power", 45, LIST, aims, INJECTS)
    attached = facts.ChecklistAttached(LIST, "power-loss", 1, "en", "Power loss", STEPS)
    begun = ((0, declared(drill=True)), (0, attached), (0, started))
    history = sorted(_facts((*begun, *told)), key=lambda one: (one.happened_at, one.order))
    incident = fold(INCIDENT, history)
    assert incident.run is not None
    return score(incident, incident.run, history, at(now))


def _facts(told: tuple[tuple[float, Body], ...]) -> Iterator[Fact]:
    for number, (minute, body) in enumerate(told, 1):
        yield replace(fact(number, body), happened_at=at(minute), recorded_at=at(minute))


INJECT_IDS = {one.id: uuid5(UUID(int=1003), one.id) for one in INJECTS}


def sent(
    minute: float,
    message: UUID = FIRST,
    promise: float | None = None,
    audience: str = "customers",
    language: str = "en",
) -> tuple[tuple[float, Body], ...]:
    """Drafted, approved and sent in one minute."""
    promised = None if promise is None else at(promise)
    texts = {language: Text(TEXT)}
    return (
        (minute, facts.MessageDrafted(message, audience, "acknowledged", texts)),
        (minute, facts.MessageApproved(message, texts, promised)),
        (minute, facts.MessageSent(message, language, "status_page", "ab" * 32)),
    )


ENDED = (45.0, facts.DrillEnded())


# First message


@pytest.mark.parametrize(
    ("minute", "outcome"), [(14, WELL), (15, WELL), (15.1, PRACTISE), (44, PRACTISE)]
)
def test_the_first_message_counts_from_the_declaration(minute: float, outcome: str) -> None:
    found = drill(*sent(minute), now=45).first_message
    assert found.done_after == pytest.approx(minute)
    assert found.outcome == outcome


def test_only_what_was_sent_to_customers_counts() -> None:
    approved = sent(5)[:2]
    found = drill(*approved, *sent(6, SECOND, audience="staff"), ENDED).first_message
    assert found.done_after is None
    assert found.outcome == PRACTISE


def test_while_there_is_time_no_message_is_not_judged() -> None:
    assert drill(now=14).first_message.outcome == UNJUDGED
    assert drill(now=16).first_message.outcome == PRACTISE


def test_what_is_not_asked_is_not_judged() -> None:
    assert drill(ENDED, aims=Aims((2,))).first_message.outcome == UNJUDGED


def test_a_pause_is_no_time_of_the_drill() -> None:
    paused = ((5, facts.DrillPaused()), (25, facts.DrillResumed()))
    found = drill(*paused, *sent(30)).first_message
    assert found.done_after == pytest.approx(10)
    assert found.outcome == WELL


def test_what_came_after_the_end_is_not_looked_at() -> None:
    late = (50.0, facts.DecisionMade("Too late"))
    sheet = drill(ENDED, *sent(50), late, (50, facts.SeveritySet(2)), now=60)
    assert sheet.first_message.done_after is None
    assert sheet.decisions.logged == ()
    assert sheet.severity.held is None
    assert sheet.lasted == pytest.approx(45)


# Promises


def kept(*told: tuple[float, Body], now: float = 44) -> list[bool | None]:
    return [one.kept for one in drill(*told, now=now).promises.made]


def test_a_promise_is_kept_by_the_next_message_to_the_same_audience() -> None:
    assert kept(*sent(5, promise=25), *sent(24, SECOND)) == [True]
    assert kept(*sent(5, promise=25), *sent(26, SECOND)) == [False]
    assert kept(*sent(5, promise=25), *sent(24, SECOND, audience="staff")) == [False]


def test_the_languages_of_one_message_are_one_promise_and_do_not_keep_each_other() -> None:
    both = (*sent(5, promise=25), *sent(6, SECOND, promise=25, language="es"))
    assert kept(*both) == [False]
    assert kept(*both, *sent(20, THIRD)) == [True]


def test_a_promise_that_was_not_sent_binds_nobody() -> None:
    assert kept(*sent(5, promise=25)[:2]) == []


def test_one_that_is_not_due_yet_is_left_out() -> None:
    sheet = drill(*sent(5, promise=25), *sent(24, SECOND, promise=60), ENDED)
    assert [one.kept for one in sheet.promises.made] == [True, None]
    assert (sheet.promises.kept, len(sheet.promises.due)) == (1, 1)
    assert sheet.promises.outcome == WELL
    assert drill(*sent(5, promise=60)).promises.outcome == UNJUDGED


def test_a_pause_gives_the_time_of_a_promise_back() -> None:
    paused = ((20, facts.DrillPaused()), (35, facts.DrillResumed()))
    assert kept(*sent(5, promise=25), *paused, *sent(39, SECOND)) == [True]
    assert kept(*sent(5, promise=25), *paused, *sent(41, SECOND)) == [False]


def test_one_that_was_not_kept_is_to_be_practised() -> None:
    assert drill(*sent(5, promise=25), now=44).promises.outcome == PRACTISE


# Critical steps


def ticked(*minutes: tuple[str, float]) -> tuple[tuple[float, Body], ...]:
    return tuple((minute, facts.StepTicked(LIST, step)) for step, minute in minutes)


def test_critical_steps_in_their_order_went_well() -> None:
    done = ticked(("people", 1), ("battery", 5), ("settle", 20))
    sheet = drill((2, facts.SeverityAssessed({"safety": "no"}, 3)), *done, ENDED)
    assert [line.text for line in sheet.steps.lines] == [
        *("Ask whether anybody is hurt", "Read the batteries", "Wait before you switch on"),
    ]
    assert [line.done_after for line in sheet.steps.lines] == [1, 5, 20]
    assert sheet.steps.outcome == WELL


def test_a_step_that_applies_by_its_answer_counts() -> None:
    sheet = drill((2, facts.SeverityAssessed({"safety": "actual"}, 1)), ENDED)
    assert "Open the lifts" in [line.text for line in sheet.steps.left]
    assert sheet.steps.outcome == PRACTISE


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ("people battery settle", []),
        ("battery people settle", ["Read the batteries"]),
        ("battery settle people", ["Ask whether anybody is hurt"]),
        ("settle people battery", ["Wait before you switch on"]),
    ],
)
def test_the_fewest_that_would_have_to_move_are_out_of_order(order: str, moved: list[str]) -> None:
    done = ticked(*((step, minute) for minute, step in enumerate(order.split(), 1)))
    steps = drill(*done, now=44).steps
    found = [line.text for line in steps.out_of_order]
    assert len(found) == len(moved)
    assert steps.outcome == (PRACTISE if moved else UNJUDGED)
    if order != "battery people settle":  # either of the two may move there
        assert found == moved


def test_steps_ticked_at_the_same_time_are_in_order() -> None:
    assert drill(*ticked(("settle", 5), ("people", 5))).steps.out_of_order == ()


def test_one_set_aside_with_a_reason_is_settled() -> None:
    aside = [
        (3.0, facts.StepSetAside(LIST, step, "Nobody is here"))
        for step in ("people", "battery", "lifts", "settle")
    ]
    assert drill(*aside, ENDED).steps.outcome == WELL


def test_while_the_drill_runs_open_steps_are_not_judged() -> None:
    assert drill().steps.outcome == UNJUDGED
    assert drill(ENDED).steps.outcome == PRACTISE


def test_a_tick_after_the_end_is_no_tick() -> None:
    assert len(drill(ENDED, *ticked(("people", 50)), now=60).steps.left) == 4


# Severity


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (((8, 2),), WELL),
        (((8, 5), (30, 3)), WELL),
        (((8, 1),), PRACTISE),
        (((12, 2),), PRACTISE),
        ((), PRACTISE),
    ],
)
def test_severity_is_set_in_time_and_right_at_the_end(
    told: tuple[tuple[float, int], ...], outcome: str
) -> None:
    held = ((minute, facts.SeveritySet(level)) for minute, level in told)
    assert drill(*held, ENDED).severity.outcome == outcome


def test_a_severity_that_may_still_change_is_not_judged() -> None:
    assert drill((8, facts.SeveritySet(5)), now=20).severity.outcome == UNJUDGED


# Decisions, hand-over, injects


def test_whether_the_right_things_were_decided_is_for_people_to_say() -> None:
    assert drill(ENDED).decisions.outcome == PRACTISE
    found = drill((9, facts.DecisionMade("Phones last")), ENDED).decisions
    assert found.outcome == UNJUDGED
    assert [one.body for one in found.logged] == [facts.DecisionMade("Phones last")]


def test_a_hand_over_counts_with_its_yes_and_only_where_it_is_asked_for() -> None:
    offered = (5.0, facts.HandOverOffered(OFFER, "commander", "Bruno", "All is calm"))
    yes = (7.0, facts.HandOverAccepted(OFFER, "Bruno"))
    for told, outcome in (((offered, yes), WELL), ((offered,), PRACTISE)):
        found = drill(*told, ENDED).hand_over
        assert found is not None
        assert found.outcome == outcome
    assert drill(offered, yes, aims=Aims((2,))).hand_over is None


def test_each_inject_has_beside_it_what_was_written_until_the_next() -> None:
    told = (
        (4.0, facts.NoteLogged("Before")),
        (6.0, facts.DecisionMade("We send somebody")),
        (7.0, facts.InjectNoted(INJECT_IDS["lift"], "Reception", "Somebody is in the lift")),
        (8.0, facts.StepTicked(LIST, "people")),
        (21.0, facts.OrderGiven(OFFER, "Bruno", "Call them again")),
    )
    first, second = drill(*told).injects.lines
    assert [one.body for one in first.written] == [facts.DecisionMade("We send somebody")]
    assert (first.noted_after, second.noted_after) == (2, None)
    assert len(second.written) == 1


def test_injects_are_judged_by_the_ticks_of_the_leader() -> None:
    ticks = [
        (25.0, facts.InjectJudged(INJECT_IDS[one], answered=True)) for one in ("lift", "cable")
    ]
    assert drill().injects.outcome == UNJUDGED
    assert drill(ticks[0]).injects.outcome == PRACTISE
    found = drill(*ticks).injects
    assert (found.outcome, found.answered, len(found.lines), found.planned) == (WELL, 2, 2, 3)


def test_the_leader_may_tick_after_the_end() -> None:
    told = (ENDED, (50.0, facts.InjectJudged(INJECT_IDS["lift"], answered=True)))
    assert drill(*told, now=60).injects.answered == 1


# In words, and on paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_told_and_advice_comes_only_with_what_is_to_practise(
    language: str,
) -> None:
    told = in_words(drill(*sent(5, promise=9), *sent(8, SECOND), ENDED), texts(language))
    assert [one.name for one in told] == [
        *("first_message", "promises", "steps", "severity", "decisions", "hand_over", "injects"),
    ]
    for one in told:
        assert all((one.title, one.happened, one.expected, one.verdict))
        assert "score." not in f"{one.title}{one.happened}{one.expected}{one.verdict}{one.advice}"
        assert bool(one.advice) == (one.outcome == PRACTISE)
    assert len(summary(told, WELL)) == 2
    assert sum(len(summary(told, outcome)) for outcome in (WELL, PRACTISE, UNJUDGED)) == 7


def test_nobody_is_named_or_numbered_in_what_to_practise() -> None:
    told = in_words(drill((9, facts.RoleAssigned("commander", "Ana Solo")), ENDED), texts("en"))
    assert "Ana" not in " ".join(summary(told, PRACTISE))


@pytest.mark.parametrize("language", LANGUAGES)
@given(told=st.lists(st.tuples(st.floats(0, 90), bodies), max_size=12))
def test_whatever_happened_there_is_a_sheet_and_a_paper(
    language: str, told: list[tuple[float, Body]]
) -> None:
    history = list(_facts(tuple(told)))
    incident = fold(INCIDENT, history)
    if incident.run is None:
        return
    sheet = score(incident, incident.run, history, at(60))
    paper = score_paper(incident, incident.run, sheet, at(60), UTC, texts(language))
    assert as_data(paper)["drill"] == texts(language)("report.drill")
    assert {one.outcome for one in in_words(sheet, texts(language))} <= {WELL, PRACTISE, UNJUDGED}
