"""Drafts from templates: filled from the facts, and from an organisation's own words."""

from uuid import UUID

import pytest
from clocks import TestClock

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES
from incident_desk.playbooks.messages import STAGES


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    return desk.declare("Cards {title} fail", ["Tills"])


def put(desk: Desk, name: str, text: str) -> None:
    file = paths.own_messages(desk.folder) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{{% block body %}}{text}{{% endblock %}}", "utf-8")


def test_a_draft_holds_what_is_known_and_names_what_is_not(desk: Desk, incident_id: UUID) -> None:
    desk.set_situation(incident_id, "impact", "No cards.")
    desk.set_situation(incident_id, "people_affected", "~300")
    filled = desk.draft_text(incident_id, "customers", "known_scope", "es")
    assert filled.text.subject == "Cards {title} fail: lo que sabemos"
    assert "Qué supone para usted: No cards.\n" in filled.text.body
    assert "A quién afecta: aproximadamente 300 personas.\n" in filled.text.body
    assert filled.fields == {
        "title": "Cards {title} fail",
        "impact": "No cards",
        "people_affected": "aproximadamente 300 personas",
        "started": "03:00 (UTC)",
    }
    assert filled.missing == ("next_update",)


def test_what_is_said_to_be_unknown_is_not_known(desk: Desk, incident_id: UUID) -> None:
    desk.set_situation(incident_id, "workaround", "Pay in cash")
    desk.set_situation(incident_id, "workaround", "no se sabe")
    filled = desk.draft_text(incident_id, "customers", "update", "en")
    assert "In the meantime there is no other way yet." in filled.text.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_severity_is_told_as_the_model_in_force_tells_it(
    desk: Desk, incident_id: UUID, language: str
) -> None:
    assert "severity" not in desk.message_values(incident_id, language)
    desk.set_severity(incident_id, 2, "Many")
    means = desk.model.level(2).meaning[language].removesuffix(".")
    assert desk.message_values(incident_id, language)["severity_means"] == means
    assert means in desk.draft_text(incident_id, "management", "update", language).text.body


def test_what_became_known_is_offered_later(desk: Desk, incident_id: UUID) -> None:
    assert "cause" not in desk.message_values(incident_id, "en")
    desk.set_situation(incident_id, "cause", "A cable")
    assert desk.message_values(incident_id, "en")["cause"] == "A cable"


def test_the_words_of_status_pages_draft_as_well(desk: Desk, incident_id: UUID) -> None:
    for word, stage in (("investigating", "acknowledged"), ("monitoring", "watching")):
        first = desk.draft_text(incident_id, "customers", word, "en")
        assert first == desk.draft_text(incident_id, "customers", stage, "en")


@pytest.mark.parametrize(("language", "mark"), [("en", "[DRILL] "), ("es", "[SIMULACRO] ")])
def test_every_part_of_a_drill_says_so(desk: Desk, language: str, mark: str) -> None:
    drill = desk.declare("Cards fail", drill=True)
    text = desk.draft_text(drill, "customers", "update", language).text
    assert all(part.startswith(mark) for part in (text.subject, text.body, text.short))
    put(desk, f"{language}/customers-update.txt", "Only a body")
    text = desk.draft_text(drill, "customers", "update", language).text
    assert (text.subject, text.body, text.short) == ("", f"{mark}Only a body", "")


def test_an_own_template_serves_from_the_next_draft_on(desk: Desk, incident_id: UUID) -> None:
    put(desk, "en/partners-update.txt", "Dear partner: {{ title }}")
    assert desk.audiences("en")[-1] == "partners"
    assert desk.stages("partners", "en") == ("update",)
    assert desk.stages("customers", "en") == STAGES
    filled = desk.draft_text(incident_id, "partners", "update", "en")
    assert filled.text.body == "Dear partner: Cards {title} fail"
    with pytest.raises(RuleError):
        desk.draft_text(incident_id, "partners", "update", "es")


def test_a_broken_one_is_a_problem_and_no_obstacle(desk: Desk, incident_id: UUID) -> None:
    before = desk.draft_text(incident_id, "customers", "update", "en")
    assert desk.template_problems() == ()
    put(desk, "en/customers-update.txt", "{{ titel }}")
    assert desk.draft_text(incident_id, "customers", "update", "en") == before
    (problem,) = desk.template_problems()
    assert problem.values == {"file": "en/customers-update.txt", "line": 1, "field": "titel"}


def test_the_end_is_told_in_full_from_the_facts(
    desk: Desk, incident_id: UUID, clock: TestClock
) -> None:
    desk.set_situation(incident_id, "impact", "No cards")
    desk.set_situation(incident_id, "people_affected", "300")
    desk.assess(incident_id, desk.model, {"data": "no"})
    clock.forward(130)
    desk.change_phase(incident_id, "resolved")
    filled = desk.draft_text(incident_id, "customers", "resolved", "en")
    assert filled.missing == ()
    assert "began at 03:00 (UTC) and was over at 05:10 (UTC): 2 h 10 min" in filled.text.body
    assert "No data was lost or exposed." in filled.text.body
