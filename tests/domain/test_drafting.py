"""Changing the steps of a playbook: parts go with what they are a part of."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import drafting
from incident_desk.domain.playbook import Step


def steps(told):
    """'a b >c >>d e': each step, with a > for each level."""
    made, path = [], []
    for word in told.split():
        name = word.lstrip(">")
        depth = len(word) - len(name)
        path[depth:] = [name]
        made.append(Step(name, name.upper(), under=path[depth - 1] if depth else ""))
    return tuple(made)


def told(of):
    levels = drafting.levels(of)
    return " ".join(">" * depth + step.id for depth, step in zip(levels, of, strict=True))


def test_a_step_is_added_behind_the_parts_of_the_one_before_it():
    row, place = drafting.added(steps("a >b c"), 0, Step("new", ""))
    assert (told(row), place) == ("a >b new c", 2)
    row, place = drafting.added(steps("a >b c"), 1, Step("new", ""))
    assert (told(row), place) == ("a >b >new c", 2)
    assert told(drafting.added((), 0, Step("new", ""))[0]) == "new"


def test_a_step_goes_with_its_parts():
    assert told(drafting.removed(steps("a b >c >>d e"), 1)) == "a e"


def test_up_and_down_among_the_parts_of_the_same_step():
    held = steps("a >b >c d >e")
    assert told(drafting.moved(held, 3, -1)[0]) == "d >e a >b >c"
    assert told(drafting.moved(held, 0, 1)[0]) == "d >e a >b >c"
    assert told(drafting.moved(held, 2, -1)[0]) == "a >c >b d >e"
    assert drafting.moved(held, 1, -1) == (held, 1)
    assert drafting.moved(held, 2, 1) == (held, 2)


def test_a_dropped_step_is_as_deep_as_what_it_is_dropped_before():
    held = steps("a >b c >d")
    assert told(drafting.dropped(held, 2, 1)[0]) == "a >c >>d >b"
    assert told(drafting.dropped(held, 1, 4)[0]) == "a c >d b"
    assert drafting.dropped(held, 2, 3) == (held, 2)


def test_deeper_and_higher():
    held = steps("a b >c")
    assert told(drafting.indented(held, 1, 1)) == "a >b >>c"
    assert told(drafting.indented(held, 2, -1)) == "a b c"
    assert drafting.indented(held, 0, 1) == held
    assert drafting.indented(held, 0, -1) == held
    deep = steps("a >b >>c >>>d >>>>e >>>>f")
    assert drafting.indented(deep, 5, 1) == deep


def test_a_copied_step_stands_where_it_stands_here():
    here = steps("a b >c d")
    assert told(drafting.copied(steps("a b d"), here[2], here)) == "a b >c d"
    assert told(drafting.copied(steps("a >x b"), here[3], here)) == "a >x b d"
    assert told(drafting.copied(steps("b"), here[0], here)) == "a b"


def test_a_copy_of_a_step_that_is_there_keeps_its_words():
    here = (Step("a", "Call them", role="liaison", minutes=5),)
    (made,) = drafting.copied((Step("a", "Llámelos"),), here[0], here)
    assert made == Step("a", "Llámelos", role="liaison", minutes=5)
    assert drafting.differs(here[0], made) == ()


def test_a_new_id_is_new_in_every_language():
    assert drafting.free_id(["a", "step-3"], ["a"]) not in ("a", "step-3")


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=12),
    st.lists(st.tuples(st.sampled_from("udlrxi"), st.integers(0, 30)), max_size=12),
)
def test_whatever_is_done_parts_stand_behind_what_they_are_a_part_of(depths, verbs):
    rows = [(Step(f"s{n}", "x"), depth) for n, depth in enumerate(depths)]
    held = drafting._built(rows)
    for verb, number in verbs:
        if not held:
            break
        place = number % len(held)
        if verb in "ud":
            held, _ = drafting.moved(held, place, -1 if verb == "u" else 1)
        elif verb in "lr":
            held = drafting.indented(held, place, -1 if verb == "l" else 1)
        elif verb == "x":
            held = drafting.removed(held, place)
        else:
            held, _ = drafting.dropped(held, place, number % (len(held) + 1))
        path = []
        for step, depth in zip(held, drafting.levels(held), strict=True):
            assert depth < drafting.MOST_DEEP
            assert step.under == (path[depth - 1] if depth else "")
            path[depth:] = [step.id]
