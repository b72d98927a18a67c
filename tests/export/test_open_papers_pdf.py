"""Everything that is open on paper, read back as a reader would."""

import io
from datetime import timedelta

import pypdf
import pytest

from incident_desk.desk import Desk
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import StoppedError
from incident_desk.export import pdf as paper
from incident_desk.export.pdf import pdf


def read(desk: Desk, language: str = "en") -> list[str]:
    """The text of each page, in single spaces."""
    made = pdf(desk.open_papers(language))
    assert made.tagged
    pages = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def page(pages: list[str], *words: str) -> str:
    """The one page on which all these words stand."""
    (found,) = [one for one in pages if all(word in one for word in words)]
    return found


@pytest.fixture
def phones(desk):
    return desk.declare("Phones are dead", ["Phones"])


def test_the_cover_lists_the_gravest_first_the_unassessed_then_and_drills_last(desk, clock):
    drill = desk.declare("Training", drill=True)
    desk.set_severity(drill, 1, "for the exercise")
    desk.declare("Nobody has looked")
    mild = desk.declare("Slow printer", started_at=clock.now() - timedelta(minutes=90))
    desk.set_severity(mild, 4, "only one")
    grave = desk.declare("All is dark")
    desk.set_severity(grave, 1, "people")
    over = desk.declare("It is over")
    desk.change_phase(over, "resolved")

    cover = read(desk)[0]

    assert "Open incidents" in cover
    titles = ("All is dark", "Slow printer", "Nobody has looked", "Training")
    places = [cover.index(title) for title in titles]
    assert places == sorted(places)
    assert "It is over" not in cover
    assert "SEV4" in cover
    assert "01:30 1 h 30 min" in cover
    assert "DRILL" in cover
    assert "none promised" in cover


def test_the_cover_names_the_page_on_which_each_begins(desk, phones):
    desk.set_severity(phones, 2, "many")
    desk.attach(phones, desk.playbook("power-loss", "en"))
    desk.declare("Slow printer")

    pages = read(desk)

    assert "none promised Ana 2" in pages[0]
    assert "none promised Ana 5" in pages[0]
    assert "How it stands" in pages[1]
    assert "Phones are dead" in pages[1]
    assert "Slow printer" in pages[4]


def test_an_incident_is_told_with_its_lists_as_they_stand_and_a_log_to_go_on(desk, clock, phones):
    desk.assess(phones, desk.model, {"safety": "no", "control": "ours"})
    desk.set_situation(phones, "what_failed", "The main switch")
    for line in ("Bruno: look at the lamp, 10m", "? a wet cable"):
        desk.enter(phones, line)
    text = Text("Phones do not work. Next update: {next_update}.")
    draft = desk.draft(phones, "customers", "update", {"en": text})
    promised = clock.now() + timedelta(minutes=30)
    desk.approve(phones, draft, promised, "Ana", reason="As told")
    desk.mark_sent(phones, draft, "en", "email", "Everyone")
    checklist = desk.attach(phones, desk.playbook("closing", "es"))
    first = desk.incident(phones).checklists[0].steps[0].id
    desk.tick_step(phones, checklist, first)

    cover, status, steps, log, contacts = read(desk)

    assert "03:30" in cover
    for told in ("The main switch", "In hand, Bruno: look at the lamp", "Open: a wet cable"):
        assert told in status
    assert "Next update promised: 03:30" in status
    assert "Phones do not work." in status
    assert "Qué hacer" in steps
    assert "03:00 Ana" in steps
    assert "What happened, what was decided" in log
    assert "Phones are dead" in log
    assert "Bruno" in contacts
    assert "has an order" in contacts
    assert "Incident commander" in contacts


def test_a_person_is_one_contact_and_the_numbers_of_the_steps_are_there(desk, phones):
    desk.assign_role(phones, "scribe", "ana")
    steps = (Step("a", "Call the bank", phone="0800 123 456"),)
    desk.attach(phones, Playbook("bank", "The bank", 1, "en", steps))
    contacts = page(read(desk), "Whom to reach")
    reference = desk.incident(phones).reference
    assert contacts.count("Ana") == 1
    assert f"{reference}: Incident commander {reference}: Scribe" in contacts
    assert f"Call the bank {reference}: The bank 0800 123 456" in contacts


def test_nothing_open_still_gives_paper_to_write_on(desk):
    cover, contacts = read(desk)
    assert "No incident is open." in cover
    assert "Phone, or another way" in contacts


def test_of_very_many_the_gravest_are_printed_in_full_and_all_are_counted(desk, monkeypatch):
    monkeypatch.setattr("incident_desk.desk.papers._IN_FULL", 2)
    monkeypatch.setattr("incident_desk.desk.papers._LISTED", 3)
    for number in range(5):
        desk.declare(f"Thing {number}")
    pages = read(desk)
    assert len(pages) == 1 + 2 * 2 + 1
    assert "The 2 gravest are printed in full." in pages[0]
    assert "2 more are open" in pages[0]


def test_an_incident_with_a_long_story_stands_on_one_page(desk, phones):
    for field in ("what_failed", "impact", "cause", "workaround", "next_step"):
        desk.set_situation(phones, field, "it was written down by two of us " * 2)
    for number in range(9):
        desk.enter(phones, f"? the vendor says that cable {number} is cut")
        desk.enter(phones, f"Bruno: ask the vendor by phone for part {number}, 10m")
    _cover, status, log, _contacts = read(desk)
    assert "and 3 more in Incident Desk" in status
    assert "What happened" in log


def test_a_story_that_fills_more_than_a_page_flows_on_and_loses_nothing(desk, phones):
    words = "the quick answer of the vendor came by phone and was written down by two of us " * 3
    for field in ("what_failed", "impact", "cause", "workaround", "next_step"):
        desk.set_situation(phones, field, words)
    for number in range(9):
        desk.enter(phones, f"? {number} {words}")
        desk.enter(phones, f"Bruno: {number} {words}, 10m")
    _cover, first, second, _log, _contacts = read(desk)
    assert "What we know" in first
    assert "Next three actions" in second


def test_the_same_facts_give_the_same_bytes(desk, phones):
    desk.attach(phones, desk.playbook("closing", "en"))
    first = pdf(desk.open_papers("en")).data
    paper._sheet.cache_clear()
    assert pdf(desk.open_papers("en")).data == first


def test_what_hurts_a_layout_stays_in_its_place(desk):
    incident = desk.declare("W" * 3_000, drill=True)
    desk.assign_role(incident, "commander", "اتصل😀" * 400)
    desk.enter(incident, "Bruno: #read(1) $x$ שלום, 10m")
    pages = read(desk)
    assert len(pages) == 4
    assert all("DRILL" in one for one in pages[1:3])
    assert "#read(1)" in pages[1]


def test_progress_is_told_and_it_can_be_stopped(desk):
    for number in range(3):
        desk.declare(f"Thing {number}")
    told = []
    desk.open_papers("en", lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with pytest.raises(StoppedError):
        desk.open_papers("en", stopped=lambda: True)
