"""What a playbook says otherwise by now, and what a running list takes over of it."""

from dataclasses import replace
from uuid import UUID

from bodies import INCIDENT, declared, fact

from incident_desk.domain import facts
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.fact import Body
from incident_desk.domain.fold import fold
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.playbook_change import Change, change, take_over

LIST = UUID(int=11)
OLD = Playbook(
    "power", "Power", 1, "en", (Step("people", "People"), Step("tell", "Tell"), Step("end", "End"))
)
NEW = replace(
    OLD,
    version=2,
    steps=(
        Step("lifts", "Look into the lifts"),
        Step("people", "People first"),
        Step("battery", "Battery"),
        Step("minutes", "Minutes", under="battery"),
        Step("load", "Load", under="battery"),
        Step("end", "End"),
    ),
)


def checklist(*bodies: Body) -> Checklist:
    attached = facts.ChecklistAttached(LIST, "power", 1, "en", "Power", OLD.steps)
    told = [fact(number, body) for number, body in enumerate((declared(), attached, *bodies), 1)]
    return fold(INCIDENT, told).checklists[0]


def found(before: Checklist, playbook: Playbook = NEW) -> Change:
    told = change(before, playbook)
    assert told is not None
    return told


def after(*chosen: str) -> Checklist:
    return checklist(*take_over(checklist(), NEW, chosen))


def ids(one: Checklist) -> list[str]:
    return [step.id for step in one.steps]


def test_new_changed_and_gone_steps_are_told_apart() -> None:
    told = found(checklist())
    assert [one.step.id for one in told.new] == ["lifts", "battery", "minutes", "load"]
    assert [(old.text, new.text) for old, new in told.changed] == [("People", "People first")]
    assert [step.id for step in told.gone] == ["tell"]


def test_the_same_playbook_is_no_change_whatever_its_version() -> None:
    assert change(checklist(), replace(OLD, version=9)) is None


def test_a_step_that_was_added_during_the_incident_is_not_gone() -> None:
    told = found(checklist(facts.StepAdded(LIST, Step("ask", "Ask"))))
    assert [step.id for step in told.gone] == ["tell"]


def test_chosen_steps_come_to_where_the_playbook_has_them() -> None:
    assert ids(after("lifts", "battery", "load")) == [
        *("lifts", "people", "battery", "load", "tell", "end"),
    ]
    assert ids(after("battery", "minutes", "load"))[1:4] == ["battery", "minutes", "load"]


def test_a_part_brings_what_it_is_a_part_of() -> None:
    assert ids(after("minutes")) == ["people", "battery", "minutes", "tell", "end"]


def test_changed_words_take_the_place_of_the_old_and_the_mark_stays() -> None:
    ticked = checklist(facts.StepTicked(LIST, "people"))
    one = checklist(facts.StepTicked(LIST, "people"), *take_over(ticked, NEW, ["people"]))
    assert one.steps[0].text == "People first"
    assert one.state("people") == "done"


def test_a_change_that_was_answered_is_not_offered_again_but_the_next_one_is() -> None:
    kept = after()
    assert ids(kept) == ids(checklist())
    assert change(kept, NEW) is None
    assert take_over(kept, NEW, ["lifts"]) == ()
    assert change(kept, replace(NEW, steps=NEW.steps[1:])) is not None
    assert kept.version == 2


def test_what_the_playbook_does_not_offer_cannot_be_taken_over() -> None:
    (body,) = take_over(checklist(), NEW, ["end", "invented"])
    assert isinstance(body, facts.PlaybookTakenOver)
    assert body.steps == ()
