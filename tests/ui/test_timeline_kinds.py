"""The kinds in the timeline: a sign and a word for each; hypotheses settled where they stand."""

import pytest
from PySide6.QtCore import Qt

from incident_desk import paths
from incident_desk.domain import hypotheses
from incident_desk.i18n import LANGUAGES
from incident_desk.ui import theme
from incident_desk.ui.incident.fact_delegate import SIGN
from incident_desk.ui.incident.timeline import TimelinePanel
from incident_desk.ui.signs import SignMark

LINES = {
    "action": "! restarted it",
    "hypothesis": "? a fuse",
    "decision": "> we stay",
    "order": "Bruno: restart it, 10m",
    "": "the lights went out",
}


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent")


@pytest.fixture
def thought(desk, incident_id):
    desk.enter(incident_id, "? a fuse")
    return next(iter(desk.incident(incident_id).hypotheses))


@pytest.fixture
def timeline(context, host, qtbot, incident_id):
    return opened(context, host, qtbot, incident_id)


def opened(context, host, qtbot, incident_id):
    panel = TimelinePanel(context, incident_id, host)
    panel.resize(900, 500)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return panel


def rows(timeline):
    model = timeline.model
    return {model.index(row).data(): model.index(row) for row in range(model.rowCount())}


def choose(timeline, words):
    index = next(index for said, index in rows(timeline).items() if words in said)
    timeline.list.setCurrentIndex(index)
    timeline.list.setFocus()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_its_sign_and_its_word(in_language, host, desk, qtbot, incident_id, language):
    timeline = opened(in_language(language), host, qtbot, incident_id)
    for line in LINES.values():
        desk.enter(incident_id, line)
    signs = {index.data(SIGN): said for said, index in list(rows(timeline).items())[-len(LINES) :]}
    assert signs.keys() == LINES.keys()
    first = {sign: said.split()[0] for sign, said in signs.items() if sign}
    assert len(set(first.values())) == len(first)
    timeline.list.grab()


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("notes", ["the lights went out"]),
        ("actions", ["Action: restarted it"]),
        ("decisions", ["Decision: we stay"]),
        ("hypotheses", ["Hypothesis (open): a fuse"]),
        ("orders", ["Order to Bruno: restart it (until 2026-11-23 03:10 UTC)"]),
        ("roles", ["Incident commander: Ana"]),
    ],
)
def test_it_narrows_to_one_kind(timeline, desk, incident_id, kind, shown):
    for line in LINES.values():
        desk.enter(incident_id, line)
    timeline.kind.setCurrentIndex(timeline.kind.findData(kind))
    timeline.read()
    assert list(rows(timeline)) == shown


@pytest.mark.parametrize(
    ("key", "state"), [("C", hypotheses.CONFIRMED), ("E", hypotheses.ELIMINATED)]
)
@pytest.mark.parametrize("reason", ["", "seen at the panel"])
def test_a_key_settles_the_chosen_hypothesis_with_a_reason_or_without(
    timeline, desk, qtbot, incident_id, thought, key, state, reason
):
    choose(timeline, "a fuse")
    qtbot.keyClicks(timeline.list, key.lower())
    line = timeline.settling._asking.line
    assert line.hasFocus()
    qtbot.keyClicks(line, reason)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    found = desk.incident(incident_id).hypotheses[thought]
    assert (found.state, found.reason) == (state, reason)
    assert timeline.list.hasFocus()
    assert f"Hypothesis ({state}): a fuse" in rows(timeline)
    assert rows(timeline)[f"Hypothesis ({state}): a fuse"].data(SIGN) == state
    assert timeline.list.chosen.body.text == "a fuse"


def test_it_can_be_opened_again(timeline, desk, qtbot, incident_id, thought):
    desk.settle_hypothesis(incident_id, thought, hypotheses.CONFIRMED)
    choose(timeline, "Hypothesis confirmed")
    assert not timeline.settling.buttons[hypotheses.CONFIRMED].isVisible()
    qtbot.mouseClick(timeline.settling.buttons[hypotheses.OPEN], Qt.MouseButton.LeftButton)
    qtbot.keyClick(timeline.settling._asking.line, Qt.Key.Key_Return)
    assert desk.incident(incident_id).hypotheses[thought].state == hypotheses.OPEN


def test_escape_leaves_it_as_it_was_and_keeps_what_was_typed(
    timeline, desk, qtbot, incident_id, thought
):
    choose(timeline, "a fuse")
    qtbot.keyClicks(timeline.list, "c")
    qtbot.keyClicks(timeline.settling._asking.line, "half a")
    qtbot.keyClick(timeline.settling._asking.line, Qt.Key.Key_Escape)
    assert desk.incident(incident_id).hypotheses[thought].state == hypotheses.OPEN
    assert timeline.list.hasFocus()
    qtbot.keyClicks(timeline.list, "c")
    assert timeline.settling._asking.line.text() == "half a"


def test_a_reason_being_typed_survives_what_others_write(
    timeline, desk, qtbot, incident_id, thought
):
    choose(timeline, "a fuse")
    qtbot.keyClicks(timeline.list, "e")
    qtbot.keyClicks(timeline.settling._asking.line, "half a")
    desk.log(incident_id, "something else")
    assert timeline.settling._asking.line.text() == "half a"
    assert timeline.settling._asking.line.hasFocus()


def test_the_keys_do_nothing_to_what_is_no_hypothesis(timeline, desk, qtbot, incident_id, thought):
    desk.log(incident_id, "the lights went out")
    choose(timeline, "the lights")
    assert not timeline.settling.isVisible()
    qtbot.keyClicks(timeline.list, "c")
    assert timeline.settling._asking is None
    choose(timeline, "a fuse")
    qtbot.keyClicks(timeline.list, "o")
    assert timeline.settling._asking is None


def test_in_spanish_its_own_letters_settle_it(in_language, host, desk, qtbot, incident_id, thought):
    timeline = opened(in_language("es"), host, qtbot, incident_id)
    choose(timeline, "Hipótesis (abierta)")
    assert timeline.settling.buttons[hypotheses.ELIMINATED].text() == "Descartar (D)"
    for key in "de":
        qtbot.keyClicks(timeline.list, key)
        qtbot.keyClick(timeline.settling._asking.line, Qt.Key.Key_Escape)
    qtbot.keyClicks(timeline.list, "d")
    qtbot.keyClick(timeline.settling._asking.line, Qt.Key.Key_Return)
    assert "Hipótesis (descartada): a fuse" in rows(timeline)


def test_what_cannot_be_saved_stays_asked(timeline, context, desk, qtbot, incident_id, thought):
    choose(timeline, "a fuse")
    qtbot.keyClicks(timeline.list, "c")
    qtbot.keyClicks(timeline.settling._asking.line, "precious")
    paths.database(desk.folder).unlink()
    qtbot.keyClick(timeline.settling._asking.line, Qt.Key.Key_Return)
    assert context.notices.error is not None
    assert timeline.settling._asking.line.text() == "precious"


def test_who_reads_further_up_is_not_pulled_away(timeline, desk, incident_id):
    for number in range(60):
        desk.log(incident_id, f"note {number}")
    choose(timeline, "note 50")
    bar = timeline.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 4)
    held = bar.value()
    desk.log(incident_id, "one more")
    assert bar.value() == held
    assert timeline.list.chosen.body.text == "note 50"


def test_a_bar_that_opens_does_not_hide_the_chosen_row(timeline, desk, incident_id, qtbot):
    for number in range(20):
        desk.log(incident_id, f"note {number}")
    desk.enter(incident_id, "? a fuse")
    for number in range(20, 40):
        desk.log(incident_id, f"note {number}")
    timeline.list.scrollTo(next(i for said, i in rows(timeline).items() if "note 25" in said))
    choose(timeline, "a fuse")
    box = timeline.list.visualRect(timeline.list.currentIndex())
    qtbot.waitUntil(
        lambda: (
            timeline.list.viewport()
            .rect()
            .contains(timeline.list.visualRect(timeline.list.currentIndex()))
        )
    )
    assert box.isValid()


def test_in_a_low_window_list_and_bar_have_the_room(timeline, desk, incident_id, thought):
    timeline.resize(600, 200)
    assert not timeline.detail.isVisible()
    choose(timeline, "a fuse")
    assert timeline.settling.isVisible()
    assert not timeline._head.isVisible()
    timeline.resize(600, 500)
    assert timeline.detail.isVisible()
    assert timeline._head.isVisible()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("sign", ["note", *filter(None, LINES), "confirmed", "eliminated", "done"])
def test_every_sign_is_painted(host, colours, sign):
    mark = SignMark(colours, host)
    mark.show_sign(sign)
    blank = SignMark(colours, host)
    assert mark.grab().toImage() != blank.grab().toImage()
