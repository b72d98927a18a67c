from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.errors import InputError, StoppedError
from incident_desk.exchange import cstate, cstate_updates
from incident_desk.i18n import texts

SAMPLES = Path(__file__).parent / "samples"
HEAD = "---\ntitle: T\ndate: 2026-01-01 10:00\n"


def quiet(_done, _total):
    pass


def never():
    return False


def at(hour, minute=0, day=1, month=1):
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def page(tmp_path):
    def written(content):
        path = tmp_path / "page.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return cstate.read_file(path)

    return written


def told(past):
    return [(update.at, update.phase, update.text) for update in past.updates]


def test_an_incident_is_read_with_its_updates_oldest_first():
    past = cstate.read_file(SAMPLES / "payments.md")
    assert past.origin == "cstate:payments.md"
    assert past.title == "Card payments are refused"
    assert past.services == ("Shop", "Till")
    assert (past.severity_word, past.informational, past.text) == ("down", False, "")
    assert (past.started_at, past.resolved_at) == (at(9, day=4, month=3), at(11, 30, 4, 3))
    assert [(u.at, u.phase) for u in past.updates] == [
        (at(9, 5, 4, 3), "investigating"),
        (at(10, 0, 4, 3), "identified"),
        (at(10, 40, 4, 3), "monitoring"),
        (at(11, 30, 4, 3), "resolved"),
    ]
    assert past.updates[1].text == "An expired certificate."
    assert past.updates[2].text.startswith("The certificate was renewed;\nwe are watching.\n\n```")
    assert "[Update] this is output" in past.updates[2].text


def test_toml_is_read_too_and_comments_are_not_on_the_page():
    past = cstate.read_file(SAMPLES / "correo.md")
    assert (past.title, past.services, past.informational) == ("Correo lento", ("Correo",), True)
    assert past.resolved_at is None
    assert past.text == "El correo tarda en llegar."
    assert told(past) == [(at(10, 15, month=5), "", "Seguimos trabajando.")]


def test_words_without_a_time_take_the_end_or_the_time_of_the_one_before(page):
    past = page(
        HEAD + "resolved: true\nresolvedWhen: 2026-01-01 12:00\n---\n"
        "[Final message] Over.\n\n---\n[Update 2]\nB\n"
        "[Update 2026-01-01 11:00 UTC]\nA\n[Initial message]\nI\n"
    )
    assert past.text == "I"
    assert told(past) == [(at(11), "", "A"), (at(11), "", "B"), (at(12), "resolved", "Over.")]


def test_dated_lines_of_a_list_are_updates_and_the_text_after_them_is_not(page):
    past = page(
        HEAD + "---\n* 2026-01-01T11:00 - One\n  and more\n* *2026-01-02: Two*\n\nThe rest.\n"
    )
    assert told(past) == [(at(11), "", "One\n  and more"), (at(0, day=2), "", "Two")]
    assert past.text == "The rest."


def test_headings_spanish_words_and_long_dates_are_understood(page):
    past = page(HEAD + "---\n**Update 2nd of January 2026 - 19:00 UTC\ny\n\n## Identificado\nx\n")
    assert told(past) == [(at(10), "identified", "x"), (at(19, day=2), "", "y")]


def test_what_a_label_says_beyond_time_and_phase_is_kept(page):
    past = page(HEAD + "---\n[Edit - Monday 25th]\nDelayed.\n")
    assert told(past) == [(at(10), "", "Edit - Monday 25th\nDelayed.")]


@pytest.mark.parametrize(
    "body", ["[Update](https://example.org)", "**Note:** hi", "* 16:37 Denver - x"]
)
def test_what_only_looks_like_an_update_stays_text(page, body):
    past = page(f"{HEAD}---\n{body}\n")
    assert (past.text, past.updates) == (body, ())


def test_the_word_of_the_page_rules_whether_it_is_over(page):
    assert page(HEAD + "resolved: false\nresolvedWhen: 2026-01-01 12:00\n---\n").resolved_at is None
    assert page(HEAD + "resolvedWhen: 2026-01-01 12:00\n---\n").resolved_at == at(12)
    assert page(HEAD + "resolved: yes\n---\n").resolved_at == at(10)


def test_zones_are_kept_in_mind_and_none_is_utc(page):
    assert page("---\ntitle: 2026\ndate: 2026-01-01T8:00:00-05:00\n---\n").started_at == at(13)
    assert page("---\ntitle: 2026\ndate: 2026-01-01 08:00:00 +0000 UTC\n---\n").title == "2026"


def test_control_characters_do_not_come_in(page):
    past = page(
        '\ufeff---\r\ntitle: "a\\0b\\ud800"\r\ndate: 2026-01-01\r\n---\r\nx\x00\x1b[0m\ty\r\nz'
    )
    assert (past.title, past.text) == ("ab", "x[0m    y\nz")


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\n"


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        ("no head", "frontmatter.none", 1),
        ("", "frontmatter.none", 1),
        ("---\ntitle: x\n", "frontmatter.not_closed", 1),
        ("---\ntitle: x\nbad: [\n---\n", "frontmatter.broken", 3),
        ('---\ntitle: "\\UFFFFFFFF"\n---\n', "frontmatter.broken", 2),
        ("---\n- a\n---\n", "frontmatter.no_mapping", 2),
        ("---\n---\n", "frontmatter.no_mapping", 2),
        (f"---\n{BOMB}---\n", "frontmatter.alias", 3),
        ("---\na: " + "[" * 3000 + "\n---\n", "frontmatter.too_deep", 2),
        ("---\n" + "a: b\n" * 30_000 + "---\n", "frontmatter.too_long", 1),
        ("---\ntitle: a\ntitle: b\n---\n", "frontmatter.twice", 3),
        ("+++\ntitle = \n+++\n", "frontmatter.broken", 2),
        ("---\ndate: 2026-01-01\n---\n", "cstate.no_title", 1),
        ("---\ntitle:\n---\n", "cstate.no_title", 2),
        ("---\ntitle: x\n---\n", "cstate.no_date", 1),
        ("---\ntitle: x\ndate: 2026-01-01:11:00:30\n---\n", "cstate.no_such_date", 3),
        ("---\ntitle: x\ndate: 2026-02-30\n---\n", "cstate.no_such_date", 3),
        ("---\ntitle: x\ndate: 0001-01-01 00:00 +09:00\n---\n", "cstate.no_such_date", 3),
        (HEAD + "resolvedWhen: 2026-01-01 09:59\n---\n", "cstate.ends_before_start", 4),
        (HEAD + "resolved: perhaps\n---\n", "cstate.no_yes_or_no", 4),
        (b"---\ntitle: a\nb: \xff\n", "cstate.not_utf8", 3),
        (b"x" * 5_000_001, "cstate.too_big", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(page, content, key, line):
    with pytest.raises(InputError) as refused:
        page(content)
    assert (refused.value.key, refused.value.values["line"]) == (key, line)
    for language in ("en", "es"):
        assert refused.value.told(texts(language)).startswith("page.md, l")


def test_a_folder_gives_what_can_be_read_and_names_the_rest(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "good.md").write_text(HEAD + "---\n")
    (tmp_path / "bad.md").write_text("nothing")
    (tmp_path / "_index.md").write_text("not an incident")
    steps = []
    history = cstate.read(tmp_path, lambda done, total: steps.append((done, total)), never)
    assert [past.origin for past in history.incidents] == ["cstate:deep/good.md"]
    assert [(problem.file, problem.line) for problem in history.problems] == [("bad.md", 1)]
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_one_file_is_a_history_of_one():
    history = cstate.read(SAMPLES / "correo.md", quiet, never)
    assert [past.file for past in history.incidents] == ["correo.md"]


def test_a_changed_file_keeps_its_origin_and_changes_its_digest(page):
    first, second = page(HEAD + "---\n"), page(HEAD + "---\nmore")
    assert first.origin == second.origin
    assert first.digest != second.digest


def test_no_path_no_files_and_a_stop_are_told(tmp_path):
    with pytest.raises(InputError, match="no_path"):
        cstate.read(tmp_path / "none", quiet, never)
    with pytest.raises(InputError, match="empty_folder"):
        cstate.read(tmp_path, quiet, never)
    with pytest.raises(StoppedError):
        cstate.read(SAMPLES, quiet, lambda: True)


PIECES = ("*Monitoring*", "[Update", "]", "\n", '{{< track "2026-01-01" >}}', "- 2026-01-01", "```")


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_any_body_is_read(body):
    _, updates = cstate_updates.read(body, at(10), None)
    assert updates == sorted(updates, key=lambda update: update.at)
