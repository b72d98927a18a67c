"""Pictures attached to steps: kept whole in the fact's own transaction, and told in the report."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from clocks import TestClock
from pictures import png

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.domain.document import Figure, Text, figures
from incident_desk.domain.facts import PictureAttached
from incident_desk.domain.pictures import digest
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import DamagedError, InputError

PLAYBOOK = Playbook("power", "Power", 1, "en", (Step("lamps", "Look at the lamps"),))
PICTURE = png()


@pytest.fixture
def incident(desk: Desk) -> UUID:
    return desk.declare("Core down")


@pytest.fixture
def work(desk: Desk, incident: UUID) -> UUID:
    return desk.attach(incident, PLAYBOOK)


def attached(desk: Desk, incident: UUID) -> list[PictureAttached]:
    bodies = [fact.body for fact in desk.facts(incident)]
    return [body for body in bodies if isinstance(body, PictureAttached)]


def test_a_picture_comes_back_as_it_was(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.attach_picture(incident, work, "lamps", PICTURE, "lamps.png")
    (one,) = desk.incident(incident).checklists[0].pictures["lamps"]
    assert (one.name, one.form, one.size, one.by) == ("lamps.png", "png", len(PICTURE), "Ana")
    assert desk.picture(one.sha256) == PICTURE
    assert one.sha256 == digest(PICTURE)


def test_the_same_picture_again_is_neither_told_nor_kept_twice(
    desk: Desk, incident: UUID, work: UUID
) -> None:
    again = desk.attach(incident, PLAYBOOK)
    for checklist in (work, work, again):
        desk.attach_picture(incident, checklist, "lamps", PICTURE)
    assert len(attached(desk, incident)) == 2
    with desk._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM attachments").fetchone() == (1,)


def test_what_is_no_picture_leaves_nothing_behind(desk: Desk, incident: UUID, work: UUID) -> None:
    with pytest.raises(InputError):
        desk.attach_picture(incident, work, "lamps", b"Dear all", "letter.txt")
    assert attached(desk, incident) == []


def test_fact_and_picture_are_written_together_or_not_at_all(
    desk: Desk, incident: UUID, work: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(desk._attachments, "keep", lambda _data: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.attach_picture(incident, work, "lamps", PICTURE)
    assert attached(desk, incident) == []
    desk.attach_picture(incident, work, "lamps", PICTURE)
    assert desk.picture(digest(PICTURE)) == PICTURE
    assert desk.verify().whole


def test_a_picture_never_changes_and_never_goes(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.attach_picture(incident, work, "lamps", PICTURE)
    for sql in ("UPDATE attachments SET data = x'00'", "DELETE FROM attachments"):
        with pytest.raises(sqlite3.IntegrityError):
            desk._database.connection.execute(sql)


def test_one_that_was_changed_in_the_file_is_not_shown_and_the_report_says_so(
    desk: Desk, incident: UUID, work: UUID
) -> None:
    desk.attach_picture(incident, work, "lamps", PICTURE, "lamps.png")
    with sqlite3.connect(paths.database(desk.folder)) as other:
        other.execute("DROP TRIGGER attachments_never_change")
        other.execute("UPDATE attachments SET data = x'00'")
    other.close()
    with pytest.raises(DamagedError):
        desk.picture(digest(PICTURE))
    report = desk.report(incident, "en")
    assert figures(report) == ()
    told = [
        block.text
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Text)
    ]
    assert any("missing or changed" in text and "lamps.png" in text for text in told)


def test_the_report_shows_it_with_its_step_its_person_and_its_seal(
    desk: Desk, incident: UUID, work: UUID
) -> None:
    desk.attach_picture(incident, work, "lamps", PICTURE, "lamps.png")
    (figure,) = figures(desk.report(incident, "es"))
    assert isinstance(figure, Figure)
    assert figure.data == PICTURE
    for piece in ("Look at the lamps", "lamps.png", "Ana", digest(PICTURE)[:16]):
        assert piece in figure.caption


def test_a_backup_holds_the_pictures(desk: Desk, incident: UUID, work: UUID) -> None:
    desk.attach_picture(incident, work, "lamps", PICTURE)
    with sqlite3.connect(desk.back_up()) as copy:
        assert copy.execute("SELECT data FROM attachments").fetchone() == (PICTURE,)
    copy.close()


def test_a_database_from_before_there_were_pictures_takes_them(tmp_path: Path) -> None:
    with closing(Desk(tmp_path, TestClock(), "Ana")) as older:
        incident = older.declare("Core down")
        work = older.attach(incident, PLAYBOOK)
    with closing(sqlite3.connect(paths.database(tmp_path))) as other:
        other.execute("DROP TABLE attachments")
        other.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0004_attachments'")
        other.execute("PRAGMA user_version = 2")
        other.commit()
    with closing(Desk(tmp_path, TestClock(), "Ana")) as desk:
        desk.attach_picture(incident, work, "lamps", PICTURE)
        assert desk.picture(digest(PICTURE)) == PICTURE
