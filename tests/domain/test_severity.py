"""The severity model of this program, and the assessments it gives."""

import json
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk import paths
from incident_desk.domain.assessment import assess
from incident_desk.domain.assessment_words import (
    arithmetic_in_words,
    ask_next_in_words,
    range_in_words,
    reasons_in_words,
)
from incident_desk.domain.severity import UNKNOWN, Model
from incident_desk.domain.severity_reader import load
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts

FILE = "severity.toml"
IDS = [
    *("safety", "data"),
    *("criticality", "degree", "people"),
    *("downtime", "repair", "control", "wayout", "trend"),
]
VECTORS = json.loads(Path(__file__).with_name("vectors_severity.json").read_text("utf-8"))
CALM = {
    "safety": "no",
    "data": "no",
    "criticality": "important",
    "degree": "down",
    "people": "some",
    "downtime": "4to24h",
    "repair": "work",
    "control": "vendor_time",
    "wayout": "partial",
    "trend": "stable",
}


@cache
def model() -> Model:
    return load((paths.resources() / FILE).read_text("utf-8"), FILE)


def any_answers() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {
            question.id: st.sampled_from([answer.value for answer in question.answers])
            for question in model().questions
        }
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["case"])
def test_each_known_incident_gets_its_level(vector: dict[str, object]) -> None:
    answers = dict(zip(IDS, str(vector["answers"]).split(), strict=True))
    found = assess(model(), answers)
    told = ("severity", "score", "band", "confidence", "best", "worst")
    assert {name: getattr(found, name) for name in told} == {name: vector[name] for name in told}


def test_there_are_forty_three_known_incidents() -> None:
    assert len(VECTORS) == 43


def test_the_questions_stand_in_their_order_in_both_languages() -> None:
    assert [question.id for question in model().questions] == IDS
    assert [question.page for question in model().questions] == sorted([1, 1, 2, 2, 2, *[3] * 5])
    for question in model().questions:
        assert set(question.text) == set(question.why) == set(LANGUAGES)
        assert question.answers[-1].value == UNKNOWN
        assert len(question.known) <= 5


def test_levels_promise_updates_the_sooner_the_graver() -> None:
    minutes = [level.update_minutes for level in model().levels]
    assert minutes == sorted(minutes)
    assert model().level(1).update_minutes == 20
    assert model().thresholds == ((65, 1), (45, 2), (25, 3), (10, 4), (0, 5))


@given(any_answers(), st.data())
def test_a_worse_answer_never_lowers_the_severity(
    answers: dict[str, str], data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(model().questions))
    pair = st.lists(st.sampled_from(question.known), min_size=2, max_size=2)
    milder, graver = sorted(data.draw(pair), key=lambda answer: answer.rank)
    before = assess(model(), {**answers, question.id: milder.value})
    after = assess(model(), {**answers, question.id: graver.value})
    assert after.severity <= before.severity
    assert after.score >= before.score


@given(any_answers())
def test_the_same_answers_give_the_same_result(answers: dict[str, str]) -> None:
    backwards = dict(reversed(answers.items()))
    assert assess(model(), answers) == assess(model(), backwards)


@given(any_answers())
def test_the_severity_lies_between_best_and_worst(answers: dict[str, str]) -> None:
    found = assess(model(), answers)
    assert found.worst <= found.severity <= found.best


@given(any_answers(), st.data())
def test_the_range_holds_whatever_the_open_questions_bring(
    answers: dict[str, str], data: st.DataObject
) -> None:
    found = assess(model(), answers)
    filled = dict(answers)
    for asked in found.unknown:
        question = model().question(asked)
        likely = [answer for answer in question.known if answer.rank <= question.at_worst.rank]
        filled[asked] = data.draw(st.sampled_from(likely)).value
    assert found.worst <= assess(model(), filled).severity <= found.best


@given(any_answers(), st.sampled_from(IDS))
def test_not_knowing_never_counts_better_than_the_best_answer(
    answers: dict[str, str], asked: str
) -> None:
    best = model().question(asked).known[0].value
    unknown = assess(model(), {**answers, asked: UNKNOWN})
    assert unknown.severity <= assess(model(), {**answers, asked: best}).severity


@given(any_answers())
def test_floors_hold(answers: dict[str, str]) -> None:
    found = assess(model(), answers)
    for floor in model().floors:
        if floor.id in found.floors:
            assert found.severity <= floor.level
    if answers["safety"] == "actual" or answers["data"] == "confirmed":
        assert found.severity == 1


def test_danger_to_people_outweighs_everything_mild() -> None:
    mildest = {question.id: question.known[0].value for question in model().questions}
    assert assess(model(), mildest).severity == 5
    hurt = assess(model(), {**mildest, "safety": "actual"})
    assert (hurt.severity, hurt.floors, hurt.score) == (1, ("danger",), 0)


def test_a_way_out_that_needs_what_failed_is_no_way_out() -> None:
    shop = dict(CALM, criticality="critical", people="most", downtime=UNKNOWN)
    assert assess(model(), {**shop, "wayout": "full"}).severity == 3
    assert assess(model(), {**shop, "wayout": "shared_dep"}).severity == 1


def test_a_missing_answer_counts_as_not_known() -> None:
    assert assess(model(), {}) == assess(model(), dict.fromkeys(IDS, UNKNOWN))
    assert assess(model(), {}).unknown == tuple(IDS)


def test_too_much_unknown_raises_one_level_but_never_to_the_gravest() -> None:
    nothing = assess(model(), {})
    assert (nothing.band, nothing.severity, nothing.raised) == (3, 2, True)
    mostly = {"safety": "no", "data": "no", "criticality": "foundation", "trend": "worse"}
    found = assess(model(), {**mostly, "wayout": "none", "downtime": "4to24h", "repair": "unclear"})
    assert (found.confidence, found.severity, found.raised) == ("low", 2, False)


def test_it_asks_next_what_could_change_the_level_most() -> None:
    assert assess(model(), {}).ask_next == ("safety", "data")
    shop = {"criticality": "critical", "degree": "down", "people": "most"}
    assert assess(model(), shop).ask_next[0] == "wayout"
    assert assess(model(), CALM).ask_next == ()


@given(any_answers())
def test_what_it_asks_next_is_not_known_yet(answers: dict[str, str]) -> None:
    found = assess(model(), answers)
    assert len(found.ask_next) <= 2
    assert set(found.ask_next) <= set(found.unknown)
    if found.best != found.worst:
        assert found.ask_next


def test_an_answer_the_model_does_not_hold_is_refused() -> None:
    for asked, value in (("trend", "sideways"), ("weather", "no")):
        with pytest.raises(InputError) as refused:
            assess(model(), {asked: value})
        assert refused.value.key == "severity.no_such_answer"
        assert refused.value.values == {"question": asked, "answer": value}


def test_the_record_shows_the_whole_arithmetic() -> None:
    data = assess(model(), CALM).as_data()
    assert json.loads(json.dumps(data)) == data
    arithmetic = data["arithmetic"]
    assert isinstance(arithmetic, dict)
    points = sum(part["points"] for part in arithmetic["parts"])
    assert points == arithmetic["points"] == 28
    assert round(points * arithmetic["times"]) == arithmetic["score"] == 22


def test_reasons_come_in_order_of_weight() -> None:
    reasons = assess(model(), {**CALM, "safety": "possible", "data": UNKNOWN}).reasons
    assert [reason.level for reason in reasons[:2]] == [2, 3]
    assert [reason.question for reason in reasons[:2]] == ["safety", "data"]
    weights = [abs(reason.weight) for reason in reasons[2:]]
    assert weights == sorted(weights, reverse=True)


def test_the_result_is_told_in_english() -> None:
    found = assess(model(), {**CALM, "safety": "possible", "trend": UNKNOWN})
    en = texts("en")
    assert reasons_in_words(model(), found, en) == (
        "Someone may be in danger. At least SEV2.",
        "Failure / Reach: It is down / Some (1 to 10%) (+14 points).",
        "Duration: 4 to 24 hours (+14 points).",
        "Not known yet: Trend.",
    )
    assert arithmetic_in_words(model(), found, en) == (
        "Failure / Reach 14 + Duration 14 − Way out 4 + Repair 3 + Trend 2 + Control 1 = 30; "
        "× 0.8 = 24 of 100, which is SEV4; a floor makes it at least SEV2."
    )
    assert range_in_words(found, en).startswith("Likely to stay SEV2")
    assert ask_next_in_words(model(), found, en).startswith("No answer still missing")


def test_the_result_is_told_in_spanish() -> None:
    found = assess(model(), {})
    es = texts("es")
    told = reasons_in_words(model(), found, es)
    assert told[0] == "Nadie ha comprobado aún que todos estén a salvo. Como mínimo, SEV3."
    assert "Aún se desconoce demasiado" in told[-2]
    assert "× 0,9 = 36 de 100, que es SEV3" in arithmetic_in_words(model(), found, es)
    assert range_in_words(found, es).endswith("podría ir de SEV5 a SEV1.")
    assert "¿Hay alguien herido o en peligro?" in ask_next_in_words(model(), found, es)


@given(any_answers(), st.sampled_from(LANGUAGES))
def test_every_result_can_be_told_with_no_field_left_open(
    answers: dict[str, str], language: str
) -> None:
    found, chosen = assess(model(), answers), texts(language)
    told = [
        *reasons_in_words(model(), found, chosen),
        arithmetic_in_words(model(), found, chosen),
        range_in_words(found, chosen),
        ask_next_in_words(model(), found, chosen),
        chosen(f"severity.confidence.{found.confidence}"),
    ]
    assert not [line for line in told if "{" in line or "severity." in line]


def test_assessing_keeps_up_with_typing() -> None:
    """Milliseconds at most, for it runs on each key; the best of several runs, on any machine."""
    model()
    runs = []
    for _ in range(10):
        start = time.perf_counter()
        assess(model(), {})
        runs.append(time.perf_counter() - start)
    assert min(runs) < 0.005
