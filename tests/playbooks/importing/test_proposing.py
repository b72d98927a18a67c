"""Runbooks as others write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.errors import InputError
from incident_desk.i18n import texts
from incident_desk.playbooks import markdown
from incident_desk.playbooks.importing.proposal import playbook
from incident_desk.playbooks.importing.runbook import problem, propose


def made(text, file="cache.md", language=""):
    account = propose(text, file, language)
    assert problem(account) is None
    return playbook(account)


def steps(text):
    """Texts of the steps, deeper ones indented by a dash."""
    depth, told = {"": -1}, []
    for step in made(text).steps:
        depth[step.id] = depth[step.under] + 1
        told.append("-" * depth[step.id] + step.text)
    return told


def details(text):
    return {step.text: step.detail for step in made(text).steps}


def out(text):
    account = propose(text, "cache.md")
    return {one.block.text: one.fate.why for one in account.entries if one.fate.what == "out"}


ALERT = """---
title: Cache Is Full
weight: 20
---

# CacheIsFull

## Meaning

The cache holds more than it should.

## Impact

Pages are slow.

## Diagnosis

- Check the dashboard of the [cache](https://example.org/cache).
- Check the log:

  ```shell
  tail -f cache.log
  ```

Usual reasons:

- too many visitors
- a loop

## Mitigation

It often empties by itself. Restart the cache. If that does not help, call the provider.
"""


def test_an_alert_with_its_usual_headings():
    playbook_ = made(ALERT)
    assert (playbook_.title, playbook_.id, playbook_.language) == ("Cache Is Full", "cache", "en")
    assert playbook_.about == "The cache holds more than it should.\n\nPages are slow."
    assert playbook_.sources == ("cache.md",)
    assert steps(ALERT) == [
        "Check the dashboard of the cache.",
        "Check the log:",
        "Restart the cache.",
        "If that does not help, call the provider.",
    ]


def test_code_links_lists_and_the_heading_stay_with_their_step():
    told = details(ALERT)
    assert told["Check the dashboard of the cache."] == (
        "> Diagnosis\n\n[cache](https://example.org/cache)"
    )
    assert told["Check the log:"] == (
        "```shell\ntail -f cache.log\n```\n\nUsual reasons:\n\n- too many visitors\n- a loop"
    )
    assert told["Restart the cache."] == "> Mitigation\n\nIt often empties by itself."


def test_boxes_are_steps_and_what_stands_under_them_is_detail_or_a_part():
    text = (
        "# Release day\n\n- [ ] Tell the team\n  * in chat\n  * by phone\n- [x] Stop the jobs\n"
        "  - [ ] the nightly one\n  - [ ] the hourly one\n"
    )
    assert steps(text) == [
        *("Tell the team", "Stop the jobs", "-The nightly one", "-The hourly one"),
    ]
    assert details(text)["Tell the team"] == "- in chat\n- by phone"


def test_numbers_go_on_after_code_in_between():
    text = (
        "# Restore\n\n1. Stop the shop:\n\n```sh\nshop stop\n```\n\n2. Restore the copy\n"
        "   1. Find the newest\n   2. Check its age\n"
    )
    assert steps(text) == [
        *("Stop the shop:", "Restore the copy", "-Find the newest", "-Check its age"),
    ]
    assert details(text)["Stop the shop:"] == "```sh\nshop stop\n```"


def test_headings_that_are_tasks_become_steps_with_parts():
    text = (
        "# Moving the shop\n\n## 1. Stop the orders\n\nWe have one switch for it.\n\n"
        "- Turn it off\n- Tell the shops\n\n## How to copy the data\n\n```\ncopy all\n```\n"
    )
    assert steps(text) == [
        *("Stop the orders", "-Turn it off", "-Tell the shops", "Copy the data"),
    ]
    assert details(text)["Stop the orders"] == "We have one switch for it."
    assert details(text)["Copy the data"] == "```\ncopy all\n```"


def test_a_section_that_only_explains_what_to_do_becomes_a_step_to_read_it():
    text = (
        "# Mail\n\n## Diagnosis\n\nCheck the queue.\n\n## Mitigation\n\n"
        "A queue that does not move for an hour is cured only by patience and more space.\n"
    )
    assert steps(text) == ["Check the queue.", "Read: Mitigation"]
    assert "patience" in details(text)["Read: Mitigation"]
    spanish = made(text, language="es").steps[-1].text
    assert spanish == "Lea: Mitigation"


def test_the_role_in_a_heading_is_that_of_its_steps():
    text = "# Outage\n\n## Steps for the scribe\n\n1. Write down the time\n\n## Others\n\n1. Wait\n"
    assert [step.role for step in made(text).steps] == ["scribe", ""]


def test_a_lead_that_says_only_that_a_list_follows_is_no_step():
    text = "# Cache\n\n## Steps\n\nDo the following:\n\n- Stop it\n- Start it\n"
    assert steps(text) == ["Stop it", "Start it"]
    text = "# Cache\n\n## Steps\n\nCheck with the team:\n\n- Ask if they see it\n- Ask for help\n"
    assert steps(text) == ["Check with the team:", "-Ask if they see it", "-Ask for help"]


def test_a_table_becomes_lines_that_say_what_each_cell_is():
    text = "# T\n\n## Steps\n\nCheck the limits.\n\n| Part | Limit |\n|---|---|\n| disk | 80% |\n"
    assert details(text)["Check the limits."] == "> Steps\n\n- Part: disk; Limit: 80%"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("---\ntitle: 'A: b'\nweight: 20\n---\n", "A: b"),
        ('+++\ntitle = "From TOML"\n+++\n', "From TOML"),
        ("", "The heading"),
        ("---\ntitle: [\n---\n", "The heading"),
        ("---\ntitle: a: b: [\n---\n", "The heading"),
        ("---\n\nA rule, not a head.\n\n---\n", "The heading"),
        ("\ufeff---\ntitle: Marked\n---\n", "Marked"),
    ],
)
def test_any_head_or_none_will_do(head, title):
    text = f"{head}\n# The heading\n\n1. Check it\n"
    assert made(text).title == title


def test_a_file_without_any_title_is_called_after_itself_or_its_folder():
    assert made("1. Check it\n", "shop/cache_is_full.html.md").title == "Cache is full"
    assert made("1. Check it\n", "shop/restart-cache/index.md").id == "restart-cache"
    assert made("1. Check it\n", "CacheIsFull.md").words == ("CacheIsFull",)
    assert made("1. Check it\n", "CacheIsFull.md").id == "cache-is-full"


def test_marks_of_other_tools_are_understood():
    text = (
        '# Cache\n\n!!! warning "Careful"\n    Orders are lost.\n\n## Steps\n\n1. Check it\n\n'
        "> [!NOTE]\n> It takes an hour.\n\n{{< hint >}}\n\n"
        '2. Read [it]({{< ref "./disks.md" >}})\n\n<details>\n<summary>More</summary>\n\nWait.\n\n'
        "</details>\n<!-- remember -->\n"
    )
    told = made(text)
    assert told.about == "Careful Orders are lost."
    assert [step.text for step in told.steps] == ["Check it", "Read it (`disks.md`)", "Wait."]
    assert told.steps[0].detail == "> Steps\n\n> It takes an hour."


def test_html_gives_its_words():
    text = (
        "# Cache\n\n## Steps\n\n1. Call us\n\n<table><tr><td>Day</td><td>1234</td></tr></table>\n"
    )
    assert details(text)["Call us"] == "> Steps\n\nDay\n1234"


def test_what_is_left_out_is_told_with_its_reason():
    text = (
        "# Cache\n\n## Steps\n\n1. Check it\n\nTODO: write the rest\n\n## Background\n\n"
        f"{'Long ago. ' * 80}\n\n## References\n\n- [A](https://a.org)\n\n[b]: https://b.org\n"
    )
    told = out(text)
    assert told["TODO: write the rest"] == "import.out.unfinished"
    assert told["- [A](https://a.org)"] == "import.out.reference"
    assert told["[b]: https://b.org"] == "import.out.link"
    assert "import.out.background" in told.values()
    assert all(texts("es")(why) != why for why in told.values())


def test_a_box_inside_a_detail_does_not_become_a_step_when_it_is_read_again():
    text = "# T\n\n## Steps\n\n1. Check it\n\n   > - [ ] no\n\n   ~~~\n   - [ ] code\n"
    assert markdown.read(markdown.write(made(text)), "a.md") == made(text)


def test_spanish_runbooks_are_understood():
    text = (
        "# Caché llena\n\n## Significado\n\nLa caché ocupa más de lo debido.\n\n## Diagnóstico\n\n"
        "- Compruebe el panel de la caché\n- Revisar los registros de la noche\n\n## Solución\n\n"
        "Suele vaciarse sola. Si no, reinicie la caché.\n"
    )
    assert made(text).language == "es"
    assert made(text).about == "La caché ocupa más de lo debido."
    assert steps(text) == [
        "Compruebe el panel de la caché",
        "Revisar los registros de la noche",
        "Si no, reinicie la caché.",
    ]


@pytest.mark.parametrize(
    ("text", "file", "reason"),
    [
        ("", "a.md", "import.empty"),
        ("---\ntitle: A\n---\n", "a.md", "import.empty"),
        ("site: a\n", "mkdocs.yml", "import.not_markdown"),
        ("1. Check it\0\n", "a.md", "playbooks.not_text"),
        ("# Check it\n\n" * 6000, "a.md", "import.too_long"),
    ],
)
def test_what_cannot_be_read_is_told(text, file, reason):
    with pytest.raises(InputError) as told:
        propose(text, file)
    assert told.value.key == reason
    for language in ("en", "es"):
        assert told.value.told(texts(language)).startswith(file)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Cache\n\n## Meaning\n\nThe cache is full.\n", "import.nothing_to_do"),
        ("# Cache\n\nSee [the other page](other.md).\n", "import.nothing_to_do"),
        ("# Cache\n\n## Mitigation\n\nTODO\n", "import.nothing_to_do"),
        ("# Us\n\nCheck it.\n\n" + "We like it here. " * 40, "import.explains"),
        ("# Cache\n\n" + "1. Check it\n" * 400, "import.too_many_steps"),
    ],
)
def test_what_is_no_runbook_is_told_but_can_still_be_looked_at(text, reason):
    account = propose(text, "a.md")
    error = problem(account)
    assert error.key == reason
    assert error.told(texts("es")).startswith("a.md: ")
    assert account.entries


pieces = st.sampled_from(
    (
        *("Check it.", "the disk", "# Steps", "## Meaning", "- a", "- [ ] b", "1. Run it:", "```"),
        *("> note", "<b>", "[a](b.md)", "[c]: d", "---", "|", "|-|", "TODO", "![](x)", "{{< x >}}"),
        *(
            "Do you see it?",
            "If so, stop.",
            "\t",
            "**A. B",
            "!!! note",
            "    x",
            "",
            "{#a}",
            "<!--",
        ),
    )
)
written = st.lists(pieces, min_size=1, max_size=3).map(" ".join)
documents = st.lists(written, max_size=20).map("\n".join)


@given(st.text() | documents)
def test_every_line_is_accounted_for_and_whatever_comes_out_can_be_kept(text):
    with suppress(InputError):
        account = propose(text, "a.md")
        told = {n for one in account.entries for n in range(one.block.line, one.block.last + 1)}
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines, 1):
            said = any(character.isalnum() for character in line)
            assert number in told or not said, line
        numbers = [one.block.number for one in account.entries]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        with suppress(InputError):
            kept = playbook(account)
            assert markdown.read(markdown.write(kept), "a.md") == kept
