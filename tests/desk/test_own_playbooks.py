"""An organisation's own playbooks, beside the built-in ones or in their place."""

import os

import pytest

from incident_desk import paths
from incident_desk.errors import RuleError
from incident_desk.i18n import texts
from incident_desk.playbooks import library

OWN = (
    "---\ntitle: {title}\nid: {id}\nversion: 7\nlanguage: {language}\nwords: [till*]\n---\n\n"
    "- [ ] Open the till by hand. {{#open}}\n"
)


@pytest.fixture
def put(desk):
    def put_playbook(name="till.md", language="en", **values):
        folder = paths.own_playbooks(desk.folder) / language
        folder.mkdir(parents=True, exist_ok=True)
        told = {"title": "Tills", "id": "tills", "language": language, **values}
        (folder / name).write_text(OWN.format(**told), "utf-8")
        return folder / name

    return put_playbook


def titles(desk, language="en"):
    return [playbook.title for playbook in desk.playbooks(language)]


def told(desk, language="en"):
    return [problem.told(texts(language)) for problem in desk.playbook_problems]


def test_without_a_folder_the_built_in_ones_serve(desk):
    assert desk.playbooks("es") == library.built_in("es")
    assert desk.playbook_problems == ()


def test_an_own_one_stands_beside_the_built_in_ones_by_its_title(desk, put):
    put(title="an own one")
    assert "an own one" in titles(desk)
    assert titles(desk) == sorted(titles(desk), key=str.casefold)
    assert len(titles(desk)) == 13
    assert len(titles(desk, "es")) == 12
    assert desk.playbook("tills", "en").version == 7


def test_the_same_id_takes_the_place_of_the_built_in_one_in_its_language(desk, put):
    put(id="power-loss", title="Our power loss")
    assert desk.playbook("power-loss", "en").title == "Our power loss"
    assert desk.playbook("power-loss", "es").title == "Corte de luz"
    assert len(titles(desk)) == 12


def test_a_change_on_the_disk_is_seen(desk, put):
    path = put()
    assert "Tills" in titles(desk)
    put(title="Tills and doors")
    assert "Tills and doors" in titles(desk)
    path.unlink()
    assert len(titles(desk)) == 12


def test_a_broken_one_is_named_and_the_built_in_one_serves(desk, put):
    path = put(name="power.md", id="power-loss")
    path.write_text(path.read_text("utf-8") + "\nA word.\n", "utf-8")
    assert desk.playbook("power-loss", "en").title == "Power loss"
    (sentence,) = told(desk)
    assert sentence.startswith("en/power.md, line 11: only steps may stand here")
    assert told(desk, "es")[0].startswith("en/power.md, línea 11: ")


def test_two_of_one_id_are_named_and_the_first_serves(desk, put):
    put(name="a.md", title="First")
    put(name="b.md", title="Second")
    assert "First" in titles(desk)
    assert "Second" not in titles(desk)
    assert told(desk) == [
        "en/b.md, line 1: there is a playbook tills already, in en/a.md. Give this one another id."
    ]


def test_one_in_the_folder_of_another_language_is_named(desk, put):
    path = put(language="es")
    path.rename(put().parent / "other.md")
    assert told(desk) == [
        "en/other.md, line 5: the language is es, but the file stands in the folder en."
    ]


def test_what_is_no_text_is_named_and_other_files_are_left_alone(desk, put):
    folder = put().parent
    (folder / "picture.md").write_bytes(b"\x89PNG\0")
    (folder / "notes.txt").write_text("Not a playbook", "utf-8")
    (folder / "folder.md").mkdir()
    (folder / "gone.md").symlink_to(folder / "nowhere")
    assert [problem.values["file"] for problem in desk.playbook_problems] == [
        *("en/folder.md", "en/gone.md", "en/picture.md"),
    ]
    assert len(titles(desk)) == 13


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_named(desk, put):
    folder = put().parent
    folder.chmod(0)
    try:
        assert [problem.key for problem in desk.playbook_problems] == ["playbooks.unreadable"]
    finally:
        folder.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_no_playbook(desk):
    paths.own_playbooks(desk.folder).write_text("nonsense", "utf-8")
    assert len(titles(desk)) == 12


def test_conditions_may_ask_what_the_own_severity_model_asks(desk, put):
    path = put()
    path.write_text(path.read_text("utf-8").replace("#open", "#open if=weather:no"), "utf-8")
    assert [problem.key for problem in desk.playbook_problems] == ["playbooks.nothing_asked"]
    model = (paths.resources() / "severity.toml").read_text("utf-8")
    weather = model.replace('id = "safety"', 'id = "weather"').replace("safety =", "weather =")
    paths.own_model(desk.folder).write_text(weather, "utf-8")
    assert desk.model_problem is None
    assert desk.playbook_problems == ()


def test_an_own_one_is_suggested_by_its_words_and_put_to_work(desk, put):
    put()
    put(language="es", title="Cajas")
    incident = desk.declare("All tills are stuck")
    (found,) = desk.suggestions(incident, {}, 3, "en")
    assert (found.playbook.title, found.fits) == ("Tills", True)
    desk.attach(incident, found.playbook)
    assert desk.suggestions(incident, {}, 3, "es") == ()


def test_suggestions_read_the_title_the_services_and_the_answers(desk):
    incident = desk.declare("No internet at the office", ["Power"])
    found = desk.suggestions(incident, {"safety": "actual"}, 1, "es")
    assert found[0].playbook.id == "people-in-danger"
    assert {one.playbook.id for one in found[1:3]} == {"internet-loss", "power-loss"}
    assert all(one.playbook.language == "es" for one in found)


def test_a_playbook_there_is_not_is_told_by_name(desk):
    with pytest.raises(RuleError) as error:
        desk.playbook("flood", "es")
    assert error.value.told(texts("es")) == "No hay ninguna guía llamada flood."
