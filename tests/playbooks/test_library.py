"""The playbooks that come with the desk."""

import re
from dataclasses import replace

import pytest

from incident_desk.domain.playbook import ROLES
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.playbooks.detail import CODE, pieces
from incident_desk.playbooks.library import built_in, playbook
from incident_desk.playbooks.markdown import read, write

EVERY = [found for language in LANGUAGES for found in built_in(language)]
DECLARED = [found for found in EVERY if found.opens == "declared"]
# What a step begins with when it is no verb but the moment for it.
MOMENT = {"en": ("Before", "When"), "es": ("Antes", "Cuando")}
VERBS = {
    "en": "announce ask begin bring call change check close compare confirm copy count cut"
    " decide disconnect do ease empty enter find freeze give go guard have install keep"
    " leave let list lock lower make mark move name offer open order pay photograph put"
    " read rebuild recharge repair report restore return rule save say send set shut start"
    " stay stop switch take tell thank undo wait watch write",
    "es": "abra aléjese alívielo anote anuncie apague asegúrese averigüe aísle busque cambie"
    " cierre combine compare compruebe comuníquelo confirme congele copie cuente decida"
    " deje descarte desconecte deshaga detenga diga dé empiece encienda enumere envíe"
    " espere fije fotografíe guarde haga informe instale introduzca lea llame lleve"
    " mantenga marque no nombre ofrezca pague pase pida ponga pregunte párelo recargue"
    " reconstruya reduzca regrese repare repase reserve restaure revise saque traslade"
    " vacíe vigile vigílelo vuelva váyase",
}


def named(found):
    return f"{found.language} {found.id}"


def shape(found):
    """All that is the same in every language."""
    steps = [replace(step, text="", detail="") for step in found.steps]
    head = replace(found, title="", about="", language="", words=(), sources=(), steps=())
    return head, steps


def test_twelve_playbooks_come_with_the_desk():
    assert {found.id for found in built_in("en")} == {
        *("power-loss", "internet-loss", "cloud-outage", "vendor-outage", "intrusion", "data-loss"),
        *("bad-change", "dns-certificate", "hardware-failure", "people-in-danger"),
        *("hand-over", "closing"),
    }


@pytest.mark.parametrize("english", built_in("en"), ids=lambda found: found.id)
def test_both_languages_hold_the_same_steps_in_the_same_order(english):
    spanish = playbook(english.id, "es")
    assert shape(spanish) == shape(english)
    assert len(spanish.sources) == len(english.sources)
    assert {step.text for step in spanish.steps}.isdisjoint(step.text for step in english.steps)


@pytest.mark.parametrize("english", built_in("en"), ids=lambda found: found.id)
def test_code_is_the_same_in_both_languages(english):
    spanish = playbook(english.id, "es")
    for step, other in zip(english.steps, spanish.steps, strict=True):
        code, same = ([p for p in pieces(s.detail) if p.kind == CODE] for s in (step, other))
        assert code == same


def test_no_playbook_stands_in_one_language_only():
    assert {found.id for found in built_in("en")} == {found.id for found in built_in("es")}


@pytest.mark.parametrize("found", EVERY, ids=named)
def test_a_playbook_is_complete(found):
    assert found.language in LANGUAGES
    assert 8 <= len(found.steps) <= 15
    assert found.about
    assert found.for_failures
    assert found.severities
    assert all("https://" in source for source in found.sources)
    assert len(found.sources) >= 2
    assert all(step.detail and step.role for step in found.steps)
    assert set(found.roles) >= {step.role for step in found.steps}


@pytest.mark.parametrize("found", EVERY, ids=named)
def test_people_come_first_and_what_kills_is_marked(found):
    first = next(step for step in found.steps if step.critical)
    assert first.id in ("people", "call", "safety")
    assert 3 <= sum(step.critical for step in found.steps) <= 8
    assert found.steps.index(first) <= 1


@pytest.mark.parametrize("found", DECLARED, ids=named)
def test_a_playbook_for_trouble_can_be_found_by_what_people_say(found):
    assert len(found.words) >= 10
    assert len(set(found.words)) == len(found.words)


def test_closing_and_hand_over_wait_for_their_own_moment():
    assert playbook("closing", "en").opens == "closing"
    assert playbook("hand-over", "en").opens == "handover"
    assert len(DECLARED) == 2 * 10


@pytest.mark.parametrize("found", EVERY, ids=named)
def test_every_step_begins_with_a_verb_or_with_its_moment(found):
    verbs = VERBS[found.language].split()
    for step in found.steps:
        first = step.text.split()[0].strip(",:")
        if first in MOMENT[found.language]:
            first = step.text.partition(", ")[2].split()[0]
        assert first.lower() in verbs, step.text


@pytest.mark.parametrize("found", EVERY, ids=named)
def test_the_words_are_calm_and_short_enough(found):
    for step in found.steps:
        assert len(step.text) <= 120, step.text
        assert "!" not in step.text + step.detail
        words = [word for word in step.detail.split() if word.isupper() and len(word) > 3]
        assert not words, step.detail


@pytest.mark.parametrize("found", built_in("es"), ids=named)
def test_the_spanish_ones_say_usted(found):
    told = " ".join(f"{step.text} {step.detail}" for step in found.steps) + found.about
    assert re.findall(r"\b(?:tú|tu|tus|te|ti|contigo|vosotros|os)\b", told, re.IGNORECASE) == []


@pytest.mark.parametrize("found", EVERY, ids=named)
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
