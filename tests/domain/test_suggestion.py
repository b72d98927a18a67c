"""Which playbooks are suggested, and why."""

from dataclasses import replace

import pytest

from incident_desk.desk.in_force import built_in_model
from incident_desk.domain.conditions import Given
from incident_desk.domain.playbook import Condition, Playbook, Step
from incident_desk.domain.suggestion import suggest, why_in_words
from incident_desk.i18n import LANGUAGES, texts
from incident_desk.playbooks.library import built_in

POWER = Playbook(
    *("power", "Power loss", 1, "en", (Step("a", "Look"),)),
    words=("power", "electri*", "no light", "site"),
    severities=(1, 2, 3),
    when=(Condition("control", ("public",)),),
)
DISK = replace(POWER, id="disk", title="A disk", words=("power supply", "disk", "site"), when=())
DANGER = replace(
    POWER, id="danger", words=("fire",), when=(), always=(Condition("safety", ("possible",)),)
)
ALL = (POWER, DISK, DANGER)


def ids(*said, answers=None, severity=None, playbooks=ALL, others=()):
    found = suggest(playbooks, said, Given(answers or {}, severity=severity), others)
    return [(one.playbook.id, one.fits) for one in found]


def test_what_nothing_speaks_for_is_not_suggested():
    assert ids("The shop is slow") == []


@pytest.mark.parametrize(
    "said", ["Power is gone", "POWER!", "Electricity out", "no light here", "Eléctrico", "(power)"]
)
def test_a_word_of_the_title_or_a_service_speaks_clearly(said):
    assert ids(said) == [("power", True)]
    assert ids("It fails", said) == [("power", True)]


@pytest.mark.parametrize(
    "said", ["PowerPoint is slow", "light no more", "empowered", "No", "lights"]
)
def test_other_words_do_not(said):
    assert ids(said) == []


def test_a_title_and_a_service_are_not_read_as_one():
    assert ids("There is no", "light") == []


def test_a_word_that_several_know_only_proposes_them():
    assert ids("Trouble at the site") == [("power", False), ("disk", False)]


def test_a_longer_phrase_takes_its_words_with_it():
    assert ids("The power supply is dead") == [("disk", True)]
    assert ids("The power supply is dead, then power went") == [("power", True), ("disk", True)]


def test_an_answer_only_proposes_but_some_are_enough():
    assert ids("x", answers={"control": "public"}) == [("power", False)]
    assert ids("x", answers={"safety": "possible"}) == [("danger", True)]
    assert ids("x", answers={"safety": "unknown"}) == []


def test_danger_comes_first_and_the_more_speaks_the_sooner():
    answers = {"safety": "possible", "control": "public"}
    assert ids("Power and disk", answers=answers) == [
        *(("danger", True), ("power", True), ("disk", True)),
    ]


def test_another_severity_than_it_is_for_is_proposed_but_not_ticked():
    assert ids("Power", severity=3) == [("power", True)]
    assert ids("Power", severity=4) == [("power", False)]
    assert ids("Power, disk", severity=4, playbooks=(POWER, replace(DISK, severities=()))) == [
        *(("disk", True), ("power", False)),
    ]
    assert ids("x", answers={"safety": "possible"}, severity=5) == [("danger", True)]


@pytest.mark.parametrize("moment", ["closing", "handover"])
def test_playbooks_for_another_moment_are_never_suggested(moment):
    assert ids("Power", playbooks=[replace(POWER, opens=moment)]) == []


def test_the_words_of_another_language_count_too():
    spanish = replace(POWER, language="es", words=("apagón",))
    assert ids("Apagon en la oficina", others=[spanish]) == [("power", True)]
    assert ids("Apagón", others=[replace(spanish, id="other")]) == []


def test_why_is_told_in_the_readers_language():
    (found,) = suggest([POWER], ["Power, POWER is out"], Given({"control": "public"}))
    model = built_in_model()
    assert found.words == ("Power",)
    assert why_in_words(model, found, texts("en")) == (
        "Because it says 'Power'",
        "Here because Control: The public power or phone network",
    )
    assert why_in_words(model, found, texts("es"))[0] == "Porque dice «Power»"


# What the built-in ones make of real titles.
TITLES = {
    "No internet at the north office": "internet-loss",
    "Sin internet en la sede norte": "internet-loss",
    "Blackout in the whole street": "power-loss",
    "Se ha ido la luz en el edificio": "power-loss",
    "AWS eu-west-1 is failing": "cloud-outage",
    "Microsoft 365 mail does not arrive": "vendor-outage",
    "No carga Salesforce": "vendor-outage",
    "Files are encrypted, a ransom note on the screens": "intrusion",
    "Correo sospechoso y cuentas robadas": "intrusion",
    "Orders table was deleted": "data-loss",
    "Se han borrado los pedidos de ayer": "data-loss",
    "Errors since the 14:00 deployment": "bad-change",
    "Falla desde el despliegue de las 14:00": "bad-change",
    "Certificate expired on the shop": "dns-certificate",
    "Certificado caducado en la tienda": "dns-certificate",
    "RAID degraded on the file server": "hardware-failure",
    "Disco averiado en el servidor": "hardware-failure",
    "Smoke in the server room": "people-in-danger",
    "Incendio en el almacén": "people-in-danger",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", TITLES)
def test_a_real_title_finds_its_playbook_in_either_language(title, language):
    (other,) = set(LANGUAGES) - {language}
    found = suggest(built_in(language), [title], Given(), built_in(other))
    assert (found[0].playbook.id, found[0].fits) == (TITLES[title], True)


@pytest.mark.parametrize("answer", ["possible", "actual"])
def test_someone_in_danger_is_enough_whatever_the_title_says(answer):
    given = Given({"safety": answer, "control": "public"}, severity=1)
    found = suggest(built_in("en"), ["Blackout"], given)
    assert [one.playbook.id for one in found[:2]] == ["people-in-danger", "power-loss"]


def test_data_that_may_be_lost_proposes_both_playbooks_and_ticks_neither():
    found = suggest(built_in("en"), ["The shop is odd"], Given({"data": "possible"}, severity=2))
    assert {one.playbook.id for one in found} == {"intrusion", "data-loss"}
    assert not any(one.fits for one in found)
