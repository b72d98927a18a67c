"""The worked incidents of docs/severity.md, held to the model."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from incident_desk.desk.in_force import built_in_model
from incident_desk.domain.assessment import assess

PAGE = Path(__file__).parent.parent.parent / "docs" / "severity.md"
VECTORS = Path(__file__).parent / "vectors_severity.json"


@dataclass(frozen=True)
class Worked:
    id: str
    what: str
    answers: tuple[str, ...]
    score: int
    severity: int


def worked() -> list[Worked]:
    rows = []
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0][:1] in "VW" and cells[0][1:2].isdigit():
            name, what, answers, score, severity = cells
            level = int(severity.removeprefix("SEV"))
            rows.append(Worked(name, what, tuple(answers.split()), int(score), level))
    return rows


@pytest.mark.parametrize("row", worked(), ids=lambda row: row.id)
def test_the_model_says_what_the_table_says(row):
    model = built_in_model()
    ids = [question.id for question in model.questions]
    result = assess(model, dict(zip(ids, row.answers, strict=True)))
    assert (result.score, result.severity) == (row.score, row.severity)


def test_the_table_holds_all_vectors_and_enough_of_our_own():
    rows = {row.id: row for row in worked()}
    vectors = json.loads(VECTORS.read_text("utf-8"))
    assert len(vectors) == 43
    for vector in vectors:
        row = rows[vector["case"]]
        assert row.answers == tuple(vector["answers"].split())
        assert (row.score, row.severity) == (vector["score"], vector["severity"])
    own = [row for row in rows.values() if row.id.startswith("W")]
    assert len([row for row in own if row.severity >= 3]) >= 15
