"""Past incidents that resemble a new one, with what fixed them."""

from datetime import timedelta


def past(desk, title, services=(), **situation):
    incident_id = desk.declare(title, services)
    for name, value in situation.items():
        desk.set_situation(incident_id, name, value)
    desk.change_phase(incident_id, "resolved")
    return incident_id


def titles(found):
    return [similar.card.title for similar in found]


def test_the_one_that_shares_most_words_comes_first(desk):
    past(desk, "Internet line of the north office is dead")
    past(desk, "North office has no power")
    past(desk, "Printer on floor two")
    found = desk.similar("No internet at the north office")
    assert titles(found) == [
        "Internet line of the north office is dead",
        "North office has no power",
    ]


def test_case_accents_and_word_order_do_not_matter(desk):
    past(desk, "Línea de INTERNET caída")
    assert titles(desk.similar("caida la linea de internet")) == ["Línea de INTERNET caída"]


def test_a_shared_service_is_enough(desk):
    past(desk, "Odd noises", ["Card payments"])
    assert titles(desk.similar("Shops complain", ["card payments "])) == ["Odd noises"]


def test_what_fixed_it_is_told(desk, clock):
    past(desk, "Generator stopped", cause="Empty tank", root_cause="Nobody owned the refill")
    assert desk.similar("Generator is silent")[0].fixed_by == "Nobody owned the refill"
    told = desk.declare("Turbine stopped")
    desk.log(told, "Restarted the pump", clock.now() - timedelta(minutes=1))
    desk.change_phase(told, "resolved")
    clock.forward(5)
    desk.log(told, "Thanked everyone")
    assert desk.similar("Turbine again")[0].fixed_by == "Restarted the pump"


def test_drills_strangers_and_empty_titles_are_left_out(desk):
    desk.declare("Generator drill", drill=True)
    past(desk, "Printer")
    assert desk.similar("Generator") == []
    assert desk.similar("") == []
    assert desk.similar('"" OR *') == []


def test_a_rare_word_says_more_than_common_ones(desk):
    past(desk, "Chiller in hall two leaks")
    for number in range(12):
        past(desk, f"Server in hall two restarts, rack {number}")
    assert titles(desk.similar("Server in hall two beside the chiller"))[0] == (
        "Chiller in hall two leaks"
    )


def test_endings_and_little_words_do_not_matter(desk):
    past(desk, "The certificates of the shop expired")
    past(desk, "The lights are not on in the shop")
    assert titles(desk.similar("Expiring certificate, and the shop is not on"))[0] == (
        "The certificates of the shop expired"
    )
    past(desk, "Servidores del almacén caídos")
    assert titles(desk.similar("Un servidor caído"))[0] == "Servidores del almacén caídos"


def test_a_service_that_the_title_names_is_the_same_service(desk):
    past(desk, "Slow for an hour", ["Card payments"])
    past(desk, "Lifts are slow", ["Lifts"])
    assert titles(desk.similar("Card payments are slow"))[0] == "Slow for an hour"


def test_of_what_touched_half_the_house_a_service_tells_little(desk):
    past(desk, "Fuse blown", [f"Service {number}" for number in range(30)] + ["Mail"])
    past(desk, "Queue full", ["Mail"])
    assert titles(desk.similar("Nothing arrives", ["Mail"]))[0] == "Queue full"


def test_what_was_planned_comes_after_what_failed_unless_it_is_named(desk):
    past(desk, "Jira is gone")
    past(desk, "Jira upgrade")
    assert titles(desk.similar("Jira answers nobody")) == ["Jira is gone", "Jira upgrade"]
    assert titles(desk.similar("Jira is odd after the upgrade"))[0] == "Jira upgrade"


def test_the_same_title_is_told_once_and_of_the_last_time(desk, clock):
    past(desk, "Line to the depot is dead", root_cause="A digger")
    clock.forward(60)
    past(desk, "Line to the depot is dead", root_cause="A rat")
    (found,) = desk.similar("The line to the depot")
    assert found.fixed_by == "A rat"


def test_a_word_that_nobody_has_used_before_hinders_nothing(desk):
    past(desk, "Turnstile at the gate stuck")
    past(desk, "Gate open all night")
    found = desk.similar("Zorblax quuxed frobnicates the turnstile wibble")
    assert titles(found) == ["Turnstile at the gate stuck"]


def test_what_shares_only_what_everybody_shares_is_left_out(desk):
    for number in range(30):
        past(desk, f"Hall {number} in the tower")
    past(desk, "Generator in the tower")
    assert titles(desk.similar("Generator of the tower")) == ["Generator in the tower"]
