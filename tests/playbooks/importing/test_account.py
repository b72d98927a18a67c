"""The account of an import, and the commander's changes to it."""

import pytest

from incident_desk.errors import InputError
from incident_desk.i18n import texts
from incident_desk.playbooks.importing.account import (
    ABOUT,
    DETAIL,
    OUT,
    STEP,
    Changes,
    Fate,
    changed,
)
from incident_desk.playbooks.importing.proposal import playbook
from incident_desk.playbooks.importing.runbook import propose
from incident_desk.playbooks.importing.telling import fate_in_words, left_out

TEXT = """# Cache

## Meaning

The cache is full.

## Steps

1. Check the log

   ```sh
   tail cache.log
   ```

2. Restart the cache
   - [ ] Stop it
   - [ ] Start it

## Notes

It is old.
"""


@pytest.fixture
def account():
    return propose(TEXT, "cache.md")


@pytest.fixture
def number(account):
    """The number of the block that begins so."""

    def of(text):
        return next(one.block.number for one in account.entries if one.block.text.startswith(text))

    return of


def shown(made):
    return [(step.text, step.under, step.detail) for step in made.steps]


def test_without_changes_the_proposal_stands(account):
    assert [step.text for step in playbook(account).steps] == [
        *("Check the log", "Restart the cache", "Stop it", "Start it"),
    ]


def test_a_step_can_become_detail_of_another(account, number):
    fates = {number("Start it"): Fate(DETAIL, number("Stop it"))}
    made = playbook(account, Changes(fates))
    assert made.steps[-1].text == "Stop it"
    assert made.steps[-1].detail == "- Start it"


def test_a_part_can_become_a_step_and_a_step_a_part(account, number):
    fates = {
        number("Stop it"): Fate(STEP),
        number("Check the log"): Fate(STEP, number("Restart the cache")),
    }
    made = playbook(account, Changes(fates))
    assert [(step.text, step.under) for step in made.steps] == [
        ("Restart the cache", ""),
        ("Check the log", "restart-the-cache"),
        ("Start it", "restart-the-cache"),
        ("Stop it", ""),
    ]


def test_what_was_left_out_can_come_back(account, number):
    note = number("It is old.")
    assert [one.block.number for one in left_out(account)] == [note]
    made = playbook(account, Changes({note: Fate(DETAIL, number("Restart the cache"))}))
    assert made.steps[1].detail == "It is old."
    assert playbook(account, Changes({note: Fate(ABOUT)})).about.endswith("It is old.")
    assert playbook(account, Changes({note: Fate(STEP)})).steps[-1].text == "It is old."


def test_code_alone_can_be_a_step(account, number):
    made = playbook(account, Changes({number("```sh"): Fate(STEP)}))
    assert made.steps[1].text == "`tail cache.log`"
    assert made.steps[1].detail == "```sh\ntail cache.log\n```"


def test_a_step_that_goes_takes_its_details_with_it_and_leaves_its_parts(account, number):
    fates = {number("Check the log"): Fate(OUT), number("Restart the cache"): Fate(OUT)}
    after = changed(account, Changes(fates))
    assert shown(playbook(after)) == [("Stop it", "", ""), ("Start it", "", "")]
    code = after.entry(number("```sh"))
    assert fate_in_words(code, after, texts("en")) == "Left out: its step was left out"
    chosen = after.entry(number("Check the log"))
    assert fate_in_words(chosen, after, texts("es")) == "Se omite: lo ha omitido usted"


def test_the_head_can_be_changed(account):
    made = playbook(account, Changes(title="La caché", id="la-cache", language="es"))
    assert (made.title, made.id, made.language) == ("La caché", "la-cache", "es")


def test_every_block_says_what_it_became(account, number):
    told = {one.block.text: fate_in_words(one, account, texts("en")) for one in account.entries}
    assert told["Cache"] == "The title"
    assert told["The cache is full."] == "What the playbook is for"
    assert told["Check the log"] == "A step"
    assert told["Stop it"] == "A part of: Restart the cache"
    assert told["```sh\ntail cache.log\n```"] == "Detail of: Check the log"
    assert told["Meaning"] == "Left out: a heading"
    assert told["It is old."] == "Left out: it explains"


@pytest.mark.parametrize(
    ("fates", "reason"),
    [
        (lambda _: {99: Fate(OUT)}, "import.no_such_block"),
        (lambda n: {n("Stop it"): Fate("burn")}, "import.no_such_fate"),
        (lambda n: {n("Stop it"): Fate(DETAIL)}, "import.no_such_step"),
        (lambda n: {n("Stop it"): Fate(DETAIL, n("It is old."))}, "import.no_such_step"),
        (lambda n: {n("Stop it"): Fate(STEP, n("Stop it"))}, "import.no_such_step"),
        (
            lambda n: {
                n("Stop it"): Fate(STEP, n("Start it")),
                n("Start it"): Fate(STEP, n("Stop it")),
            },
            "import.no_such_step",
        ),
    ],
)
def test_a_change_that_cannot_be_is_told(account, number, fates, reason):
    with pytest.raises(InputError) as told:
        changed(account, Changes(fates(number)))
    assert told.value.key == reason
    assert told.value.told(texts("es")) != reason


def test_without_any_step_there_is_no_playbook(account):
    steps = {one.block.number: Fate(OUT) for one in account.entries if one.fate.what == STEP}
    with pytest.raises(InputError) as told:
        playbook(account, Changes(steps))
    assert told.value.key == "import.nothing_to_do"


def test_an_id_that_no_file_can_have_is_told(account):
    with pytest.raises(InputError) as told:
        playbook(account, Changes(id="../up"))
    assert told.value.key == "playbooks.id_wrong"
