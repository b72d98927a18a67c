import pytest

from incident_desk.domain.messages import STAGES
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.templates import FIELDS, fill, unfilled
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.playbooks import messages
from incident_desk.playbooks.library import built_in, playbook
from incident_desk.playbooks.markdown import read, write

EVERY = [found for language in LANGUAGES for found in built_in(language)]
CUSTOMER_TEXTS = [(stage, language) for stage in STAGES for language in LANGUAGES]


def shape(found):
    return [(step.id, step.critical, step.role, step.minutes, step.phone) for step in found.steps]


def test_power_loss_and_internet_loss_come_with_the_desk():
    assert {"power-loss", "internet-loss"} <= {found.id for found in built_in("en")}


@pytest.mark.parametrize("english", built_in("en"), ids=lambda found: found.id)
def test_both_languages_hold_the_same_steps_in_the_same_order(english):
    spanish = playbook(english.id, "es")
    assert shape(spanish) == shape(english)
    assert (spanish.version, spanish.for_failures) == (english.version, english.for_failures)
    assert len(spanish.sources) == len(english.sources)
    assert {step.text for step in spanish.steps}.isdisjoint(step.text for step in english.steps)


def test_no_playbook_stands_in_one_language_only():
    assert {found.id for found in built_in("en")} == {found.id for found in built_in("es")}


@pytest.mark.parametrize("found", EVERY, ids=lambda found: f"{found.language} {found.id}")
def test_a_playbook_is_complete_and_puts_people_first(found):
    assert found.language in LANGUAGES
    assert 10 <= len(found.steps) <= 14
    assert found.about
    assert found.for_failures
    assert all("https://" in source for source in found.sources)
    assert found.sources
    assert all(step.detail and step.role for step in found.steps)
    assert (found.steps[0].id, found.steps[0].critical) == ("people", True)


@pytest.mark.parametrize("found", EVERY, ids=lambda found: f"{found.language} {found.id}")
def test_a_playbook_survives_being_written_and_read(found):
    assert read(write(found), "a.md") == found


def test_a_playbook_is_found_in_its_language():
    assert playbook("power-loss", "en").title == "Power loss"
    assert playbook("power-loss", "es").title == "Corte de luz"


def test_a_playbook_there_is_not_is_told_by_name():
    with pytest.raises(RuleError) as told:
        playbook("flood", "es")
    assert told.value.told(texts("es")) == "No hay ninguna guía llamada flood."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_a_name(language):
    assert all(texts(language)(f"role.{role}") != f"role.{role}" for role in ROLES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_customers_can_be_told_at_every_stage(language):
    assert messages.stages("customers", language) == STAGES


@pytest.mark.parametrize(("stage", "language"), CUSTOMER_TEXTS)
def test_a_template_fills_wholly_when_all_is_known(stage, language):
    filled = fill(messages.template("customers", stage, language), dict.fromkeys(FIELDS, "x"))
    assert filled.missing == ()
    assert unfilled(filled.text) == ()
    assert not {"{", "}"} & set(filled.text)


@pytest.mark.parametrize(("stage", "language"), CUSTOMER_TEXTS)
def test_a_template_asks_who_is_affected_and_what_it_means_for_them(stage, language):
    asked = fill(messages.template("customers", stage, language), {}).missing
    assert {"people_affected", "impact", "started"} <= set(asked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES[:-1])
def test_before_the_end_a_text_says_what_is_not_known_and_when_we_speak_again(stage, language):
    template = messages.template("customers", stage, language)
    nothing, all_known = fill(template, {}), fill(template, dict.fromkeys(FIELDS, "x"))
    assert "next_update" in nothing.missing
    assert {"expected_end", "workaround"}.isdisjoint(nothing.missing)
    assert len(nothing.text.split("\n")) == len(all_known.text.split("\n")) - ("?cause" in template)


def test_a_template_there_is_not_is_told():
    for audience, stage, language in (
        ("customers", "over", "en"),
        ("martians", "resolved", "en"),
        ("customers", "resolved", "../en"),
    ):
        with pytest.raises(RuleError) as told:
            messages.template(audience, stage, language)
        assert told.value.key == "messages.no_template"
