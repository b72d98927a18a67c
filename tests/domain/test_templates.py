from incident_desk.domain.templates import FIELDS, unfilled


def test_unfilled_names_the_fields_left_open_and_no_other_braces():
    assert unfilled("{cause} {person} {title} {cause} {?impact}") == ("cause", "title")


def test_unfilled_knows_every_field():
    assert unfilled("".join(f"{{{name}}}" for name in FIELDS)) == FIELDS
