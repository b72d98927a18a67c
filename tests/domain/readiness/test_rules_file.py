"""An organisation's own rules: what is wrong in the file is told with its key."""

import pytest
from domain.readiness.sample import source
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.readiness import RULES, load
from incident_desk.domain.readiness.rules_file import LISTS, MENDS
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES, texts

SLIPS = [
    ("[policy]", "[policy", "toml_file.not_toml", None),
    (
        'vendor_naming = "never"',
        'vendor_naming = "no"',
        "toml_file.not_one_of",
        "policy.vendor_naming",
    ),
    ("[rule.C01]", "[rule.C99]", "toml_file.no_such_key", "rule.C99"),
    ('customers = "blocks"', 'customers = "stops"', "toml_file.not_one_of", "rule.C01.customers"),
    ('customers = "blocks"', "customers = 1", "toml_file.not_text", "rule.C01.customers"),
    ('customers = "blocks"', 'clients = "blocks"', "toml_file.no_such_key", "rule.C01.clients"),
    ('customers = "blocks"\n', "", "toml_file.missing", "rule.C01.customers"),
    (
        '"known_scope", "update"',
        '"known", "update"',
        "readiness.file.no_such_stage",
        "rule.C01.stages",
    ),
    (
        'staff = { level = "warns"',
        'staff = { level = "off"',
        "toml_file.not_one_of",
        "rule.D11.staff.level",
    ),
    ('grave = "blocks"', 'grave = "worse"', "toml_file.not_one_of", "rule.T04.grave"),
    (
        "[rule.C01] # impact missing",
        '[rule.C01]\ngrave = "blocks"',
        "toml_file.no_such_key",
        "rule.C01.grave",
    ),
    (
        "sentence_words = 25",
        'sentence_words = "25"',
        "toml_file.not_number",
        "limits.sentence_words",
    ),
    ("sentence_words = 25", "sentence_word = 25", "toml_file.no_such_key", "limits.sentence_word"),
    ("any = [20, 30, 60]", "any = [20, 0]", "toml_file.not_between", "cadence.customers.any.2"),
    ("any = [20, 30, 60]", "any = 20", "toml_file.not_numbers", "cadence.customers.any"),
    ("any = [20, 30, 60]", "soon = [20]", "toml_file.no_such_key", "cadence.customers.soon"),
    ("contact = []", 'contact = ""', "toml_file.not_words", "allowed.contact"),
    ("contact = []", "contact = [1]", "toml_file.not_text", "allowed.contact.1"),
    ("contact = []", 'contacts = ["x"]', "toml_file.no_such_key", "allowed.contacts"),
    ("customers = []", 'customers = ["&"]', "readiness.file.not_phrase", "forbidden.customers"),
    (
        'time_words = ["an hour"',
        'time_words = ["an hour(s)"',
        "readiness.file.not_phrase",
        "words.en.time_words",
    ),
    (
        'time_words = ["an hour"',
        'time_word = ["an hour"',
        "toml_file.no_such_key",
        "words.en.time_word",
    ),
    ("Next update by {time}.", "Next update soon.", "readiness.file.fields", "mends.en.C03"),
    ("Next update by {time}.", "Next update by {hour}.", "readiness.file.fields", "mends.en.C03"),
    ('A03 = "[DRILL]"', 'A03 = " "', "toml_file.not_text", "mends.en.A03"),
    ('"tu" = "su"', '"tu" = 1', "toml_file.not_text", "spanish.tu.tu"),
    (
        '"latency" = "slow answers"',
        '"latency" = 1',
        "toml_file.not_text",
        "words.en.jargon.latency",
    ),
    ("[spanish]", "[spanisch]", "toml_file.no_such_key", "spanisch"),
]


@pytest.mark.parametrize(("right", "wrong", "mistake", "where"), SLIPS)
def test_a_broken_file_is_named_with_its_key(right, wrong, mistake, where):
    assert right in source()
    with pytest.raises(InputError) as refused:
        load(source().replace(right, wrong, 1), "ours.toml")
    assert refused.value.key == mistake
    assert refused.value.values["file"] == "ours.toml"
    if where:
        assert refused.value.values["where"] == where
    for language in LANGUAGES:
        told = refused.value.told(texts(language))
        assert told.startswith("ours.toml, ")
        assert "{hour}" not in told


@given(st.integers(min_value=0, max_value=30_000))
@settings(max_examples=40)
def test_a_file_cut_short_is_refused_and_never_half_read(place):
    with pytest.raises(InputError):
        load(source()[:place], "ours.toml")


def test_a_rule_can_be_switched_off():
    quiet = load(source().replace('customers = "blocks"', 'customers = "off"', 1), "ours.toml")
    assert quiet.setting("C01", "customers", "update") is None
    assert quiet.setting("C01", "staff", "update") is not None


def test_older_words_for_stages_are_understood():
    older = load(source().replace('"known_scope", "update"', '"identified"', 1), "ours.toml")
    assert older.setting("C01", "customers", "update") is not None
    assert older.setting("C01", "customers", "known_scope") is None


def test_the_built_in_file_says_everything():
    built_in = load(source(), "readiness.toml")
    assert tuple(built_in.settings) == RULES
    for language in LANGUAGES:
        assert tuple(built_in.languages[language].mends) == tuple(MENDS)
    assert len(set(LISTS)) == len(LISTS)
