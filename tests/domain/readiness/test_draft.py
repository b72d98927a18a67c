"""A text taken apart: sentences, what is not the writer's, and the way back to its own places."""

import unicodedata

import pytest
from domain.readiness.sample import rules

from incident_desk.domain.readiness import Record, check
from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.phrases import PhraseBook

EMPTY = PhraseBook({})


def sentences(text: str) -> list[str]:
    draft = Draft(text, EMPTY)
    return [draft.text[sentence.start : sentence.end] for sentence in draft.sentences]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See example.com or 14.2. Done", ["See example.com or 14.2.", "Done"]),
        ("Use it, e.g. now. At 5 p.m. again.", ["Use it, e.g. now.", "At 5 p.m. again."]),
        ("This goes\non here.\nNext", ["This goes\non here.", "Next"]),
        ("What: this\nWho: all\r\n\r\nEnd", ["What: this", "Who: all", "End"]),
        ("- one\n- two", ["- one", "- two"]),
        ("  \n \n", []),
        ("Wait... what", ["Wait...", "what"]),
    ],
)
def test_sentences(text, told):
    assert sentences(text) == told


def test_what_others_wrote_and_what_is_code_is_not_the_writers():
    quoted = "> The host db-prod-01 is down!!\nIt `DB-PROD-02 fails` works."
    draft = Draft(quoted, EMPTY)
    assert [word.key for word in draft.words] == ["it", "works"]
    assert len(draft.text) == len(draft.prose) == len(quoted)


def test_places_are_those_of_the_text_as_it_was_given():
    text = unicodedata.normalize("NFD", "Información: el avión y 10.0.0.1 están aquí")
    (finding,) = [
        each for each in check(text, Record(language="es"), rules()) if each.rule == "D01"
    ]
    assert text[finding.start : finding.end] == finding.text == "10.0.0.1"
    assert finding.mend
    assert text[finding.mend.start : finding.mend.end] == "10.0.0.1"
