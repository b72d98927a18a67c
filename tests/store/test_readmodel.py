"""Board, due list and search: filters, sorts, prefixes, and rows that agree with the fold."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from clocks import NIGHT, TestClock
from folded import assert_tables_agree, stored
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import said

from incident_desk.desk import Desk
from incident_desk.domain.board import SORTS, Filter, Sort
from incident_desk.domain.message_text import Text
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.store.asked import fts

HOUR = timedelta(hours=1)
PLAYBOOK = Playbook("power", "Power", 1, "en", (Step("isolate", "Isolate"), Step("call", "Call")))


@pytest.fixture
def told(desk: Desk, clock: TestClock) -> Desk:
    """Four incidents: A open and worst, B resolved, C open, unassessed, nobody's, D a drill."""
    a = desk.declare("Correo caído", ["Mail", "Portal"], NIGHT - 4 * HOUR)
    b = desk.declare("boiler off", ["Heating"], NIGHT - 3 * HOUR)
    c = desk.declare("Álgebra lab dark", ["Lab"], NIGHT - 2 * HOUR)
    d = desk.declare("Core drill", ["Mail"], NIGHT - HOUR, drill=True)
    desk.set_severity(a, 1, "Wards")
    desk.set_severity(b, 4, "Cold")
    desk.set_severity(d, 3, "Drill")
    desk.assign_role(c, "commander", "")
    desk.assign_role(b, "commander", "bruno")
    desk.change_phase(b, "resolved")
    desk.change_phase(d, "monitoring")
    promise(desk, d, 3)
    return desk


def promise(desk: Desk, incident: UUID, minutes: float) -> None:
    said(desk, incident, desk.clock.now() + timedelta(minutes=minutes))


def letters(desk: Desk, wanted: Filter = Filter(), sort: Sort | None = None) -> str:  # noqa: B008
    """Which of the four, A to D, in order."""
    numbers = desk.numbers(wanted, sort)
    assert len(numbers) == desk.count(wanted)
    return "".join("ABCD"[number - 1] for number in numbers)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "DCBA"),
        (Filter(phases=("resolved",)), "B"),
        (Filter(phases=("investigating", "monitoring")), "DCA"),
        (Filter(severity=1), "A"),
        (Filter(unassessed=True), "C"),
        (Filter(service="Mail"), "DA"),
        (Filter(service="mail"), ""),
        (Filter(commander="bruno"), "B"),
        (Filter(drill=True), "D"),
        (Filter(drill=False), "CBA"),
        (Filter(started_from=NIGHT - 3 * HOUR), "DCB"),
        (Filter(started_before=NIGHT - 3 * HOUR), "A"),
        (Filter(ended_from=NIGHT), "B"),
        (Filter(ended_from=NIGHT + HOUR), ""),
        (Filter(text="drill", drill=True, service="Mail", severity=3), "D"),
        (Filter(text="drill", drill=False), ""),
    ],
)
def test_a_filter_finds_what_fits_all_of_it(told: Desk, wanted: Filter, found: str) -> None:
    assert letters(told, wanted) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("correo", "A"),
        ("CAIDO", "A"),
        ("caído corr", "A"),
        ("algebra", "C"),
        ("Álg dar", "C"),
        ("port", "A"),
        ("0002", "B"),
        ("core boiler", ""),
        ('"core" OR * NEAR(', ""),
        ("'; --", "DCBA"),
        ("   ", "DCBA"),
        ("ore", ""),
    ],
)
def test_the_board_finds_the_beginnings_of_words_with_any_accent(
    told: Desk, typed: str, found: str
) -> None:
    assert letters(told, Filter(text=typed)) == found


@pytest.mark.parametrize(
    ("by", "rising", "falling"),
    [
        ("reference", "ABCD", "DCBA"),
        ("severity", "ADBC", "BDAC"),
        ("title", "CBDA", "ADBC"),
        ("phase", "CADB", "BDCA"),
        ("commander", "DABC", "BDAC"),
        ("started_at", "ABCD", "DCBA"),
        ("next_update_at", "DCBA", "DCBA"),
    ],
)
def test_a_sort_puts_what_has_no_value_last(told: Desk, by: str, rising: str, falling: str) -> None:
    assert letters(told, sort=Sort(by, descending=False)) == rising
    assert letters(told, sort=Sort(by, descending=True)) == falling


def test_every_sort_that_is_offered_is_known(told: Desk) -> None:
    assert all(sorted(letters(told, sort=Sort(by))) == [*"ABCD"] for by in SORTS)


def test_a_page_of_cards_comes_in_the_order_asked_for(told: Desk) -> None:
    numbers = told.numbers(Filter(), Sort("reference", descending=False))
    assert [one.title for one in told.cards([numbers[3], numbers[0]])] == [
        "Core drill",
        "Correo caído",
    ]
    assert told.cards([999]) == []
    assert told.numbers(Filter(), limit=2) == told.numbers(Filter())[:2]


def test_what_needs_someone_comes_late_first_then_unassessed_and_drills_last(
    told: Desk, clock: TestClock
) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    promise(told, a, 4)
    assert [one.card.title for one in told.needs()] == [
        "Correo caído",
        "Álgebra lab dark",
        "Core drill",
    ]
    assert [one.card.title for one in told.due()] == ["Correo caído", "Core drill"]
    assert [one.card.title for one in told.needs(2)] == ["Correo caído", "Álgebra lab dark"]
    told.change_phase(a, "closed")
    assert [one.card.title for one in told.needs()] == ["Álgebra lab dark", "Core drill"]


def test_a_draft_that_waits_needs_someone(told: Desk) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    told.draft(a, "staff", "acknowledged", {"es": Text("Lo sabemos.")})
    assert [one.card.title for one in told.needs()][1] == "Correo caído"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("turbina", ["Correo caído"]),
        ("turb", ["Correo caído"]),
        ("TURBÍNA chiller", ["Correo caído"]),
        ("tur chiller bombs", []),
        ("inund", ["Álgebra lab dark", "Correo caído"]),
        ("heat", ["boiler off"]),
        ("(", []),
    ],
)
def test_the_search_finds_facts_by_the_beginnings_of_their_words(
    told: Desk, typed: str, found: list[str]
) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    told.log(a, "La turbina y el chiller están inundados")
    told.log(told.incident_id(f"INC-{told.tag}-0003"), "Sótano inundado")
    assert [hit.card.title for hit in told.search(typed)] == found


def test_a_hit_names_the_newest_fact_of_its_incident(told: Desk) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    for number in range(40):
        told.log(a, f"Switch {number}")
    told.log(told.incident_id(f"INC-{told.tag}-0003"), "Switch too")
    first, second = told.search("switch")
    assert first.card.title == "Álgebra lab dark"
    facts = {fact.id: fact for fact in told.facts(a)}
    assert second.found.text == "Switch 39"
    assert facts[second.found.place.fact].body.text == "Switch 39"


def test_the_search_reaches_past_an_incident_that_says_the_word_often(told: Desk) -> None:
    told.log(told.incident_id(f"INC-{told.tag}-0003"), "Switch, once")
    a = told.incident_id(f"INC-{told.tag}-0001")
    for _ in range(40):
        told.log(a, "Switch again")
    assert [hit.card.title for hit in told.search("switch", 2)] == [
        "Correo caído",
        "Álgebra lab dark",
    ]


def test_a_new_title_is_found_and_the_old_one_is_not(told: Desk) -> None:
    told.retitle(told.incident_id(f"INC-{told.tag}-0002"), "Chiller off")
    told.set_services(told.incident_id(f"INC-{told.tag}-0002"), ["Cooling"])
    found = [letters(told, Filter(text=word)) for word in ("boiler", "heating", "chil", "cool")]
    assert found == ["", "", "B", "B"]


def test_services_are_counted_open_ones_first(told: Desk) -> None:
    counted = [(one.name, one.open, one.total) for one in told.services()]
    assert counted == [("Mail", 2, 2), ("Lab", 1, 1), ("Portal", 1, 1), ("Heating", 0, 1)]
    assert told.service_names() == ["Mail", "Heating", "Lab", "Portal"]
    assert told.commanders() == ["Ana", "bruno"]


def test_durations_leave_drills_out(told: Desk) -> None:
    assert told.durations() == [(4, 1, 180.0)]


@given(st.text())
def test_nothing_that_is_typed_is_an_operator(typed: str) -> None:
    assert fts(typed).count('"') % 2 == 0
    assert all(word.endswith('"*') for word in fts(typed).split())


Verb = Callable[[Desk, UUID, int], object]
VERBS: list[Verb] = [
    lambda desk, one, n: desk.retitle(one, f"Title {n} ñ"),
    lambda desk, one, n: desk.set_services(one, [f"service {k}" for k in range(n % 3)]),
    lambda desk, one, n: desk.correct_start(
        one, desk.clock.now() - timedelta(seconds=n, microseconds=n)
    ),
    lambda desk, one, n: desk.change_phase(one, ("resolved", "closed", "investigating")[n % 3]),
    lambda desk, one, n: desk.assign_role(one, "commander", ("", "Ana", "Bruno")[n % 3]),
    lambda desk, one, n: desk.set_severity(one, 1 + n % 5, "As told"),
    lambda desk, one, _n: desk.tick_step(one, desk.attach(one, PLAYBOOK), "isolate"),
    lambda desk, one, n: promise(desk, one, 0.001 + n / 7),
    lambda desk, one, _n: desk.draft(one, "staff", "resolved", {"en": Text("x"), "es": Text("y")}),
    lambda desk, one, n: desk.log(one, f"Note {n}"),
]


@settings(max_examples=30, deadline=None)  # each example writes to the disk
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(VERBS), st.integers(0, 30))))
def test_the_rows_are_what_the_facts_fold_to(verbs: list[tuple[int, Verb, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Desk(Path(folder), TestClock(), "Ana")) as desk,
    ):
        incidents = [desk.declare(f"Incident {number}") for number in range(3)]
        for which, verb, number in verbs:
            verb(desk, incidents[which], number)
        assert_tables_agree(desk)
        for one in stored(desk):
            assert one.id in {hit.id for hit in desk.cards(desk.numbers(Filter(text=one.title)))}


def test_the_search_finds_messages_drafts_and_steps(told: Desk) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    book = Playbook("p", "Cooling", 1, "en", (Step("a", "Open the sluice", "With both hands"),))
    checklist = told.attach(a, book)
    told.add_step(a, checklist, Step("b", "Fetch the ladder"))
    told.set_step_aside(a, checklist, "a", "There is no quagga here")
    second = told.draft(a, "staff", "update", {"en": Text("A wombat"), "es": Text("Un oso")})
    told.edit_draft(a, second, "es", Text("Un ornitorrinco"))
    said(told, a, None, {"en": "An aardvark"})
    for typed, kind in (
        ("sluice", "step"),
        ("both hands", "step"),
        ("ladder", "step"),
        ("quagga", "step"),
        ("wombat", "draft"),
        ("ornito", "draft"),
        ("aardv", "message"),
    ):
        (hit,) = told.search(typed)
        assert (hit.card.id, hit.found.kind) == (a, kind)


def test_what_was_written_before_the_search_read_steps_and_drafts_is_found_too(
    told: Desk, tmp_path: Path, clock: TestClock
) -> None:
    a = told.incident_id(f"INC-{told.tag}-0001")
    book = Playbook("p", "Cooling", 1, "en", (Step("a", "Open the sluice"),))
    told.add_step(a, told.attach(a, book), Step("b", "Fetch the ladder", "A long one"))
    as_written_by_schema_2(told)
    assert [told.search(word) for word in ("sluice", "ladder")] == [[], []]
    told.close()
    with closing(Desk(tmp_path, clock, "Ana")) as desk:
        for word in ("sluice", "long", "cooling"):
            assert [hit.card.id for hit in desk.search(word)] == [a]
        check = "INSERT INTO found (found) VALUES ('integrity-check')"
        desk._database.connection.execute(check)


def as_written_by_schema_2(desk: Desk) -> None:
    """Of a list only its title was searched, of an added step nothing."""
    connection = desk._database.connection
    from incident_desk.domain.facts import searched_text

    for incident in stored(desk):
        for fact in desk.facts(incident.id):
            kind = type(fact.body).__name__
            if kind in ("ChecklistAttached", "StepAdded"):
                gone = (fact.n, searched_text(fact.body))
                connection.execute(
                    "INSERT INTO found (found, rowid, text) VALUES ('delete', ?, ?)", gone
                )
            if kind == "ChecklistAttached":
                connection.execute(
                    "INSERT INTO found (rowid, text) VALUES (?, ?)", (fact.n, fact.body.title)
                )
    connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm0003%'")
    connection.execute("PRAGMA user_version = 2")
