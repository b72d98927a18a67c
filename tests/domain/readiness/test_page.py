"""docs/readiness.md says of every rule what the built-in file says."""

from pathlib import Path

import pytest
from domain.readiness.sample import source

from incident_desk.domain.readiness import RULES, STAGES, load
from incident_desk.i18n import texts

PAGE = Path(__file__).parents[3] / "docs" / "readiness.md"
SHORT = dict(zip(STAGES, ("ack", "scope", "upd", "way", "watch", "res", "post"), strict=True))


def rows() -> dict[str, list[str]]:
    found = {}
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 7 and cells[0] in RULES:
            found[cells[0]] = cells[1:]
    return found


@pytest.mark.parametrize("rule", RULES)
def test_the_table_says_what_the_file_says(rule):
    english, spanish, level, stages, _needs, _mend = rows()[rule]
    built_in = load(source(), "readiness.toml")
    setting = built_in.settings[rule]["customers"]
    grave = built_in.grave.get(rule)
    assert english == texts("en")(f"readiness.{rule.lower()}.name")
    assert spanish == texts("es")(f"readiness.{rule.lower()}.name")
    assert level == (f"{setting.level} / {grave}" if grave else setting.level)
    every = len(setting.stages) == len(STAGES)
    assert stages == ("all" if every else " ".join(SHORT[stage] for stage in setting.stages))
