"""What stayed, what is gone and what is new: nothing is left out, nothing takes the night."""

import pytest

from incident_desk.domain.differences import GONE, NEW, SAME, Stretch, differences


def told(before, after):
    return [(one.kind, one.text) for one in differences(before, after)]


def test_words_that_changed_stand_between_those_that_stayed():
    assert told("Cards fail in the north.", "Cards fail in the south.") == [
        (SAME, "Cards fail in the "),
        (GONE, "north."),
        (NEW, "south."),
    ]


def test_words_that_changed_side_by_side_are_told_as_one_stretch():
    assert told("We know it. Wait.", "The repair goes on. Wait.") == [
        (GONE, "We know it. "),
        (NEW, "The repair goes on. "),
        (SAME, "Wait."),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("", "New"),
        ("Old", ""),
        ("  a\n\nb ", "\ta b\n"),
        ("\U0001f525 مرحبا", "مرحبا \U0001f525"),
        ("word " * 5000, "other " * 5000),
    ],
)
def test_both_texts_can_be_read_from_it_whole(before, after):
    found = differences(before, after)
    assert "".join(one.text for one in found if one.kind != NEW) == before
    assert "".join(one.text for one in found if one.kind != GONE) == after


def test_what_is_the_same_is_one_stretch():
    assert differences("All is well.", "All is well.") == (Stretch(SAME, "All is well."),)
