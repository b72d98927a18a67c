"""Plain text is a note; a mark, a time and a name mean something only where they are meant."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain import facts
from incident_desk.domain.log_grammar import (
    ACTION,
    DECISION,
    DUE,
    HYPOTHESIS,
    MARK,
    MARKS,
    NOTE,
    ORDER,
    PERSON,
    TIME,
    Entry,
    Grammar,
    parse,
)
from incident_desk.domain.log_words import becomes
from incident_desk.errors import InputError
from incident_desk.i18n import texts

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 23, 13, 15, tzinfo=UTC)  # 14:15 in Madrid
PEOPLE = ("Ana", "María López", "the night vendor")
THINGS = ("Correo", "Router")
ONE = UUID(int=1)


def read(text: str) -> Entry:
    return parse(text, NOW, MADRID, PEOPLE, THINGS)


def local(hour: int, minute: int, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    "text",
    [
        "The lights went out",
        "Note: the cable is cut",
        "Nota: el cable está cortado, 10 min",
        "Update: back in 10 min",
        "Update: back, 10m",
        "http://x",
        "https://status.example/1: down, 10m",
        "Error 14:05: x",
        "Ratio 3:1",
        "14:05 no at sign",
        "14:05: Ana went down",
        "FYI: they call back, 10m",
        "DNS: lowered, 5 min",
        "web01: rebooted, 10m",
        "Router: sin respuesta, 10m",
        "Correo: la cola crece, 10m",
        "London: back up, 14:05",
        "Mañana: reunión, 14:30",
        "Three words here: restart it, 10m",
        "bruno: restart it, 10m",
        "Bruno: restart it",
        "Bruno: restart it in 10 min",
        "Bruno: it took 10,5 m",
        "Bruno: , 10m",
        "Ana:",
        "Ana and I: restart, 10m",
        "¿Será el router?",
        "!!! all is dark",
        "?!",
        "!= 0",
        ">>> import os",
        "!",
        "?",
        "  >".strip(),
        "@ana please call",
        "-12 degrees in the hall",
        "- 5 m of cable",
        "@14:05",
        "\\\\server\\share is gone",
        "\\",
        "",
        "שלום: הכל למטה",
        "🔥 all of it",
        "one\ntwo\nAna: three",
        "a\x00b",
    ],
)
def test_plain_text_is_a_note_and_stays_as_it_is(text: str) -> None:
    entry = read(text)
    assert (entry.kind, entry.text) == (NOTE, text)
    assert entry.happened_at is entry.due_at is None


@pytest.mark.parametrize(("mark", "kind"), MARKS.items())
def test_a_mark_tells_the_kind(mark: str, kind: str) -> None:
    for text in (f"{mark} the gateway", f"{mark}the gateway", f"{mark}   the gateway  "):
        assert (read(text).kind, read(text).text) == (kind, "the gateway")


@pytest.mark.parametrize(
    "text", ["@14:05 ! restarted", "! @14:05 restarted", "!@14:05 restarted", "-10m ! restarted"]
)
def test_a_time_stands_before_the_mark_or_after_it(text: str) -> None:
    entry = read(text)
    assert (entry.kind, entry.text, entry.happened_at) == (ACTION, "restarted", local(14, 5))


def test_only_one_time_is_taken() -> None:
    entry = read("@14:05 ? @14:06 it was")
    assert (entry.kind, entry.text, entry.happened_at) == (
        HYPOTHESIS,
        "@14:06 it was",
        local(14, 5),
    )


@pytest.mark.parametrize(
    ("end", "due_at"),
    [
        ("10m", local(14, 25)),
        ("10 min", local(14, 25)),
        ("10 min.", local(14, 25)),
        ("in 10 min", local(14, 25)),
        ("en 10 min", local(14, 25)),
        ("dentro de 10 minutos", local(14, 25)),
        ("1h", local(15, 15)),
        ("1 h 30 min", local(15, 45)),
        ("2 horas", local(16, 15)),
        ("14:30", local(14, 30)),
        ("at 14:30", local(14, 30)),
        ("a las 14:30", local(14, 30)),
        ("until 14:30", local(14, 30)),
        ("hasta las 14:30", local(14, 30)),
        ("antes de las 14:30", local(14, 30)),
        ("para las 14:30", local(14, 30)),
        ("by 3 pm", local(15, 0)),
        ("9 p.m.", local(21, 0)),
    ],
)
@pytest.mark.parametrize("name", ["Ana", "Bruno", "Bruno Gil"])
def test_a_name_and_a_time_at_the_end_are_an_order(name: str, end: str, due_at: datetime) -> None:
    entry = read(f"{name}: restart the gateway, {end}")
    assert (entry.kind, entry.person, entry.text) == (ORDER, name, "restart the gateway")
    assert entry.due_at == due_at


@pytest.mark.parametrize(
    ("text", "person", "said"),
    [
        ("Ana: restart it", "Ana", "restart it"),
        ("ana : restart it", "Ana", "restart it"),
        ("ANA:restart it", "Ana", "restart it"),
        ("maria  lopez: mire los registros", "María López", "mire los registros"),
        ("The night vendor: call back", "the night vendor", "call back"),
        ("Ana: see http://x", "Ana", "see http://x"),
        ("Ana: wire 10,5 m", "Ana", "wire 10,5 m"),
        ("Ana: try it, 30", "Ana", "try it, 30"),
        ("Ana: look, 14.30", "Ana", "look, 14.30"),
        ("Ana: who was in before 14:05", "Ana", "who was in before 14:05"),
        ("Ana: , 10m", "Ana", ", 10m"),
        ("Ana: one\ntwo", "Ana", "one\ntwo"),
    ],
)
def test_someone_known_needs_no_time(text: str, person: str, said: str) -> None:
    assert read(text) == Entry(ORDER, said, person=person, spans=read(text).spans)


def test_a_time_within_a_sentence_is_heeded_and_stays_in_it() -> None:
    for text in ("watch it until 14:30", "vigile hasta las 14:30", "look again in 15 min"):
        entry = read(f"Ana: {text}")
        assert (entry.text, entry.due_at) == (text, local(14, 30))


def test_a_first_name_that_one_person_bears_is_that_person() -> None:
    assert read("María: mire los registros, 10m").person == "María López"
    both = parse("María: mire, 10m", NOW, MADRID, ("María López", "María Gil"))
    assert both.person == "María"


def test_an_order_that_is_dated_back_counts_from_then() -> None:
    entry = read("@14:00 Ana: restart it, 10m")
    assert (entry.happened_at, entry.due_at) == (local(14, 0), local(14, 10))


def test_a_clock_time_that_is_past_is_of_the_next_day_for_someone_known() -> None:
    assert read("Ana: call again, 9:00").due_at == local(9, 0, day=24)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\\! not an action", "! not an action"),
        ("\\@14:05 is what it said", "@14:05 is what it said"),
        ("\\Ana: restart it", "Ana: restart it"),
        ("\\@2099-01-01 10:00 is what it said", "@2099-01-01 10:00 is what it said"),
        ("\\\\! with its backslash", "\\! with its backslash"),
        (" ! not an action", " ! not an action"),
        ("\tAna: restart it, 10m", "\tAna: restart it, 10m"),
    ],
)
def test_a_backslash_or_a_space_makes_a_note_of_it(text: str, said: str) -> None:
    entry = read(text)
    assert (entry.kind, entry.text, entry.literal) == (NOTE, said, True)


def test_a_backslash_counts_after_a_time_too() -> None:
    entry = read("@14:05 \\! said he")
    assert (entry.kind, entry.text, entry.happened_at) == (NOTE, "! said he", local(14, 5))


@pytest.mark.parametrize("text", ["Bruno: restart it", "Bruno: look again in 10 min", "Bruno:"])
def test_what_may_be_a_name_is_asked_about(text: str) -> None:
    assert read(text).asks == "Bruno"
    assert "Bruno" in becomes(read(text), NOW, MADRID, texts("en"))


def test_while_nothing_is_asked_yet_it_says_so() -> None:
    assert becomes(read("Ana: "), NOW, MADRID, texts("en")) == "Note · now say what Ana is to do"


def test_it_tells_where_each_part_was_understood() -> None:
    text = "@14:05 Ana: restart it, 10m"
    parts = [(span.what, text[span.start : span.end].strip()) for span in read(text).spans]
    assert parts == [(TIME, "@14:05"), (PERSON, "Ana"), (DUE, ", 10m")]
    text = ">  -10m stay"
    parts = [(span.what, text[span.start : span.end].strip()) for span in read(text).spans]
    assert parts == [(MARK, ">"), (TIME, "-10m")]


@pytest.mark.parametrize(
    "text", ["@2026-11-23 14:16 not yet", "! @2026-11-23 14:16 not yet", "@mañana 9:00 todavía no"]
)
def test_nothing_has_happened_in_the_future(text: str) -> None:
    with pytest.raises(InputError, match="not_yet"):
        read(text)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("x", "Note", "Nota"),
        ("! x", "Action taken", "Acción realizada"),
        ("? x", "Hypothesis", "Hipótesis"),
        ("> x", "Decision", "Decisión"),
        ("@14:05 x", "Note · Dated back to 14:05", "Nota · Con fecha anterior: 14:05"),
        (
            "Ana: x, 10m",
            "Order to Ana, asked after at 14:25",
            "Encargo a Ana, con recordatorio: 14:25",
        ),
    ],
)
def test_it_is_said_in_both_languages(text: str, english: str, spanish: str) -> None:
    assert becomes(read(text), NOW, MADRID, texts("en")) == english
    assert becomes(read(text), NOW, MADRID, texts("es")) == spanish


PIECES = (
    *(
        "!",
        "?",
        ">",
        "\\",
        "@",
        "-",
        " ",
        "\n",
        ":",
        ",",
        "@14:05 ",
        "-12m ",
        "Ana",
        "Bruno",
        "ana",
    ),
    *("10m", "in 10 min", " hasta las 14:30", "http://x", "@2099-01-01 10:00 ", "María López", "x"),
)
lines = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(lines, st.sampled_from([MADRID, None]))
def test_every_line_has_its_meaning(text: str, zone: ZoneInfo | None) -> None:
    try:
        entry = parse(text, NOW, zone, PEOPLE, THINGS)
    except InputError:
        with pytest.raises(InputError, match="not_yet"):
            parse(text, NOW, zone, PEOPLE, THINGS)
        return
    assert entry.kind in (NOTE, ACTION, HYPOTHESIS, DECISION, ORDER)
    assert entry.text.strip() in text
    assert bool(entry.text.strip()) == bool(text.strip())
    assert (entry.kind == ORDER) == bool(entry.person)
    assert all(0 <= span.start < span.end <= len(text) for span in entry.spans)
    for language in ("en", "es"):
        assert becomes(entry, NOW, zone, texts(language))


@given(st.text())
def test_a_text_without_a_mark_or_a_name_is_a_note_of_itself(text: str) -> None:
    if text[:1] in ("!", "?", ">", "@", "-", "\\") or ":" in text:
        text = f"x{text}".replace(":", "")
    assert read(text).kind == NOTE
    assert read(text).text == text


@given(lines.map(str.strip).filter(bool), st.sampled_from([NOTE, ACTION, HYPOTHESIS, DECISION]))
@example("!@2030-1-1 0:00 0", NOTE)
def test_a_fact_as_a_line_gives_the_fact_again(text: str, kind: str) -> None:
    body = {
        NOTE: facts.NoteLogged(text),
        ACTION: facts.ActionTaken(text),
        HYPOTHESIS: facts.HypothesisRaised(ONE, text),
        DECISION: facts.DecisionMade(text),
    }[kind]
    grammar = Grammar(NOW, MADRID, PEOPLE, THINGS)
    entry = grammar.read(grammar.line(body, NOW))
    assert (entry.kind, entry.text, entry.happened_at) == (kind, text, None)


def test_an_order_as_a_line_gives_the_order_again() -> None:
    grammar = Grammar(NOW, MADRID, PEOPLE)
    for due_at in (None, NOW + timedelta(minutes=10)):
        body = facts.OrderGiven(ONE, "the night vendor", "call back", due_at)
        entry = grammar.read(grammar.line(body, NOW))
        assert (entry.person, entry.text, entry.due_at) == ("the night vendor", "call back", due_at)


def test_what_is_no_line_of_the_log_gives_none() -> None:
    assert Grammar(NOW, MADRID).line(facts.Retitled("x"), NOW) == ""


@pytest.mark.parametrize("head", ["", "!", "\\", "\\" * 5000 + "!", "Ana: ", "@14:05 \\" * 900])
def test_a_line_of_any_length_is_read_at_once(head: str) -> None:
    text = head + "a, b in c until " * 6000
    assert text.rstrip().endswith(read(text).text.strip())
