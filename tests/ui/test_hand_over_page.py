"""A role is handed over on the situation: the brief, the offer, the yes, and the page on paper."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from incident_desk import paths
from incident_desk.domain.facts import HandOverOffered
from incident_desk.ui.incident import hand_over as hand_over_module
from incident_desk.ui.incident.hand_over import HandOverPage
from incident_desk.ui.incident.situation import SituationPanel
from incident_desk.ui.parts import focus_first

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def incident_id(desk):
    return desk.declare("Phones are silent", ["telephony"])


@pytest.fixture
def panel(context, host, incident_id, qtbot):
    made = SituationPanel(context, incident_id, host)
    made.resize(1150, 700)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return made


@pytest.fixture
def page(panel, qtbot) -> HandOverPage:
    """The hand-over, opened by its button."""
    qtbot.mouseClick(panel.roles.hand_over_button, LEFT)
    return panel._hand_over


def focused():
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(where, name, qtbot):
    qtbot.mouseClick(where.findChild(QPushButton, name), LEFT)


def offered(desk, incident_id):
    bodies = [fact.body for fact in desk.facts(incident_id)]
    return [body for body in bodies if isinstance(body, HandOverOffered)]


class TestWriting:
    def test_it_opens_on_the_name_with_a_brief_from_the_facts(self, page):
        assert focused() is page.person
        assert "- Incident commander: Ana, since 03:00" in page.brief.toPlainText()
        assert page._state.text().startswith("Ana stays responsible")
        assert page.anew_button.isHidden()

    def test_it_is_written_edited_and_offered_by_the_keyboard_alone(
        self, page, panel, desk, qtbot, incident_id
    ):
        qtbot.keyClicks(focused(), "Bruno")
        qtbot.keyClick(focused(), KEY.Key_Return)
        assert focused() is page.brief
        qtbot.keyClicks(focused(), "Eat something. ")
        qtbot.keyClick(focused(), KEY.Key_Return, CONTROL)
        (body,) = offered(desk, incident_id)
        assert (body.role, body.person) == ("commander", "Bruno")
        assert body.brief.startswith("Eat something. How bad it is\n- Began 03:00")
        assert panel.offers.isVisible()
        assert not page.isVisible()
        assert desk.incident(incident_id).commander == "Ana"

    def test_the_brief_follows_the_facts_until_it_is_edited(self, page, desk, qtbot, incident_id):
        desk.set_situation(incident_id, "what_failed", "The core switch")
        assert "The core switch" in page.brief.toPlainText()
        page.brief.setFocus()
        qtbot.keyClicks(page.brief, "Mine. ")
        desk.set_situation(incident_id, "what_failed", "Another switch")
        assert "Another switch" not in page.brief.toPlainText()
        qtbot.mouseClick(page.anew_button, LEFT)
        assert "Another switch" in page.brief.toPlainText()
        assert "Mine." not in page.brief.toPlainText()
        qtbot.keyClick(page.brief, KEY.Key_Z, CONTROL)
        assert page.brief.toPlainText().startswith("Mine. ")

    def test_each_language_has_its_own_text(self, page, qtbot):
        page.brief.setFocus()
        qtbot.keyClicks(page.brief, "Mine. ")
        qtbot.mouseClick(page.language.button("es"), LEFT)
        assert page.brief.toPlainText().startswith("Gravedad")
        qtbot.mouseClick(page.language.button("en"), LEFT)
        assert page.brief.toPlainText().startswith("Mine. ")

    def test_leaving_it_loses_nothing(self, page, panel, context, host, qtbot, incident_id):
        qtbot.keyClicks(page.person, "Bruno")
        qtbot.keyClicks(page.brief, "Mine. ")
        qtbot.keyClick(page.brief, KEY.Key_Escape)
        assert not page.isVisible()
        assert focused() is panel.roles.hand_over_button
        for kept in (page._kept, page.brief._kept):
            kept.keep()
        again = HandOverPage(context, incident_id, host)
        assert again.person.text() == "Bruno"
        assert again.brief.toPlainText().startswith("Mine. ")

    def test_what_is_only_shown_is_not_kept_as_typed(self, page, desk, incident_id):
        desk.set_situation(incident_id, "cause", "A fuse")
        assert not page.brief._kept.waiting
        page.brief.write_anew()
        assert not page.brief._kept.waiting
        assert desk.typed(f"handover:{incident_id}:en") is None

    def test_it_is_still_open_after_a_look_at_another_tab(self, page, panel):
        panel.hide()
        panel.show()
        focus_first(panel)
        assert focused() is page.person

    @pytest.mark.parametrize(
        ("person", "key"), [("", "handover.person_needed"), ("ana", "handover.holds_already")]
    )
    def test_what_cannot_be_offered_is_said_and_stays(
        self, page, context, desk, qtbot, incident_id, person, key
    ):
        qtbot.keyClicks(page.person, person)
        press(page, "handover_offer", qtbot)
        assert context.notices.error.key == key
        assert page.isVisible()
        assert offered(desk, incident_id) == []

    def test_another_role_may_be_handed_over(self, page, desk, qtbot, incident_id):
        page.role.setFocus()
        qtbot.keyClick(page.role, KEY.Key_Down)
        qtbot.keyClick(page.role, KEY.Key_Down)
        assert page._state.text() == "Nobody holds this role now."
        qtbot.keyClicks(page.person, "Carla")
        press(page, "handover_offer", qtbot)
        assert offered(desk, incident_id)[0].role == "scribe"

    def test_names_that_the_incident_knows_are_completed(self, page, desk, incident_id):
        desk.give_order(incident_id, "Bartolome", "Look")
        model = page.person.completer().model()
        names = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert names == ["Ana", "Bartolome"]


class TestOffer:
    @pytest.fixture
    def card(self, panel, desk, clock, incident_id):
        offer = desk.offer_hand_over(incident_id, "commander", "Bruno Diaz", "Call <b>Carla</b>")
        clock.forward(4)
        return panel.offers.cards[offer]

    def test_it_says_who_is_responsible_until_when(self, card, panel):
        assert card.isVisible()
        assert card.state.text() == (
            "Offered by Ana at 03:00. Ana stays responsible until Bruno Diaz accepts."
        )
        assert card.y() < panel.roles.y()

    def test_the_one_who_was_named_accepts_by_name(
        self, card, panel, context, desk, qtbot, incident_id
    ):
        qtbot.keyClicks(card.name, "bruno diaz")
        qtbot.keyClick(card.name, KEY.Key_Return)
        incident = desk.incident(incident_id)
        assert incident.commander == "Bruno Diaz"
        assert panel.offers.isHidden()
        assert panel.roles.fields["commander"].editor.text() == "Bruno Diaz"
        assert panel.roles._passed.text() == (
            "Incident commander: Bruno Diaz took over from Ana (offered 03:00, accepted 03:04)"
        )
        assert "Incident commander: Bruno Diaz, from now on." in context.notices.text
        assert "still writes as Ana" in context.notices.text

    def test_another_name_does_not_pass(self, card, context, desk, qtbot, incident_id):
        qtbot.keyClicks(card.name, "Carla")
        press(card, "offer_accept", qtbot)
        assert context.notices.error.key == "handover.another_name"
        assert desk.incident(incident_id).commander == "Ana"
        assert card.name.text() == "Carla"

    def test_it_is_withdrawn(self, card, panel, desk, qtbot, incident_id):
        press(card, "offer_withdraw", qtbot)
        assert panel.offers.isHidden()
        assert desk.incident(incident_id).commander == "Ana"
        assert panel.roles._passed.isHidden()

    def test_the_brief_is_read_as_text(self, card, qtbot):
        assert card.brief.isHidden()
        press(card, "offer_read", qtbot)
        assert card.brief.isVisible()
        assert card.brief.text() == "Call <b>Carla</b>"
        assert card.brief.textFormat() == Qt.TextFormat.PlainText


class TestPaper:
    @pytest.fixture
    def saved_to(self, tmp_path, monkeypatch):
        """Where the commander says to save it."""
        path = tmp_path / "brief.pdf"
        asked = []

        def ask(_parent, proposed, chosen):
            asked.append(proposed)
            chosen(path)

        monkeypatch.setattr(hand_over_module, "ask_save_path", ask)
        return path, asked

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_the_brief_as_it_is_edited_stands_on_one_page(
        self, page, context, desk, qtbot, incident_id, saved_to, language
    ):
        path, asked = saved_to
        for number in range(12):
            desk.raise_hypothesis(incident_id, f"Theory {number}")
            desk.give_order(incident_id, f"Person {number}", "Look at it")
        qtbot.mouseClick(page.language.button(language), LEFT)
        qtbot.keyClicks(page.person, "Bruno")
        qtbot.keyClicks(page.brief, "Limits: 200 euros.")
        for _ in range(2):
            qtbot.keyClick(page.brief, KEY.Key_Return)
        press(page, "handover_print", qtbot)
        qtbot.waitUntil(lambda: str(path) in context.notices.text, timeout=20_000)
        assert focused() is page.findChild(QPushButton, "handover_print")
        read = PdfReader(io.BytesIO(path.read_bytes()))
        assert len(read.pages) == 1
        text = " ".join(read.pages[0].extract_text().split())
        for piece in ("Phones are silent", "Limits: 200 euros.", "Bruno", "Theory 3"):
            assert piece in text
        assert read.trailer["/Root"]["/Lang"] == language
        assert asked[0].endswith(f"-{language}.pdf")

    def test_a_folder_that_is_gone_is_said(self, page, context, qtbot, saved_to, monkeypatch):
        path, _asked = saved_to
        gone = path.parent / "gone" / "brief.pdf"
        monkeypatch.setattr(
            hand_over_module, "ask_save_path", lambda _parent, _proposed, chosen: chosen(gone)
        )
        press(page, "handover_print", qtbot)
        qtbot.waitUntil(lambda: context.notices.error is not None, timeout=20_000)
        assert context.notices.error.key == "reportpanel.no_folder"
        press(page, "handover_print", qtbot)
        qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)

    def test_a_desk_that_is_gone_is_said(self, page, context, desk, qtbot):
        qtbot.keyClicks(page.person, "Bruno")
        paths.database(desk.folder).unlink()
        press(page, "handover_offer", qtbot)
        assert context.notices.error is not None
        assert page.person.text() == "Bruno"
