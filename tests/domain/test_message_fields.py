"""What is known of an incident, as a message tells it in either language."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from bodies import declared, fact, histories
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import facts, situation
from incident_desk.domain.fold import fold
from incident_desk.domain.hypotheses import ELIMINATED, OPEN
from incident_desk.domain.incident import Assessed, Held, Incident
from incident_desk.domain.message_fields import field_word, joined, values
from incident_desk.domain.situation import Known
from incident_desk.domain.templates import FIELDS, PROMISE
from incident_desk.i18n import LANGUAGES, texts

MADRID = ZoneInfo("Europe/Madrid")
BEGAN = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
NOW = BEGAN + timedelta(hours=1)
INCIDENT = Incident(UUID(int=1), title="Mail is down", started_at=BEGAN, declared_at=BEGAN)


def told(incident, language="en", now=NOW, **more):
    return values(incident, language, now, MADRID, **more)


def knows(**situation):
    known = {name: Known(value, "Ana", BEGAN) for name, value in situation.items()}
    return replace(INCIDENT, situation=MappingProxyType(known))


def in_phases(*phases):
    held = (Held(phase, BEGAN + timedelta(minutes=at), "Ana") for phase, at in phases)
    return replace(INCIDENT, phases=tuple(held))


def judged(**answers):
    return replace(INCIDENT, assessments=(Assessed(answers, 2, {}, BEGAN, "Ana"),))


def test_a_time_of_today_is_a_clock_time_with_its_zone():
    assert told(INCIDENT)["started"] == "14:05 (UTC+1)"


@pytest.mark.parametrize(
    ("language", "later", "earlier"),
    [
        ("en", "14:05 (UTC+1) on 23 November", "14:05 (UTC+1) on 23 November 2026"),
        ("es", "14:05 (UTC+1) del 23 de noviembre", "14:05 (UTC+1) del 23 de noviembre de 2026"),
    ],
)
def test_a_time_of_another_day_has_its_date_and_of_another_year_the_year(language, later, earlier):
    assert told(INCIDENT, language, NOW + timedelta(days=1))["started"] == later
    assert told(INCIDENT, language, NOW + timedelta(days=300))["started"] == earlier


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("~300", "about 300 people", "aproximadamente 300 personas"),
        ("12%", "12 % of users", "12 % de los usuarios"),
        ("300 customers or more", "300 people or more", "300 personas o más"),
        ("The two shops.", "The two shops", "The two shops"),
        ("40 staff and all guests", "40 staff and all guests", "40 staff and all guests"),
        ("Unos 40 clientes de León", "Unos 40 clientes de León", "Unos 40 clientes de León"),
    ],
)
def test_people_are_counted_in_the_language_or_told_as_typed(typed, english, spanish):
    incident = knows(people_affected=typed)
    assert told(incident)["people_affected"] == english
    assert told(incident, "es")["people_affected"] == spanish


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("2h", "around 16:05 (UTC+1)", "hacia las 16:05 (UTC+1)"),
        ("16:00", "around 16:00 (UTC+1)", "hacia las 16:00 (UTC+1)"),
        ("16:00-17:00", "between 16:00 and 17:00 (UTC+1)", "entre las 16:00 y las 17:00 (UTC+1)"),
        ("after 18:00", "after 18:00 (UTC+1)", "después de las 18:00 (UTC+1)"),
        (
            "mañana 9:00",
            "around 09:00 (UTC+1) on 24 November",
            "hacia las 09:00 (UTC+1) del 24 de noviembre",
        ),
        ("tomorrow", "on 24 November", "el 24 de noviembre"),
        (
            "between 23:00 and 1:00",
            "between 23:00 (UTC+1) and 01:00 (UTC+1) on 24 November",
            "entre las 23:00 (UTC+1) y las 01:00 (UTC+1) del 24 de noviembre",
        ),
        ("When the part is here.", "When the part is here", "When the part is here"),
    ],
)
def test_an_end_is_never_promised_to_the_minute(typed, english, spanish):
    incident = knows(expected_end=typed)
    assert told(incident)["expected_end"] == english
    assert told(incident, "es")["expected_end"] == spanish


@pytest.mark.parametrize("typed", ["10 min", "14:10-14:30", "after 14:30"])
def test_an_end_that_has_passed_is_not_known_any_more(typed):
    assert "expected_end" not in told(knows(expected_end=typed))
    assert "expected_end" in told(knows(expected_end=typed), now=BEGAN + timedelta(minutes=2))


def test_what_was_typed_loses_its_full_stop_and_nothing_else():
    typed = {"impact": " No cards. ", "cause": "We wait...", "workaround": "Cash?\n{title}"}
    assert {name: told(knows(**typed))[name] for name in typed} == {
        "impact": "No cards",
        "cause": "We wait...",
        "workaround": "Cash?\n{title}",
    }


def test_what_nobody_knows_is_not_known():
    asked = Known("", "Ana", BEGAN, unknown=True)
    odd = Known("?", "Ana", BEGAN, unknown=True)
    incident = replace(INCIDENT, situation=MappingProxyType({"cause": asked, "impact": odd}))
    assert not {"cause", "impact"} & set(told(incident))


def test_the_end_and_the_length_are_known_once_it_is_over():
    assert not {"ended", "lasted", "working_since"} & set(told(in_phases(("identified", 5))))
    over = told(in_phases(("identified", 5), ("monitoring", 60), ("resolved", 130)))
    assert over["ended"] == "16:15 (UTC+1)"
    assert over["lasted"] == "2 h 10 min"
    assert over["working_since"] == "15:05 (UTC+1)"


def test_it_works_again_since_it_was_watched_last():
    back = in_phases(("monitoring", 10), ("identified", 20), ("monitoring", 60))
    assert told(back)["working_since"] == "15:05 (UTC+1)"
    assert "working_since" not in told(in_phases(("monitoring", 10), ("identified", 20)))
    assert "working_since" not in told(in_phases(("monitoring", 10), ("cancelled", 20)))


@pytest.mark.parametrize(
    ("names", "english", "spanish"),
    [
        (["Mail"], "Mail", "Mail"),
        (["Mail", "Web", "Tills"], "Mail, Web and Tills", "Mail, Web y Tills"),
        (["Mail", "Internet"], "Mail and Internet", "Mail e Internet"),
        (["Mail", "hielo"], "Mail and hielo", "Mail y hielo"),
        (["Mail", "Hilos"], "Mail and Hilos", "Mail e Hilos"),
    ],
)
def test_services_are_joined_as_people_say_them(names, english, spanish):
    assert joined(names, texts("en")) == english
    assert joined(names, texts("es")) == spanish


def test_severity_is_told_with_what_it_means():
    incident = replace(INCIDENT, severities=(Held("2", BEGAN, "Ana"),))
    found = told(incident, severity_means="It fails for many.")
    assert (found["severity"], found["severity_means"]) == ("SEV2", "It fails for many")
    assert not {"severity", "severity_means"} & set(told(INCIDENT, severity_means="x"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("no", "No data was lost or exposed"),
        ("delayed", "No data was lost; some arrives late"),
        ("unknown", None),
        ("possible", None),
        ("confirmed", None),
        ("another", None),
    ],
)
def test_data_is_told_only_where_nothing_is_lost(answer, said):
    assert told(judged(data=answer)).get("data") == said


def test_what_it_also_touches_is_told_and_kinds_of_later_are_not():
    incident = replace(INCIDENT, consequences=("money", "weather", "law"))
    assert told(incident)["risks"] == "money and law or contracts"


def test_the_hypotheses_that_were_eliminated_are_ruled_out():
    history = [
        declared(),
        *(
            body
            for number, (text, state) in enumerate(
                [("The bank.", ELIMINATED), ("A cable", OPEN), ("Power", ELIMINATED)], 1
            )
            for body in (
                facts.HypothesisRaised(UUID(int=number), text),
                facts.HypothesisSettled(UUID(int=number), state, "x"),
            )
        ),
    ]
    written = [fact(number, body) for number, body in enumerate(history, 1)]
    assert told(fold(written[0].incident_id, written))["ruled_out"] == "The bank; Power"


def test_who_answers_falls_back_on_the_commander():
    def led(**roles):
        people = {role: Known(name, "Ana", BEGAN) for role, name in roles.items()}
        found = told(replace(INCIDENT, roles=MappingProxyType(people)))
        return found.get("contact"), found.get("liaison")

    assert led() == (None, None)
    assert led(commander="Ana") == ("Ana", "Ana")
    assert led(commander="Ana", communications="Leo") == ("Leo", "Leo")
    assert led(commander="Ana", communications="Leo", liaison="Eva") == ("Leo", "Eva")


def test_what_the_review_says_is_told():
    review = {name: "x" for name in situation.REVIEW if name != "went_well"}
    assert review.items() <= told(knows(**review)).items()


def test_every_field_can_be_known_but_the_promise():
    known = dict.fromkeys(situation.FIELDS, "x")
    incident = replace(
        knows(**known),
        reference="INC-K7-0001",
        services=("Mail",),
        phases=in_phases(("monitoring", 10), ("resolved", 20)).phases,
        severities=(Held("2", BEGAN, "Ana"),),
        assessments=judged(data="no").assessments,
        consequences=("law",),
        roles=MappingProxyType({"commander": Known("Ana", "Ana", BEGAN)}),
    )
    found = set(told(incident, severity_means="x")) | {"ruled_out"}
    assert found == set(FIELDS) - {PROMISE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language):
    assert all(field_word(name, texts(language)) != name for name in FIELDS)
    assert not any("." in field_word(name, texts(language)) for name in FIELDS)


@given(histories(), st.sampled_from(LANGUAGES))
def test_whatever_happened_can_be_told(history, language):
    found = told(fold(UUID(int=1), history), language)
    assert set(found) <= set(FIELDS)
    assert all(value.strip() for value in found.values())
