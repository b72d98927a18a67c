"""A message as it would go out, held to the rules; findings are placed in the draft."""

from datetime import timedelta

import pytest
from clocks import NIGHT
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.desk.readiness import MOST_CHECKED, _in_draft
from incident_desk.domain.message_text import Text
from incident_desk.domain.messages import PROMISE
from incident_desk.domain.readiness import BLOCKS, Finding, Mend

SOON = NIGHT + timedelta(minutes=30)
FIELD = f"{{{PROMISE}}}"
TIME = "03:30 (UTC) on 24 November"


@pytest.fixture
def incident_id(desk):
    return desk.declare("Cards fail")


@pytest.fixture
def found(desk, incident_id):
    """The findings of a text, by part; a text may be in two languages."""

    def findings(english, spanish=None, promised=SOON, audience="customers", stage="update"):
        texts = {"en": english} | ({"es": spanish} if spanish else {})
        message = desk.draft(incident_id, audience, stage, texts)
        return desk.findings(incident_id, message, texts, promised)

    return findings


def rules(findings):
    return {one.rule for one in findings}


def placed(text, findings, rule):
    return [text[one.start : one.end] for one in findings if one.rule == rule]


@pytest.mark.parametrize(
    "body",
    [
        f"Next {FIELD}. The server db-prod-01 is down.",
        f"\U0001f525 Next {FIELD}, \U0001f525 and {FIELD}: db-prod-01, {FIELD}.",
        f"db-prod-01 {FIELD}{FIELD} db-prod-01",
        f"e\u0301\U0001f525 {FIELD}\ndb-prod-01 {{impact}} {FIELD}",
        "db-prod-01 and no promise",
    ],
)
def test_a_finding_is_placed_in_the_draft_where_the_promise_is_a_field(found, body):
    held = found(Text(body))["en"]["body"]
    assert set(placed(body, held, "D02")) == {"db-prod-01"}
    assert len(placed(body, held, "D02")) == body.count("db-prod-01")


def test_each_part_is_held_to_the_rules_of_its_channel(found):
    held = found(Text("We know. db-prod-01", "db-prod-01 fails", "db-prod-01 fails"))["en"]
    assert all("D02" in rules(held[part]) for part in ("subject", "body", "short"))
    assert "C01" not in rules(held["short"]) | rules(held["subject"])
    assert not any(rule.startswith("L") for rule in rules(held["body"]) - {"L07"})


def test_an_empty_part_is_not_held_to_anything(found):
    assert set(found(Text("We know."))["en"]) == {"body"}


def test_what_is_typed_in_the_wrong_language_is_told(found):
    text = Text("El servicio no funciona y estamos trabajando en ello con nuestro equipo.")
    assert "P08" in rules(found(text)["en"]["body"])


def test_the_two_languages_are_held_against_each_other(found):
    held = found(
        Text("About 300 people cannot pay in the shops since 02:10."),
        Text("Unas 900 personas no pueden pagar en las tiendas desde las 02:10."),
    )
    alone = found(Text("About 300 people cannot pay in the shops since 02:10."))
    assert rules(held["en"]["body"]) - rules(alone["en"]["body"])


def test_what_this_audience_heard_last_counts(found, desk, incident_id, clock):
    text = "The cards fail in the north. We are working on it and will tell you more."
    message = desk.draft(incident_id, "customers", "update", {"en": Text(text)})
    desk.approve(incident_id, message, SOON, "Ana", "It is known")
    desk.mark_sent(incident_id, message, "en", "email")
    clock.forward(20)
    again = rules(found(Text(text), promised=SOON + timedelta(hours=1))["en"]["body"])
    staff = rules(
        found(Text(text), promised=SOON + timedelta(hours=1), audience="staff")["en"]["body"]
    )
    assert again - staff


def test_only_the_beginning_of_a_book_is_looked_at(found):
    body = "We know. " * 4000 + "db-prod-01"
    assert len(body) > MOST_CHECKED
    assert "D02" not in rules(found(Text(body))["en"]["body"])


def finding(start, end, mend=None):
    return Finding("D02", BLOCKS, start, end, "", "", {}, mend)


pieces = st.lists(st.sampled_from([FIELD, "a", "\U0001f525 ", "e\u0301", "{impact}"]), max_size=8)


@given(pieces, st.integers(0, 10), st.integers(0, 3))
def test_any_stretch_beside_the_promise_is_the_same_words_in_the_draft(parts, at, length):
    draft = "".join(parts)
    whole = draft.replace(FIELD, TIME)
    places = [place for place in range(len(whole) + 1) if not _inside(parts, place)]
    start = places[min(at, len(places) - 1)]
    end = min(start + length, len(whole))
    (moved,) = _in_draft(draft, whole, (finding(start, end),))
    assert 0 <= moved.start <= moved.end <= len(draft)
    said = draft[moved.start : moved.end].replace(FIELD, TIME)
    assert whole[start:end] in said
    if not _inside(parts, end):
        assert said == whole[start:end]


def _inside(parts, place):
    """Whether a place of the text as it goes out is in the middle of the promise."""
    at = 0
    for part in parts:
        length = len(TIME) if part == FIELD else len(part)
        if part == FIELD and at < place < at + length:
            return True
        at += length
    return False


def test_what_is_held_against_the_promise_is_told_of_its_whole_field_and_never_mended():
    draft = f"At {FIELD}, sure."
    whole = draft.replace(FIELD, TIME)
    inside = whole.index("24")
    mend = Mend(inside, inside + 2, "25")
    (moved,) = _in_draft(draft, whole, (finding(inside, inside + 2, mend),))
    assert draft[moved.start : moved.end] == FIELD
    assert moved.mend is None


def test_a_mend_behind_the_promise_is_moved_with_its_words():
    draft = f"At {FIELD} it is sure. {FIELD}"
    whole = draft.replace(FIELD, TIME)
    start = whole.index("sure")
    (moved,) = _in_draft(draft, whole, (finding(start, start + 4, Mend(start, start + 4, "x")),))
    assert draft[moved.mend.start : moved.mend.end] == "sure"
