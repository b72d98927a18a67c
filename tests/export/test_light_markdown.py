"""Light Markdown, read as plain text and as HTML."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.export.light_markdown import Block, Run, blocks, html, plain

# Nothing here can be an address, so that no text is added either.
MARKUP = st.text("aB9ñ😀 *_[]()!\\-+1.)#>`~|&<\n\t{}", max_size=120)


class Tags(HTMLParser):
    """The tags and the words of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"href", "start"}

    def handle_data(self, data):
        self.words += data


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_\d]|😀", text))


def test_bold_italic_links_lists_and_paragraphs_are_read():
    text = "**Cards** are *down*.\n\n- one\n- two\n\nSee [the page](https://a.example/b)."
    assert plain(text) == ("Cards are down.\n\n- one\n- two\n\nSee the page (https://a.example/b).")
    assert html(text) == (
        "<p><strong>Cards</strong> are <em>down</em>.</p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        '<p>See <a href="https://a.example/b">the page</a> (https://a.example/b).</p>\n'
    )


def test_a_line_break_stays_where_it_was_typed():
    assert plain("one\ntwo  \nthree") == "one\ntwo\nthree"
    assert html("one\ntwo") == "<p>one<br>\ntwo</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "> no quote",
        "`no code`",
        "| no | table |",
        "---",
        "~~not struck~~",
        "&lt;b&gt; &copy;",
        "<b>x</b> <img src=http://x.example/y.png> <!-- x -->",
        "2 * 3 * 4, snake_case_name, {people_affected} {next_update}",
        "[x][y] [z]: http://x.example",
        "C:\\new",
    ],
)
def test_nothing_else_is_read_as_markup(text):
    assert plain(text) == text
    assert Tags(html(text)).tags == ["p"]
    assert Tags(html(text)).words.strip() == text


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "data:image/png;base64,xx",
        "vbscript:x",
        "file:///etc/passwd",
        "//x.example/y",
        "page.html",
        "\x01javascript:x",
    ],
)
def test_only_addresses_that_a_reader_can_use_are_links(target):
    for text in (f"[words]({target})", f"![words]({target})"):
        assert plain(text) == text
        assert Tags(html(text)).tags == ["p"]


def test_a_link_tells_its_true_target_unless_its_words_are_the_target():
    assert plain("[https://bank.example](https://thief.example)") == (
        "https://bank.example (https://thief.example)"
    )
    assert "</a> (https://thief.example)" in html("[**our** bank](https://thief.example)")
    assert plain("[https://a.example/ñ](https://a.example/ñ)") == "https://a.example/ñ"
    assert plain("[help@a.example](mailto:help@a.example)") == "help@a.example"
    assert plain("[call us](tel:+34900000000)") == "call us (+34900000000)"
    assert plain("[](https://a.example)") == "https://a.example"


def test_letters_that_look_like_others_do_not_hide_in_a_target():
    assert plain("[bank](https://bаnk.example)") == "bank (https://xn--bnk-6cd.example)"


def test_an_image_becomes_its_words_and_its_target():
    text = "![A *graph*](http://x.example/y.png) and ![](http://x.example/z.png)"
    said = "A graph (http://x.example/y.png) and http://x.example/z.png"
    assert plain(text) == said
    assert html(text) == f"<p>{said}</p>\n"


def test_an_image_in_a_link_is_told_once_and_is_a_link():
    assert plain("[![up](http://x.example/y.png)](http://x.example/)") == (
        "up (http://x.example/y.png) (http://x.example/)"
    )


def test_points_keep_the_numbers_they_were_typed_with():
    assert plain("14. Saturday\n16. Monday") == "14. Saturday\n16. Monday"
    assert html("14. Saturday\n16. Monday").count("<ol start=") == 2
    assert plain("1. a\n1. b\n1. c") == "1. a\n2. b\n3. c"
    assert html("1. a\n1. b").count("<ol>") == 1
    assert plain("2) a\n3) b") == "2) a\n3) b"


def test_a_list_in_a_list_stays_below_its_point():
    text = "1. Call\n   - the vendor\n   - the site\n     at night\n2. Wait\n\n   and see"
    assert plain(text) == text
    assert plain("- - a\n  - b") == "-\n  - a\n  - b"
    assert blocks("- a\n  1. **b**") == (
        Block((Run("a"),), 1, "-"),
        Block((Run("b", bold=True),), 2, "1."),
    )


@pytest.mark.parametrize(
    "text", ["- " * 300 + "end", "\n".join("  " * at + f"- p{at}" for at in range(300))]
)
def test_lists_that_nobody_wrote_lose_nothing(text):
    assert letters(plain(text)) == letters(text)
    assert letters(Tags(html(text)).words) == letters(text)


def test_a_text_longer_than_any_message_is_shown_as_it_was_written():
    text = "**word** [x](http://x.example)\n" * 2000
    assert plain(text) == text.strip()
    assert Tags(html(text)).tags.count("a") == 0


@given(MARKUP)
def test_no_letter_is_lost_or_moved_and_no_other_tag_is_made(text):
    assert letters(plain(text)) == letters(text)
    shown = Tags(html(text))
    assert letters(shown.words) == letters(text)
    assert set(shown.tags) <= {"p", "ul", "ol", "li", "strong", "em", "br"}


@given(st.text("aBñ😀 *_[]()!\\>`~|&<\n\t{}", max_size=120))
def test_plain_text_and_html_say_the_same(text):
    said = [word for word in plain(text).split() if word != "-"]
    assert said == Tags(html(text)).words.split()


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text):
    plain(text)
    assert "<script" not in html(text)
