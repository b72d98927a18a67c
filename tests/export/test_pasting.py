"""HTML from elsewhere, pasted as light Markdown."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.export.light_markdown import blocks, plain
from incident_desk.export.pasting import light_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Not text</title>
<style><!-- p.MsoNormal {color:red} --></style><!--[if gte mso 9]><xml><o:x>none</o:x></xml>
<![endif]--></head><body lang=ES><!--StartFragment-->
<h1>Aviso<o:p></o:p></h1>
<p class=MsoNormal><b>Los pagos</b> no funcionan
desde las <i>09:40</i>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Pague en efectivo
</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span>&nbsp;</span></span><![endif]>o por transferencia</p>
<p>Fin</p><!--EndFragment--></body></html>"""


def test_a_word_processor_loses_its_trappings_and_keeps_what_was_written():
    assert light_markdown(WORD) == (
        "**Aviso**\n\n**Los pagos** no funcionan desde las *09:40*.\n\n"
        "- Pague en efectivo\n  3. o por transferencia\n\nFin"
    )


def test_an_editor_on_the_web_says_bold_by_weight():
    html = (
        '<b style="font-weight:normal" id="docs"><p><span style="font-weight:700">Cards</span> '
        '<span style="font-style:italic">fail</span></p><ul><li><p>a</p></li>'
        "<li><p>b</p><ol start=4><li>c</li><li>d</li></ol></li></ul><p>end</p></b>"
    )
    assert light_markdown(html) == ("**Cards** *fail*\n\n- a\n- b\n  4. c\n  5. d\n\nend")


def test_a_mail_has_a_line_for_each_div_and_a_paragraph_for_an_empty_one():
    html = "<div>one</div><div>two</div><div><br></div><div>three<br>four<br><br>five</div>"
    assert light_markdown(html) == "one\ntwo\n\nthree\nfour\n\nfive"


def test_a_list_keeps_its_shape():
    html = "<ul><li>a<ul><li>b</li></ul>more</li><li><p>c</p><p>d</p></li><li></li></ul>after"
    assert light_markdown(html) == "- a\n  - b\n\n  more\n- c\n\n  d\n\nafter"
    assert [(block.depth, block.text) for block in blocks(light_markdown(html))] == [
        (1, "a"),
        (2, "b"),
        (1, "more"),
        (1, "c"),
        (1, "d"),
        (0, "after"),
    ]


def test_the_rows_of_a_table_become_lines():
    html = (
        "<p>x<table><thead><tr><th>Service</th><th>State</th></tr></thead>"
        "<tr><td><p>Cards</p><p>phones</p></td><td></td><td>down</td></tr></table>y"
    )
    assert light_markdown(html) == "x\n\nService | State\nCards phones | | down\n\ny"


def test_a_table_that_only_holds_a_mail_in_place_keeps_its_paragraphs():
    html = (
        "<table><tr><td><table><tr><td>one</td></tr><tr><td>two</td></tr></table></td></tr></table>"
    )
    assert light_markdown(html) == "one\ntwo"


@pytest.mark.parametrize("tag", ["script", "style", "head", "title", "template", "xml", "svg"])
def test_what_nobody_saw_is_dropped(tag):
    assert light_markdown(f"a<{tag}>secret()</{tag}>b") == "ab"


def test_hidden_text_is_dropped():
    assert light_markdown('a<span style="Display: none">x<b>y</b></span>b<!-- c -->') == "ab"


def test_links_keep_their_words_and_their_target():
    assert light_markdown('<a href="https://a.example/(x)">the [page]</a>') == (
        "[the \\[page\\]](https://a.example/%28x%29)"
    )
    assert light_markdown('<a href="mailto:a@b.example">a@b.example</a>') == "a@b.example"
    assert (
        light_markdown('<a href="http://a.example/">http://a.example/</a>') == "http://a.example/"
    )
    assert light_markdown('<a href="javascript:x()">words</a> <a name="y">z</a>') == "words z"
    assert light_markdown('<a href="http://a.example"><b>bold</b> and not</a>') == (
        "[bold and not](http://a.example)"
    )


def test_an_image_leaves_its_words_only():
    assert light_markdown('<img src="http://a.example/x.png" alt="Logo"><img src=y>') == "Logo"


def test_letters_inside_a_word_are_not_marked():
    assert light_markdown("un<b>believ</b>able <b>no</b>, (<i>so</i>)") == (
        "unbelievable **no**, (*so*)"
    )
    assert light_markdown("<b>Next: </b><i>soon</i>") == "**Next:** *soon*"


def test_no_characters_come_along_that_only_do_harm():
    assert light_markdown("a&#7;b\x00c\x07&#8203;d\u00a0e\ufffc") == "abcd e"


def test_right_to_left_and_emoji_stay():
    assert light_markdown("<p dir=rtl>\u200fمرحبا</p><p>👩\u200d🚒 ñ o\u0301</p>") == (
        "\u200fمرحبا\n\n👩\u200d🚒 ñ ó"
    )


TEXT = st.text("aB9ñ😀 *_[]()!\\`~|&<>{}:.,#'\"/-", max_size=80)


@given(TEXT)
def test_words_that_look_like_marks_stay_words(text):
    pasted = light_markdown(f"<p>x {escape(text)} x</p>")
    assert plain(pasted).split() == f"x {text} x".split()


@given(st.lists(st.tuples(TEXT, st.sampled_from(["b", "i", "span", "b><i"])), max_size=6))
def test_marks_never_change_the_words(runs):
    html = "".join(f"<{tag}>{escape(text)}</{tag.replace('b><i', 'i></b')}>" for text, tag in runs)
    said = "".join(text for text, _ in runs)
    assert plain(light_markdown(f"<p>x {html} x</p>")).split() == f"x {said} x".split()


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4))
def test_links_never_change_the_words(texts):
    html = " ".join(f"<a href='http://a.example'>{escape(text)}</a>" for text in texts)
    said = " ".join(f"{text.strip()} (http://a.example)" for text in texts)
    assert plain(light_markdown(f"<p>x {html}</p>")).split() == f"x {said}".split()


@given(st.text("<>![]-/=\"'&;?ab pliutrd\n", max_size=200))
def test_any_markup_at_all_is_read(html):
    plain(light_markdown(html))


@given(
    st.lists(
        st.sampled_from(
            ["<ul>", "<li>", "</li>", "</ul>", "<p>", "</p>", "<td>", "<table>", "<br>", "a"]
        )
    )
)
def test_any_order_of_tags_is_read(tags):
    assert plain(light_markdown("".join(tags))).count("a") == tags.count("a")


HOSTILE = {
    "comments": "<!--" * 20_000,
    "tags without an end": "<a " * 20_000,
    "quotes": "<a b='" * 20_000,
    "ends in a script": "<script>" + "</" * 20_000,
    "conditions": "<![" * 20_000,
    "nested": "<ul><li>" * 20_000,
    "ends of nothing": "<b>" * 20_000 + "</i>" * 20_000,
    "stars": "*" * 60_000,
    "brackets": "[" * 20_000 + "](" * 20_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_in_the_end(html):
    """Read by looking at all that follows for each tag, any of these would take hours."""
    assert len(light_markdown(html * 5)) <= 2 * len(html * 5)
