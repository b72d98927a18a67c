"""How often each rule trips on a status page's history, and a sample of what is flagged to read.

    python -m benchmarks.flagged path/to/content/issues --rules readiness.toml --sample 100 --seed 1

docs/readiness.md tells what was found in one, and how the sample was judged.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from incident_desk import paths
from incident_desk.domain.readiness import Finding, Record, Rules, check, load, stage_of
from incident_desk.exchange import cstate

_AROUND = 60
# (number of the text, its file, its stage, the text)
Text = tuple[int, str, str, str]


def texts(folder: Path) -> Iterator[Text]:
    """The opening words of each incident as 'acknowledged', and each update at its own stage."""
    history = cstate.read_folder(folder, lambda _done, _of: None, lambda: False)
    number = 0
    for incident in history.incidents:
        told = [("acknowledged", incident.text)] if incident.text.strip() else []
        told += [(stage_of(each.phase or "update"), each.text) for each in incident.updates]
        for stage, text in told:
            yield number, incident.file, stage, text
            number += 1


def flagged(every: list[Text], rules: Rules) -> list[tuple[Text, Finding]]:
    """In order of file, text, rule and place."""
    found = [
        (each, finding)
        for each in every
        for finding in check(each[3], Record(stage=each[2], language="en"), rules)
    ]
    return sorted(found, key=lambda one: (one[0][1], one[0][0], one[1].rule, one[1].start))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flagged", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", type=Path, default=paths.resources() / "readiness.toml")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missing", action="store_true", help="what is missing, not what is there")
    asked = parser.parse_args()
    rules = load(asked.rules.read_text("utf-8"), asked.rules.name)
    every = list(texts(asked.folder))
    found = flagged(every, rules)
    _say_rates(every, found, rules)
    wanted = [one for one in found if one[1].has_place is not asked.missing and not _assumed(one)]
    chosen = random.Random(asked.seed).sample(wanted, min(asked.sample, len(wanted)))
    for number, ((_, file, stage, text), finding) in enumerate(chosen, 1):
        before = text[max(0, finding.start - _AROUND) : finding.start]
        after = text[finding.end : finding.end + _AROUND]
        shown = " ".join(f"{before}[[{finding.text}]]{after}".split())
        print(f"{number} {finding.rule} {stage} {file}: {shown}")


def _say_rates(every: list[Text], found: list[tuple[Text, Finding]], rules: Rules) -> None:
    tripped = Counter(rule for rule, _ in {(finding.rule, text[0]) for text, finding in found})
    print(f"{len(every)} texts")
    for rule in rules.settings:
        held = sum(bool(rules.setting(rule, "customers", stage)) for _, _, stage, _ in every)
        if held:
            print(f"{rule} {tripped[rule]:5} of {held:5} {100 * tripped[rule] / held:6.1f} %")


def _assumed(one: tuple[Text, Finding]) -> bool:
    """The page names no stage for opening words: against ours, C08 proves nothing."""
    return one[1].rule == "C08" and one[0][2] == "acknowledged"


if __name__ == "__main__":
    main()
