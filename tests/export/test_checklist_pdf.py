"""A checklist on paper, read back as a reader would."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pypdf
import pytest

from incident_desk.desk import Desk
from incident_desk.domain.checklist import Checklist, Mark
from incident_desk.domain.checklist_paper import checklist_sheet
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.sheets import Papers
from incident_desk.export import pdf as paper
from incident_desk.export.pdf import pdf
from incident_desk.i18n import LANGUAGES

HOSTILE = '#read("x") $y^2$ *bold* _it_ `raw` <b>html</b> {{7*7}} @label // gone \\u{41}'


def read(papers: Papers) -> list[str]:
    """The text of each page, in single spaces."""
    made = pdf(papers)
    assert made.tagged
    pages = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def sizes(papers: Papers, begins: str) -> set[float]:
    """In which sizes (points) text is printed that begins so."""
    found = set()

    def visit(text, _cm, matrix, _font, size):
        if text.strip().startswith(begins):
            found.add(round(size * matrix[0], 2))

    for page in pypdf.PdfReader(io.BytesIO(pdf(papers).data)).pages:
        page.extract_text(visitor_text=visit)
    return found


def playbook(*steps: Step, title: str = "Small plan", language: str = "en") -> Playbook:
    return Playbook("small", title, 3, language, steps)


@pytest.fixture
def at_work(desk, clock):
    """The incident and its list of these steps."""

    def attach(*steps: Step, language: str = "en", drill: bool = False) -> tuple[UUID, UUID]:
        incident = desk.declare("Phones are dead", ["Phones"], drill=drill)
        return incident, desk.attach(incident, playbook(*steps, language=language))

    return attach


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_built_in_playbook_stands_on_one_page_in_letters_of_nine_points_or_more(
    desk, language
):
    """All of them in one go: a page for each."""
    playbooks = desk.playbooks(language)
    blank = [desk.blank_papers(one.id, language) for one in playbooks]
    together = replace(blank[0], sheets=tuple(sheet for one in blank for sheet in one.sheets))

    pages = read(together)

    assert len(pages) == len(playbooks)
    for one, page in zip(playbooks, pages, strict=True):
        assert one.title in page
        for number, step in enumerate(one.steps, 1):
            assert f"{number}. " in page
            assert step.text in page
    assert min(sizes(together, playbooks[0].steps[1].text[:12])) >= 9


def test_a_short_list_is_large_and_has_its_details(desk):
    steps = (Step("a", "Call the plumber", detail="Ask *twice*.\n\n- name\n- hour"),)
    papers = Papers("x", "en", desk.clock.now(), (blank(desk, *steps),))

    (page,) = read(papers)

    assert "Ask twice. – name – hour" in page
    assert "left out" not in page
    assert sizes(papers, "Call the plumber") == {12.0}


def blank(desk: Desk, *steps: Step):
    """The sheet of a playbook that only this test knows."""
    from incident_desk.domain.checklist_paper import blank_papers

    (sheet,) = blank_papers(playbook(*steps), desk._presses()("en")).sheets
    return sheet


def test_details_that_would_cost_a_page_are_left_out_and_it_says_so(desk):
    said = "It is done when somebody has looked, twice, and has said so aloud. " * 2
    steps = tuple(Step(str(n), f"Do thing {n} and look", detail=said) for n in range(16))

    (page,) = read(Papers("x", "en", desk.clock.now(), (blank(desk, *steps),)))

    assert "said so aloud" not in page
    assert "The details of the steps are left out" in page


def test_a_list_that_cannot_stand_on_one_page_flows_on_with_all_its_details(desk):
    said = "Look at the lamp, write down its colour and the hour."
    steps = tuple(Step(str(n), f"Do thing {n}", detail=said) for n in range(30))
    papers = Papers("x", "en", desk.clock.now(), (blank(desk, *steps),))

    pages = read(papers)

    assert len(pages) == 2
    assert " ".join(pages).count(said) == 30
    assert sizes(papers, "Do thing") == {10.5}
    assert all("What to do Who Time Initials" in page for page in pages)
    assert "Small plan" in pages[1]
    assert "Page 2 of 2" in pages[1]


def test_a_blank_one_leaves_room_for_what_differs_and_names_its_version(desk):
    (page,) = read(desk.blank_papers("power-loss", "en"))
    for label in ("Incident", "Severity", "Started", "Incident commander", "Notes", "Scribe"):
        assert label in page
    assert "Playbook power-loss, version 2 · Printed 2026-11-23 03:00 UTC" in page
    assert "CRITICAL" in page
    assert "within 5 min" in page
    assert "Not needed if Way out: Yes, for everything, and in use" in page


def test_done_steps_carry_who_and_when_and_others_their_reason(desk, clock, at_work):
    incident, checklist = at_work(
        Step("a", "Call them"), Step("b", "Restart it"), Step("c", "Wait")
    )
    desk.assign_role(incident, "operations", "Bruno")
    clock.forward(12)
    desk.actor = "Nadia"
    desk.tick_step(incident, checklist, "a")
    desk.set_step_aside(incident, checklist, "b", "it has no power")
    clock.forward(60)

    (page,) = read(desk.checklist_papers(incident))

    assert "1. Call them 03:12 Nadia" in page
    assert "2. Restart it Not applicable: it has no power (Nadia, 03:12)" in page
    assert "3. Wait" in page
    assert "Phones are dead" in page
    assert "Operations Bruno" in page
    assert "Incident commander Ana" in page
    facts = len(desk.facts(incident))
    assert f"Printed 2026-11-23 04:12 UTC from {facts} facts" in page
    assert "the last written 2026-11-23 03:12 UTC" in page


def test_a_step_that_is_not_needed_says_why(desk, at_work):
    steps = (replace(desk.playbook("intrusion", "en").steps[0], id="people"),)
    incident, _ = at_work(*steps)
    assert "Not needed if People: No, it was checked" in read(desk.checklist_papers(incident))[0]
    desk.assess(incident, desk.model, {"safety": "no"})
    assert "Not needed because People: No, it was" in read(desk.checklist_papers(incident))[0]


def test_a_number_to_call_stands_large_by_its_step_and_on_the_strip(desk, at_work):
    steps = (
        Step("a", "Call the bank", phone="0800 123 456"),
        Step("b", "Ask the carrier", detail="See [the night desk](tel:+34-900-111)."),
    )
    incident, _ = at_work(*steps)
    papers = desk.checklist_papers(incident)

    (page,) = read(papers)

    assert page.count("0800 123 456") == 2
    assert page.count("+34-900-111") == 2
    assert "See the night desk." in page
    assert sizes(papers, "0800") == {13.0, 11.0}


def test_more_numbers_than_the_strip_holds_are_counted_there(desk, at_work):
    incident, _ = at_work(*(Step(str(n), f"Call {n}", phone=f"555 01{n}") for n in range(8)))
    (page,) = read(desk.checklist_papers(incident))
    assert page.count("555 017") == 1
    assert "and 2 more, beside their steps" in page


def test_a_drill_says_so_on_every_page(desk, at_work):
    incident, _ = at_work(*(Step(str(n), f"Thing {n}") for n in range(60)), drill=True)
    pages = read(desk.checklist_papers(incident))
    assert len(pages) > 1
    assert all("DRILL" in page for page in pages)


def test_each_list_keeps_its_own_language_from_a_page_of_its_own_on(desk, at_work):
    incident, _ = at_work(Step("a", "Call them"))
    desk.attach(incident, desk.playbook("power-loss", "es"))
    english, spanish = read(desk.checklist_papers(incident))
    assert "What to do" in english
    assert "Qué hacer" in spanish
    assert "CRÍTICO" in spanish


def test_a_state_that_is_new_here_is_told_by_its_name_and_its_box_stays_open(desk, at_work):
    incident_id, _ = at_work(Step("a", "Call them", detail="Ask for Ana."))
    incident, press = desk.incident(incident_id), desk._presses()("en")
    at = desk.clock.now() - timedelta(minutes=4)
    marks = {"a": Mark("waiting", "Bruno", at, "nobody answers")}
    (step,) = incident.checklists[0].steps
    stuck = Checklist(UUID(int=1), "p", "en", "Stuck", (step,), marks=marks)

    sheet = checklist_sheet(incident, stuck, (), press)

    assert sheet.steps[0].mark == "open"
    (page,) = read(Papers("x", "en", desk.clock.now(), (sheet,)))
    assert "Ask for Ana." in page
    assert "waiting: nobody answers (Bruno, 02:56)" in page


def test_what_is_blocked_given_to_somebody_or_noted_is_told(desk, at_work):
    incident_id, checklist_id = at_work(Step("a", "Call them", role="liaison"))
    desk.block_step(incident_id, checklist_id, "a", "The line is dead")
    desk.assign_step(incident_id, checklist_id, "a", "Bruno")
    desk.note_step(incident_id, checklist_id, "a", "Two tries so far")

    (page,) = read(desk.checklist_papers(incident_id, (checklist_id,)))

    assert "Blocked: The line is dead" in page
    assert "Two tries so far" in page
    assert "Bruno" in page


def test_the_same_list_gives_the_same_bytes(desk):
    first = pdf(desk.blank_papers("closing", "en")).data
    paper._sheet.cache_clear()
    assert pdf(desk.blank_papers("closing", "en")).data == first


def test_other_scripts_emoji_and_markup_are_printed_as_they_are(desk, at_work):
    incident, _ = at_work(
        Step("a", "اتصل بالمزود שלום 😀 汉字"), Step("b", HOSTILE, detail="a _b_")
    )
    text = " ".join(read(desk.checklist_papers(incident)))
    for character in "اتصلשלום😀汉字":
        assert character in text
    assert HOSTILE.replace(" ", "") in text.replace(" ", "")


def test_a_character_no_font_has_is_told_on_the_first_page(desk, at_work):
    incident, _ = at_work(Step("a", "left \U00013000 right"))
    (page,) = read(desk.checklist_papers(incident))
    assert page.count("[U+13000]") == 2


def test_ten_thousand_steps_print_the_first_thousand_and_count_the_rest(desk, at_work):
    incident, _ = at_work(*(Step(str(n), f"Thing {n}.") for n in range(10_000)))
    pages = read(desk.checklist_papers(incident))
    text = " ".join(pages)
    assert all(f"Thing {n}." in text for n in range(1_000))
    assert "9000 more steps stand in Incident Desk" in text


def test_an_empty_list_says_so_and_still_serves_for_notes(desk, at_work):
    incident, _ = at_work()
    (page,) = read(desk.checklist_papers(incident))
    assert "This checklist has no steps yet." in page
    assert "Notes" in page


def test_a_step_of_ten_thousand_letters_is_whole(desk, at_work):
    incident, _ = at_work(Step("a", "W" * 10_000), Step("b", "word " * 3_000))
    text = re.sub(r"\s", "", " ".join(read(desk.checklist_papers(incident))))
    assert text.count("W") >= 10_000
    assert text.count("word") == 3_000


def test_steps_that_share_an_id_are_all_printed(desk, at_work):
    incident, _ = at_work(Step("a", "First thing"), Step("a", "Second thing"))
    (page,) = read(desk.checklist_papers(incident))
    assert "1. First thing" in page
    assert "2. Second thing" in page


def test_names_without_end_stay_in_their_place(desk, at_work):
    incident, _ = at_work(Step("a", "Call them"))
    desk.retitle(incident, "long " * 2_000)
    desk.assign_role(incident, "commander", "N" * 3_000)
    (page,) = read(desk.checklist_papers(incident))
    assert "Call them" in page
    assert "Notes" in page


def test_times_of_another_day_say_which(desk, clock, at_work):
    incident, checklist = at_work(Step("a", "Call them"))
    desk.tick_step(incident, checklist, "a")
    clock.moment += timedelta(days=2)
    (page,) = read(desk.checklist_papers(incident))
    assert "23 Nov 03:00" in page
