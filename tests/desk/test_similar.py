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
