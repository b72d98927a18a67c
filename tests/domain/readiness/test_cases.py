"""Every rule flags what it should, and leaves its near misses alone, in each language."""

import pytest
from domain.readiness.sample import LANGUAGES, cases, found, table

from incident_desk.domain.readiness import RULES, mended
from incident_desk.i18n import texts

SPANISH_ONLY = ("P06", "P07")


def test_every_rule_has_three_of_each_in_each_language():
    assert tuple(sorted(table())) == tuple(sorted(RULES))
    for rule, case in table().items():
        for language in LANGUAGES:
            fewest = 0 if language == "en" and rule in SPANISH_ONLY else 3
            assert len(case[language]["trips"]) >= fewest, (rule, language)
            assert len(case[language]["passes"]) >= 3, (rule, language)


@pytest.mark.parametrize(("rule", "language", "text", "record"), cases("trips"))
def test_it_trips(rule, language, text, record):
    flagged = found(rule, text, record)
    assert flagged
    for finding in flagged:
        assert finding.text == text[finding.start : finding.end]
        for told_in in LANGUAGES:
            reason = finding.reason(texts(told_in))
            assert reason.endswith(".")
            assert not reason.startswith("readiness.")
            assert not finding.name(texts(told_in)).startswith("readiness.")


@pytest.mark.parametrize(("rule", "language", "text", "record"), cases("passes"))
def test_it_does_not_trip(rule, language, text, record):
    assert [finding.text for finding in found(rule, text, record)] == []


@pytest.mark.parametrize(("rule", "language", "text", "record"), cases("trips"))
def test_a_mend_removes_its_finding(rule, language, text, record):
    flagged = found(rule, text, record)
    for finding in flagged:
        if finding.mend:
            left = found(rule, mended(text, finding), record)
            assert len(left) < len(flagged)
