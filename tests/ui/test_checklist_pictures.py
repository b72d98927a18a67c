"""Pictures of a step: pasted, from a file, refused with a clear sentence, shown small and large."""

import sqlite3
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from checklist_hand import CONTROL, Hand
from pictures import png
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from incident_desk import paths
from incident_desk.desk import Desk
from incident_desk.domain.pictures import MOST_BYTES
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError
from incident_desk.i18n import texts
from incident_desk.ui import asking
from incident_desk.ui.context import Context

PLAYBOOK = Playbook("power", "Power", 1, "en", (Step("lamps", "Look at the lamps"),))


@pytest.fixture
def incident_id(desk: Desk) -> UUID:
    made = desk.declare("Power is out")
    desk.attach(made, PLAYBOOK)
    return made


@pytest.fixture
def hand(qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> Hand:
    return Hand(qtbot, host, context, incident_id)


@pytest.fixture
def choose(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Chooses a file where the system would ask for one."""

    def chosen(path: Path) -> None:
        monkeypatch.setattr(asking, "ask_picture", lambda _page, picked: picked(path))
        hand.click("step_picture")
        hand.waits_for(lambda: not hand.context.tasks.busy)

    return chosen


def kept(hand: Hand) -> list[str]:
    return [one.name for one in hand.checklist.pictures.get("lamps", ())]


def refused(hand: Hand) -> str:
    hand.waits_for(lambda: hand.context.notices.error is not None)
    error = hand.context.notices.error
    assert isinstance(error, InputError)
    return error.told(texts("en"))


def test_a_picture_is_pasted_by_key_and_shown_small(hand: Hand) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    hand.press("V", CONTROL)
    hand.waits_for(lambda: kept(hand) == [""])
    (picture,) = hand.checklist.pictures["lamps"]
    shown = QImage.fromData(hand.context.desk.picture(picture.sha256))
    assert (shown.width(), shown.pixelColor(5, 5)) == (40, QColor("red"))
    hand.waits_for(lambda: not hand.sees("step_picture_1").icon().isNull())
    assert "Pasted picture: Ana" in hand.sees("step_picture_1").accessibleName()


def test_a_press_shows_it_large_and_another_press_puts_it_back(hand: Hand, choose: Any) -> None:
    picture = hand.context.desk.folder / "lamps.png"
    picture.write_bytes(png(300, 200))
    choose(picture)
    assert kept(hand) == ["lamps.png"]
    hand.waits_for(lambda: not hand.sees("step_picture_1").icon().isNull())
    hand.click("step_picture_1")
    assert hand.sees("step_picture_large").pixmap().width() == 300
    hand.click("step_picture_1")
    hand.sees_not("step_picture_large")


def test_a_copied_file_is_pasted_under_its_name(hand: Hand, tmp_path: Path) -> None:
    file = tmp_path / "rack 4.png"
    file.write_bytes(png())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    hand.click("step_paste")
    hand.waits_for(lambda: kept(hand) == ["rack 4.png"])


def test_what_is_no_picture_is_not_pasted_and_the_sentence_says_what_to_do(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("Dear all")
    hand.press("V", CONTROL)
    assert "There is no picture to paste" in refused(hand)
    assert kept(hand) == []


def test_a_file_that_is_no_picture_is_named(hand: Hand, choose: Any, tmp_path: Path) -> None:
    file = tmp_path / "letter.png"
    file.write_bytes(b"Dear all")
    choose(file)
    assert refused(hand).startswith("letter.png is not a picture")
    assert kept(hand) == []


def test_a_picture_that_is_too_large_is_refused_with_its_size(
    hand: Hand, choose: Any, tmp_path: Path
) -> None:
    file = tmp_path / "huge.png"
    file.write_bytes(png() + bytes(MOST_BYTES))
    choose(file)
    assert "huge.png has 10.0 MB" in refused(hand)
    assert kept(hand) == []


def test_a_file_that_is_gone_is_named(hand: Hand, choose: Any, tmp_path: Path) -> None:
    choose(tmp_path / "gone.png")
    assert "gone.png cannot be read" in refused(hand)


def test_a_picture_that_cannot_be_shown_is_kept_and_says_so(
    hand: Hand, choose: Any, tmp_path: Path
) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(png(64, 64, whole=False)[:60])
    choose(file)
    assert kept(hand) == ["broken.png"]
    hand.waits_for(lambda: hand.told("step_picture_1") == "?")
    hand.click("step_picture_1")
    assert "cannot be shown" in hand.told("step_picture_told")


def test_one_that_was_changed_in_the_file_of_the_desk_is_not_shown(
    hand: Hand, choose: Any, tmp_path: Path
) -> None:
    desk, checklist = hand.context.desk, hand.checklist.id
    with sqlite3.connect(paths.database(desk.folder)) as other:
        other.execute("DROP TRIGGER attachments_never_change")
        other.execute(
            "CREATE TRIGGER spoil AFTER INSERT ON attachments"
            " BEGIN UPDATE attachments SET data = x'00'; END"
        )
    other.close()
    desk.attach_picture(hand.incident_id, checklist, "lamps", png(), "lamps.png")
    hand.waits_for(lambda: hand.told("step_picture_1") == "?")
    hand.click("step_picture_1")
    assert "missing or was changed" in hand.told("step_picture_told")
