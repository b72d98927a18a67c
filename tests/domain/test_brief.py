"""The brief of a hand-over, made from the facts, edited, and taken apart again for paper."""

from datetime import timedelta
from uuid import UUID

import pytest
from clocks import TestClock
from saying import said

from incident_desk.desk import Desk
from incident_desk.domain.brief import Part, as_text, parts
from incident_desk.domain.document import Lines
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.i18n import LANGUAGES

PLAYBOOK = Playbook(
    "power",
    "Power",
    1,
    "en",
    (Step("isolate", "Isolate it", critical=True), Step("call", "Call"), Step("b", "B", "", "")),
)
TITLES = {
    "en": [
        *("How bad it is", "What we know", "Workaround", "Hypotheses", "Work"),
        *("What was said, and what was promised", "Who does what", "Next three actions"),
    ],
    "es": [
        *("Gravedad", "Qué sabemos", "Alternativa", "Hipótesis", "Trabajo en curso y hecho"),
        *("Qué se ha dicho y qué se ha prometido", "Quién hace qué", "Tres próximas acciones"),
    ],
}


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down", ["mail"])


def told(desk: Desk, incident: UUID, title: str, language: str = "en") -> tuple[str, ...]:
    found = parts(desk.brief(incident, language), "Note")
    return next(part.lines for part in found if part.title == title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_incident_has_every_part_and_no_gap(
    desk: Desk, incident: UUID, language: str
) -> None:
    text = desk.brief(incident, language)
    assert [part.title for part in parts(text, "Note")] == TITLES[language]
    assert "{" not in text
    assert "- \n" not in text


def test_how_bad_tells_why_and_since_when(desk: Desk, incident: UUID, clock: TestClock) -> None:
    assert "The severity has not been assessed" in told(desk, incident, "How bad it is")
    clock.forward(5)
    desk.assess(incident, desk.model, {"safety": "actual"})
    (began, held) = told(desk, incident, "How bad it is")
    assert began == "Began 03:00, 5 min ago. Phase: Investigating"
    assert held.startswith("SEV1 since 03:05 (Ana): ")
    clock.forward(5)
    desk.set_severity(incident, 3, "Nobody was hurt after all")
    assert told(desk, incident, "How bad it is")[1] == (
        "SEV3 since 03:10 (Ana): Nobody was hurt after all"
    )


def test_what_is_known_not_known_and_never_said_are_told_apart(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    desk.set_situation(incident, "what_failed", "The core\nswitch")
    desk.set_situation(incident, "expected_end", "~2h")
    desk.mark_unknown(incident, "cause")
    clock.forward(90)
    assert told(desk, incident, "What we know") == (
        "What failed: The core switch (Ana, 03:00)",
        "Expected end: ~2h (around 05:00 today) (Ana, 03:00)",
        "Cause: Not known (Ana, 03:00)",
        "Services: mail",
        "Nobody has said: People affected, What it means for them",
    )
    assert told(desk, incident, "Workaround") == ("Nobody has said whether there is one",)
    desk.mark_unknown(incident, "workaround")
    assert told(desk, incident, "Workaround") == ("None known yet (Ana, 04:30)",)
    desk.set_situation(incident, "workaround", "Pay in cash")
    assert told(desk, incident, "Workaround") == ("Pay in cash (Ana, 04:30)",)


def test_hypotheses_are_told_with_what_became_of_them(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    fuse, cable, load = (
        desk.raise_hypothesis(incident, text) for text in ("A fuse", "The cable", "Too much load")
    )
    clock.forward(3)
    desk.settle_hypothesis(incident, fuse, "eliminated", "It is whole")
    desk.settle_hypothesis(incident, load, "confirmed")
    assert told(desk, incident, "Hypotheses") == (
        "Open: The cable (03:00)",
        "Confirmed: Too much load (03:03)",
        "Ruled out: A fuse (It is whole) (03:03)",
    )
    assert cable in desk.incident(incident).hypotheses


def test_work_and_the_next_three_actions(desk: Desk, incident: UUID, clock: TestClock) -> None:
    desk.attach(incident, PLAYBOOK)
    desk.set_situation(incident, "next_step", "Try the other switch")
    now = clock.now()
    desk.give_order(incident, "Carla", "Call the vendor")
    desk.give_order(incident, "Bruno", "Restart it", now + timedelta(minutes=20))
    desk.give_order(incident, "Diego", "Look at the fuse", now + timedelta(minutes=10))
    done = desk.give_order(incident, "Eva", "Open the doors")
    desk.settle_order(incident, done)
    assert told(desk, incident, "Work") == (
        "In hand, Diego: Look at the fuse (ask at 03:10)",
        "In hand, Bruno: Restart it (ask at 03:20)",
        "In hand, Carla: Call the vendor",
        "Done: Eva: Open the doors (03:00)",
        "Critical step, open: Isolate it",
    )
    assert told(desk, incident, "Next three actions") == (
        "Try the other switch",
        "At 03:10 ask Diego: Look at the fuse",
        "At 03:20 ask Bruno: Restart it",
    )


def test_the_last_message_to_each_audience_in_the_language_of_the_brief(
    desk: Desk, incident: UUID, clock: TestClock
) -> None:
    title = "What was said, and what was promised"
    assert told(desk, incident, title) == (
        "Nobody has been told anything yet",
        "No next update is promised",
    )
    languages = {"en": "We know.\n\nWe work on it.", "es": "Lo sabemos."}
    promised = clock.now() + timedelta(minutes=30)
    said(desk, incident, promised, languages)
    clock.forward(2)
    assert told(desk, incident, title) == (
        "Customers, approved 03:00 and not sent: We know. · We work on it.",
        "Next update promised: 03:30, in 28 min",
    )
    clock.forward(30)
    spanish = told(desk, incident, TITLES["es"][5], "es")
    assert spanish == (
        "Clientes, aprobado 03:00 y sin enviar: Lo sabemos.",
        "Próximo aviso prometido: 03:30, con 2 min de retraso",
    )


def test_a_long_story_is_cut_to_what_fits(desk: Desk, incident: UUID) -> None:
    for number in range(20):
        desk.raise_hypothesis(incident, f"{number} " + "long " * 200)
    lines = told(desk, incident, "Hypotheses")
    assert len(lines) == 7
    assert lines[-1] == "and 14 more in Incident Desk"
    assert max(map(len, lines)) < 250


def test_an_edited_brief_is_read_in_parts_again() -> None:
    text = as_text((Part("What we know", ("A cable", "A fuse")), Part("Work", ("None",))))
    edited = f"{text}\n\nCall me on the red phone.\n\n\n- And eat something"
    assert parts(edited, "Note") == (
        Part("What we know", ("A cable", "A fuse")),
        Part("Work", ("None",)),
        Part("Note", ("Call me on the red phone.",)),
        Part("Note", ("And eat something",)),
    )
    assert parts(" \n", "Note") == ()


def test_the_paper_says_from_whom_to_whom_and_leaves_room_for_the_yes(
    desk: Desk, incident: UUID
) -> None:
    desk.offer_hand_over(incident, "commander", "Bruno", "All is calm")
    paper = desk.brief_paper(incident, "commander", "Now\n- All is calm", "", "en")
    values = {pair.label: pair.value for pair in paper.facts}
    assert (values["From"], values["To"]) == ("Ana", "Bruno")
    assert values["Offered"] == "2026-11-23 03:00 UTC"
    assert values["Accepted"].strip("_") == ""
    assert paper.kind == "Hand-over brief: Incident commander"
    assert [(one.title, one.blocks) for one in paper.sections] == [
        ("Now", (Lines(("All is calm",)),))
    ]
