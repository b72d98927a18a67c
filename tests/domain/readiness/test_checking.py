"""Which rules hold, for whom, at which stage, and how much they weigh."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from domain.readiness.sample import rules, source
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.readiness import (
    AUDIENCES,
    CHANNELS,
    DATA,
    DEGREES,
    LEVELS,
    RULES,
    STAGES,
    Record,
    check,
    language_of,
    load,
    mended,
    stage_of,
)
from incident_desk.domain.readiness.checking import CHECKS
from incident_desk.errors import InputError
from incident_desk.i18n import texts


def told(text: str, **record) -> dict[str, str]:
    return {each.rule: each.level for each in check(text, Record(**record), rules())}


def test_every_rule_has_its_check():
    assert tuple(sorted(CHECKS)) == tuple(sorted(RULES))
    assert len(RULES) == 60


def test_a_level_depends_on_the_audience():
    text = "The host 10.0.0.1 does not answer, and nobody can pay."
    levels = {audience: told(text, audience=audience).get("D01") for audience in AUDIENCES}
    assert levels == {
        "customers": "blocks",
        "staff": None,
        "management": None,
        "vendor": "warns",
        "regulator": None,
    }


def test_a_rule_for_some_stages_keeps_silent_at_the_others_and_without_a_stage():
    text = "You cannot pay."
    assert "C03" in told(text, stage="update")
    assert "C03" not in told(text, stage="resolved")
    assert "C03" not in told(text)


def test_stages_may_differ_by_audience():
    text = "Our technician Paula Ruiz replaced the disk."
    assert "D11" in told(text, stage="update")
    assert "D11" not in told(text, stage="update", audience="staff")
    assert "D11" in told(text, stage="follow_up", audience="staff")


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        *((stage, stage) for stage in STAGES),
        ("investigating", "acknowledged"),
        ("Identified", "update"),
        ("monitoring", "watching"),
        ("post-incident", "follow_up"),
        ("postmortem", "follow_up"),
        (" known-scope ", "known_scope"),
        ("Follow up", "follow_up"),
    ],
)
def test_stages_are_told_by_several_words(word, stage):
    assert stage_of(word) == stage
    Record(stage=word)


@pytest.mark.parametrize("wrong", [{"audience": "aunts"}, {"language": "fr"}, {"channel": "fax"}])
def test_a_record_of_what_there_is_not_is_a_mistake_of_the_program(wrong):
    with pytest.raises(ValueError):  # noqa: PT011
        Record(**wrong)


def test_another_word_is_refused():
    with pytest.raises(InputError) as refused:
        check("x", Record(stage="soonish"), rules())
    for language in ("en", "es"):
        assert "soonish" in refused.value.told(texts(language))


@pytest.mark.parametrize(
    ("text", "record", "rule", "level"),
    [
        ("It is perhaps slow.", {"stage": "update"}, "T04", "warns"),
        ("Perhaps the cause is a cable.", {"stage": "update"}, "T04", "blocks"),
        ("a" * 200, {"channel": "sms"}, "L01", "warns"),
        ("a" * 700, {"channel": "sms"}, "L01", "blocks"),
        ("a" * 240, {"channel": "social"}, "L03", "warns"),
        ("a" * 290, {"channel": "social"}, "L03", "blocks"),
        ("a" * 70 + "\n\nb", {"channel": "email"}, "L04", "warns"),
        ("a" * 170 + "\n\nb", {"channel": "email"}, "L04", "blocks"),
        ("It is at 10:00.", {}, "P05", "advises"),
        ("It is at 10:00.", {"many_zones": True}, "P05", "warns"),
    ],
)
def test_the_worse_case_has_a_level_of_its_own(text, record, rule, level):
    assert told(text, language="en", **record)[rule] == level


def test_the_gravest_come_first_and_then_as_they_stand_in_the_text():
    found = check("Whoops! See 10.0.0.1 or 10.0.0.2, soon.", Record(language="en"), rules())
    order = [(LEVELS.index(each.level), each.start) for each in found]
    assert order == sorted(order)
    assert [each.text for each in found][:2] == ["10.0.0.1", "10.0.0.2"]


def test_ones_own_names_and_addresses_are_ones_own_to_say():
    own = "Rosa Pay 5.2 and [OPS-4821](https://status.example.com/4821), mad-7.example.com"
    assert not {"D02", "D03", "D05"} & told(own, language="en").keys()
    other = "Blue Pay 5.2.1 and [OPS-4821](https://other.test/4821), mad-7.other.test"
    assert {"D02", "D03", "D05"} <= told(other, language="en").keys()


def test_the_contact_block_is_spared_word_for_word():
    filled = source().replace("contact = []", 'contact = ["Marta Gil, marta@otherplace.test"]')
    text = "Write to Marta Gil, marta@otherplace.test"
    own = load(filled, "readiness.toml")
    assert "D10" not in {each.rule for each in check(text, Record(language="en"), own)}
    assert "D10" in {each.rule for each in check(text, Record(language="en"), rules())}


def test_vendors_may_be_named_where_the_policy_says_so():
    text = "The cause is a fault at Cloudflare."
    open_ = load(source().replace('vendor_naming = "never"', 'vendor_naming = "allowed"'), "x")
    assert "D06" in told(text)
    assert "D06" not in {each.rule for each in check(text, Record(language="en"), open_)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You cannot pay in our shops and we are on it", "en"),
        ("No se puede pagar en las tiendas y lo estamos viendo", "es"),
        ("Hola", None),
        ("", None),
    ],
)
def test_the_language_is_found_out(text, language):
    assert language_of(text) == language


def test_the_mend_is_in_the_language_of_the_text():
    (spanish,) = [
        each for each in check("Falla 10.0.0.1.", Record(language="es"), rules()) if each.mend
    ]
    assert mended("Falla 10.0.0.1.", spanish) == "Falla uno de nuestros servidores."


def test_what_is_missing_is_put_at_the_end_with_what_the_record_knows():
    zone = ZoneInfo("Europe/Madrid")
    at = datetime(2026, 1, 15, 15, 30, tzinfo=zone)
    record = Record(
        language="es", stage="update", next_update_at=at, now=at.replace(hour=14), zone=zone
    )
    text = "No se puede pagar.\n"
    (finding,) = [each for each in check(text, record, rules()) if each.rule == "C03"]
    assert (finding.start, finding.end, finding.has_place) == (18, 18, False)
    assert mended(text, finding) == (
        "No se puede pagar. Próxima actualización a las 15:30 (hora peninsular).\n"
    )


def test_a_promise_that_the_clock_knows_needs_no_particular_words():
    zone = ZoneInfo("Europe/Madrid")
    record = {"stage": "update", "zone": zone, "now": datetime(2026, 1, 15, 10, 20, tzinfo=zone)}
    assert "C03" not in told("A las 10:45 ponemos otro cartel.", language="es", **record)
    assert "C03" not in told("At 10:45 there is another notice.", language="en", **record)
    assert "C03" in told("At 10:05 we put up a notice.", language="en", **record)
    assert "C03" in told("Bookings will be back at 10:45.", language="en", **record)


def moments(zone: str) -> st.SearchStrategy[datetime]:
    first, last = datetime(2000, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001
    return st.datetimes(first, last, timezones=st.just(ZoneInfo(zone)))


RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "audience": st.sampled_from(AUDIENCES),
        "stage": st.sampled_from(STAGES),
        "language": st.sampled_from(("en", "es")),
        "channel": st.sampled_from(CHANNELS),
        "now": moments("America/Santiago"),
        "zone": st.sampled_from((ZoneInfo("Europe/Madrid"), ZoneInfo("UTC"), None)),
        "people_low": st.integers(0, 10**9),
        "people_high": st.integers(0, 10**9),
        "started_at": moments("UTC"),
        "next_update_at": moments("UTC"),
        "severity": st.integers(1, 5),
        "data": st.sampled_from(DATA),
        "degree": st.sampled_from(DEGREES),
        "workaround": st.text(max_size=20),
        "drill": st.booleans(),
        "last_text": st.text(max_size=60),
        "other_text": st.text(max_size=60),
        "last_sent_at": moments("UTC"),
        "approved_sha256": st.text(max_size=5),
        "failed_channels": st.sets(st.sampled_from(CHANNELS)),
    },
)
PIECES = st.sampled_from(
    "10.0.0.1 db-prod-01 v1.2.3 CVE-2024-3094 INC-123 /var/log/x Acme Cloudflare probably soon"  # noqa: SIM905
    " 09:40 CET 1,200 customers since next update will be back in 10 minutes !! 😅 :) [NAME]"
    " {x} **b** https://bit.ly/a a@b.test 12345678Z password: Blue42! outage disaster tú usted"
    " desde a las 15:00 próxima actualización no se puede pagar ? ¿ . \n > - ` ```".split(" ")
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map(" ".join)


@given(st.one_of(st.text(), HOSTILE), RECORDS)
def test_no_text_makes_it_fail_and_all_places_lie_within(text, known):
    record = Record(**known)
    found = check(text, record, rules())
    assert found == check(text, record, rules())
    for finding in found:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.reason(texts("en"))
        assert finding.reason(texts("es"))
        if finding.mend:
            assert 0 <= finding.mend.start <= finding.mend.end <= len(text)


@given(HOSTILE, RECORDS)
def test_a_mend_leaves_fewer_findings_of_its_rule(text, known):
    record = Record(**known)
    found = check(text, record, rules())
    for finding in found:
        if finding.mend:
            before = sum(each.rule == finding.rule for each in found)
            after = check(mended(text, finding), record, rules())
            assert sum(each.rule == finding.rule for each in after) < before, finding


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a",
            "1",
            "1.",
            "1.1.1.1 ",
            "!",
            "?",
            ".",
            "- ",
            "a-",
            "@",
            "a@a.",
            "http://.",
            "[a](",
            "{",
        ),
        *(
            "<A ",
            "#",
            "`",
            "```\n",
            "*",
            "**a",
            "_",
            "\n",
            " ",
            "ñ",
            "e\u0301",
            "\u0301",
            "😅",
            "👨\u200d",
        ),
        *(
            "AAAA ",
            "10:00 ",
            "::",
            "0:",
            "/var/",
            "C:\\a\\",
            "\\\\a\\",
            "1,111",
            "a'",
            "since 10:00 ",
        ),
        *(
            "next update ",
            "300 customers ",
            "mfa disabled ",
            "engineer Marta ",
            "eyJa.eyJ",
            "db-01 ",
        ),
        *(
            "password: ",
            ">a\n",
            "e.g. ",
            "ES91",
            "12345678Z ",
            "UTC+1 ",
            "a las 9 ",
            "[A",
            "\x00",
            "\ud800",
        ),
    ],
)
def test_a_text_of_one_kind_is_no_harm(unit, language):
    text = unit * (20_000 // len(unit))
    record = Record(
        language=language, stage="update", channel="sms", last_text=text, other_text="1"
    )
    for finding in check(text, record, rules()):
        assert 0 <= finding.start <= finding.end <= len(text)
