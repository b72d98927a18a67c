from contextlib import suppress
from dataclasses import replace

import pytest
from drawn_playbooks import any_at_all, marked, ordinary
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Condition, Playbook, Step
from incident_desk.errors import InputError, RuleError
from incident_desk.i18n import texts
from incident_desk.playbooks.markdown import read, write

HEAD = "---\ntitle: Power loss\nid: power-loss\nversion: 2\nlanguage: en\n---\n"
ONE = (Step("a", "Look"),)
PLAIN = Playbook("a", "A", 1, "en", ONE)


def steps(body):
    return read(HEAD + body, "a.md").steps


@given(ordinary)
@example(replace(PLAIN, about="one\n---\ntwo", sources=("x\n---\n\n---\ny",)))
@example(replace(PLAIN, id="no", title="yes"))
@example(replace(PLAIN, steps=(Step("a", "Look {#b}", "- x\n\n    y\n```\n---\n```"),)))
@example(replace(PLAIN, steps=(*ONE, Step("b", "Twice", "    code", under="a"))))
@example(replace(PLAIN, steps=(Step("a", "Look", "- x\n* y\n+ z"), Step("b", "Twice"))))
def test_what_was_written_is_read_back_the_same(playbook):
    assert read(write(playbook), "a.md") == playbook


@given(any_at_all)
def test_whatever_a_step_says_nothing_of_it_is_lost_or_it_is_not_written(playbook):
    with suppress(RuleError):
        assert read(write(playbook), "a.md") == playbook


@given(st.text(alphabet="-[] \n\t{}#a=:*>`1.").map(HEAD.__add__))
def test_what_was_read_can_be_written_and_reads_the_same_again(content):
    with suppress(InputError):
        playbook = read(content, "a.md")
        with suppress(RuleError):
            assert read(write(playbook), "a.md") == playbook


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ((*ONE, Step("b", "Listen", "- [ ] Not a detail")), "Listen"),
        ((Step("a", "Look", "```\nno end"), Step("b", "Listen", under="a")), "Look"),
        ((*ONE, Step("b", "Listen", under="gone")), "Listen"),
        ((*ONE, Step("b", "Two\nlines")), "Two\nlines"),
        ((*ONE, Step("b", "Bell \x07")), "Bell \x07"),
        ((*ONE, Step("b", "No such role", role="king")), "No such role"),
    ],
)
def test_a_step_that_would_read_as_something_else_is_named_and_not_written(steps, named):
    with pytest.raises(RuleError) as told:
        write(replace(PLAIN, steps=steps))
    assert (told.value.key, told.value.values) == ("playbooks.unwritable", {"step": named})


@pytest.mark.parametrize("wrong", [{"steps": ()}, {"id": "../a"}, {"title": " "}])
def test_a_head_that_cannot_be_read_is_not_written(wrong):
    with pytest.raises(RuleError) as told:
        write(replace(PLAIN, **wrong))
    assert told.value.key == "playbooks.unwritable_front"


def test_a_step_carries_its_attributes_and_its_detail():
    body = (
        "- [ ] Call the utility,\n  twice if need be. {#call role=liaison critical minutes=10"
        ' phone="+44 20 7946 0000" if=data:possible,confirmed if=workaround:unknown}\n\n'
        "  Ask for a time.\n\n  Write it down.\n"
    )
    assert steps(body) == (
        Step(
            "call",
            "Call the utility, twice if need be.",
            "Ask for a time.\n\nWrite it down.",
            "liaison",
            critical=True,
            minutes=10,
            phone="+44 20 7946 0000",
            conditions=(
                Condition("data", ("possible", "confirmed")),
                Condition("workaround", ("unknown",)),
            ),
        ),
    )


def test_the_head_tells_what_the_playbook_is_for():
    told = (
        "for: [power]\nseverities: [1, 2]\nroles: [commander, operations]\nopens: closing\n"
        "words: [power, electri*]\nwhen: {control: public}\nalways:\n  safety: [no, actual]\n"
    )
    playbook = read(HEAD.replace("language", told + "language") + "- [ ] Look\n", "a.md")
    assert playbook.for_failures == ("power",)
    assert playbook.severities == (1, 2)
    assert playbook.roles == ("commander", "operations")
    assert playbook.opens == "closing"
    assert playbook.words == ("power", "electri*")
    assert playbook.when == (Condition("control", ("public",)),)
    assert playbook.always == (Condition("safety", ("no", "actual")),)


def test_a_step_without_an_id_is_named_after_its_place():
    assert steps("- [ ] Look {around}\n- [ ] Listen\n") == (
        Step("step-1", "Look {around}"),
        Step("step-2", "Listen"),
    )


def test_steps_may_be_numbered_and_their_parts_too():
    body = "1. Isolate it {#isolate}\n   - laptops\n   1. Pull the cable\n\n      Now.\n2. Look\n"
    assert steps(body) == (
        Step("isolate", "Isolate it", "- laptops"),
        Step("step-2", "Pull the cable", "Now.", under="isolate"),
        Step("step-3", "Look"),
    )


def test_a_box_in_a_step_is_a_part_of_it_and_a_number_is_detail():
    body = "- [ ] Isolate it\n\n  1. one\n\n  - [x] Pull it\n    - [ ] Mark it\n\n  Then wait.\n"
    assert steps(body) == (
        Step("step-1", "Isolate it", "1. one\n\nThen wait."),
        Step("step-2", "Pull it", under="step-1"),
        Step("step-3", "Mark it", under="step-2"),
    )


def test_code_keeps_its_tabs_and_its_boxes():
    detail = "```sh\n\tmake\n- [ ] no step\n```"
    body = "-   [ ] Type it\n\n    ```sh\n    \tmake\n    - [ ] no step\n    ```\n"
    assert steps(body) == (Step("step-1", "Type it", detail),)


def test_lines_may_end_as_on_any_system_and_a_byte_order_mark_may_stand_first():
    body = "- [ ] Look {#look}\n\n  Twice.\n"
    windows = "\ufeff" + (HEAD + body).replace("\n", "\r\n")
    assert read(windows, "a.md") == read(HEAD + body, "a.md")


def test_a_title_is_text_whatever_yaml_would_make_of_it():
    assert (
        read(HEAD.replace("Power loss", "2024-13-40") + "1. Look\n", "a.md").title == "2024-13-40"
    )


def head_with(line):
    return HEAD.replace("id: power-loss", f"id: power-loss\n{line}")


@pytest.mark.parametrize(
    ("content", "reason", "at"),
    [
        ("", "playbooks.no_front_matter", 1),
        ("- [ ] Look\n", "playbooks.no_front_matter", 1),
        ("---\ntitle: A\n", "playbooks.no_front_matter", 1),
        ("---\ntitle: A\nid: [\n---\n", "playbooks.front_matter_unreadable", 3),
        (f"---\n{'[' * 5000}\n---\n", "playbooks.front_matter_unreadable", 1),
        ("---\ntitle\n---\n", "playbooks.front_matter_unreadable", 1),
        ("---\n\u0099: a\n---\n", "playbooks.front_matter_unreadable", 1),
        (HEAD.replace("title: Power loss\n", ""), "playbooks.key_missing", 1),
        (HEAD.replace("Power loss", "''"), "playbooks.key_no_text", 2),
        (HEAD.replace("Power loss", "~"), "playbooks.key_no_text", 2),
        (HEAD.replace("Power loss", "[Power, loss]"), "playbooks.key_no_text", 2),
        (HEAD.replace("language: en", "language: no"), "playbooks.key_no_choice", 5),
        (HEAD.replace("version: 2", "version: true"), "playbooks.key_no_number", 4),
        (HEAD.replace("version: 2", "version: 0"), "playbooks.key_no_number", 4),
        (HEAD.replace("id: power-loss", "id: ../power"), "playbooks.id_wrong", 3),
        (head_with("for: power"), "playbooks.key_no_list", 4),
        (head_with("for: [power, ' ']"), "playbooks.key_no_text", 4),
        (head_with("owner: Ana"), "playbooks.unknown_key", 4),
        (head_with("title: Again"), "playbooks.key_twice", 4),
        (head_with("severities: [6]"), "playbooks.key_no_choice", 4),
        (head_with("roles: [king]"), "playbooks.key_no_choice", 4),
        (head_with("opens: midnight"), "playbooks.key_no_choice", 4),
        (head_with("when: [control]"), "playbooks.key_no_mapping", 4),
        (head_with("when:\n  weather: bad"), "playbooks.nothing_asked", 5),
        (head_with("when:\n  control: []"), "playbooks.no_answer", 5),
        (head_with("when:\n  safety: no\n  safety: no"), "playbooks.key_twice", 4),
        (head_with("always: &a {safety: *a}"), "playbooks.no_answer", 4),
        (HEAD, "playbooks.no_steps", 7),
        (HEAD + "\nA word.\n", "playbooks.not_a_step", 8),
        (HEAD + "# A heading\n- [ ] Look\n", "playbooks.not_a_step", 7),
        (HEAD + "[look]: https://example.org\n- [ ] Look\n", "playbooks.not_a_step", 7),
        (HEAD + "- [ ] Look\n- Listen\n", "playbooks.not_a_step", 8),
        (HEAD + "- [ ] Look\n  - [ ] Twice\n  - Listen\n", "playbooks.not_a_step", 9),
        (HEAD + "1. # Look\n", "playbooks.not_a_step", 7),
        (
            HEAD + "- [ ] A\n" + "".join(f"{'  ' * n}- [ ] A\n" for n in range(1, 30)),
            "playbooks.too_deep",
            12,
        ),
        (HEAD + "- [ ] {#look}\n", "playbooks.step_empty", 7),
        (HEAD + "- [ ]\n", "playbooks.step_empty", 7),
        (HEAD + "- [ ] Look {#a}\n- [ ] Listen {#a}\n", "playbooks.same_step", 8),
        (HEAD + "- [ ] Look {#a}\n  - [ ] Listen {#a}\n", "playbooks.same_step", 8),
        (HEAD + "- [ ] Look {#}\n", "playbooks.id_wrong", 7),
        (HEAD + "- [ ] Look {#a role=king}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a minutes=0}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a minutes=soon}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a urgent}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a if=}\n", "playbooks.attribute_wrong", 7),
        (HEAD + "- [ ] Look {#a phone='1}\n", "playbooks.id_wrong", 7),
        (HEAD + "- [ ] Look {#a if=weather:bad}\n", "playbooks.nothing_asked", 7),
        (HEAD + "- [ ] Look {#a if=data:stolen}\n", "playbooks.no_answer", 7),
        (HEAD + "- [ ] Look {#a if=data}\n", "playbooks.no_answer", 7),
        (head_with("roles: [scribe]") + "1. A {#a role=liaison}\n", "playbooks.role_not_listed", 8),
        (HEAD + "- [ ] Do it\n" * 10_000, "playbooks.too_many_steps", 307),
        (HEAD + "- [ ] Look\0\n", "playbooks.not_text", 7),
        ("\x1b\n" + HEAD, "playbooks.not_text", 1),
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
