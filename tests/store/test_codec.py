"""A fact to a row and back, and the rows that older versions of this program wrote."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from bodies import bodies
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.facts import KINDS, NoteLogged
from incident_desk.errors import DamagedError
from incident_desk.store import codec
from incident_desk.store.codec import decoded, encoded, milliseconds, moment, sealed

OLD = json.loads(Path(__file__).with_name("rows_v1.json").read_text("utf-8"))
BLOBS = ("id", "prev", "hash")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def row_of(old: dict[str, Any]) -> codec.Row:
    names = codec.COLUMNS.split(", ")
    return tuple(bytes.fromhex(old[name]) if name in BLOBS else old[name] for name in names)


def says_all_of(new: Any, old: Any) -> bool:
    """Fields that a later version has added do not matter."""
    if isinstance(old, dict):
        return all(says_all_of(new.get(name, ...), value) for name, value in old.items())
    if isinstance(old, list):
        return len(new) == len(old) and all(map(says_all_of, new, old))
    return bool(new == old)


@given(body=bodies)
def test_every_body_comes_back_as_it_was(body: Any) -> None:
    assert decoded(*encoded(body)) == body


@given(body=bodies)
def test_the_same_body_gives_the_same_bytes(body: Any) -> None:
    assert encoded(decoded(*encoded(body))) == encoded(body)


@given(ms=st.integers(0, 253_402_300_799_999))
def test_times_are_kept_to_the_millisecond(ms: int) -> None:
    assert milliseconds(EPOCH + timedelta(milliseconds=ms)) == ms
    assert milliseconds(moment(ms)) == ms


def test_there_is_an_old_row_of_every_kind() -> None:
    assert {old["kind"] for old in OLD} == set(KINDS)


@pytest.mark.parametrize("old", OLD, ids=lambda old: old["kind"])
def test_an_old_row_still_reads(old: dict[str, Any]) -> None:
    incident_id = UUID(old["incident_id"])
    read = codec.fact(1, incident_id, row_of(old))
    assert isinstance(read.body, KINDS[old["kind"]])
    assert read.recorded_at == moment(old["recorded_at"])
    if old["version"] == read.body.version:
        assert says_all_of(json.loads(encoded(read.body)[2]), json.loads(old["body"]))


@pytest.mark.parametrize("old", OLD, ids=lambda old: old["kind"])
def test_an_old_row_still_bears_its_hash(old: dict[str, Any]) -> None:
    row = row_of(old)
    assert sealed(row[-2], UUID(old["incident_id"]), row[:-2]) == row[-1]


@pytest.mark.parametrize(
    ("kind", "version", "text"),
    [
        ("invented", 1, "{}"),
        ("note_logged", 99, '{"text":"A note"}'),
        ("note_logged", 1, '{"words":"A note"}'),
        ("note_logged", 1, '{"text":7}'),
        ("note_logged", 1, "no JSON"),
    ],
)
def test_a_body_that_is_none_of_ours_is_damage(kind: str, version: int, text: str) -> None:
    with pytest.raises(DamagedError) as told:
        decoded(kind, version, text)
    assert told.value.values == {"kind": kind, "version": version}


def test_a_kind_may_have_a_reader_for_its_older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(codec.OLDER, ("note_logged", 0), lambda old: NoteLogged(old["words"]))
    assert decoded("note_logged", 0, '{"words":"A note"}') == NoteLogged("A note")
