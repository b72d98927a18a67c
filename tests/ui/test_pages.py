import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from incident_desk.errors import InputError
from incident_desk.ui.insights.page import InsightsPage
from incident_desk.ui.playbooks.page import PlaybooksPage
from incident_desk.ui.services.page import ServicesPage

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(host, context):
    def open_page(kind, with_context=context):
        page = kind(with_context, host)
        page.resize(host.size())
        host.show()
        page.show()
        return page

    return open_page


@pytest.fixture
def shop(desk, clock):
    """Two incidents of the shop, one of them over after 90 minutes, and a drill."""
    over = desk.declare("The shop is slow", ["Shop", "Payments"])
    desk.set_severity(over, 2, "Many are affected")
    clock.forward(90)
    desk.change_phase(over, "resolved")
    desk.declare("A drill", ["Drills"], drill=True)
    return over, desk.declare("The shop is <b>down</b>", ["Shop"])


def names(model):
    return [row.cells[0] for row in model.rows]


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), CLICK)


# Services


def test_services_are_listed_with_what_is_open_and_all(opened, shop):
    page = opened(ServicesPage)
    assert [row.cells for row in page.services.rows] == [
        ("Shop", "1", "2"),
        ("Drills", "1", "1"),
        ("Payments", "0", "1"),
    ]


def test_the_incidents_of_the_chosen_service_stand_beside_it(opened, shop):
    page = opened(ServicesPage)
    assert "Incidents of Shop" in words(page)
    titles = [page.incidents.index(row, 0).data() for row in range(page.incidents.rowCount())]
    assert titles == ["The shop is <b>down</b>", "The shop is slow"]
    page.table.selectRow(1)
    assert page.incidents.index(0, 0).data() == "Drill: A drill"


def test_an_incident_is_opened_with_the_keyboard_alone(qtbot, opened, shop, context):
    page = opened(ServicesPage)
    qtbot.keyClicks(page.filter, "sho")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.of_service, Qt.Key.Key_Down)
    qtbot.keyClick(page.of_service, Qt.Key.Key_Return)
    assert context.shell.calls == [("open_incident", shop[0], "")]


def test_the_filter_narrows_and_says_when_nothing_fits(qtbot, opened, shop):
    page = opened(ServicesPage)
    qtbot.keyClicks(page.filter, "PAY")
    assert names(page.services) == ["Payments"]
    assert "Incidents of Payments" in words(page)
    qtbot.keyClicks(page.filter, "x")
    assert "No service has this name." in words(page)
    assert not page.of_service.isVisible()


def test_services_follow_the_desk_and_keep_what_is_chosen(qtbot, opened, shop, desk):
    page = opened(ServicesPage)
    page.table.choose("Payments")
    desk.declare("Mail is late", ["E-mail"])
    qtbot.waitUntil(lambda: "E-mail" in names(page.services))
    assert page.table.value == "Payments"
    assert "Incidents of Payments" in words(page)


def test_reading_again_leaves_a_failure_on_the_screen(qtbot, opened, shop, desk, context):
    page = opened(ServicesPage)
    context.notices.fail(InputError("log.empty"))
    desk.declare("Mail is late", ["E-mail"])
    qtbot.waitUntil(lambda: "E-mail" in names(page.services))
    opened(PlaybooksPage)
    assert context.notices.error is not None


def test_out_of_sight_services_wait_until_they_are_shown(qtbot, opened, shop, desk):
    page = opened(ServicesPage)
    page.hide()
    desk.declare("Mail is late", ["E-mail"])
    assert not page._fresh.isActive()
    page.show()
    assert "E-mail" in names(page.services)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "No services yet"), ("es", "Todavía no hay servicios")]
)
def test_without_services_the_page_says_how_to_begin(
    qtbot, opened, context, in_language, language, title
):
    page = opened(ServicesPage, in_language(language))
    assert title in words(page)
    press(qtbot, page, "services_declare")
    press(qtbot, page, "services_import")
    assert context.shell.calls == [("declare",), ("take_in_history",)]


def test_services_and_their_incidents_are_sound_models(qtmodeltester, opened, shop):
    page = opened(ServicesPage)
    qtmodeltester.check(page.services)
    qtmodeltester.check(page.incidents)


# Playbooks


def test_a_playbook_is_shown_whole(opened, desk):
    page = opened(PlaybooksPage)
    first = desk.playbooks("en")[0]
    assert page.table.value == first.id
    shown = words(page.content)
    assert first.title in shown
    for number, step in enumerate(first.steps, 1):
        assert f"{number}. {step.text}" in shown
        assert not step.detail or step.detail in shown
    assert set(first.sources) <= set(shown)


def test_another_playbook_is_read_by_the_arrow_keys(qtbot, opened, desk):
    page = opened(PlaybooksPage)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert desk.playbooks("en")[1].title in words(page.content)


def test_the_same_playbook_stays_in_the_other_language(qtbot, opened, desk):
    page = opened(PlaybooksPage)
    page.table.selectRow(1)
    held = page.table.value
    qtbot.mouseClick(page.language.button("es"), CLICK)
    assert page.table.value == held
    assert desk.playbook(held, "es").title in words(page.content)
    assert any("crítico" in text for text in words(page.content))


def test_the_list_of_playbooks_is_a_sound_model(qtmodeltester, opened):
    qtmodeltester.check(opened(PlaybooksPage).playbooks)


# Insights


def test_figures_leave_drills_out(opened, shop):
    page = opened(InsightsPage)
    shown = {
        name: page.findChild(QLabel, f"insights_{name}").text()
        for name in ("open", "all", "drills")
    }
    assert shown == {"open": "1", "all": "2", "drills": "1"}


def test_the_chart_shows_what_its_table_tells(opened, shop):
    durations = opened(InsightsPage)._durations
    assert [row.cells for row in durations.rows.rows] == [("SEV2", "1", "1 h 30 min")]
    assert [(bar.label, bar.value) for bar in durations.chart.bars] == [("SEV2", 90)]
    assert durations.chart.accessibleName() == "SEV2: 1 h 30 min"


def test_the_services_that_return_come_first(opened, shop):
    rows = opened(InsightsPage)._services.rows.rows
    assert [row.cells for row in rows] == [("Shop", "2"), ("Payments", "1")]


def test_a_drill_adds_nothing_to_the_services_that_return(opened, shop, desk):
    desk.declare("A drill at the shop", ["Shop"], drill=True)
    rows = opened(InsightsPage)._services.rows.rows
    assert [row.cells for row in rows] == [("Shop", "2"), ("Payments", "1")]


def test_insights_follow_the_desk(qtbot, opened, shop, desk):
    page = opened(InsightsPage)
    desk.change_phase(shop[1], "resolved")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "insights_open").text() == "0")


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Nothing to compare yet"), ("es", "Todavía no hay nada que comparar")],
)
def test_with_nothing_to_compare_insights_say_how_to_begin(
    qtbot, opened, context, in_language, language, title
):
    page = opened(InsightsPage, in_language(language))
    assert title in words(page)
    press(qtbot, page, "insights_import")
    press(qtbot, page, "insights_declare")
    assert context.shell.calls == [("take_in_history",), ("declare",)]


def test_the_tables_of_insights_are_sound_models(qtmodeltester, opened, shop):
    page = opened(InsightsPage)
    qtmodeltester.check(page._durations.rows)
    qtmodeltester.check(page._services.rows)
