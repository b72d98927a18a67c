import pytest

from incident_desk.playbooks.importing.inline import Links, linked, mended, plain

LINKS = Links({"THE WIKI": "https://wiki.example.org/a"}, "shop/payments/cards.md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](https://example.org/x)", "[a](https://example.org/x)"),
        ("[a](https://example.org/x 'title')", "[a](https://example.org/x)"),
        ("[call](tel:112)", "[call](tel:112)"),
        ("[it][The Wiki]", "[it](https://wiki.example.org/a)"),
        ("[the wiki][]", "[the wiki](https://wiki.example.org/a)"),
        ("[the wiki]", "[the wiki](https://wiki.example.org/a)"),
        ("[a](../disks.md)", "a (`shop/disks.md`)"),
        ("[a](../disks.md#top)", "a (`shop/disks.md`)"),
        ("[a](/manual/disks.html)", "a (`/manual/disks.html`)"),
        ("[below](#further-down)", "below"),
        ("known[<sup>[1]</sup>](#ref-1)", "known"),
        ("[a](https://example.org){:target='_blank'}", "[a](https://example.org)"),
        ("![A picture of the rack](rack.png) Look", "(A picture of the rack) Look"),
        ("![rack](rack.png)Look", "Look"),
        ("[![build](badge.svg)](https://example.org/ci)", ""),
        ("Press <kbd>Enter</kbd><br/>twice", "Press Enter\ntwice"),
        ("Replace <namespace> by yours", "Replace `<namespace>` by yours"),
        ("<!-- hidden -->Look", "Look"),
        ("`[a](b.md) <kbd>` stays", "`[a](b.md) <kbd>` stays"),
        ("[TEAM] and [ ] stay", "[TEAM] and [ ] stay"),
        ("<https://example.org>", "<https://example.org>"),
    ],
)
def test_links_lead_somewhere_and_tags_are_gone(text, shown):
    assert mended(text, LINKS) == shown


def test_plain_words_keep_only_the_marks_of_code():
    assert plain("**Look** at [the *log*](https://a.org) of `web`, &lt;now&gt;") == (
        "Look at the log of `web`, <now>"
    )


def test_the_links_of_a_text_are_told_once():
    assert linked("[a](https://a.org) [b](tel:1) [a](https://a.org) `[c](https://c.org)`") == (
        *("[a](https://a.org)", "[b](tel:1)"),
    )


@pytest.mark.parametrize("mark", ["[", "`", "*", "<!-- ", "![", "[a](b "])
def test_no_text_takes_long(mark):
    text = mark * 50_000
    assert mended(text, LINKS) == text
    assert plain(text)
