from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.playbook import ROLES, Playbook, Step
from incident_desk.errors import InputError
from incident_desk.i18n import texts
from incident_desk.playbooks.markdown import read, write

HEAD = "---\ntitle: Power loss\nid: power-loss\nversion: 2\nlanguage: en\n---\n"

line = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
line = line.map(str.strip).filter(bool)
marked = st.text(alphabet="ab #-*`>[](){}<!'\"\\.1:~=_", min_size=1).map(str.strip).filter(bool)
text = line | marked
paragraphs = st.lists(text | st.just(""), max_size=5).map(lambda lines: "\n".join(lines).strip())
steps = st.lists(
    st.builds(
        Step,
        id=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True),
        text=text,
        detail=paragraphs,
        role=st.sampled_from(("", *ROLES)),
        critical=st.booleans(),
        minutes=st.none() | st.integers(1, 10_000),
        phone=st.text(alphabet="+0123456789 ()-/'\"", max_size=20),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda step: step.id,
).map(tuple)
playbooks = st.builds(
    Playbook,
    id=text,
    title=text,
    version=st.integers(1, 999),
    language=st.sampled_from(("en", "es")),
    steps=steps,
    about=paragraphs,
    sources=st.lists(text | paragraphs.filter(bool), max_size=3).map(tuple),
    for_failures=st.lists(text, max_size=3).map(tuple),
)
ONE = (Step("a", "Look"),)


@given(playbooks)
@example(Playbook("a", "A", 1, "en", ONE, about="one\n---\ntwo", sources=("x\n---\n\n---\ny",)))
@example(Playbook("no", "yes", 1, "en", (Step("a", "Look {#b}", "- [ ] x\n\n    y\n```\n---"),)))
def test_what_was_written_is_read_back_the_same(playbook):
    assert read(write(playbook), "a.md") == playbook


def test_a_step_carries_its_attributes_and_its_detail():
    body = (
        "- [ ] Call the utility,\n  twice if need be. "
        '{#call role=liaison critical minutes=10 phone="+44 20 7946 0000"}\n\n'
        "  Ask for a time.\n\n  Write it down.\n"
    )
    assert read(HEAD + body, "a.md").steps == (
        Step(
            "call",
            "Call the utility, twice if need be.",
            "Ask for a time.\n\nWrite it down.",
            "liaison",
            critical=True,
            minutes=10,
            phone="+44 20 7946 0000",
        ),
    )


def test_a_step_without_an_id_is_named_after_its_place():
    playbook = read(HEAD + "- [ ] Look {around}\n- [ ] Listen\n", "a.md")
    assert playbook.steps == (Step("step-1", "Look {around}"), Step("step-2", "Listen"))


def test_lines_may_end_as_on_any_system():
    body = "- [ ] Look {#look}\n\n  Twice.\n"
    assert read((HEAD + body).replace("\n", "\r\n"), "a.md") == read(HEAD + body, "a.md")


@pytest.mark.parametrize(
    ("content", "reason", "at"),
    [
        ("", "playbooks.no_front_matter", 1),
        ("- [ ] Look\n", "playbooks.no_front_matter", 1),
        ("---\ntitle: A\n", "playbooks.no_front_matter", 1),
        ("---\ntitle: A\nid: [\n---\n", "playbooks.front_matter_unreadable", 3),
        (f"---\n{'[' * 5000}\n---\n", "playbooks.front_matter_unreadable", 1),
        ("---\ntitle\n---\n", "playbooks.front_matter_unreadable", 1),
        ("---\ntitle: 2024-13-40\n---\n", "playbooks.front_matter_unreadable", 1),
        (HEAD.replace("title: Power loss\n", ""), "playbooks.key_missing", 1),
        (HEAD.replace("language: en", "language: no"), "playbooks.key_wrong", 5),
        (HEAD.replace("version: 2", "version: true"), "playbooks.key_wrong", 4),
        (HEAD.replace("version: 2", "version: 0"), "playbooks.key_wrong", 4),
        (HEAD.replace("id: power-loss", "id: power-loss\nfor: power"), "playbooks.key_wrong", 4),
        (HEAD.replace("id: power-loss", "id: power-loss\nowner: Ana"), "playbooks.unknown_key", 4),
        (HEAD, "playbooks.no_steps", 7),
        (HEAD + "\nA word.\n", "playbooks.not_a_step", 8),
        (HEAD + "1. [ ] Look\n", "playbooks.not_a_step", 7),
        (HEAD + "- [ ] Look\n- Listen\n", "playbooks.not_a_step", 8),
        (HEAD + "- [ ] {#look}\n", "playbooks.step_empty", 7),
        (HEAD + "- [ ] Look {#a}\n- [ ] Listen {#a}\n", "playbooks.same_step", 8),
        (HEAD + "- [ ] Look {#}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a role=king}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a minutes=0}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a minutes=soon}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a urgent}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a phone='1}\n", "playbooks.attribute_wrong", 7),
    ],
)
def test_a_mistake_is_told_with_its_file_line_and_reason(content, reason, at):
    with pytest.raises(InputError) as told:
        read(content, "a.md")
    assert (told.value.key, told.value.values["line"]) == (reason, at)
    for language in ("en", "es"):
        sentence = told.value.told(texts(language))
        assert sentence.startswith("a.md, ")
        assert "{" not in sentence.replace("{#", "")


@given(st.text() | marked | st.text(alphabet="-[] \n\t{}#a=:*>`1.").map(HEAD.__add__))
def test_no_text_is_worse_than_an_input_error(content):
    with suppress(InputError):
        assert read(content, "a.md").steps
