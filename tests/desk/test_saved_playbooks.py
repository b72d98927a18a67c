"""Own playbooks saved from the window: their versions, their mistakes, and as files for others."""

from dataclasses import replace

import pytest

from incident_desk import paths
from incident_desk.domain.playbook import Condition, Playbook, Step
from incident_desk.errors import RuleError, StoreError
from incident_desk.i18n import texts
from incident_desk.playbooks import drafts, versions

TILLS = Playbook("tills", "Tills", 1, "en", (Step("open", "Open the till by hand."),))


def numbers(desk, playbook_id="tills"):
    return [one.number for one in desk.playbook_versions(playbook_id, "en")]


def with_step(playbook, **values):
    return replace(playbook, steps=(replace(playbook.steps[0], **values),))


def test_every_save_raises_the_version_and_keeps_the_earlier_file(desk):
    assert desk.save_playbook(TILLS).version == 1
    assert desk.save_playbook(replace(TILLS, title="Our tills")).version == 2
    assert desk.playbook("tills", "en").title == "Our tills"
    assert numbers(desk) == [2, 1]
    kept = paths.own_playbooks(desk.folder) / "en" / ".versions" / "tills" / "1.md"
    assert "title: Tills" in kept.read_text("utf-8")
    assert desk.playbook_problems == ()


def test_a_built_in_one_is_saved_as_a_copy_and_comes_back(desk):
    built_in = desk.playbook("power-loss", "en")
    desk.save_playbook(replace(built_in, title="Our power loss"))
    assert desk.playbook("power-loss", "en").version == built_in.version + 1
    assert [one.built_in for one in desk.playbook_versions("power-loss", "en")] == [False, True]
    desk.remove_own_playbook("power-loss", "en")
    assert desk.playbook("power-loss", "en") == built_in
    assert numbers(desk, "power-loss") == [built_in.version + 1, built_in.version]
    with pytest.raises(RuleError):
        desk.remove_own_playbook("power-loss", "en")


def test_a_version_says_what_it_changed(desk):
    desk.save_playbook(TILLS)
    desk.save_playbook(
        replace(
            with_step(TILLS, minutes=5),
            steps=(*with_step(TILLS, minutes=5).steps, Step("b", "Tell.")),
        )
    )
    new, old = desk.playbook_versions("tills", "en")
    before, after = (desk.read_playbook(one.text, "x") for one in (old, new))
    found = versions.difference(before, after)
    assert ([s.id for s in found.added], found.removed, [s.id for s in found.changed]) == (
        ["b"],
        (),
        ["open"],
    )
    assert not found.head
    assert "+- [ ] Tell. {#b}" in versions.lines(old.text, new.text)


def test_an_earlier_file_that_cannot_be_kept_stops_the_save(desk, monkeypatch):
    desk.save_playbook(TILLS)

    def refuse(*_):
        raise StoreError("playbooks.not_kept", path="x", reason="full")

    monkeypatch.setattr(versions, "put_aside", refuse)
    with pytest.raises(StoreError):
        desk.save_playbook(replace(TILLS, title="Lost"))
    assert desk.playbook("tills", "en").title == "Tills"


@pytest.mark.parametrize(
    ("playbook", "said", "step"),
    [
        (replace(TILLS, title=" "), "no title", ""),
        (replace(TILLS, id="Ä"), "cannot be an id", ""),
        (replace(TILLS, steps=()), "no steps", ""),
        (replace(TILLS, steps=TILLS.steps * 301), "more than 300", ""),
        (with_step(TILLS, text=""), "Step 1 does not say", "open"),
        (with_step(TILLS, text="Ring \x07 the bell"), "text of step 1", "open"),
        (with_step(TILLS, detail="- [ ] a box"), "detail of step 1", "open"),
        (with_step(TILLS, detail="```\nnever closed"), "detail of step 1", "open"),
        (with_step(replace(TILLS, roles=("scribe",)), role="liaison"), "Who is needed", "open"),
    ],
)
def test_a_mistake_is_told_with_its_step(desk, playbook, said, step):
    found = desk.playbook_mistake(playbook)
    assert said in found.error.told(texts("en"))
    assert found.step == step
    assert found.error.told(texts("es"))


def test_every_built_in_one_can_be_saved_as_it_is(desk):
    for language in ("en", "es"):
        for playbook in desk.playbooks(language):
            assert desk.playbook_mistake(playbook) is None
            saved = desk.save_playbook(playbook)
            assert replace(saved, version=playbook.version) == playbook


def test_blanks_that_typing_leaves_do_no_harm(desk):
    typed = with_step(TILLS, text="Open  it ", detail="\nLook.  \n\n")
    assert desk.save_playbook(replace(typed, title=" Tills ")).steps[0].detail == "Look."


def test_one_is_written_as_a_file_and_all_into_a_new_folder(desk, tmp_path):
    desk.save_playbook(TILLS)
    desk.export_playbook("tills", "en", tmp_path / "out.md")
    assert desk.read_playbook((tmp_path / "out.md").read_text("utf-8"), "out.md").id == "tills"
    folder, count = desk.export_playbooks(tmp_path)
    again, _ = desk.export_playbooks(tmp_path)
    assert count == 25
    assert folder != again
    assert (folder / "en" / "tills.md").is_file()
    assert len(list(folder.rglob("*.md"))) == 25


def test_a_file_that_cannot_be_written_is_told(desk, tmp_path):
    with pytest.raises(StoreError):
        desk.export_playbook("power-loss", "en", tmp_path)


def test_a_draft_survives_as_text_finished_or_not():
    held = {
        "en": replace(TILLS, title="", when=(Condition("data", ("possible",)),), severities=(1, 2)),
        "es": with_step(TILLS, text="", conditions=(Condition("severity", ("1",)),)),
    }
    assert drafts.decoded(drafts.encoded(held)) == held
    for other in ("", "no json", "[]", '{"en": {}}', '{"en": {"steps": [{"x": 1}]}}'):
        assert drafts.decoded(other) == {}
